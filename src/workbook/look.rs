//! The house formats of a workbook: type, colours, rules, and statuses shown with letter, shape and word.
//! Knows how a cell looks; never what stands in it.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, Format, FormatAlign, FormatBorder, FormatUnderline, Formula,
};

use super::model::CellKind;

/// The face: every officer's machine has it.
pub(super) const FONT: &str = "Arial";
/// The size of running text, in points.
pub(super) const TEXT_SIZE: f64 = 11.0;
/// The width of a spreadsheet's standard column in this face and size, in pixels.
pub(super) const STANDARD_WIDTH: u32 = 72;
/// The height of a row of one line, in pixels.
pub(super) const STANDARD_HEIGHT: u32 = 20;

/// The accent where a council gives none: a deep teal, 7 : 1 on white.
const HOUSE_ACCENT: u32 = 0x00_5A64;
const INK: u32 = 0x1F_2328;
const GREY: u32 = 0x5A_6268;
const RULE: u32 = 0xCF_D6DA;
const WASH: u32 = 0xF2_F5F6;

/// A status: how it is written, how it is shown, and the colours that decorate it.
struct Status {
    written: &'static str,
    word: &'static str,
    shown: &'static str,
    ink: u32,
    wash: u32,
}

/// Every action status, in the order of the key.
const STATUSES: [Status; 9] = [
    status("complete", "Complete", "C ✔ Complete", 0x17_4A86, 0xDD_E9F7),
    status("on-track", "On track", "G ● On track", 0x16_6534, 0xDD_F2E3),
    status("at-risk", "At risk", "A ▲ At risk", 0x7A_4B00, 0xFB_EBCF),
    status(
        "off-track",
        "Off track",
        "R ■ Off track",
        0xA1_1616,
        0xFB_DFDF,
    ),
    status(
        "not-started",
        "Not started",
        "N ○ Not started",
        0x4A_5157,
        0xEB_EEF0,
    ),
    status(
        "not-reported",
        "Not reported",
        "U ○ Not reported",
        0x4A_5157,
        0xEB_EEF0,
    ),
    status("closed", "Closed", "Closed", 0x4A_5157, 0xEB_EEF0),
    status("on-hold", "On hold", "On hold", 0x4A_5157, 0xEB_EEF0),
    status(
        "superseded",
        "Superseded",
        "Superseded",
        0x4A_5157,
        0xEB_EEF0,
    ),
];

/// One line of the table of statuses.
const fn status(
    written: &'static str,
    word: &'static str,
    shown: &'static str,
    ink: u32,
    wash: u32,
) -> Status {
    Status {
        written,
        word,
        shown,
        ink,
        wash,
    }
}

/// How a status is shown, from any way it may be written; other words stay as they are.
pub(super) fn shown_status(written: &str) -> &str {
    let same = |s: &&Status| {
        [s.written, s.word, s.shown]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(written.trim()))
    };
    STATUSES.iter().find(same).map_or(written, |s| s.shown)
}

/// The rules that show a status with its letter, shape and word over a colour, for a range whose
/// first cell is `first` (such as `$C2`).
pub(super) fn status_rules(first: &str) -> Vec<ConditionalFormatFormula> {
    let rule = |s: &Status| {
        let (a, b, c) = (s.written, s.word, s.shown);
        let when = format!("=OR({first}=\"{a}\",{first}=\"{b}\",{first}=\"{c}\")");
        let format = Format::new()
            .set_font_color(Color::RGB(s.ink))
            .set_background_color(Color::RGB(s.wash))
            .set_num_format(format!("General;General;General;\"{}\"", s.shown));
        ConditionalFormatFormula::new()
            .set_rule(Formula::new(when))
            .set_format(format)
    };
    STATUSES.iter().map(rule).collect()
}

/// How a value is shown, whatever column it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Show {
    /// A text, wrapped.
    Text,
    /// The key of a record, in bold.
    Key,
    /// A number.
    Number,
    /// Pounds.
    Money,
    /// A per cent.
    Percent,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A link.
    Link,
}

impl Show {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Key,
        Self::Number,
        Self::Money,
        Self::Percent,
        Self::Date,
        Self::Time,
        Self::Link,
    ];

    /// How the values of a kind are shown.
    pub(super) const fn of(kind: CellKind) -> Self {
        match kind {
            CellKind::Text | CellKind::LongText | CellKind::YesNo | CellKind::Status => Self::Text,
            CellKind::Id => Self::Key,
            CellKind::Number => Self::Number,
            CellKind::Money => Self::Money,
            CellKind::Percent => Self::Percent,
            CellKind::Date => Self::Date,
            CellKind::Time => Self::Time,
        }
    }

    /// Whether the figures of such a value stand under one another on the right.
    pub(super) const fn is_figure(self) -> bool {
        match self {
            Self::Number | Self::Money | Self::Percent => true,
            Self::Text | Self::Key | Self::Date | Self::Time | Self::Link => false,
        }
    }
}

/// Whether a cell is to be filled in, protected, or only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// To be filled in.
    Open,
    /// Protected, over a wash.
    Protected,
    /// Only to be read.
    Read,
}

/// The formats of one column: one for each way of showing and using a cell.
#[derive(Debug, Clone)]
pub(super) struct ColumnLook {
    formats: BTreeMap<(Show, Use), Format>,
    fallback: Format,
}

