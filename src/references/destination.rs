//! Where papers are going: which of them will be published, by their own status, because an agenda puts them to a meeting,
//! or because a paper that will be leads to them. Says nothing of how grave a fault in them is.

use std::collections::BTreeSet;

use super::Workspace;
use super::reach::Reach;
use crate::documents::agenda::agendas;
use crate::values::id::plain;

/// The statuses of a paper that goes out as it stands.
const GOES_OUT: [&str; 2] = ["consultation", "final"];

/// The papers that are going to publication; all others are drafts, which nobody outside will see yet.
#[derive(Debug, Clone, Default)]
pub struct Destination {
    /// By their plain ids.
    published: BTreeSet<String>,
}

impl Destination {
    /// Follows what the papers that go out print, quote and cite, as far as that leads. An agenda sends to publication
    /// what its items lead to, whatever its own status: what is on it goes to a meeting.
    #[must_use]
    pub fn of(workspace: &Workspace, reach: &Reach) -> Self {
        let documents = workspace.documents.iter();
        let go_out = documents.filter(|document| GOES_OUT.contains(&document.status()));
        let mut queue: Vec<String> = go_out.map(|document| plain(&document.id)).collect();
        let on_agendas =
            agendas(&workspace.documents).flat_map(|agenda| reach.leads_to(&agenda.id));
        queue.extend(on_agendas.cloned());
        let mut published = BTreeSet::new();
        while let Some(id) = queue.pop() {
            if !published.contains(&id) {
                queue.extend(reach.leads_to(&id).iter().cloned());
                published.insert(id);
            }
        }
        Self { published }
    }

    /// Whether a document is going to publication.
    #[must_use]
    pub fn is_published(&self, id: &str) -> bool {
        self.published.contains(&plain(id))
    }
}
