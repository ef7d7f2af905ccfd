//! Views: the closed list of derived tables that templates and sheets see.
//! Each is a pure function of a resolved workspace and of fields of the document; none knows a layout.

mod anchored;
mod attendance;
pub mod band;
mod carried;
mod cited;
mod comments;
mod evaluation;
mod exceptions;
mod issues;
mod policy;
mod priorities;
mod progress;
mod registers;
mod reports;
mod row;
pub mod slip;
pub mod suppression;
mod training;

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
    make: fn(&Asked<'_>) -> Shown,
}

/// Every view.
pub const ALL: &[View] = &[
    View {
        name: "status-counts",
        about: "how many actions have each status",
        arguments: PLAN_AT,
        make: progress::status_counts,
    },
    View {
        name: "plan-headline",
        about: "the plan's state in two sentences, and what it is compared with",
        arguments: PLAN_SINCE,
        make: progress::headline,
    },
    View {
        name: "plan-changes",
        about: "what changed since the body last met",
        arguments: PLAN_SINCE,
        make: progress::changes,
    },
    View {
        name: "plan-exceptions",
        about: "actions that need attention",
        arguments: PLAN_SINCE,
        make: exceptions::exceptions,
    },
    View {
        name: "plan-new-dates",
        about: "new dates that need approval",
        arguments: PLAN_AT,
        make: exceptions::new_dates,
    },
    View {
        name: "plan-slippage",
        about: "every milestone whose date was moved",
        arguments: PLAN_AT,
        make: exceptions::slippage,
    },
    View {
        name: "plan-key-issues",
        about: "key issues, the spread of their actions, what is next",
        arguments: PLAN_AT,
        make: issues::summary,
    },
    View {
        name: "plan-budgets",
        about: "each budget once: agreed, spent, forecast",
        arguments: &["plan"],
        make: issues::budgets,
    },
    View {
        name: "key-issue-sheets",
        about: "each key issue with all that hangs on it",
        arguments: PLAN_AT,
        make: issues::sheets,
    },
    View {
        name: "plan-matrix",
        about: "every action, one a row, by key issue",
        arguments: PLAN_AT,
        make: issues::matrix,
    },
    View {
        name: "plan-dashboard",
        about: "counts by status, as formulas over the register of actions",
        arguments: PLAN_AT,
        make: registers::dashboard,
    },
    View {
        name: "register-of-key-issues",
        about: "the plan's key issues, as kept",
        arguments: PLAN_AT,
        make: registers::key_issues,
    },
    View {
        name: "register-of-actions",
        about: "the plan's actions with their status",
        arguments: PLAN_AT,
        make: registers::actions,
    },
    View {
        name: "register-of-milestones",
        about: "the plan's milestones with their dates",
        arguments: PLAN_AT,
        make: registers::milestones,
    },
    View {
        name: "register-of-revisions",
        about: "every new date of the plan's milestones, as kept",
        arguments: PLAN_AT,
        make: registers::revisions,
    },
    View {
        name: "register-of-updates",
        about: "one row an action for the period, the last update beside it",
        arguments: PLAN_AT,
        make: registers::updates,
    },
    View {
        name: "register-of-risks",
        about: "the plan's risks with their scores",
        arguments: PLAN_AT,
        make: registers::risks,
    },
    View {
        name: "register-of-resources",
        about: "what each action needs",
        arguments: PLAN_AT,
        make: registers::resources,
    },
    View {
        name: "register-of-budgets",
        about: "the plan's budgets, as kept",
        arguments: PLAN_AT,
        make: registers::budgets,
    },
    View {
        name: "register-of-monitoring",
        about: "who watches each key issue",
        arguments: PLAN_AT,
        make: registers::monitoring,
    },
    View {
        name: "report-list",
        about: "the papers of one type, a row each",
        arguments: &["of"],
        make: reports::list,
    },
    View {
        name: "report-recommendations",
        about: "their recommendations",
        arguments: &["of"],
        make: reports::recommendations,
    },
    View {
        name: "report-sign-offs",
        about: "their clearances, and those outstanding",
        arguments: &["of"],
        make: reports::sign_offs,
    },
    View {
        name: "report-implications",
        about: "papers by heading: text, none or missing",
        arguments: &["of"],
        make: reports::implications,
    },
    View {
        name: "recommendations-by-body",
        about: "a paper's recommendations, by the body they are put to",
        arguments: &["recommendations"],
        make: reports::by_body,
    },
    View {
        name: "risks-scored",
        about: "a paper's risks, each with its band",
        arguments: &["risks"],
        make: band::scored,
    },
    View {
        name: "policy-sections",
        about: "a policy's sections with their numbers, and the guidance notes that help at their stage",
        arguments: &["sections", "guidance_notes"],
        make: policy::sections,
    },
    View {
        name: "requirements-by-actor",
        about: "what each actor must do",
        arguments: &["requirements"],
        make: policy::by_actor,
    },
    View {
        name: "requirement-register",
        about: "every requirement, one a row",
        arguments: &["requirements"],
        make: policy::register,
    },
    View {
        name: "carried-papers",
        about: "guidance notes with their numbers, purposes and stages",
        arguments: &["guidance_notes"],
        make: carried::notes,
    },
    View {
        name: "appendix-status",
        about: "each appendix and guidance note: what it is, and how far it is",
        arguments: &["appendices", "guidance_notes"],
        make: carried::status,
    },
    View {
        name: "cited-as",
        about: "under which number another paper carries this one",
        arguments: &[],
        make: carried::cited_as,
    },
    View {
        name: "priorities-by-promise",
        about: "the council's priorities, by promise",
        arguments: &[],
        make: priorities::by_promise,
    },
    View {
        name: "priorities-counted",
        about: "how many priorities there are, and how many need partners",
        arguments: &[],
        make: priorities::counted,
    },
    View {
        name: "sources-cited",
        about: "the sources that the paper lists or cites",
        arguments: &[],
        make: cited::sources,
    },
    View {
        name: "training-sessions",
        about: "sessions with their running order, kit and bookings",
        arguments: &["sessions", "attendance", "kit", "at_a_table"],
        make: training::sessions,
    },
    View {
        name: "training-certificates",
        about: "everyone who is due a certificate",
        arguments: ATTENDED,
        make: attendance::certificates,
    },
    View {
        name: "attendance-counts",
        about: "invited, booked and attended, by session",
        arguments: ATTENDED,
        make: attendance::counts,
    },
    View {
        name: "attendance-dashboard",
        about: "attendance counted, as formulas over the sheet of attendance",
        arguments: &["attendance"],
        make: attendance::dashboard,
    },
    View {
        name: "evaluation-headline",
        about: "how many forms came back, and how many are matched",
        arguments: &["attendance", "responses"],
        make: evaluation::headline,
    },
    View {
        name: "evaluation-confidence",
        about: "confidence before and after, by objective",
        arguments: &["objectives", "responses"],
        make: evaluation::confidence,
    },
    View {
        name: "evaluation-reactions",
        about: "what participants thought of the sessions",
        arguments: &["responses"],
        make: evaluation::reactions,
    },
    View {
        name: "evaluation-comments",
        about: "comments by question and theme",
        arguments: &["themes", "responses"],
        make: comments::comments,
    },
    View {
        name: "evaluation-dashboard",
        about: "means, as formulas over the sheet of forms",
        arguments: &["objectives", "responses"],
        make: evaluation::dashboard,
    },
];

