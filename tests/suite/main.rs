//! All tests, in reading order: small things first, then records, papers, the program, and the house itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets something unexpected fails, and says where"
)]

mod council;
mod large_print;
mod made;

mod findings;
mod findings_shown;
mod values;

mod sheets;
mod sheets_formats;
mod sheets_hostile;

mod calendar;
mod cases;
mod checks;
mod checks_agendas;
mod checks_allowed;
mod checks_announced;
mod checks_calendar;
mod checks_counts;
mod checks_dates;
mod checks_engine;
mod checks_evaluations;
mod checks_evidence;
mod checks_headings;
mod checks_labels;
mod checks_law;
mod checks_notices;
mod checks_numbers;
mod checks_of_care;
mod checks_papers;
mod checks_partnerships;
mod checks_plan;
mod checks_programmes;
mod checks_references;
mod checks_reports;
mod checks_withheld;
mod checks_written_dates;
mod faults;
mod faults_of_files;
mod interchange;
mod mutations;
mod nested_sheets;
mod seeded;
mod seeds;

mod views;
mod workbook_models;
mod workbook_shapes;

mod agenda_papers;
mod agreement;
mod document_types;
mod editions;
mod editions_leaks;
mod faults_of_papers;
mod forms;
mod hostile_refused;
mod hostile_source;
mod hostile_text;
mod new_document_type;
mod packs;
mod pdf_structure;
mod places;
mod policy_papers;
mod publishing;
mod same_twice;

mod cli;
mod cli_dates;
mod cli_shows;
mod validators;

mod house;
mod house_codes;
mod house_source;
