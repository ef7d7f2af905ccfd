//! Judgement: how grave each finding of a check is here, by where its paper is going, by the workspace's levels and by
//! what a record allows. Knows no check by name; what is no check's stays as it was found.

pub mod allowances;
pub mod levels;

use std::collections::BTreeSet;

use allowances::Allowance;
use levels::Levels;

use crate::checks::{self, Check};
use crate::code::Code;
use crate::finding::{Allowed, Finding, Findings, Level, Severity};
use crate::references::reach::Reach;
use crate::references::{Destination, Workspace};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &levels::UNKNOWN_CODE,
    &levels::NOT_A_CHECK,
    &levels::PROMOTED_NOTE,
    &allowances::UNUSED_ALLOWANCE,
];

/// Everything by which findings are judged.
#[derive(Debug)]
pub struct Judgement {
    levels: Levels,
    allowances: Vec<Allowance>,
    destination: Destination,
}

impl Judgement {
    /// Gathers levels, allowances and destinations; `codes` are all there are, and lines that name none of them, or one
    /// that is no check's, are findings.
    #[must_use]
    pub fn of(
        workspace: &Workspace,
        reach: &Reach,
        codes: &[&'static Code],
        findings: &mut Findings,
    ) -> Self {
        Self {
            levels: Levels::of(&workspace.settings, codes, findings),
            allowances: allowances::of(workspace, codes, findings),
            destination: Destination::of(workspace, reach),
        }
    }

    /// Judges everything that reading and checking found, and tells of allowances that allow nothing of it.
    pub fn all(&self, reach: &Reach, findings: &mut Findings) {
        let used = self.each(reach, findings);
        let allowances = self.allowances.iter().enumerate();
        let unused = allowances.filter(|(number, _)| !used.contains(number));
        findings.extend(unused.map(|(_, allowance)| allowance.unused()));
    }

    /// Judges findings that were made since: each finding is judged once.
    pub fn more(&self, reach: &Reach, mut found: Findings) -> Findings {
        self.each(reach, &mut found);
        found
    }

    /// Judges findings; gives the numbers of the allowances that allow one of them.
    fn each(&self, reach: &Reach, findings: &mut Findings) -> BTreeSet<usize> {
        let mut used = BTreeSet::new();
        for mut finding in std::mem::take(findings.list_mut()) {
            let Some(check) = checks::named(finding.code.name) else {
                findings.push(finding);
                continue;
            };
            let mut allowances = self.allowances.iter().enumerate();
            let allowance = allowances.find(|(_, allowance)| allowance.covers(&finding));
            used.extend(allowance.map(|(number, _)| number));
            match (self.level(check, &finding, reach), allowance) {
                (Level::Off, _) => {}
                (Level::At(severity), None) => {
                    finding.severity = severity;
                    findings.push(finding);
                }
                (Level::At(severity), Some((_, allowance))) => {
                    finding.severity = severity;
                    findings.allow(Allowed {
                        finding,
                        reason: allowance.reason.clone(),
                        by: allowance.by.clone(),
                    });
                }
            }
        }
        used
    }

    /// How grave a finding is here. What its check made a note, or graver or lighter than it is of itself, stays so.
    fn level(&self, check: &Check, finding: &Finding, reach: &Reach) -> Level {
        let own = Level::At(finding.severity);
        match self.levels.of_check(check) {
            Some(Level::Off) => Level::Off,
            Some(Level::At(_)) if finding.severity == Severity::Note => own,
            Some(level) => level,
            None if finding.severity != check.code.severity => own,
            None if check.draft == own || self.is_published(finding, reach) => own,
            None => check.draft,
        }
    }

    /// Whether a paper that a finding reaches is going to publication.
    fn is_published(&self, finding: &Finding, reach: &Reach) -> bool {
        let mut reaching = finding.clone();
        reach.attribute(&mut reaching);
        let mut documents = reaching.documents.iter();
        documents.any(|id| self.destination.is_published(id))
    }
}
