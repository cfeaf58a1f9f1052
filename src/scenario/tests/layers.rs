//! What follows from laying files over one another.

use super::*;
use crate::scenario::canonical::canonical;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_scenario_takes_from_its_basis_what_it_does_not_name() {
    let draft = on_basis("[team]\nfte = 24").unwrap();
    let [(None, settings)] = &draft.periods[..] else { panic!("one period") };
    assert_eq!(settings.team.fte, 24.0);
    assert_eq!(settings.team.dossiers, 25);
    assert_eq!((draft.name.as_str(), draft.title.as_str()), ("proef", "Proef"));
    assert_eq!(draft.basis.as_deref(), Some("basis"));
}

#[test]
fn a_change_names_old_and_new_value_as_typed() {
    let draft = on_basis("[team]\nfte = 24\n[onderzoek]\nuren = [4, 5, 6,\n 8, 9]").unwrap();
    let shown: Vec<_> = draft.changes.iter().map(|c| (c.path.as_str(), c.from.as_deref(), c.to.as_str())).collect();
    let uren = ("onderzoek.uren", Some("[4.0, 5.0, 6.0, 8.0, 10.0]"), "[4, 5, 6, 8, 9]");
    assert_eq!(shown, [("team.fte", Some("22.0"), "24"), uren]);
    assert_eq!(
        (draft.changes[0].meaning.as_str(), draft.changes[0].unit.as_str()),
        ("Formatie van het team.", "fte")
    );
}

#[test]
fn an_equal_value_is_not_a_change() {
    let draft = on_basis("[team]\nfte = 22\ndossiers = 2_5").unwrap();
    assert!(draft.changes.is_empty(), "{:?}", draft.changes);
}

#[test]
fn a_new_named_table_is_a_change_for_each_of_its_settings() {
    let draft = on_basis("[product.dagbesteding]\ntarief = 45.0\nbudget = 2_000_000").unwrap();
    let paths: Vec<&str> = draft.changes.iter().map(|c| c.path.as_str()).collect();
    assert_eq!(paths, ["product.dagbesteding.tarief", "product.dagbesteding.budget"]);
    assert!(draft.changes.iter().all(|c| c.from.is_none()));
    let names: Vec<&str> = draft.periods[0].1.product.names().collect();
    assert_eq!(names, ["hbh", "dagbesteding"]);
}

#[test]
fn dated_changes_add_up_in_order_of_date() {
    let text = "[[wijziging]]\nvanaf = 2028-01-01\n[wijziging.team]\nfte = 20.0\n\
                [[wijziging]]\nvanaf = 2027-01-01\nreden = \"verloop\"\n[wijziging.team]\nverzuim = 0.1";
    let draft = on_basis(text).unwrap();
    let seen: Vec<_> = draft.periods.iter().map(|(since, s)| (*since, s.team.fte, s.team.verzuim)).collect();
    let expected =
        [(None, 22.0, 0.07), (Some(date("2027-01-01")), 22.0, 0.1), (Some(date("2028-01-01")), 20.0, 0.1)];
    assert_eq!(seen, expected);
    let since: Vec<_> = draft.changes.iter().map(|c| (c.path.as_str(), c.since)).collect();
    let expected = [("team.verzuim", Some(date("2027-01-01"))), ("team.fte", Some(date("2028-01-01")))];
    assert_eq!(since, expected);
}

#[test]
fn a_change_of_the_basis_is_kept_and_one_on_the_same_day_lies_over_it() {
    let basis = format!(
        "{}[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 20.0\nverzuim = 0.2\n",
        super::basis()
    );
    let own =
        format!("{HEAD}basis = \"basis.toml\"\n[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 30.0\n");
    let drafts = read(&[("basis.toml", &basis), ("proef.toml", &own)], &["proef.toml"]).unwrap();
    let team = &drafts[0].periods[1].1.team;
    assert_eq!((team.fte, team.verzuim), (30.0, 0.2));
    let shown: Vec<_> =
        drafts[0].changes.iter().map(|c| (c.path.as_str(), c.from.as_deref(), c.to.as_str())).collect();
    assert_eq!(shown, [("team.fte", Some("20.0"), "30.0")]);
}

#[test]
fn without_a_basis_the_dated_changes_are_the_changes() {
    let text = format!("{}[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 20.0\n", super::basis());
    let drafts = read(&[("basis.toml", &text)], &["basis.toml"]).unwrap();
    let shown: Vec<_> =
        drafts[0].changes.iter().map(|c| (c.path.as_str(), c.from.as_deref(), c.to.as_str())).collect();
    assert_eq!(shown, [("team.fte", Some("22.0"), "20.0")]);
}

