//! What the public may read of papers that are withheld in part or as a whole, what Members read, and that no file for the
//! public tells a secret: not by its pages, its properties, its sheets or its name.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "finished files are taken apart, and a case of the repository is read"
)]

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use guildhall::output::ledger::Ledger;
use guildhall::pipeline::{Edition, Wish, make};
use guildhall::sources::defaults::templates;
use guildhall::sources::made::Found;

use crate::council::{Council, council};
use crate::made::{Built, build, cells_of, guildhall, lay_out, pdf_text, tree};

pub(crate) const REPORT: &str = "inputs/report.yaml";
const ACTIONS: &str = "inputs/actions.yaml";
const BUDGETS: &str = "inputs/budgets.yaml";
pub(crate) const PUBLIC: &str = "os-1-04/os-1-04.pdf";
pub(crate) const PART_B: &str = "os-1-04/os-1-04-part-b.pdf";
pub(crate) const PUBLIC_LARGE: &str = "os-1-04/os-1-04-large-print.pdf";
pub(crate) const PART_B_LARGE: &str = "os-1-04/os-1-04-large-print-part-b.pdf";

/// The tiny council whose report is exempt in part, with one secret in its appendix.
pub(crate) fn part_exempt() -> Council {
    council()
        .replace(
            REPORT,
            "classification: public",
            "classification: part-exempt\nexempt: {paragraphs: [9]}",
        )
        .replace(
            REPORT,
            "title: Framework, body: What the policy will cover.",
            "title: Framework, exempt: 9, body: \"Halloran Brothers ask for £1,086,400.\"",
        )
}

/// The part-exempt council with a template of its own, which says more than its records do.
pub(crate) fn with_template(name: &str, change: impl Fn(&str) -> String) -> Council {
    let folder = "templates/committee-report/";
    let mut council = part_exempt();
    for (path, bytes) in templates().filter(|(path, _)| path.starts_with(folder)) {
        council = council.with(&path, bytes);
    }
    let path = format!("{folder}{name}");
    let changed = change(&council.text(&path));
    assert_ne!(changed, council.text(&path));
    council.with(&path, changed)
}

