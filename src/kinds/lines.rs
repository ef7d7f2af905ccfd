//! Rows that stand in one cell of a sheet, one a line: `what: why (who)`, or `what in field: why (who)`.
//! Knows this one way of writing; what each part is called is the field's own business.

use std::collections::BTreeMap;

use super::codes::WRONG_KIND;
use super::read::{Given, wrong_shape};
use super::{Entry, Field, Kind, Record, Value, Words};
use crate::finding::{Finding, Findings};
use crate::place::Origin;
use crate::sources::sheet::Cell;

/// The four parts of a line, in the order of the fields they fill.
type Parts<'a> = [&'a str; 4];

/// Reads the rows of a cell; `None` where the field's rows cannot stand in one.
pub(super) fn rows(
    fields: &[Field],
    name: &str,
    cell: &Cell,
    findings: &mut Findings,
) -> Option<Vec<Record>> {
    let [what, field, why, who] = fields else {
        findings.push(wrong_shape(
            name,
            Given::Cell(cell),
            &Kind::Rows(Vec::new()),
        ));
        return None;
    };
    let lines = cell.shown.lines().map(str::trim);
    let mut rows = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let Some(parts) = parts(line) else {
            let message = format!(
                "`{name}`: found `{line}`, expected `{}: {} ({})`",
                what.name, why.name, who.name
            );
            findings.push(
                Finding::new(&WRONG_KIND, cell.place.clone(), message)
                    .help("write each on a line of its own, the last part in brackets"),
            );
            continue;
        };
        rows.push(row([what, field, why, who], parts, cell));
    }
    Some(rows)
}

/// The parts of a line; the second is empty where it names no field.
fn parts(line: &str) -> Option<Parts<'_>> {
    let (head, rest) = line.split_once(':')?;
    let (why, who) = rest.trim().strip_suffix(')')?.rsplit_once('(')?;
    let (what, field) = head.split_once(" in ").unwrap_or((head, ""));
    let parts = [what, field, why, who].map(str::trim);
    let [what, _, why, who] = parts;
    let is_whole = [what, why, who].iter().all(|part| !part.is_empty());
    is_whole.then_some(parts)
}

fn row(fields: [&Field; 4], parts: Parts<'_>, cell: &Cell) -> Record {
    let filled = fields.into_iter().zip(parts);
    let entries = filled.filter(|(_, part)| !part.is_empty());
    let fields: BTreeMap<String, Entry> = entries
        .map(|(field, part)| {
            let words = Words {
                text: part.to_owned(),
                origin: Origin::whole(cell.place.clone()),
            };
            let entry = Entry::new(Value::Text(words), cell.place.clone());
            (field.name.clone(), entry)
        })
        .collect();
    Record {
        place: cell.place.clone(),
        fields,
    }
}
