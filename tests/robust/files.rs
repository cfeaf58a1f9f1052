//! Whatever stands where a scenario is expected: an answer in Dutch, soon, in little memory.

use super::town::{HEAD, SMALL, folder, refused, run};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

/// The most memory that reading may take, in kilobytes of address space: what a small computer has to spare.
const MEMORY: u32 = 600_000;
/// The most seconds that the processor may work on it: ten times what a slow one needs. What other programs do beside
/// it does not count.
const SECONDS: u32 = 20;

/// What `controleer` says of `name`, with little memory; it must refuse, in time.
fn refused_in_little_memory(folder: &Path, name: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("wmosim");
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec \"$0\" controleer \"$1\"")])
        .arg(program)
        .arg(name)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("there is a shell");
    let said = String::from_utf8(output.stderr).expect("it writes UTF-8");
    assert_eq!(output.status.code(), Some(2), "{name}, {}: {said}", output.status);
    assert!(said.len() < 100_000, "nobody reads {} bytes", said.len());
    said
}

#[cfg(unix)]
#[test]
fn things_that_are_no_files_are_refused_at_once() {
    let home = folder(&[]);
    fs::create_dir(home.path().join("map.toml")).expect("there is room");
    let made = Command::new("mkfifo").arg(home.path().join("pijp.toml")).status();
    assert!(made.is_ok_and(|status| status.success()), "there is mkfifo");
    let link =
        |from: &str, to: &str| std::os::unix::fs::symlink(from, home.path().join(to)).expect("there is room");
    link("nergens.toml", "dood.toml");
    link("kring.toml", "kring.toml");
    link("/dev/zero", "eindeloos.toml");
    for (name, told) in [
        ("map.toml", "staat geen scenario"),
        ("pijp.toml", "is geen bestand"),
        ("/dev/zero", "is geen bestand"),
        ("eindeloos.toml", "is geen bestand"),
        ("dood.toml", "bestaat niet"),
        ("kring.toml", "een link die naar zichzelf verwijst"),
        ("/dev/null", "is geen bestand"),
        ("", "bestaat niet"),
    ] {
        let said = refused_in_little_memory(home.path(), name);
        assert!(said.contains(told), "{name}: {said}");
    }
    // In a folder with scenarios they are passed by or refused, and never waited for.
    let (code, said) = run(home.path(), &["controleer", "."]);
    assert_eq!(code, Some(0), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_scenario_is_read_as_that_scenario() {
    let home = folder(&[("klein.toml", &format!("{HEAD}{SMALL}"))]);
    std::os::unix::fs::symlink("klein.toml", home.path().join("laatste.toml")).expect("there is room");
    let (code, said) = run(home.path(), &["controleer", "laatste.toml"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn files_that_are_far_too_large_are_not_read() {
    let home = folder(&[]);
    let sparse = File::create(home.path().join("terabyte.toml")).expect("there is room");
    sparse.set_len(1 << 40).expect("it takes no room");
    let many: String = (0..1_000_000).map(|key| format!("k{key}=1\n")).collect();
    fs::write(home.path().join("sleutels.toml"), many).expect("there is room");
    for name in ["terabyte.toml", "sleutels.toml"] {
        let said = refused_in_little_memory(home.path(), name);
        assert!(said.contains("is te groot") && said.contains("1.048.576 bytes"), "{said}");
    }
}

#[test]
fn as_much_as_fits_in_a_file_is_refused_in_time_and_in_little_memory() {
    const ROOM: usize = (1 << 20) - 200;
    let fill = |line: &dyn Fn(usize) -> String| {
        let mut text = HEAD.to_owned();
        let mut number = 0;
        while text.len() < ROOM {
            text.push_str(&line(number));
            number += 1;
        }
        text
    };
    let home = folder(&[]);
    let cases: Vec<(&str, String)> = vec![
        ("sleutels", fill(&|n| format!("k{n}=1\n"))),
        ("in-een-tabel", fill(&|n| format!("team.k{n}=1\n"))),
        ("tabellen", fill(&|n| format!("[t{n}]\n"))),
        ("producten", fill(&|n| format!("[product.p{n}]\n"))),
        ("profielen", fill(&|n| format!("[profiel.p{n}]\nmeldingen_per_1000=1\n"))),
        ("aanbieders", fill(&|n| format!("[aanbieder.a{n}]\nproduct=\"hbh\"\n"))),
        (
            "wijzigingen",
            fill(&|n| format!("[[wijziging]]\nvanaf={}-{:02}-01\nteam.fte=2\n", 2027 + n / 12, n % 12 + 1)),
        ),
        ("onzeker", fill(&|_| "[[onzeker]]\n".to_owned())),
        ("dubbel", fill(&|_| "a=1\n".to_owned())),
        ("zonder-is", fill(&|_| "a\n".to_owned())),
        ("haken", format!("{HEAD}x = {}", "[".repeat(ROOM - HEAD.len()))),
        ("accolades", format!("{HEAD}x = {}", "{a=".repeat(ROOM / 3 - HEAD.len()))),
        ("punten", format!("{HEAD}{}x = 1", "a.".repeat(ROOM / 2 - HEAD.len()))),
        ("diepe-tabel", format!("{HEAD}[{}a]", "a.".repeat(ROOM / 2 - HEAD.len()))),
        ("lijst", format!("{HEAD}x = [{}]", "1,".repeat(ROOM / 2 - HEAD.len()))),
        ("lange-lijst", format!("{HEAD}instroom.seizoen = [{}]", "1,".repeat(ROOM / 2 - HEAD.len()))),
        ("lang-getal", format!("{HEAD}team.fte = {}", "9".repeat(ROOM - HEAD.len()))),
        ("lange-tekst", format!("{HEAD}team.fte = \"{}\"", "é".repeat(ROOM / 2 - HEAD.len()))),
        ("aanhaling", format!("{HEAD}team.fte = \"{}", "x".repeat(ROOM - HEAD.len()))),
        ("een-regel", "x".repeat(ROOM)),
        ("regels", "\n".repeat(ROOM)),
    ];
    for (name, text) in cases {
        assert!(text.len() <= 1 << 20, "{name} fits");
        fs::write(home.path().join(format!("{name}.toml")), text).expect("there is room");
        refused_in_little_memory(home.path(), &format!("{name}.toml"));
    }
}

#[test]
fn other_encodings_are_explained_and_a_mark_in_front_is_no_fault() {
    let text = format!("{HEAD}{SMALL}");
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let home = folder(&[]);
    let put = |name: &str, bytes: &[u8]| fs::write(home.path().join(name), bytes).expect("there is room");
    put("utf16le.toml", &wide(u16::to_le_bytes));
    put("utf16be.toml", &wide(u16::to_be_bytes));
    put("latin1.toml", text.replace("Proef", "Cli\u{1}nt").replace('\u{1}', "?").as_bytes());
    let mut latin = text.clone().into_bytes();
    latin[9] = 0xeb;
    put("latin1.toml", &latin);
    put("merk.toml", format!("\u{feff}{text}").as_bytes());
    for name in ["utf16le.toml", "utf16be.toml", "latin1.toml"] {
        let said = refused_in_little_memory(home.path(), name);
        assert!(said.contains("niet als UTF-8 bewaard") && said.contains("Codering UTF-8"), "{said}");
    }
    let (code, said) = run(home.path(), &["controleer", "merk.toml"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_basis_stands_in_the_folder_of_its_scenario_and_goes_round_nowhere() {
    let on = |basis: &str| {
        format!("titel = \"T {basis}\"\nvraag = \"V\"\nbeantwoordt_niet = \"N\"\nbasis = \"{basis}\"\n")
    };
    let home = folder(&[
        ("zelf.toml", &on("zelf.toml")),
        ("een.toml", &on("twee.toml")),
        ("twee.toml", &on("drie.toml")),
        ("drie.toml", &on("een.toml")),
        ("buiten.toml", &on("../basis.toml")),
        ("omweg.toml", &on("x/../../basis.toml")),
        ("wortel.toml", &on("/etc/passwd")),
        ("thuis.toml", &on("~/basis.toml")),
        ("schijf.toml", &on("C:/basis.toml")),
        ("net.toml", &on("http://voorbeeld.nl/basis.toml")),
        ("apparaat.toml", &on("/dev/zero")),
    ]);
    refused(
        home.path(),
        &["controleer", "zelf.toml"],
        &["heeft zichzelf als basis", "Eén bestand moet op zichzelf staan"],
    );
    refused(home.path(), &["controleer", "een.toml"], &["hebben elkaar als basis"]);
    for name in ["buiten", "omweg", "wortel", "thuis", "schijf", "net", "apparaat"] {
        refused(
            home.path(),
            &["controleer", &format!("{name}.toml")],
            &["De basis moet in de map van dit bestand staan"],
        );
    }
    let mut chain = String::new();
    for number in 0..300 {
        let _ = write!(chain, "{number} ");
        let basis = if number == 0 { "basis.toml".to_owned() } else { format!("k{}.toml", number - 1) };
        fs::write(home.path().join(format!("k{number}.toml")), on(&basis)).expect("there is room");
    }
    let (code, said) = run(home.path(), &["controleer", "k299.toml"]);
    assert_eq!(code, Some(0), "a long chain is no circle: {said}");
}
