//! The levels that a workspace gives to checks: which may be given, and what is wrong with those that may not.

use std::collections::BTreeMap;

use crate::checks::{self, Check};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity, did_you_mean};
use crate::place::Place;
use crate::records::Settings;

/// A code that there is not.
pub static UNKNOWN_CODE: Code = Code {
    name: "unknown-code",
    severity: Severity::Error,
    title: "a code that does not exist",
    page: "A misspelt code re-levels or allows nothing, and nobody notices.\n\nExample: `drafting-notes: warning` under `levels` in `guildhall.yaml`, or `code: draftng-note` under `allow`.\n\nRemedy: write the code as the finding shows it, in its brackets; `guildhall explain` lists all.",
};

/// A code that is no check's.
pub static NOT_A_CHECK: Code = Code {
    name: "not-a-check",
    severity: Severity::Error,
    title: "a code that cannot be re-levelled or allowed, as it is no check's",
    page: "What cannot be read, or cannot be made, stays so whatever one decides about it; only the findings of checks can be re-levelled, allowed or overridden. `docs/checks.md` lists them.\n\nExample: `wrong-kind: off` under `levels` in `guildhall.yaml`.\n\nRemedy: take the line out, and mend what was found.",
};

/// A level that would make a fault of a note.
pub static PROMOTED_NOTE: Code = Code {
    name: "promoted-note",
    severity: Severity::Error,
    title: "a level that would make a fault of a state of the world",
    page: "That an action is late is no fault of the paper that says so: the paper prints and counts it, and is made. Such findings are notes, or off.\n\nExample: `milestone-passed: error` under `levels` in `guildhall.yaml`.\n\nRemedy: write `note` or `off`, or take the line out.",
};

/// The levels given, by code.
#[derive(Debug, Default)]
pub(super) struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// The levels of a workspace that can be given.
    pub(super) fn of(
        settings: &Settings,
        codes: &[&'static Code],
        findings: &mut Findings,
    ) -> Self {
        let mut levels = BTreeMap::new();
        for line in &settings.levels {
            match checks::named(&line.code) {
                None => findings.push(no_check(&line.code, line.place.clone(), codes)),
                Some(check) if check.never_overridden => {
                    findings.push(never(&line.code, line.place.clone()));
                }
                Some(check) if check.levels().all(|level| level != line.level) => {
                    let message = format!(
                        "`{}` tells of a state of the world, which is no fault of a paper",
                        line.code
                    );
                    findings.push(
                        Finding::new(&PROMOTED_NOTE, line.place.clone(), message)
                            .help("write `note` or `off`, or take the line out"),
                    );
                }
                Some(check) => {
                    levels.insert(check.code.name, line.level);
                }
            }
        }
        Self(levels)
    }

    /// The level given to a check.
    pub(super) fn of_check(&self, check: &Check) -> Option<Level> {
        self.0.get(check.code.name).copied()
    }
}

/// The finding for a check that nobody may decide about: what leaks is never right.
pub(super) fn never(code: &str, place: Place) -> Finding {
    let message = format!("`{code}` can be neither allowed nor given another level");
    Finding::new(&NOT_A_CHECK, place, message).help("take the line out, and mend what was found")
}

/// The finding for a code that no check raises: it does not exist, or it is of what cannot be read or made.
pub(super) fn no_check(code: &str, place: Place, codes: &[&'static Code]) -> Finding {
    if codes.iter().any(|known| known.name == code) {
        let message =
            format!("`{code}` is no check's code: only what a check finds can be decided about");
        return Finding::new(&NOT_A_CHECK, place, message)
            .help("take the line out, and mend what was found");
    }
    let finding = Finding::new(&UNKNOWN_CODE, place, format!("`{code}` is not a code"));
    match did_you_mean(code, checks::ALL.iter().map(|check| check.code.name)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("write one of those that `guildhall explain` lists"),
    }
}