impl ColumnLook {
    /// The format of a cell.
    pub(super) fn format(&self, show: Show, usage: Use) -> &Format {
        self.formats.get(&(show, usage)).unwrap_or(&self.fallback)
    }
}

/// The formats of one workbook.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// The council's accent.
    pub(super) accent: Color,
}

impl Look {
    /// The look with an accent given as `#rrggbb`.
    pub(super) fn new(accent: &str) -> Self {
        let digits = accent.trim().trim_start_matches('#');
        let given = if digits.len() == 6 {
            u32::from_str_radix(digits, 16).ok()
        } else {
            None
        };
        Self {
            accent: Color::RGB(given.unwrap_or(HOUSE_ACCENT)),
        }
    }

    /// The ink of running text.
    pub(super) const fn ink() -> Color {
        Color::RGB(INK)
    }

    /// The format everything starts from.
    pub(super) fn base() -> Format {
        Format::new()
            .set_font_name(FONT)
            .set_font_size(TEXT_SIZE)
            .set_font_color(Self::ink())
    }

    /// A text at the top of its cell, wrapped.
    pub(super) fn text() -> Format {
        Self::base()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_text_wrap()
    }

    /// The title of a cover or an about sheet.
    pub(super) fn cover_title(&self) -> Format {
        Self::base()
            .set_font_size(22)
            .set_bold()
            .set_font_color(self.accent)
    }

    /// The title of a published sheet.
    pub(super) fn title(&self) -> Format {
        Self::base()
            .set_font_size(16)
            .set_bold()
            .set_font_color(self.accent)
    }

    /// A heading between rows of a cover or an about sheet.
    pub(super) fn heading(&self) -> Format {
        let ruled = Self::base()
            .set_font_size(13)
            .set_bold()
            .set_font_color(self.accent);
        let ruled = ruled.set_align(FormatAlign::Left).set_indent(1);
        ruled
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(self.accent)
    }

    /// A line under a title.
    pub(super) fn lead() -> Format {
        Self::base()
            .set_font_color(Color::RGB(GREY))
            .set_align(FormatAlign::Top)
    }

    /// The label of a pair.
    pub(super) fn label() -> Format {
        Self::ruled(Self::text().set_bold())
    }

    /// The text of a pair.
    pub(super) fn value() -> Format {
        Self::ruled(Self::text())
    }

    /// A link to another sheet.
    pub(super) fn link(&self) -> Format {
        Self::base()
            .set_align(FormatAlign::Top)
            .set_font_color(self.accent)
            .set_underline(FormatUnderline::Single)
    }

    /// A link in a ruled row.
    pub(super) fn ruled_link(&self) -> Format {
        Self::ruled(self.link().set_align(FormatAlign::Left).set_indent(1))
    }

    /// The header of a column, its figures under one another.
    pub(super) fn header(&self, show: Show) -> Format {
        let side = if show.is_figure() {
            FormatAlign::Right
        } else {
            FormatAlign::Left
        };
        Self::base()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(self.accent)
            .set_align(FormatAlign::VerticalCenter)
            .set_align(side)
            .set_indent(1)
            .set_text_wrap()
    }

    /// The hash of a record: small and grey, there for the machine.
    pub(super) fn hash() -> Format {
        let small = Self::base()
            .set_font_size(9)
            .set_font_color(Color::RGB(GREY));
        Self::ruled(small.set_align(FormatAlign::Top)).set_background_color(Color::RGB(WASH))
    }

    /// The answer of a form: a box to write in.
    pub(super) fn boxed(format: &Format) -> Format {
        format
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x8A_9499))
    }

    /// A total: bold, under a strong rule.
    pub(super) fn total(&self, format: &Format) -> Format {
        let bold = format.clone().set_bold();
        bold.set_border_top(FormatBorder::Medium)
            .set_border_top_color(self.accent)
    }

    /// The formats of a column, `number` and `money` being the patterns its figures need.
    pub(super) fn column(&self, number: &str, money: &str) -> ColumnLook {
        let mut formats = BTreeMap::new();
        for show in Show::ALL {
            let plain = Self::ruled(self.cell(show, number, money));
            let washed = plain.clone().set_background_color(Color::RGB(WASH));
            formats.insert((show, Use::Open), plain.clone().set_unlocked());
            formats.insert((show, Use::Protected), washed);
            formats.insert((show, Use::Read), plain);
        }
        ColumnLook {
            formats,
            fallback: Self::value(),
        }
    }

    /// A value without its rule.
    fn cell(&self, show: Show, number: &str, money: &str) -> Format {
        let top = Self::base().set_align(FormatAlign::Top).set_indent(1);
        let left = top.clone().set_align(FormatAlign::Left);
        let right = top.set_align(FormatAlign::Right);
        match show {
            Show::Text => Self::text(),
            Show::Key => Self::text().set_bold(),
            Show::Number => right.set_num_format(number),
            Show::Money => right.set_num_format(money),
            Show::Percent => right.set_num_format("0%"),
            Show::Date => left.set_num_format("d mmmm yyyy"),
            Show::Time => left.set_num_format("hh:mm"),
            Show::Link => self.link().set_align(FormatAlign::Left).set_indent(1),
        }
    }

    /// A format with the hair rule between rows.
    fn ruled(format: Format) -> Format {
        format
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(RULE))
    }
}
