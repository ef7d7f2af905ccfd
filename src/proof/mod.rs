//! Proof: what is wrong with a finished file, looked for on its pages and in its bytes before anybody may have it.
//! Looks at what was made, never at what it was made from; mends nothing.

pub mod leak;
mod pdf;
mod xlsx;

use crate::code::Code;

pub use leak::{Certificate, File, beyond, look};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[&leak::LEAK];