#[test]
fn a_basis_may_have_a_basis_and_changes_are_against_the_nearest() {
    let middle = format!("{}basis = \"basis.toml\"\n[team]\nfte = 23.0\n", HEAD.replace("Proef", "Midden"));
    let own = format!("{HEAD}basis = \"midden.toml\"\n[team]\nverzuim = 0.1\n");
    let files = [("map/basis.toml", basis()), ("map/midden.toml", middle), ("map/proef.toml", own)];
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let draft = read(&files, &["./map//proef.toml"]).unwrap().remove(0);
    assert_eq!(draft.periods[0].1.team.fte, 23.0);
    assert_eq!(draft.basis.as_deref(), Some("midden"));
    let paths: Vec<&str> = draft.changes.iter().map(|c| c.path.as_str()).collect();
    assert_eq!(paths, ["team.verzuim"]);
}

#[test]
fn what_changes_again_changes_from_what_it_was_the_day_before() {
    let text = "[team]\nfte = 24\n[[wijziging]]\nvanaf = 2027-01-01\nteam.fte = 26\n\
                [[wijziging]]\nvanaf = 2028-01-01\nteam.fte = 23\nteam.verzuim = 0.1\n\
                [[wijziging]]\nvanaf = 2029-01-01\nteam.fte = 22\n";
    let draft = on_basis(text).unwrap();
    let shown: Vec<_> = draft
        .changes
        .iter()
        .map(|c| (c.since.map(|date| date.year()), c.path.as_str(), c.from.as_deref(), c.to.as_str()))
        .collect();
    let expected = [
        (None, "team.fte", Some("22.0"), "24"),
        (Some(2027), "team.fte", Some("24"), "26"),
        (Some(2028), "team.fte", Some("26"), "23"),
        (Some(2028), "team.verzuim", Some("0.07"), "0.1"),
        (Some(2029), "team.fte", Some("23"), "22"),
    ];
    assert_eq!(shown, expected, "the last one is back to what the basis has");
}

#[test]
fn a_change_of_the_basis_that_brings_it_to_where_a_scenario_is_already_is_no_change_of_the_scenario() {
    let basis = format!("{}[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 24.0\n", super::basis());
    let own = format!("{HEAD}basis = \"basis.toml\"\n[team]\nfte = 24\n");
    let draft = read(&[("basis.toml", &basis), ("proef.toml", &own)], &["proef.toml"]).unwrap().remove(0);
    let shown: Vec<_> = draft.changes.iter().map(|c| (c.since, c.from.as_deref(), c.to.as_str())).collect();
    assert_eq!(shown, [(None, Some("22.0"), "24")]);
}

#[test]
fn a_scenario_tells_what_it_changes_with_respect_to_each_file_below_it() {
    let middle = format!(
        "{}basis = \"basis.toml\"\n[[wijziging]]\nvanaf = 2027-01-01\nreden = \"midden\"\nteam.fte = 23.0\n",
        HEAD.replace("Proef", "Midden")
    );
    let own = format!("{HEAD}basis = \"midden.toml\"\n[[wijziging]]\nvanaf = 2027-01-01\nteam.verzuim = 0.1\n");
    let files = [("basis.toml", super::basis()), ("midden.toml", middle), ("proef.toml", own)];
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let draft = read(&files, &["proef.toml"]).unwrap().remove(0);
    let shown: Vec<_> = draft
        .below
        .iter()
        .map(|b| {
            (b.file.as_str(), b.changes.iter().map(|c| (c.path.as_str(), c.reason.as_deref())).collect::<Vec<_>>())
        })
        .collect();
    let nearest = ("midden.toml", vec![("team.verzuim", None)]);
    let farthest = ("basis.toml", vec![("team.fte", Some("midden")), ("team.verzuim", Some("midden"))]);
    assert_eq!(shown, [nearest, farthest]);
}

#[test]
fn the_hash_depends_on_the_settings_and_not_on_how_they_are_written() {
    let one = on_basis("[team]\nfte = 24").unwrap();
    let same = on_basis("# opmerking\n[team]\nverzuim = 0.070\nfte = 24.0").unwrap();
    let other = on_basis("[team]\nfte = 25").unwrap();
    assert_eq!(one.hash, same.hash);
    assert_ne!(one.hash, other.hash);
    assert_eq!(one.hash.len(), 64);
}

#[test]
fn the_canonical_text_is_a_file_with_the_same_settings() {
    let text = "[[onderzoek.stap]]\nnaam = \"zeg \\\"ja\\\"\"\nwachttijd = 1.5\n[profiel.\"cliënt met punt.\"]\n\
                meldingen = 1e3\nproduct = \"hbh\"\n[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nfte = 20.0";
    let draft = on_basis(text).unwrap();
    let again = format!("{HEAD}{}", canonical(&draft.resolved));
    let reread = read(&[("alleen.toml", &again)], &["alleen.toml"]).unwrap().remove(0);
    assert_eq!(reread.hash, draft.hash);
    assert_eq!(reread.periods.len(), 2);
    assert_eq!(canonical(&reread.resolved), canonical(&draft.resolved));
}

