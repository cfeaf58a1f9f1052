//! `een-a4-voor-de-raad.html` says the same as the report, in little.

use crate::page::{attributes, basis, made, page, texts, with_stages};
use crate::synthetic;
use wmosim::report::house_style::HouseStyle;
use wmosim::report::html;
use wmosim::statistics::Comparison;

fn council(c: &Comparison) -> String {
    let basis = basis();
    made(html::council, synthetic::DUTCH, c, (&basis.resolved, &basis.notes), &HouseStyle::default())
}

#[test]
fn the_page_has_all_parts_for_any_number_of_scenarios() {
    for n in [1, 2, 3, 6, 12, 22] {
        let page = council(&with_stages(n));
        let heads = [
            "Wat is nagespeeld",
            "Het antwoord",
            "De belangrijkste cijfers",
            "Wie in stilte tekortkomt",
            "Wat dit niet zegt",
        ];
        assert_eq!(texts(&page, "h2"), heads, "{n} scenarios");
        assert_eq!((texts(&page, "h1").len(), page.matches("<svg").count()), (1, 1), "{n} scenarios");
        for part in
            ["wmosim 0.1.0", "zaad 20260101", "jan 2026 tot en met dec 2029", "aannames", "geen voorspelling"]
        {
            assert!(page.replace('\u{a0}', " ").contains(part), "{n} scenarios: {part} is not told");
        }
        let answer = page.split("kop-antwoord\">").nth(2).unwrap().split("</ul>").next().unwrap();
        assert!((3..=5).contains(&answer.matches("<li>").count()), "{n} scenarios: {answer}");
        assert!(!page.contains("<script") && !page.contains("<button") && !page.contains("src="));
    }
}

#[test]
fn what_is_left_out_is_said_to_be() {
    for (n, rows) in [(1, 1), (2, 2), (6, 6), (7, 6), (12, 6), (22, 6)] {
        let page = council(&with_stages(n));
        assert_eq!(page.matches("<th scope=\"row\">").count(), rows, "{n} scenarios");
        let said = page.contains(&format!("Alle {} staan in rapport.html", n - 1));
        assert_eq!(said, rows < n, "{n} scenarios");
    }
}

#[test]
fn its_sentences_are_those_of_the_report() {
    for n in [1, 2, 12] {
        let c = with_stages(n);
        let report = page(&c);
        let council = council(&c);
        let answer = council.split("kop-antwoord\">").nth(2).unwrap().split("</ul>").next().unwrap();
        assert_eq!(texts(answer, "li").len(), 4, "{n} scenarios");
        for sentence in texts(answer, "li") {
            assert!(texts(&report, "li").contains(&sentence), "{n} scenarios: {sentence}");
        }
    }
}

#[test]
fn names_and_texts_that_would_not_fit_are_cut_or_left_out() {
    let mut c = with_stages(2);
    c.municipality = "G".repeat(300);
    for scenario in &mut c.scenarios {
        scenario.title = "T".repeat(300);
        (scenario.question, scenario.caveat) = ("Q".repeat(900), "X".repeat(900));
    }
    let page = council(&c);
    // The chart, with its title, has ways of its own to make names fit.
    let (head, foot) = page.split_once("<figure>").unwrap();
    let (head, foot) = (head.split("</style>").nth(1).unwrap(), foot.split("</figure>").nth(1).unwrap());
    assert!(head.contains(&format!("‘{}…’", "T".repeat(43))));
    let longest = ["T".repeat(44), "G".repeat(51), "QQ".into(), "XX".into()];
    assert!(longest.iter().all(|long| !head.contains(long)), "{head}");
    let table = foot.split("</table>").next().unwrap();
    assert!(longest.iter().all(|long| !table.contains(long)), "{table}");
    let silent = &texts(foot.split("kop-stil\">").nth(2).unwrap(), "p")[0];
    assert!(silent.chars().count() < 400, "{silent}");
}

#[test]
fn a_comparison_with_any_oddity_gives_a_page() {
    for n in [1, 2, 12] {
        for c in [
            synthetic::zero(n),
            synthetic::nothing(n),
            synthetic::without_groups(n),
            synthetic::with_wide_names(n),
            synthetic::played_once(n),
        ] {
            let page = council(&c);
            assert_eq!(texts(&page, "h2").len(), 5);
            assert!(attributes(&page, "content").iter().any(|text| text.starts_with("default-src 'none'")));
        }
    }
}

#[test]
fn what_does_not_differ_and_what_was_not_seen_is_not_called_chance() {
    // Of twelve, the one before the last four decides nothing and the last does not differ at all.
    let page = council(&synthetic::comparison(12));
    let answer = page.split("kop-antwoord\">").nth(2).unwrap().split("</ul>").next().unwrap();
    let told = texts(answer, "li").iter().map(|text| text.replace('\u{a0}', " ")).collect::<Vec<_>>();
    let waiting = &told[0];
    assert!(waiting.contains("Bij één scenario is er geen enkel verschil."), "{waiting}");
    assert!(waiting.contains("Bij één scenario is er niets gezien om te vergelijken."), "{waiting}");
    assert!(told[2].contains("is er geen enkel verschil") && !told[2].contains("niets gezien"), "{}", told[2]);
    let same = council(&synthetic::zero(7));
    assert!(
        same.contains("De doorlooptijd verandert in geen enkel scenario.")
            && !same.contains("elk verschil ook toeval")
    );
}
