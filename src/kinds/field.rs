//! A field: a name, a kind, and how an officer is asked for it.

use super::Kind;

/// One field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The machine name: `key_issue`.
    pub name: String,
    /// The human name, which heads columns: `Key issue`.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be filled in.
    pub required: bool,
    /// The fewest rows or items it may have, where it is a list or rows.
    pub at_least: usize,
    /// One sentence that says what to write.
    pub help: String,
    /// Other headings officers use for it.
    pub aliases: Vec<String>,
    /// How its rows are cited, where they can be.
    pub anchor: Option<Anchor>,
    /// Whether it is kept from every output but those that are private themselves.
    pub private: bool,
    /// Whether its rows may stand in one cell of a sheet, one a line, rather than on a sheet of their own.
    pub in_one_cell: bool,
    /// Whether the paper it leads to is printed in its place, as an appendix or a chapter.
    pub printed: bool,
    /// The list of the same record whose rows are further columns of its own rows, a column a question.
    pub columns_from: Option<String>,
    /// The paragraph of Schedule 12A under which it is kept from the public wherever it is filled in, if it is.
    pub restricted: Option<i64>,
}

/// How the rows of a field are cited: `[[app:framework]]`, printed as `Appendix 1`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchor {
    /// What stands before the colon of a reference.
    pub prefix: String,
    /// The word before the number, which follows the order of the rows.
    pub word: String,
    /// The column that words a reference instead of a number: a definition is cited by its term.
    pub names: Option<String>,
    /// How a row is shown where it is cited alone in a paragraph.
    pub callout: Option<Callout>,
    /// Whether its rows are known in every paper of the workspace, under the same numbers.
    pub shared: bool,
    /// The column that names the document each number belongs to.
    pub carries: Option<String>,
}

/// How a row is shown where it is cited alone in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callout {
    /// Who must do what.
    Requirement,
    /// What a term means.
    Definition,
    /// Words of others, with their source.
    Quotation,
}

impl Callout {
    /// Every callout with the name that manifests write and the house style knows.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("requirement", Self::Requirement),
        ("definition", Self::Definition),
        ("quotation", Self::Quotation),
    ];

    /// The columns that it shows, which the rows must have.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Requirement => &["actor", "must"],
            Self::Definition => &["term", "text", "operative"],
            Self::Quotation => &["text", "source"],
        }
    }

    /// The name of a callout.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Definition => "definition",
            Self::Quotation => "quotation",
        }
    }
}

impl Field {
    /// A field that may be left out, titled after its name.
    #[must_use]
    pub fn new(name: &str, kind: Kind) -> Self {
        let title = super::Word::from_token(&name.replace('_', "-")).word;
        Self {
            name: name.to_owned(),
            title,
            kind,
            required: false,
            at_least: 0,
            help: String::new(),
            aliases: Vec::new(),
            anchor: None,
            private: false,
            in_one_cell: false,
            printed: false,
            columns_from: None,
            restricted: None,
        }
    }

    /// The field, to be filled in always.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The field with a sentence that says what to write.
    #[must_use]
    pub fn help(mut self, help: &str) -> Self {
        help.clone_into(&mut self.help);
        self
    }

    /// The field under another human name.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// The field, whose rows may stand in one cell of a sheet, one a line.
    #[must_use]
    pub const fn in_one_cell(mut self) -> Self {
        self.in_one_cell = true;
        self
    }

    /// The field with other headings officers use for it.
    #[must_use]
    pub fn aka(mut self, aliases: &[&str]) -> Self {
        self.aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        self
    }
}
