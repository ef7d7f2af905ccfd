//! What records allow: which findings an allowance covers, and what is wrong with one that covers none.
//! An allowance is for a record, or for a field of it, and moves with it; it never names a line.

use super::levels::{never, no_check};
use crate::checks;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::read::unknown_key;
use crate::kinds::{Entry, Field, Record, Value};
use crate::place::{Place, Spot};
use crate::records::common_fields;
use crate::references::Workspace;

/// An allowance that allows nothing.
pub static UNUSED_ALLOWANCE: Code = Code {
    name: "unused-allowance",
    severity: Severity::Warning,
    title: "an allowance that no longer allows anything",
    page: "An allowance that outlives what it allowed will one day hide something else.\n\nExample: `allow: [{code: drafting-note, reason: the words of a letter, by: Monitoring Officer}]` in a paper that no longer quotes the letter.\n\nRemedy: take it out, or mend the field it names.",
};

/// One allowance, and the places for which it is given.
#[derive(Debug)]
pub(super) struct Allowance {
    code: &'static str,
    /// The document in which it is given.
    document: Option<String>,
    /// Where its record, or the field it names, stands.
    covered: Vec<Place>,
    pub(super) reason: String,
    pub(super) by: String,
    place: Place,
}

impl Allowance {
    /// Whether it allows a finding.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let is_own = |id: &String| finding.documents.is_empty() || finding.documents.contains(id);
        self.code == finding.code.name
            && self.document.as_ref().is_none_or(is_own)
            && self
                .covered
                .iter()
                .any(|place| holds(place, &finding.place))
    }

    /// The finding for one that allows nothing.
    pub(super) fn unused(&self) -> Finding {
        let message = format!(
            "`{}` is allowed here, and there is nothing of the kind",
            self.code
        );
        let finding = Finding::new(&UNUSED_ALLOWANCE, self.place.clone(), message)
            .help("take the allowance out");
        match &self.document {
            Some(document) => finding.document(document),
            None => finding,
        }
    }
}

/// Every allowance of the registers and documents that names a check and a field there is; `codes` are all there are.
pub(super) fn of(
    workspace: &Workspace,
    codes: &[&'static Code],
    findings: &mut Findings,
) -> Vec<Allowance> {
    let mut allowances = Vec::new();
    let common = common_fields();
    for (register, record) in workspace.records.each() {
        let fields: Vec<&Field> = register.fields.iter().chain(&common).collect();
        let giver = Giver {
            record,
            fields,
            document: None,
            word: register.word,
        };
        giver.allowances(codes, &mut allowances, findings);
    }
    for document in &workspace.documents {
        let known = workspace.type_of(document);
        let giver = Giver {
            record: &document.record,
            fields: known.iter().flat_map(|known| &known.fields).collect(),
            document: Some(&document.id),
            word: &document.kind,
        };
        giver.allowances(codes, &mut allowances, findings);
    }
    allowances
}

/// A record that may allow something.
struct Giver<'a> {
    record: &'a Record,
    fields: Vec<&'a Field>,
    document: Option<&'a String>,
    /// What it is.
    word: &'a str,
}

impl Giver<'_> {
    fn allowances(
        &self,
        codes: &[&'static Code],
        allowances: &mut Vec<Allowance>,
        findings: &mut Findings,
    ) {
        for row in self.record.rows("allow") {
            match self.allowance(row, codes) {
                Ok(allowance) => allowances.extend(allowance),
                Err(finding) => findings.push(match self.document {
                    Some(document) => finding.document(document),
                    None => *finding,
                }),
            }
        }
    }

    /// One allowance; none where it was found already that a part of it is missing.
    fn allowance(
        &self,
        row: &Record,
        codes: &[&'static Code],
    ) -> Result<Option<Allowance>, Box<Finding>> {
        let (Some(code), Some(reason), Some(by)) =
            (row.text("code"), row.text("reason"), row.text("by"))
        else {
            return Ok(None);
        };
        let place = row.place_of("code").clone();
        let Some(check) = checks::named(code) else {
            return Err(Box::new(no_check(code, place, codes)));
        };
        if check.never_overridden {
            return Err(Box::new(never(code, place)));
        }
        let field = row.text("field");
        if let Some(name) = field
            && self.fields.iter().all(|known| known.name != name)
        {
            let known: Vec<&str> = self.fields.iter().map(|f| f.name.as_str()).collect();
            let place = row.place_of("field");
            return Err(Box::new(unknown_key(name, place, &known, self.word)));
        }
        Ok(Some(Allowance {
            code: check.code.name,
            document: self.document.cloned(),
            covered: self.covered(field),
            reason: reason.to_owned(),
            by: by.to_owned(),
            place,
        }))
    }

    /// Where a field stands, or the whole record. What is said of a field that is not filled in stands at the record.
    fn covered(&self, field: Option<&str>) -> Vec<Place> {
        let mut places = Vec::new();
        match field.and_then(|name| self.record.entry(name)) {
            Some(entry) => of_entry(entry, &mut places),
            None => of_record(self.record, &mut places),
        }
        places
    }
}

/// Every place where something of a record stands.
fn of_record(record: &Record, places: &mut Vec<Place>) {
    places.push(record.place.clone());
    let entries = record.fields.values();
    entries.for_each(|entry| of_entry(entry, places));
}

fn of_entry(entry: &Entry, places: &mut Vec<Place>) {
    places.push(entry.place.clone());
    if let Value::Prose(prose) = &entry.value {
        // Prose may stand in a file of its own.
        places.push(prose.origin.of(&prose.text, 0..prose.text.len()));
    }
    let items = entry.value.items().iter();
    items.for_each(|item| of_entry(item, places));
    let rows = entry.value.records();
    rows.for_each(|row| of_record(row, places));
}

/// Whether a place begins within another.
fn holds(outer: &Place, inner: &Place) -> bool {
    let (Spot::Text(outer_stretch), Spot::Text(inner_stretch)) = (&outer.spot, &inner.spot) else {
        return outer == inner;
    };
    let start = inner_stretch.start;
    outer.file == inner.file
        && (outer_stretch.start == start
            || outer_stretch.start <= start && start < outer_stretch.end)
}
