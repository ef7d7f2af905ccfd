//! What can be asked on the command line.

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::values::date::{CenturyWindow, Date, parse_date};

/// Committee papers from spreadsheets and YAML, checked before they reach Members.
#[derive(Debug, Parser)]
#[command(name = "guildhall", version, about, styles = Styles::plain(), max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The workspace; if not said, the nearest folder upwards with guildhall.yaml
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// How findings are printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    pub(super) format: Format,
    /// Whether output is coloured
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// Print findings only
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Print more
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// The date facts are true at, instead of the workspace's `as_of`; a document's own stands
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Date>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the line or the sheet's row under each
    Human,
    /// One line each
    Short,
    /// For programs
    Json,
}

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check, then make what is out of date
    Build(Build),
    /// The same checks, nothing made
    Check(Check),
    /// The pack of a meeting: its agenda and papers in one PDF, numbered through
    Pack {
        /// The id of the meeting
        meeting: String,
    },
    /// Freeze what goes out for a meeting: its bytes, pages, name and time are kept
    Publish(Publish),
    /// Every deadline of a meeting, or of a meeting on a day, the sum shown in words
    Dates {
        /// The id of a meeting, or a day such as 9 April 2026
        #[arg(required = true, value_name = "MEETING|DATE")]
        meeting: Vec<String>,
    },
    /// What guildhall reads in a workbook, CSV, YAML or Markdown file
    Inspect {
        /// The file
        file: PathBuf,
    },
    /// The document types, their fields and views
    Types {
        /// One type, in full
        name: Option<String>,
        /// Whether manifest, templates, guide and sample of every type agree
        #[arg(long)]
        check: bool,
    },
    /// JSON Schemas for editors: of a document type or a register, or all of them
    Schema {
        /// The document type, the register, or `council`
        name: Option<String>,
        /// Write all of them to .guildhall/schema in the workspace
        #[arg(long)]
        write: bool,
    },
    /// A check's reason, an example and the remedy; without a code, all checks
    Explain {
        /// The code
        code: Option<String>,
        /// Write the list of all checks and codes as Markdown
        #[arg(long, conflicts_with = "code")]
        markdown: bool,
    },
    /// A fresh workspace
    New {
        /// The folder, which must not exist or be empty
        folder: PathBuf,
    },
    /// Completion for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// What `build` takes.
#[derive(Debug, Default, Args)]
pub(super) struct Build {
    /// The documents, by id, slug or file; all if none is named
    pub(super) documents: Vec<String>,
    /// Only these formats
    #[arg(long, value_delimiter = ',', value_parser = ["pdf", "xlsx"], value_name = "pdf,xlsx")]
    pub(super) only: Vec<String>,
    /// Only the output of this name
    #[arg(long, value_name = "NAME")]
    pub(super) paper: Option<String>,
    /// Refuse a document for a warning too
    #[arg(long)]
    pub(super) strict: bool,
    /// Make papers though this check finds errors in them: on the day of despatch, with a reason and a name
    #[arg(long = "override", value_name = "CODE", requires_all = ["reason", "by"])]
    pub(super) overrides: Vec<String>,
    /// Why errors are overridden; the manifest keeps it
    #[arg(long, value_name = "TEXT", requires = "overrides")]
    pub(super) reason: Option<String>,
    /// Who answers for errors that are overridden, by role
    #[arg(long, value_name = "ROLE", requires = "overrides")]
    pub(super) by: Option<String>,
    /// How many papers are made at a time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) jobs: Option<u16>,
    /// The folder for what is made, instead of `output` in the workspace
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

/// What `publish` takes.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The id of the meeting
    pub(super) meeting: String,
    /// Who publishes it, by role
    #[arg(long, value_name = "ROLE")]
    pub(super) by: String,
    /// When, such as 2004-09-01T16:30; now, in universal time, if not said
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(super) at: Option<String>,
    /// What it is: after the pack, late papers, a correction, or the pack again
    #[arg(long = "as", value_name = "SORT", default_value = "pack", value_parser = ["pack", "supplement", "erratum", "re-issue"])]
    pub(super) sort: String,
    /// What has changed, and why
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The documents, by id, slug or file; all if none is named
    pub(super) documents: Vec<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,
    /// Only findings with this code
    #[arg(long, value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// A day and a time of day, as the register of what was published keeps them.
fn time(text: &str) -> Result<String, String> {
    let read: jiff::civil::DateTime = text.parse().map_err(|fault| {
        format!("{fault}; a day and a time such as `2004-09-01T16:30` were expected")
    })?;
    Ok(read.strftime("%Y-%m-%d %H:%M").to_string())
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text, CenturyWindow::default())
        .map(|read| read.date)
        .map_err(|fault| fault.to_string())
}

/// The completion script of a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "guildhall", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
