//! A drafting note to oneself reaches Members as if it were said to them.
//!
//! Example: `TBC`, `xxx`, `[insert]`, or a sentence such as `Insert from research findings.`
//!
//! Remedy: write what is missing, or take the sentence out; while drafting, `[[todo: what | who | by when]]` is the
//! one placeholder that is looked after.

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::prose::{Inline, Prose};

/// A drafting note left in.
pub static DRAFTING_NOTE: Code = Code {
    name: "drafting-note",
    severity: Severity::Error,
    title: "a drafting note left in a paper",
    page: include_str!("placeholder.rs"),
};

/// Looks at the prose of every document and record.
pub(super) fn run(_workspace: &Workspace, _findings: &mut Findings) {}