#[test]
fn tables_keep_their_order_of_appearance() {
    let text = "[product.z]\ntarief = 1.0\n[team]\nfte = 1\n[product.a]\ntarief = 2.0";
    let draft = on_basis(text).unwrap();
    assert_eq!(draft.periods[0].1.product.names().collect::<Vec<_>>(), ["hbh", "z", "a"]);
}

#[test]
fn a_question_on_several_lines_becomes_one() {
    let own = format!(
        "titel = \"Proef\"\nvraag = \"\"\"\nWat\nals?\n\"\"\"\nbeantwoordt_niet = \"=1+1 <b>\"\n{SETTINGS}"
    );
    let draft = read(&[("a.toml", &own)], &["a.toml"]).unwrap().remove(0);
    assert_eq!(draft.question, "Wat als?");
    // What a spreadsheet or a browser makes of it is for the reports to prevent.
    assert_eq!(draft.caveat, "=1+1 <b>");
}

#[test]
fn a_fault_of_a_shared_basis_is_reported_once() {
    let basis = super::basis().replace("fte = 22.0", "fte = -1");
    let one = format!(
        "{HEAD}basis = \"basis.toml\"\n[[wijziging]]\nvanaf = 2027-01-01\n[wijziging.team]\nverzuim = 0.1\n"
    );
    let two = format!("{}basis = \"basis.toml\"\n", HEAD.replace("Proef", "Twee"));
    let files = [("basis.toml", basis.as_str()), ("een.toml", &one), ("twee.toml", &two)];
    let rejected = read(&files, &["basis.toml", "een.toml", "twee.toml"]).unwrap_err();
    assert_eq!(rejected.messages.len(), 1, "{rejected}");
    assert!(rejected.count().starts_with("1 fout in 1 bestand."));
}

/// What is said of a file on the basis.
fn said(text: &str) -> Vec<String> {
    let rejected = on_basis(text).expect_err("it is wrong");
    rejected.messages.into_iter().map(|message| message.what).collect()
}

#[test]
fn a_contradiction_is_told_together_with_a_value_that_cannot_be_read() {
    let wrong = said("[team]\nfte = 0\nverzuim = \"veel\"\n[profiel.dementie]\nproduct = \"taxi\"");
    assert_eq!(wrong.len(), 3, "{wrong:?}");
    assert!(wrong.iter().any(|what| what.contains("taxi")), "{wrong:?}");
    // A change is judged too, also when something before it cannot be read.
    let dated = said("[team]\nverzuim = \"veel\"\n[[wijziging]]\nvanaf = 2027-01-01\nteam.fte = 0");
    assert_eq!(dated.len(), 2, "{dated:?}");
}

#[test]
fn settings_that_are_wrong_are_told_together_with_the_date_of_their_change() {
    for date in ["vanaf = 2027-13-01\n", "vanaf = \"morgen\"\n", ""] {
        let change = format!("[[wijziging]]\n{date}team.verzuim = 2.0\ntoewijzing.beleid = \"competent\"\n");
        let wrong = said(&change);
        assert_eq!(wrong.len(), 3, "{date}: {wrong:?}");
        // Of two dates that cannot be read nobody knows whether they are the same.
        let twice = said(&change.repeat(2));
        assert_eq!(twice.len(), 6, "{date}: {twice:?}");
    }
}

#[test]
fn what_depends_on_a_value_that_cannot_be_read_is_not_told() {
    let wrong = said("[team]\nfte = \"geen\"\n[product]\nhbh = 3");
    assert_eq!(wrong.len(), 2, "no word of a team of 0 fte or of a product that does not exist: {wrong:?}");
}

#[test]
fn the_reason_of_a_change_is_kept_with_what_it_changes() {
    let text =
        "[team]\nfte = 24\n[[wijziging]]\nvanaf = 2027-01-01\nreden = \"De raad\n wil het\"\nteam.verzuim = 0.1\n";
    let draft = on_basis(&text.replace("\"De raad\n wil het\"", "\"\"\"De raad\n wil het\"\"\"")).unwrap();
    let reasons: Vec<_> = draft.changes.iter().map(|c| (c.path.as_str(), c.reason.as_deref())).collect();
    assert_eq!(reasons, [("team.fte", None), ("team.verzuim", Some("De raad wil het"))]);
    assert_eq!(draft.reasons.len(), 1);
    let without = on_basis("[team]\nfte = 24\n[[wijziging]]\nvanaf = 2027-01-01\nteam.verzuim = 0.1\n").unwrap();
    assert_eq!(draft.hash, without.hash, "a reason is no setting");
}