/// The words of a PDF on one line.
fn words(built: &Built, path: &str) -> Option<String> {
    let text = pdf_text(built.file(path), "editions")?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Everything that the parts of a PDF or a workbook hold, as far as it can be unpacked, one below the other.
fn unpacked(path: &str, bytes: &[u8]) -> String {
    let mut all = format!("{path}\n{}", String::from_utf8_lossy(bytes));
    if path.ends_with(".pdf") {
        let pdf = lopdf::Document::load_mem(bytes).unwrap();
        for object in pdf.objects.values() {
            all += &format!("{object:?}\n");
            if let lopdf::Object::Stream(stream) = object {
                let plain = stream.decompressed_content().unwrap_or_default();
                all += &String::from_utf8_lossy(&plain);
                // Strings in UTF-16 are read as well when the zeros between their letters are left out.
                let letters: Vec<u8> = plain.into_iter().filter(|byte| *byte != 0).collect();
                all += &String::from_utf8_lossy(&letters);
            }
        }
        all += &pdf_text(bytes, "editions").unwrap_or_default();
        return all;
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for number in 0..archive.len() {
        let mut part = String::new();
        let mut file = archive.by_index(number).unwrap();
        file.read_to_string(&mut part).unwrap();
        all += &part;
    }
    all
}

// --- two editions ---------------------------------------------------------------------------------

#[test]
fn a_report_with_an_exempt_appendix_is_made_twice() {
    let built = build(&part_exempt(), &["OS 1/04"]);
    assert_eq!(built.faults(), "");
    assert_eq!(built.paths(), [PART_B_LARGE, PUBLIC_LARGE, PART_B, PUBLIC]);
    let (Some(public), Some(part_b)) = (words(&built, PUBLIC), words(&built, PART_B)) else {
        return;
    };
    assert!(
        public.contains(
            "Appendix 1: Framework This section is exempt (paragraph 9 of Schedule 12A)."
        )
    );
    assert!(
        public.contains("Not in this edition • Appendix 1, Framework (paragraph 9) It is exempt from publication under \
                         paragraph 9 of Part 1 of Schedule 12A to the Local Government Act 1972 (any terms proposed"),
        "{public}"
    );
    assert!(!public.contains("Halloran") && !public.contains("NOT FOR PUBLICATION"));
    assert!(
        part_b
            .starts_with("NOT FOR PUBLICATION by virtue of paragraph 9 of Part 1 of Schedule 12A"),
        "{part_b}"
    );
    assert!(part_b.contains("What is exempt: Appendix 1, Framework (paragraph 9)."));
    assert!(part_b.contains("Halloran Brothers ask for £1,086,400."));
}

#[test]
fn a_paper_that_is_exempt_or_confidential_has_no_public_edition() {
    let exempt = council().replace(
        REPORT,
        "classification: public",
        "classification: exempt\nexempt: {paragraphs: [9]}",
    );
    assert_eq!(build(&exempt, &["OS 1/04"]).paths(), [PART_B_LARGE, PART_B]);
    let confidential = council().replace(
        REPORT,
        "classification: public",
        "classification: confidential\nconfidential: {ground: court-order, source: An order of 1 July 2004}",
    );
    let built = build(&confidential, &["OS 1/04"]);
    assert_eq!(built.paths(), [PART_B_LARGE, PART_B]);
    if let Some(words) = words(&built, PART_B) {
        assert!(words.starts_with(
            "NOT FOR PUBLICATION: confidential information within section 100A(3) of the Local Government Act 1972 \
             Its disclosure is forbidden: Court order (An order of 1 July 2004)."
        ), "{words}");
    }
    assert_eq!(
        build(&council(), &["OS 1/04"]).paths(),
        [PUBLIC_LARGE, PUBLIC]
    );
}

#[test]
fn one_edition_can_be_asked_for() {
    let made = |edition| {
        let (sources, council) = (part_exempt().sources(), part_exempt());
        let wish = Wish {
            editions: vec![edition],
            documents: vec!["OS 1/04".to_owned()],
            ..Wish::default()
        };
        let loaded = council.load_as(&wish);
        let made = make(
            &sources,
            &loaded,
            &wish,
            &Ledger::default(),
            &Found::default(),
        );
        made.made
    };
    assert_eq!(made(Edition::Public), [PUBLIC, PUBLIC_LARGE]);
    assert_eq!(made(Edition::PartB), [PART_B, PART_B_LARGE]);
}

#[test]
fn a_paper_that_becomes_exempt_leaves_no_public_file_behind() {
    let folder = lay_out(&council());
    let made = |arguments: &[&str]| {
        let said = guildhall(folder.path(), arguments);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let tree = tree(&folder.path().join("output"));
        tree.into_keys()
            .filter(|path| path.starts_with("os-"))
            .collect::<Vec<_>>()
    };
    assert_eq!(made(&["build"]), [PUBLIC_LARGE, PUBLIC]);
    let exempt = council().replace(
        REPORT,
        "classification: public",
        "classification: exempt\nexempt: {paragraphs: [9]}",
    );
    std::fs::write(folder.path().join(REPORT), exempt.bytes(REPORT)).unwrap();
    assert_eq!(made(&["build", "os-1-04"]), [PART_B_LARGE, PART_B]);
}

// --- no secret in any public file -----------------------------------------------------------------

/// The tiny council with a word that stands nowhere else in everything that can be withheld.
fn with_canaries() -> Council {
    part_exempt()
        .replace(REPORT, "Halloran Brothers ask for £1,086,400.", "Canary7701 ask for more.")
        .replace(REPORT, "exempt: {paragraphs: [9]}", "exempt: {paragraphs: [9]}\nexempt_fields: [background]")
        .replace(REPORT, "The review asked for a policy.", "The Canary7702 review.")
        .replace(
            REPORT,
            "legal: {none: yes, reason: It creates no duty.}",
            "legal: {exempt: 9, text: Counsel Canary7703 advises.}",
        )
        .replace(
            REPORT,
            "recommended: yes, cost: £9000}",
            "recommended: yes, exempt: 9, exempt_fields: [cost, for], cost: £77047704, for: [Canary7704]}",
        )
        .replace(
            ACTIONS,
            "  text: Write the policy.\n",
            "  text: Write the Canary7705 policy.\n  exempt: 9\n  exempt_fields: [text, success]\n",
        )
        .replace(ACTIONS, "success: One policy by 2005.", "success: One Canary7706 policy by 2005.")
        .replace(
            ACTIONS,
            "status: at-risk, text: The draft is late.",
            "status: at-risk, text: The Canary7707 draft is late., exempt: 9, exempt_fields: [text]",
        )
        .replace(
            ACTIONS,
            "{date: November 2004, on: 2004-08-20, reason: The survey took longer.}",
            "{date: November 2004, on: 2004-08-20, reason: Canary7708 took longer., exempt: 9, exempt_fields: [reason]}",
        )
        .replace(BUDGETS, "amount: £9000", "amount: £77097709, exempt: 9, exempt_fields: [amount]")
}

/// The canaries; those that are sums as a page and as a sheet write them. Members read the first five in the report.
const CANARIES: [&str; 12] = [
    "Canary7701",
    "Canary7702",
    "Canary7703",
    "Canary7704",
    "77,047,704",
    "77047704",
    "Canary7705",
    "Canary7706",
    "Canary7707",
    "Canary7708",
    "77,097,709",
    "77097709",
];

#[test]
fn no_word_that_is_withheld_stands_in_any_public_file() {
    let built = build(&with_canaries(), &[]);
    assert_eq!(built.faults(), "");
    let (part_b, public): (BTreeMap<_, _>, BTreeMap<_, _>) = built
        .files
        .iter()
        .partition(|(path, _)| path.contains("-part-b"));
    assert!(public.len() > 4, "{:?}", built.paths());
    for (path, bytes) in &public {
        let all = unpacked(path, bytes);
        let spoilt = CANARIES.iter().find(|canary| all.contains(**canary));
        assert_eq!(spoilt, None, "{path}");
    }
    // The same search finds what Members read.
    let all: String = part_b
        .iter()
        .map(|(path, bytes)| unpacked(path, bytes))
        .collect();
    for canary in &CANARIES[..5] {
        assert!(all.contains(canary), "{canary}");
    }
}

#[test]
fn a_sheet_says_what_is_exempt_in_the_cell() {
    let built = build(&with_canaries(), &["Progress 1"]);
    let books = built
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".xlsx"));
    let cells: Vec<String> = books
        .flat_map(|(_, bytes)| cells_of(bytes))
        .map(|(text, _)| text)
        .collect();
    assert!(
        cells.iter().any(|text| text == "Exempt (paragraph 9)"),
        "{cells:?}"
    );
}

