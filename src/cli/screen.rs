//! The screen: everything printed goes through here, and every command ends in one of four answers.

use std::io::Write as _;
use std::process::ExitCode;

use anstream::AutoStream;

use super::arguments::{Arguments, Colour, Format};
use crate::finding::{Finding, Severity};
use crate::show::{self, Quotes};

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done; nothing was found at error level.
    Done,
    /// Something was found at error level.
    Errors,
    /// The command could not be carried out.
    CannotDo,
    /// A fault of ours.
    OurFault,
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        Self::from(match answer {
            Answer::Done => 0,
            Answer::Errors => 1,
            Answer::CannotDo => 2,
            Answer::OurFault => 70,
        })
    }
}

/// Where a command prints, and how.
#[derive(Debug)]
pub(super) struct Screen {
    pub(super) format: Format,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    colour: anstream::ColorChoice,
}

impl Screen {
    pub(super) const fn new(arguments: &Arguments) -> Self {
        let common = &arguments.common;
        let colour = match common.color {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        };
        Self {
            format: common.format,
            quiet: common.quiet,
            verbose: common.verbose,
            colour,
        }
    }

    /// Prints what was asked for.
    pub(super) fn print(&self, text: &str) {
        let mut out = AutoStream::new(std::io::stdout().lock(), self.colour);
        let end = if text.ends_with('\n') || text.is_empty() {
            ""
        } else {
            "\n"
        };
        // A reader that went away (`| head`) is no fault.
        let _ = write!(out, "{text}{end}");
        let _ = out.flush();
    }

    /// Prints a sentence for people, unless they asked for quiet or for another format.
    pub(super) fn say(&self, sentence: &str) {
        if !self.quiet && self.format == Format::Human {
            self.print(sentence);
        }
    }

    /// Prints why a command could not be carried out.
    pub(super) fn complain(&self, sentence: &str) {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.colour);
        let _ = writeln!(out, "guildhall: {sentence}");
    }

    /// Prints findings in the format asked for; human text, JSON and counts come from this one list.
    pub(super) fn findings(&self, findings: &[Finding], quotes: &dyn Quotes, documents: usize) {
        match self.format {
            Format::Human => {
                let shown: Vec<Finding> = findings
                    .iter()
                    .filter(|f| self.is_shown(f))
                    .cloned()
                    .collect();
                if !shown.is_empty() {
                    self.print(&show::human(
                        &shown,
                        quotes,
                        self.colour != anstream::ColorChoice::Never,
                    ));
                }
            }
            Format::Short => self.print(&show::short(findings)),
            Format::Json => self.print(&show::json(findings, documents)),
        }
    }

    /// What was found, counted in English.
    pub(super) fn summary(&self, findings: &[Finding], documents: usize) -> String {
        let counts = show::summary_line(findings, documents);
        let hidden = findings.iter().any(|finding| !self.is_shown(finding));
        if hidden {
            format!("{counts} (the papers tell what the notes say; `-v` shows them here)")
        } else {
            counts
        }
    }

    /// Notes are counted always, and shown in full with `-v`: they stand in the papers.
    fn is_shown(&self, finding: &Finding) -> bool {
        finding.severity != Severity::Note || self.verbose
    }
}

/// The answer that findings lead to.
pub(super) fn answer(findings: &[Finding]) -> Answer {
    if findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        return Answer::Errors;
    }
    Answer::Done
}
