//! Views: the closed list of derived tables that templates and sheets see.
//! Each is a pure function of a resolved workspace and of fields of the document; none knows a layout.

mod agenda;
mod anchored;
mod answers;
mod attendance;
pub mod band;
mod carried;
mod cited;
mod comments;
mod evaluation;
mod exceptions;
mod exclusion;
mod issues;
mod matrix;
mod meeting;
mod pack;
mod partners;
mod partnership_costs;
mod partnership_gaps;
mod partnership_profiles;
mod partnership_registers;
mod partnership_risks;
mod partnerships;
pub mod parts;
mod policy;
mod practice;
mod priorities;
mod progress;
mod proposals;
pub mod publications;
mod rated;
pub mod ratings;
mod registers;
mod reports;
mod reviews;
mod row;
mod serving;
pub mod slip;
mod standing;
pub mod suppression;
mod training;

use std::collections::BTreeMap;

use crate::code::Code;
use crate::documents::{Document, ViewUse};
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::{Entry, Field, Kind, Record};
use crate::records::plan::{Plan, plan};
use crate::references::Workspace;

/// A view that does not exist, or is asked for wrongly.
pub static UNKNOWN_VIEW: Code = Code {
    name: "unknown-view",
    severity: Severity::Error,
    title: "a document type asks for a view that does not exist, or without what it needs",
    page: "Views are a closed list: named tables that guildhall derives. Their arguments are names of the document's own fields.\n\nExample: `{view: plan-change, plan: plan}`.\n\nRemedy: mend the name or add the argument; `guildhall types` lists the views.",
};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[&UNKNOWN_VIEW];

/// What a view gives.
#[derive(Debug, Clone)]
pub enum Shown {
    /// Rows with typed columns.
    Table(Table),
    /// Cells by row and column, where the columns come from the records.
    Grid(Grid),
}

/// Rows with typed columns.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns.
    pub fields: Vec<Field>,
    /// The rows.
    pub rows: Vec<Record>,
}

/// Cells by row and column.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What the row keys are: `Report`.
    pub corner: String,
    /// The columns: key and title.
    pub columns: Vec<(String, String)>,
    /// The rows: key and title, and a cell for each column.
    pub rows: Vec<(String, String, Vec<Entry>)>,
}

/// One view of the list.
pub struct View {
    /// Its name, as manifests write it.
    pub name: &'static str,
    /// One line: what it shows.
    pub about: &'static str,
    /// The arguments it needs.
    pub arguments: &'static [&'static str],
    /// The registers that it reads whole, whatever it is asked with.
    pub whole: &'static [&'static str],
    make: fn(&Asked<'_>) -> Shown,
}

/// The views of every file.
const FAMILIES: &[&[View]] = &[
    progress::VIEWS,
    exceptions::VIEWS,
    issues::VIEWS,
    matrix::VIEWS,
    registers::VIEWS,
    reports::VIEWS,
    band::VIEWS,
    policy::VIEWS,
    carried::VIEWS,
    priorities::VIEWS,
    cited::VIEWS,
    training::VIEWS,
    attendance::VIEWS,
    evaluation::VIEWS,
    comments::VIEWS,
    partnerships::VIEWS,
    partnership_gaps::VIEWS,
    partnership_costs::VIEWS,
    partners::VIEWS,
    partnership_registers::VIEWS,
    partnership_profiles::VIEWS,
    serving::VIEWS,
    answers::VIEWS,
    partnership_risks::VIEWS,
    rated::VIEWS,
    proposals::VIEWS,
    reviews::VIEWS,
    practice::VIEWS,
    agenda::VIEWS,
    meeting::VIEWS,
    pack::VIEWS,
    publications::VIEWS,
];

/// Every view.
pub fn all() -> impl Iterator<Item = &'static View> {
    FAMILIES.iter().copied().flatten()
}

const PLAN_AT: &[&str] = &["plan", "period"];
const PLAN_SINCE: &[&str] = &["plan", "period", "meeting"];
const ATTENDED: &[&str] = &["sessions", "attendance"];

/// What a view is asked with.
pub struct Asked<'a> {
    workspace: &'a Workspace,
    document: &'a Document,
    arguments: &'a [(String, String)],
    pages: &'a Pages,
}

impl<'a> Asked<'a> {
    /// The id or text that an argument's field holds.
    fn id(&self, argument: &str) -> &'a str {
        let field = self.arguments.iter().find(|(name, _)| name == argument);
        field
            .and_then(|(_, field)| self.document.record.id(field))
            .unwrap_or_default()
    }

    /// The field that an argument names, as the document's type declares it.
    fn field(&self, argument: &str) -> Option<&'a Field> {
        let (_, name) = self.arguments.iter().find(|(name, _)| name == argument)?;
        self.workspace
            .type_of(self.document)?
            .fields
            .iter()
            .find(|field| field.name == *name)
    }

    /// The rows that an argument's field holds, with their own fields.
    fn rows(&self, argument: &str) -> (&'a [Field], &'a [Record]) {
        let Some(field) = self.field(argument) else {
            return (&[], &[]);
        };
        let Kind::Rows(fields) = &field.kind else {
            return (&[], &[]);
        };
        (fields, self.document.record.rows(&field.name))
    }

    /// The plan that the document names, as at the document's date.
    fn plan(&self) -> Option<Plan<'a>> {
        plan(
            &self.workspace.records,
            self.id("plan"),
            self.document.as_of,
        )
    }
}

/// The view of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static View> {
    all().find(|view| view.name == name)
}

/// The registers that a view reads whole, whatever it is asked with.
#[must_use]
pub fn reads(view: &str) -> &'static [&'static str] {
    named(view).map_or(&[], |view| view.whole)
}

/// The pages that the papers of a pack have in it, first and last, by the number of their items.
pub type Pages = BTreeMap<String, (usize, usize)>;

/// Makes a view for a document; `None` where the manifest asks for it wrongly, which [`unknown`] reports. Pages are known
/// only of a pack that was laid out before.
#[must_use]
pub fn view(
    workspace: &Workspace,
    document: &Document,
    wanted: &ViewUse,
    pages: &Pages,
) -> Option<Shown> {
    let view = named(&wanted.view)?;
    let asked = Asked {
        workspace,
        document,
        arguments: &wanted.arguments,
        pages,
    };
    Some((view.make)(&asked))
}

/// Reports every view that a document type asks for wrongly.
pub fn unknown(workspace: &Workspace, findings: &mut Findings) {
    for wanted in workspace
        .types
        .iter()
        .flat_map(|document_type| &document_type.views)
    {
        let Some(view) = named(&wanted.view) else {
            let message = format!("`{}` is not a view", wanted.view);
            let finding = Finding::new(&UNKNOWN_VIEW, wanted.place.clone(), message);
            findings.push(
                match did_you_mean(&wanted.view, all().map(|view| view.name)) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help("`guildhall types` lists the views"),
                },
            );
            continue;
        };
        for argument in view.arguments {
            if !wanted.arguments.iter().any(|(name, _)| name == argument) {
                let message = format!("the view `{}` needs the argument `{argument}`", view.name);
                findings.push(
                    Finding::new(&UNKNOWN_VIEW, wanted.place.clone(), message)
                        .help(format!("add `{argument}:` and the field that holds it")),
                );
            }
        }
    }
}