const PLAN_AT: &[&str] = &["plan", "period"];
const PLAN_SINCE: &[&str] = &["plan", "period", "meeting"];
const ATTENDED: &[&str] = &["sessions", "attendance"];

/// What a view is asked with.
pub struct Asked<'a> {
    workspace: &'a Workspace,
    document: &'a Document,
    arguments: &'a [(String, String)],
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

/// The registers that a view reads whole, whatever it is asked with.
#[must_use]
pub fn reads(view: &str) -> &'static [&'static str] {
    match view {
        "priorities-by-promise" | "priorities-counted" => &["priorities"],
        _ => &[],
    }
}

/// Makes a view for a document; `None` where the manifest asks for it wrongly, which [`unknown`] reports.
#[must_use]
pub fn view(workspace: &Workspace, document: &Document, wanted: &ViewUse) -> Option<Shown> {
    let view = ALL.iter().find(|view| view.name == wanted.view)?;
    let asked = Asked {
        workspace,
        document,
        arguments: &wanted.arguments,
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
        let Some(view) = ALL.iter().find(|view| view.name == wanted.view) else {
            let message = format!("`{}` is not a view", wanted.view);
            let finding = Finding::new(&UNKNOWN_VIEW, wanted.place.clone(), message);
            findings.push(
                match did_you_mean(&wanted.view, ALL.iter().map(|view| view.name)) {
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
