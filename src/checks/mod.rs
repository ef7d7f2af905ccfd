//! Checks: what can be wrong with a workspace though every record could be read.
//! Each is one file: its head is the page `explain` prints. To add one: the file, its `mod` and its line in `ALL`.

mod placeholder;

use crate::code::Code;
use crate::finding::Findings;
use crate::references::Workspace;

/// One check: the code it raises and the function that looks.
pub struct Check {
    /// What it finds.
    pub code: &'static Code,
    /// Looks at the whole workspace.
    pub run: fn(&Workspace, &mut Findings),
}

/// Every check, the weightiest first.
pub static ALL: &[Check] = &[
    Check { code: &placeholder::DRAFTING_NOTE, run: placeholder::run },
];

/// Runs every check.
pub fn run(workspace: &Workspace, findings: &mut Findings) {
    for check in ALL {
        (check.run)(workspace, findings);
    }
}
