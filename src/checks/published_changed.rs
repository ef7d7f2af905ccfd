//! What was published is never replaced in silence: Members and the public hold the papers that went out, and cite their
//! pages. Where a paper of a pack has changed since, or an item has come, the pack is not made again until the change is
//! published for what it is: a supplement with the late papers, an erratum that says what was wrong, or a re-issue with a
//! note of what changed.
//!
//! Example: the recommendations of a report are mended two days after its pack was published.
//!
//! Remedy: publish the change, `guildhall publish MEETING --as erratum --note TEXT`; or put the paper back as it went out.

use super::Check;
use crate::code::Code;
use crate::documents::{Document, agenda};
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::values::id::same;
use crate::values::listed::listed;
use crate::views::parts::{changed, seals};
use crate::views::publications::{publications, when};

/// A paper that is no longer what was published.
pub static PUBLISHED_CHANGED: Code = Code {
    name: "published-changed",
    severity: Severity::Error,
    title: "a paper that is no longer what was published",
    page: include_str!("published_changed.rs"),
};

pub(super) static CHECK: Check = Check::of(&PUBLISHED_CHANGED, run).never_overridden();

/// Looks at every pack of a meeting of which something was published.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for pack in workspace.current() {
        let Some(agenda) = agenda::of_pack(&workspace.documents, &workspace.types, pack) else {
            continue;
        };
        let Some(meeting) = agenda::meeting(agenda) else {
            continue;
        };
        for difference in differences(workspace, agenda, meeting) {
            let place = pack.record.place_of("id").clone();
            let (message, help) = match difference.parts {
                Some(parts) => (
                    format!(
                        "`{}` has changed since it was published on {}: {parts}",
                        difference.paper.id, difference.at
                    ),
                    format!(
                        "publish what changed, `guildhall publish {meeting} --as erratum` or `--as re-issue`, or put it back"
                    ),
                ),
                None => (
                    format!(
                        "`{}` has come since the pack was published on {}",
                        difference.paper.id, difference.at
                    ),
                    format!("publish it, `guildhall publish {meeting} --as supplement`"),
                ),
            };
            let finding = Finding::new(&PUBLISHED_CHANGED, place, message).help(help);
            let stands = difference.paper.record.place_of("id").clone();
            findings.push(finding.related("it stands here", stands).document(&pack.id));
        }
    }
}

/// How a paper of a meeting differs from what was published of it.
#[derive(Debug)]
pub struct Difference<'a> {
    /// The paper.
    pub paper: &'a Document,
    /// When it was published last, or its pack was.
    pub at: String,
    /// Which of its parts have changed; `None` where it was not published yet.
    pub parts: Option<String>,
}

/// The papers of an agenda that are no longer what was published, and those that came since; none before anything was.
#[must_use]
pub fn differences<'a>(
    workspace: &'a Workspace,
    agenda: &'a Document,
    meeting: &str,
) -> Vec<Difference<'a>> {
    let all = publications(workspace, meeting);
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let items = agenda::items(agenda).iter();
    let bound =
        items.filter_map(|item| agenda::bound(&workspace.documents, &workspace.types, item));
    let difference = |paper: &'a Document| {
        let went_out = all.iter().rev().find_map(|published| {
            let mut papers = published.rows("papers").iter();
            let row = papers.find(|row| row.text("paper").is_some_and(|id| same(id, &paper.id)))?;
            Some((published, row))
        });
        let Some((published, row)) = went_out else {
            return Some(Difference {
                paper,
                at: when(first),
                parts: None,
            });
        };
        let before = row.words("seals");
        let before: Vec<&str> = before.split("; ").collect();
        let parts = changed(&before, &seals(workspace, paper));
        (!parts.is_empty()).then(|| Difference {
            paper,
            at: when(published),
            parts: Some(listed(&parts)),
        })
    };
    std::iter::once(agenda)
        .chain(bound)
        .filter_map(difference)
        .collect()
}
