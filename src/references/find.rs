//! Finds what a form names: an id, one with its register or sort before it, or a row of another document.
//! Reports what is not there, or could be two things; never resolves words.

use super::index::{Citable, Index, document_key, record_key};
use super::resolve::{AMBIGUOUS_REFERENCE, DANGLING_REFERENCE};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::place::Place;
use crate::values::id::plain;

/// Looks up what forms name, for one document or for the registers.
pub(super) struct Finder<'a> {
    pub(super) index: &'a Index,
    /// The document whose form it is.
    pub(super) document: Option<&'a str>,
    pub(super) findings: &'a mut Findings,
}

/// A form as it stands: as written, and where.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) place: &'a Place,
}

impl<'a> Finder<'a> {
    /// What is meant; where it stands in another document, its words name that document.
    pub(super) fn find(
        &mut self,
        prefix: Option<&str>,
        target: &str,
        written: Written<'_>,
    ) -> Option<Citable> {
        if let Some((left, right)) = target.split_once('#') {
            let document = self.document(left.trim(), written)?;
            let found = self.index.row(&document.id, right.trim());
            if found.is_empty() {
                self.report(missing_row(self.index, document, right, written));
                return None;
            }
            let row = self.only(found, target, written)?;
            return Some(in_document(row, document));
        }
        let found: Vec<&Citable> = match prefix {
            None => self.index.with_id(target, self.document),
            Some(prefix) => self.prefixed(prefix, target),
        };
        if found.is_empty() {
            let finding = self.missing(prefix, target, written);
            self.report(finding);
            return None;
        }
        self.only(found, target, written).cloned()
    }

    /// Nothing has the id that is asked for, or only something of another sort than its prefix says.
    fn missing(&self, prefix: Option<&str>, target: &str, written: Written<'_>) -> Finding {
        let place = written.place.clone();
        let others = self.index.with_id(target, self.document);
        let finding = match prefix.filter(|_| !others.is_empty()) {
            Some(prefix) => {
                let message = format!("there is no `{prefix}:{target}`");
                let help = format!("write `[[{target}]]`, if that is meant");
                Finding::new(&DANGLING_REFERENCE, place, message).help(help)
            }
            None => {
                let ids: Vec<String> = self.index.all().map(|c| c.id.clone()).collect();
                dangling(target, &[], &ids, place)
            }
        };
        finding.quote(written.text)
    }

    /// The document that stands before the `#` of a form.
    pub(super) fn document(&mut self, id: &str, written: Written<'_>) -> Option<&'a Citable> {
        let found = self.index.get(&document_key(id));
        if found.is_none() {
            let documents = self.index.all().filter(|c| c.sort == "documents");
            let known: Vec<String> = documents.map(|c| c.id.clone()).collect();
            let to = ["documents".to_owned()];
            let finding = dangling(id, &to, &known, written.place.clone()).quote(written.text);
            self.report(finding);
        }
        found
    }

    /// What has a prefix: a row of the own document, a record, or a row that is known everywhere.
    fn prefixed(&self, prefix: &str, target: &str) -> Vec<&'a Citable> {
        let own = self
            .document
            .map(|d| format!("{}#{prefix}/{}", document_key(d), plain(target)));
        let own = own.and_then(|key| self.index.get(&key));
        let record = || self.index.get(&record_key(register_of(prefix), target));
        match own.or_else(record) {
            Some(found) => vec![found],
            None => self.index.shared(prefix, target),
        }
    }

    /// The one thing found, if it is one.
    fn only<'f>(
        &mut self,
        found: Vec<&'f Citable>,
        target: &str,
        written: Written<'_>,
    ) -> Option<&'f Citable> {
        let [first, second, ..] = found.as_slice() else {
            return found.first().copied();
        };
        let way = |citable: &Citable| match target.split_once('#') {
            Some((document, id)) => format!("`[[{document}#{}:{}]]`", citable.sort, id.trim()),
            None if first.sort == second.sort => format!(
                "`[[{}#{target}]]`",
                citable.document.as_deref().unwrap_or(&citable.sort)
            ),
            None => format!("`[[{}:{target}]]`", citable.sort),
        };
        let finding = Finding::new(
            &AMBIGUOUS_REFERENCE,
            written.place.clone(),
            format!("`{target}` could mean {} things", found.len()),
        )
        .help(format!("write {} or {}", way(first), way(second)))
        .quote(written.text)
        .related("one stands here", first.place.clone())
        .related("another stands here", second.place.clone());
        self.report(finding);
        None
    }

    pub(super) fn report(&mut self, finding: Finding) {
        let finding = match self.document {
            Some(id) => finding.document(id),
            None => finding,
        };
        self.findings.push(finding);
    }
}

/// A row as another document names it: `Section 8 of the Partnership policy`.
fn in_document(row: &Citable, document: &Citable) -> Citable {
    let article = if document.words.starts_with("The ") {
        ""
    } else {
        "the "
    };
    let words = format!("{} of {article}{}", row.words, document.words);
    let label = format!("{}, {}", document.words, row.label);
    Citable {
        words,
        label,
        ..row.clone()
    }
}

fn missing_row(index: &Index, document: &Citable, wanted: &str, written: Written<'_>) -> Finding {
    let rows = index
        .all()
        .filter(|c| c.document.as_deref() == Some(document.id.as_str()));
    let known: Vec<String> = rows.map(|c| format!("{}:{}", c.sort, c.id)).collect();
    let bare: Vec<&str> = known
        .iter()
        .map(|id| id.split_once(':').map_or(id.as_str(), |(_, id)| id))
        .collect();
    let id = wanted.trim();
    let message = format!("there is no `{id}` in `{}`", document.id);
    let finding =
        Finding::new(&DANGLING_REFERENCE, written.place.clone(), message).quote(written.text);
    let near = did_you_mean(id, bare.into_iter().chain(known.iter().map(String::as_str)));
    match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("cite a row of that document by its id"),
    }
}

/// The register that a prefix means: officers write the singular.
pub(super) fn register_of(prefix: &str) -> &str {
    match prefix {
        "person" => "people",
        "body" => "bodies",
        "meeting" => "meetings",
        "budget" => "budgets",
        "src" | "source" => "sources",
        "priority" => "priorities",
        "event" => "events",
        "fact" => "facts",
        other => other,
    }
}

/// The finding for an id that is not there.
pub(super) fn dangling(id: &str, to: &[String], known: &[String], place: Place) -> Finding {
    let among = if to.is_empty() {
        String::new()
    } else {
        format!(" in {}", to.join(" or "))
    };
    let finding = Finding::new(
        &DANGLING_REFERENCE,
        place,
        format!("there is no `{id}`{among}"),
    );
    match did_you_mean(id, known.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("cite what is meant by its id, or add the missing record"),
    }
}
