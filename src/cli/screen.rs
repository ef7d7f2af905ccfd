//! The screen: everything printed goes through here, and every command ends in one of four answers.

use std::io::Write as _;
use std::process::ExitCode;

use anstream::AutoStream;

use super::arguments::{Arguments, Colour, Format};
use crate::finding::{Finding, Findings, Severity};
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
        if !sentence.is_empty() && !self.quiet && self.format == Format::Human {
            self.print(sentence);
        }
    }

    /// Prints why a command could not be carried out.
    pub(super) fn complain(&self, sentence: &str) {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.colour);
        let _ = writeln!(out, "guildhall: {sentence}");
    }

    /// Prints findings in the format asked for; human text, JSON and counts come from this one list.
    pub(super) fn findings(&self, findings: &Findings, quotes: &dyn Quotes, documents: usize) {
        let (list, allowed) = (findings.list(), findings.allowed());
        match self.format {
            Format::Human => {
                let shown: Vec<Finding> =
                    list.iter().filter(|f| self.is_shown(f)).cloned().collect();
                let colour = self.colour != anstream::ColorChoice::Never;
                let mut text = show::human(&shown, quotes, colour);
                if self.verbose {
                    text += &show::allowed::human(allowed, quotes, colour);
                }
                self.print(&text);
            }
            Format::Short => self.print(&(show::short(list) + &show::allowed::short(allowed))),
            Format::Json => self.print(&show::json(list, allowed, documents)),
        }
    }

    /// What was found, and what is allowed, counted in English.
    pub(super) fn summary(&self, findings: &Findings, documents: usize) -> String {
        let mut parts = vec![show::summary_line(findings.list(), documents)];
        if findings.list().iter().any(|found| !self.is_shown(found)) {
            let told = "(the papers tell what the notes say; `-v` shows them here)";
            parts = vec![format!("{} {told}", parts.concat())];
        }
        let allowed = show::allowed::count_line(findings.allowed());
        if !allowed.is_empty() {
            let told = "(`-v` shows each with its reason)";
            parts.push(if self.verbose {
                allowed
            } else {
                format!("{allowed} {told}")
            });
        }
        parts.join("\n")
    }

    /// Notes are counted always, and shown in full with `-v`: they stand in the papers.
    fn is_shown(&self, finding: &Finding) -> bool {
        finding.severity != Severity::Note || self.verbose
    }
}

/// The answer that findings lead to.
pub(super) fn answer(findings: &Findings) -> Answer {
    if findings.count(Severity::Error) > 0 {
        return Answer::Errors;
    }
    Answer::Done
}
