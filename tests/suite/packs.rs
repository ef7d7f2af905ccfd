//! Packs: an agenda and its papers in one PDF, and the one number that each page has: printed, as its label, among the
//! bookmarks, in the contents and where the agenda cites it.

#![allow(
    clippy::unwrap_used,
    reason = "these tests look into PDFs that were just made"
)]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::checks_agendas::with_agenda;
use crate::council::{Council, REPORT};
use crate::made::{Built, build, pdftotext};

const AGENDA: &str = "inputs/agenda.yaml";

/// How many papers the large pack binds together, and the fewest pages that they have to fill.
const PAPERS: usize = 40;
const PAGES: usize = 300;

const PACK: &str = "\
type: meeting-pack
id: Pack July
title: Papers for 29 July 2004
status: final
as_of: 2004-07-21
classification: public
audience: public
agenda: Agenda July
";

/// The tiny council with a pack of its agenda.
pub(crate) fn with_pack() -> Council {
    with_agenda().with("inputs/pack.yaml", PACK)
}

/// A report of some pages, with a background of its own.
pub(crate) fn report(number: usize) -> String {
    let paragraph = format!(
        "Report number {number} looks at the work of one service in the year, what it cost and what people said of it. "
    )
    .repeat(5);
    let background = format!("  {paragraph}\n\n").repeat(36);
    REPORT
        .replace("OS 1/04", &format!("OS {number}/04"))
        .replace("A framework\n", &format!("Service {number} in the year\n"))
        .replace(
            "background: The review asked for a policy.",
            &format!("background: |\n{background}"),
        )
}

/// The pack of forty reports, made once in a run of the tests.
fn large() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let mut council = with_pack();
        for number in 2..=PAPERS {
            let item = format!("  - {{no: A.{}, report: OS {number}/04}}\n", number + 1);
            council = council
                .with(&format!("inputs/report-{number}.yaml"), report(number))
                .append(AGENDA, &item);
        }
        pack(&build(&council, &["Pack July"])).to_vec()
    })
}

/// The pack that was made.
fn pack(built: &Built) -> &[u8] {
    built.file("pack-july/pack-july.pdf")
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object.as_reference() {
        Ok(id) => pdf.get_dictionary(id).unwrap(),
        Err(_) => object.as_dict().unwrap(),
    }
}

/// The page labels of a PDF, page by page, as a reader shows them.
fn labels(pdf: &Document) -> Vec<String> {
    let labels = dictionary(pdf, pdf.catalog().unwrap().get(b"PageLabels").unwrap());
    let ranges = labels.get(b"Nums").unwrap().as_array().unwrap();
    let starts: Vec<(usize, &Dictionary)> = ranges
        .chunks(2)
        .map(|pair| {
            (
                usize::try_from(pair[0].as_i64().unwrap()).unwrap(),
                dictionary(pdf, &pair[1]),
            )
        })
        .collect();
    let label = |page: usize| {
        let (begin, range) = starts.iter().rev().find(|(begin, _)| *begin <= page)?;
        assert_eq!(range.get(b"S").unwrap().as_name().unwrap(), b"D");
        let first = range.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        Some((usize::try_from(first).unwrap() + page - begin).to_string())
    };
    (0..pdf.get_pages().len())
        .map(|page| label(page).unwrap())
        .collect()
}

