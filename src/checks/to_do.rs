//! A placeholder that is looked after, `[[todo: what | who | by when]]`, in a paper that nobody should see with it.
//! It is met where references are resolved; this is how grave it is.

use super::Check;
use crate::finding::{Level, Severity};
use crate::references::resolve::PLACEHOLDER_LEFT_IN;

/// Found before any check looks.
pub(super) static CHECK: Check =
    Check::of(&PLACEHOLDER_LEFT_IN, |_, _| {}).in_drafts(Level::At(Severity::Warning));