#[test]
fn a_value_worked_out_from_what_is_withheld_is_withheld() {
    let council = council()
        .replace(BUDGETS, "amount: £9000", "amount: £9000, exempt: 9, exempt_fields: [amount]")
        .replace(
            REPORT,
            "The review asked for a policy.",
            "\"In all [[val: sum(budgets.amount)]], of [[val: count(budgets)]]; [[money:budget.work]].\"",
        );
    let built = build(&council, &["OS 1/04"]);
    assert_eq!(built.faults(), "");
    if let Some(words) = words(&built, PUBLIC) {
        assert!(
            words.contains("In all (withheld), of 1; (withheld)."),
            "{words}"
        );
    }
}

#[test]
fn a_row_of_a_sheet_is_marked_in_its_own_column() {
    let sheet =
        "Id,Plan,Title,Amount,Exempt,Exempt fields\nwork,IP,Partnership work,£77097709,9,amount\n";
    let council = council().without(BUDGETS).with("inputs/budgets.csv", sheet);
    let built = build(&council, &["Progress 1"]);
    assert_eq!(built.faults(), "");
    if let Some(words) = words(&built, "progress-1/progress-1.pdf") {
        assert!(
            words.contains("Partnership work Exempt (paragraph 9)"),
            "{words}"
        );
        assert!(!words.contains("77,097,709"));
    }
}