/// The bookmarks of the first level, each with the page that it leads to, counted from 0.
fn bookmarks(pdf: &Document) -> Vec<(String, usize)> {
    let pages: BTreeMap<ObjectId, usize> = pdf
        .get_pages()
        .into_iter()
        .map(|(number, id)| (id, number as usize - 1))
        .collect();
    let outlines = dictionary(pdf, pdf.catalog().unwrap().get(b"Outlines").unwrap());
    let mut next = outlines.get(b"First").and_then(Object::as_reference).ok();
    let mut found = Vec::new();
    while let Some(id) = next {
        let item = pdf.get_dictionary(id).unwrap();
        let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let leads = item.get(b"Dest").or_else(|_| {
            let action = dictionary(pdf, item.get(b"A").unwrap());
            action.get(b"D")
        });
        let leads = leads.unwrap();
        let id = leads.as_reference();
        let leads = id.map_or(leads, |id| pdf.get_object(id).unwrap());
        let page = leads.as_array().unwrap()[0].as_reference().unwrap();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push((title.replace('’', "'"), pages[&page]));
        next = item.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

/// The words of each page.
pub(crate) fn pages_of(pdf: &[u8], test: &str) -> Option<Vec<String>> {
    let text = pdftotext(pdf, &["-layout"], test)?;
    let mut pages: Vec<String> = text
        .split('\u{c}')
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    pages.pop();
    Some(pages)
}

#[test]
fn the_printed_number_of_every_page_is_its_label() {
    let pdf = Document::load_mem(large()).unwrap();
    let labels = labels(&pdf);
    assert!(labels.len() >= PAGES, "only {} pages", labels.len());
    let Some(pages) = pages_of(large(), "the_printed_number_of_every_page_is_its_label") else {
        return;
    };
    assert_eq!(pages.len(), labels.len());
    for (page, label) in pages.iter().zip(&labels) {
        let foot = format!("Page {label} of {}", labels.len());
        assert!(page.ends_with(&foot), "no `{foot}` at the foot of: {page}");
    }
}

#[test]
fn bookmarks_contents_and_agenda_name_the_same_pages() {
    let test = "bookmarks_contents_and_agenda_name_the_same_pages";
    let pdf = Document::load_mem(large()).unwrap();
    let (labels, bookmarks) = (labels(&pdf), bookmarks(&pdf));
    // The agenda itself, and every paper under the number of its item.
    assert_eq!(bookmarks.len(), PAPERS + 1);
    let Some(pages) = pages_of(large(), test) else {
        return;
    };
    let (front, papers) = (bookmarks[0].1, bookmarks[1].1);
    let contents = pages[..front].join(" ");
    let agenda = pages[front..papers].join(" ");
    for (at, (title, page)) in bookmarks.iter().enumerate() {
        let after = contents.split_once(title.as_str()).unwrap().1;
        let told = after.trim_start_matches(['.', ' ', '\u{2060}']);
        let number = told.split_whitespace().next().unwrap();
        assert_eq!(number, labels[*page], "{title} in the contents");
        let Some((item, _)) = title.split_once(' ').filter(|_| at > 0) else {
            continue;
        };
        assert!(pages[*page].contains(&format!("Item {item}")), "{title}");
        let next = bookmarks.get(at + 1).map_or(labels.len(), |next| next.1);
        let cited = format!(
            "In this pack: pages {} to {}.",
            labels[*page],
            labels[next - 1]
        );
        let own = agenda.split_once(&format!("{item} ")).unwrap().1;
        assert!(own.contains(&cited), "no `{cited}` at {item} in: {own}");
    }
}

#[test]
fn a_report_that_stands_twice_in_a_pack_leads_to_its_own_places() {
    let council = with_pack().append(
        AGENDA,
        "  - {no: A.3, report: OS 1/04}\nallow:\n  - {code: agenda-number, field: items, reason: It is taken in two parts., by: manager}\n",
    );
    let built = build(&council, &["Pack July"]);
    assert_eq!(built.faults(), "");
    let pdf = Document::load_mem(pack(&built)).unwrap();
    let papers: Vec<String> = bookmarks(&pdf)
        .into_iter()
        .map(|(title, _)| title)
        .collect();
    assert_eq!(papers[1..], ["A.2 A framework", "A.3 A framework"]);
}

#[test]
fn a_paper_that_is_not_made_here_has_a_page_that_says_where_it_is() {
    let test = "a_paper_that_is_not_made_here_has_a_page_that_says_where_it_is";
    let council = with_pack()
        .with(
            "inputs/sources.yaml",
            "- {id: CE 3, title: Review of services, reference: CE 3/04, held_by: the Policy Unit, published: yes, date: 2004-01-12}\n",
        )
        .append(AGENDA, "  - {no: A.3, report: CE 3}\n");
    let built = build(&council, &["Pack July"]);
    assert_eq!(built.faults(), "");
    let Some(pages) = pages_of(pack(&built), test) else {
        return;
    };
    let last = pages.last().unwrap();
    assert!(last.contains("A.3 Review of services"), "{last}");
    assert!(
        last.contains("Report CE 3/04 is not bound into this pack. It was published as a paper of its own; the Policy Unit keeps it."),
        "{last}"
    );
}

#[test]
fn a_paper_that_is_exempt_has_a_page_that_says_so_and_tells_nothing_of_it() {
    let test = "a_paper_that_is_exempt_has_a_page_that_says_so_and_tells_nothing_of_it";
    let council = with_pack()
        .replace(
            "inputs/report.yaml",
            "classification: public",
            "classification: exempt\nexempt: {paragraphs: [9]}",
        )
        .replace(
            AGENDA,
            "{no: A.2, report: OS 1/04}",
            "{no: A.2, standing: exclusion}\n  - {no: B.1, report: OS 1/04, title: A lease, reason: The rent is open.}",
        );
    let built = build(&council, &["Pack July"]);
    assert_eq!(built.faults(), "");
    let Some(pages) = pages_of(pack(&built), test) else {
        return;
    };
    let last = pages.last().unwrap();
    assert!(
        last.contains("B.1 A lease Report OS 1/04 is not for publication: paragraph 9 of Part 1 of Schedule 12A"),
        "{last}"
    );
    let whole = pages.concat();
    assert!(whole.contains("B.1 A lease") && !whole.contains("framework"));
}

#[test]
fn an_error_in_a_paper_refuses_the_pack_that_binds_it() {
    let council = with_pack().replace("inputs/report.yaml", "purpose: consult", "purpose: consul");
    let built = build(&council, &["Pack July"]);
    assert!(built.paths().is_empty(), "{:?}", built.paths());
    assert!(built.faults().contains("`consul`"), "{}", built.faults());
}

#[test]
fn a_paper_whose_template_prints_no_title_cannot_be_told_in_a_pack() {
    let manifest = "name: notice\ntitle: Notice\ndescription: A short notice.\nword: notice\nfields:\n  \
                    message: {kind: text, title: Message, help: What is said}\noutputs:\n  - {pdf: notice.typ.j2}\n";
    let template = "{% include \"house/paper.typ.j2\" %}\n\n#show: this-paper.with(cover: false)\n= Notice\n{{ message }}\n";
    let notice = "type: notice\nid: N 1\ntitle: A notice\nstatus: final\nas_of: 2004-07-20\nclassification: public\n\
                  message: The office is closed\n";
    let council = with_pack()
        .with("templates/notice/manifest.yaml", manifest)
        .with("templates/notice/notice.typ.j2", template)
        .with("inputs/notice.yaml", notice)
        .append(AGENDA, "  - {no: A.3, report: N 1}\n");
    let built = build(&council, &["Pack July"]);
    assert!(
        built.faults().contains("pack-unsettled")
            && built
                .faults()
                .contains("the paper `A notice` prints no title where it begins"),
        "{}",
        built.faults()
    );
}

#[test]
fn templates_give_the_depth_of_a_heading_so_that_it_stands_under_its_paper_in_a_pack() {
    let mut looked = 0;
    for (path, bytes) in guildhall::sources::defaults::templates() {
        if !(path.ends_with(".typ") || path.ends_with(".j2")) || path.ends_with("house/pack.typ") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("heading(level: "),
            "{path} fixes the level of a heading; say `depth:`"
        );
        looked += text.matches("heading(depth: ").count();
    }
    assert!(looked > 20, "only {looked} headings were looked at");
}
