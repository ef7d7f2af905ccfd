//! guildhall

pub mod assembly;
pub mod checks;
pub mod cli;
pub mod code;
pub mod documents;
pub mod finding;
pub mod kinds;
pub mod output;
pub mod pipeline;
pub mod place;
pub mod records;
pub mod references;
pub mod show;
pub mod sources;
pub mod typeset;
pub mod values;
pub mod views;
pub mod workbook;
