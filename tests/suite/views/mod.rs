//! What a plan and its papers show, derived from a tiny council in memory: counts, changes, exceptions, registers.
//! Every story goes from the files an officer writes to the words or cells a reader sees.
#![allow(
    clippy::unwrap_used,
    reason = "a council that cannot be read fails the story that tells of it"
)]

mod agendas;
mod answers;
mod books;
mod council;
mod evaluation;
mod evaluations;
mod indicators;
mod papers;
mod partnership_pages;
mod partnerships;
mod plan;
mod policies;
mod proposals;
mod ratings;
mod reviews;
mod suppression;
mod survey_books;
mod surveys;
mod training;