#[test]
fn a_type_of_paper_may_always_withhold_a_field() {
    let council = with_template("manifest.yaml", |text| {
        text.replace(
            "reasons: {kind: prose,",
            "reasons: {kind: prose, restricted: 9,",
        )
    });
    let built = build(&council, &["OS 1/04"]);
    assert_eq!(built.faults(), "");
    if let Some(words) = words(&built, PUBLIC) {
        assert!(
            words.contains("• Reasons for the recommendations (paragraph 9)"),
            "{words}"
        );
        assert!(!words.contains("Comments can still change it."));
    }
    let wrong = with_template("manifest.yaml", |text| {
        text.replace(
            "reasons: {kind: prose,",
            "reasons: {kind: prose, restricted: x,",
        )
    });
    assert!(
        wrong
            .short()
            .contains("error[broken-manifest]: `restricted` is no paragraph of Schedule 12A")
    );
}

#[test]
fn what_belongs_to_an_exempt_record_is_exempt_with_it() {
    let council = council()
        .replace(ACTIONS, "- id: A2.1\n", "- id: A2.1\n  exempt: 9\n")
        .replace(ACTIONS, "Letters sent", "Letters to Canary7701 sent")
        .replace(
            ACTIONS,
            "All letters are sent.",
            "All letters to Canary7702 are sent.",
        );
    let loaded = council.load();
    let public = loaded.public.unwrap().workspace;
    let all: String = public
        .records
        .each()
        .map(|(_, record)| format!("{record:?}"))
        .collect();
    assert!(!all.contains("Canary770"));
    let whole = format!("{:?}", loaded.workspace.records);
    assert!(whole.contains("Canary7701") && whole.contains("Canary7702"));
    // A status that may not be told cannot be counted: the paper is refused rather than wrong.
    assert!(build(&council, &["Progress 1"]).paths().is_empty());
}

#[test]
fn an_exempt_fact_is_withheld_wherever_it_is_cited() {
    let fact = "facts:\n  - {id: reserve, value: \"£77,107,710\", exempt: 9}\n";
    let council = council().append("guildhall.yaml", fact).replace(
        REPORT,
        "The review asked for a policy.",
        "\"The reserve is [[money:reserve]]; see [[reserve]].\"",
    );
    let built = build(&council, &["OS 1/04"]);
    assert_eq!(built.faults(), "");
    if let Some(words) = words(&built, PUBLIC) {
        assert!(
            words.contains("The reserve is (withheld); see Exempt (paragraph 9)."),
            "{words}"
        );
    }
}

#[test]
fn a_public_text_cannot_quote_what_is_withheld() {
    let quoting = part_exempt().replace(
        REPORT,
        "The review asked for a policy.",
        "\"They say: [[text:app:frame]]\"",
    );
    assert_eq!(
        quoting.short(),
        "inputs/report.yaml:17:24: error[cites-withheld]: this quotes `frame`, which is withheld from the public\n"
    );
    let citing = part_exempt().replace(
        REPORT,
        "The review asked for a policy.",
        "\"They stand at [[app:frame]].\"",
    );
    assert_eq!(citing.short(), "");
}

// --- today's law ----------------------------------------------------------------------------------

#[test]
fn the_executive_of_2026_publishes_what_it_may() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/executive-2026");
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().to_str().unwrap();
    let said = guildhall(&case, &["build", "--strict", "--output", output]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let files = tree(folder.path());
    let papers: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("ex-"))
        .collect();
    assert_eq!(
        papers,
        [
            "ex-07-26/ex-07-26-large-print-part-b.pdf",
            "ex-07-26/ex-07-26-large-print.pdf",
            "ex-07-26/ex-07-26-part-b.pdf",
            "ex-07-26/ex-07-26.pdf",
            "ex-08-26/ex-08-26-large-print-part-b.pdf",
            "ex-08-26/ex-08-26-part-b.pdf",
        ]
    );
    let public = files
        .iter()
        .filter(|(path, _)| path.ends_with(".pdf") && !path.contains("part-b"));
    for (path, bytes) in public {
        let all = unpacked(path, bytes);
        for secret in [
            "Northshore",
            "6,118,400",
            "4.75 points",
            "588,250",
            "2,750,000",
            "Wallsend",
        ] {
            assert!(!all.contains(secret), "{path} tells {secret}");
        }
    }
}
