//! No input makes the reader panic, and every refusal says something.

use super::*;
use proptest::prelude::*;

fn refused(bytes: &[u8]) -> Rejected {
    let shelf = Shelf(vec![("proef.toml".to_owned(), bytes.to_vec())]);
    let rejected = drafts::<Small>(&["proef.toml".to_owned()], &shelf).unwrap_err();
    assert!(!rejected.messages.is_empty());
    #[cfg(feature = "cli")]
    for style in [crate::scenario::Style::Plain, crate::scenario::Style::Coloured] {
        assert!(crate::scenario::render(&rejected, style).contains("niets overschreven"));
    }
    rejected
}

#[test]
fn odd_files_are_refused_without_panic() {
    let nested = format!("x = {}", "[".repeat(100_000));
    let tables = format!("x = {}", "{a = ".repeat(5_000));
    let dotted = format!("{}x = 1", "a.".repeat(20_000));
    let header = format!("[{}x]", "a.".repeat(79));
    let many = "x\n".repeat(100_000);
    let cases: [&[u8]; 23] = [
        b"",
        b"\xef\xbb\xbf",
        b"\n",
        b"\r\n\r\n",
        b"\r",
        b"\0\0\0",
        b"\xff\xfe\x41\x00",
        b"titel = \"\xeb\"\n",
        "x = [1]]é".as_bytes(),
        "é = {}}é".as_bytes(),
        "x = 1é,\n€".as_bytes(),
        b"=",
        b"[",
        b"[[",
        b"]",
        b"\"",
        b"'''",
        b"\"\"\"",
        nested.as_bytes(),
        tables.as_bytes(),
        dotted.as_bytes(),
        header.as_bytes(),
        many.as_bytes(),
    ];
    for case in cases {
        refused(case);
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_fault() {
    let text = format!("\u{feff}{HEAD}{SETTINGS}").replace('\n', "\r\n");
    assert!(read(&[("a.toml", &text)], &["a.toml"]).is_ok());
}

#[test]
fn a_place_after_a_byte_order_mark_is_right() {
    let text = format!("\u{feff}{HEAD}{}", SETTINGS.replace("fte = 22.0", "fte = -3"));
    let rejected = read(&[("a.toml", &text)], &["a.toml"]).unwrap_err();
    let message = &rejected.messages[0];
    assert_eq!(rejected.sources[0].typed(message.place), "-3");
}

#[test]
fn an_unreadable_byte_is_named_with_its_line() {
    let rejected = refused(b"titel = \"a\"\nvraag = \"caf\xe9\"\n");
    assert!(rejected.messages[0].what.contains("regel 2"), "{rejected}");
}

#[test]
fn no_message_shows_the_parser_in_english() {
    let english = ["expected", "invalid", "unexpected", "missing", "duplicate", "must be", "cannot", "key with"];
    for text in [
        "x = 0xZZ",
        "x = +-5",
        "a..b = 1",
        "x = {a = 1, b = }",
        "x = \"\\ud800\"",
        "# caf\u{1}",
        "{\"a\": 1}",
        "x = 1e",
    ] {
        let rejected = refused(text.as_bytes()).to_string();
        for word in english {
            assert!(!rejected.contains(word), "{word} in {rejected}");
        }
    }
}

/// A valid file with one stretch of it replaced by something else.
fn damaged() -> impl Strategy<Value = String> {
    let text = format!("{HEAD}{SETTINGS}[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 2\n");
    let pieces = prop::sample::select(vec![
        "\"",
        "'",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        ",",
        ".",
        "\n",
        "\r",
        "#",
        "\"\"\"",
        "“",
        "é",
        "12,5",
        "7%",
        "€ 180",
        "nan",
        "inf",
        "1-1-2027",
        "9999999999999999999999",
        "1.800",
        "\u{0}",
        "\\",
        "-",
        "=\n",
        "a.b = 1\n",
        "[team]\n",
        "12:00",
    ]);
    (0..text.len(), 0..20usize, pieces).prop_map(move |(start, length, piece)| {
        let end = (start + length).min(text.len());
        format!("{}{piece}{}", &text[..start], &text[end..])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn damaged_files_never_panic(text in damaged()) {
        if let Err(rejected) = read(&[("a.toml", &text)], &["a.toml"]) {
            prop_assert!(!rejected.messages.is_empty());
            prop_assert!(!rejected.to_string().contains("expected"), "{}", rejected);
            for message in &rejected.messages {
                prop_assert!(message.place.end as usize <= text.len() + 1);
            }
            #[cfg(feature = "cli")]
            crate::scenario::render(&rejected, crate::scenario::Style::Plain);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        refused(&bytes);
    }
}
