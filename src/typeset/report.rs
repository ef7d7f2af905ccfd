//! Typst's errors and warnings as findings: at the officer's place where there is one, else at the template's line.

use std::ops::Range;

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::Imprint;
use super::world::Desk;
use crate::assembly::Markup;
use crate::code::Code;
use crate::finding::{Finding, Severity};
use crate::place::{Place, Point, Stretch};

/// A paper that cannot be typeset.
pub static TYPESETTING: Code = Code {
    name: "typesetting",
    severity: Severity::Error,
    title: "a paper that cannot be typeset",
    page: "The template or the house style stopped while the page was laid out.\n\nExample: a template that calls a house function which does not exist.\n\nRemedy: mend the template at the line named; if no template was changed, report the fault with the paper's record.",
};

/// A character for which the fonts have no shape.
pub static MISSING_GLYPH: Code = Code {
    name: "missing-glyph",
    severity: Severity::Error,
    title: "a character that the house's fonts cannot show",
    page: "A reader would see an empty box, and a screen reader would say nothing.\n\nExample: a picture character pasted from a message.\n\nRemedy: say it in words, or use a common mark: ✔ ● ▲ ■ ○ →.",
};

/// A value that a house function cannot take.
pub static WRONG_VALUE: Code = Code {
    name: "wrong-value",
    severity: Severity::Error,
    title: "a value that the page cannot show",
    page: "The house style takes only what it knows how to show in words, shape and colour.\n\nExample: a status `green` in a table of actions.\n\nRemedy: write one of the values that the message names.",
};

/// Something that would keep people out.
pub static NOT_ACCESSIBLE: Code = Code {
    name: "not-accessible",
    severity: Severity::Error,
    title: "something that would keep the paper from the PDF standards for accessibility and archiving",
    page: "Every PDF meets PDF/UA-1 and PDF/A-2a, which screen readers and archives rely on.\n\nExample: an image without alternative text, or a heading of level 3 under one of level 1.\n\nRemedy: do what the message says.",
};

/// Something Typst warned of.
pub static TYPESETTING_WARNING: Code = Code {
    name: "typesetting-warning",
    severity: Severity::Warning,
    title: "something odd in the layout of a paper",
    page: "The paper was made, but the compiler warned.\n\nExample: a font that the house does not have.\n\nRemedy: mend the template at the line named.",
};

/// Words that Typst would leave out.
pub static LOST_CONTENT: Code = Code {
    name: "lost-content",
    severity: Severity::Error,
    title: "words that would be left out of the paper",
    page: "Some places of a paper hold running words only: a list, a table, a heading or a second paragraph there would be lost, or run into the words before it.\n\nExample: a list under `reason` of an implication.\n\nRemedy: write one paragraph of plain sentences there.",
};

/// What Typst says of content that it leaves out.
const LOST: &str = "may not occur inside of a paragraph and was ignored";

/// Whether a warning tells of words that would be lost: more than mere space.
pub(super) fn is_loss(warning: &SourceDiagnostic) -> bool {
    warning.message.contains(LOST) && !warning.message.starts_with("v ")
}

/// What stands around the number and field of a row in a house function's refusal.
const ROW_MARKS: (char, char) = ('⟦', '⟧');

/// Turns what Typst says into findings.
pub(super) struct Reporter<'a> {
    pub(super) world: &'a Desk,
    pub(super) markup: &'a Markup,
    pub(super) imprint: &'a Imprint,
}

impl Reporter<'_> {
    /// All errors.
    pub(super) fn errors(&self, errors: &[SourceDiagnostic]) -> Vec<Finding> {
        errors.iter().map(|error| self.error(error)).collect()
    }

    /// A fault of ours in making the PDF.
    pub(super) fn fault(&self, reason: &str) -> Finding {
        Finding::new(
            &TYPESETTING,
            self.imprint.place.clone(),
            format!("the PDF cannot be written: {reason}"),
        )
        .help("report this with the paper's record")
        .document(&self.imprint.ident)
    }

    /// Words that would be lost: at the record, or at the document where only the house style is known.
    pub(super) fn loss(&self, warning: &SourceDiagnostic) -> Finding {
        let place = self.place(warning);
        let place = if place.file.starts_with("templates/house/") {
            self.imprint.place.clone()
        } else {
            place
        };
        let what = if warning.message.starts_with("parbreak") {
            "a second paragraph"
        } else {
            "a list, table, heading or other block"
        };
        Finding::new(
            &LOST_CONTENT,
            place,
            format!("{what} stands where only running words can, and would be lost"),
        )
        .help("write one paragraph of plain sentences there")
        .document(&self.imprint.ident)
    }

    /// A warning.
    pub(super) fn warning(&self, warning: &SourceDiagnostic) -> Finding {
        let place = self.place(warning);
        Finding::new(&TYPESETTING_WARNING, place, tidy(&warning.message))
            .help("mend the template at this line")
            .document(&self.imprint.ident)
    }

    fn error(&self, error: &SourceDiagnostic) -> Finding {
        let finding = match self.refusal(error) {
            Some(refusal) => refusal,
            None => self.plain(error),
        };
        finding.document(&self.imprint.ident)
    }

    /// A house function's refusal of a value: it names the row and field.
    fn refusal(&self, error: &SourceDiagnostic) -> Option<Finding> {
        let (_, rest) = error.message.split_once(ROW_MARKS.0)?;
        let (name, said) = rest.split_once(ROW_MARKS.1)?;
        let (row, field) = name.split_once('.').unwrap_or((name, ""));
        let place = self.source(error).row_place(row.parse().ok()?, field)?;
        let said = said.trim().trim_end_matches('"').replace("\\\"", "\"");
        let about = if field.is_empty() {
            said
        } else {
            format!("`{field}`: {said}")
        };
        Some(
            Finding::new(&WRONG_VALUE, place.clone(), about)
                .help("write one of the values expected"),
        )
    }

    fn plain(&self, error: &SourceDiagnostic) -> Finding {
        let place = self.place(error);
        let message = tidy(&error.message);
        let standard = message
            .split_once(" error: ")
            .filter(|(head, _)| head.starts_with("PDF/"));
        let said = standard
            .map_or(message.as_str(), |(_, said)| said)
            .to_owned();
        if said.contains("could not be displayed") {
            let quoted = said.split('`').nth(1).unwrap_or_default();
            let shown = quoted.trim_matches('"');
            return Finding::new(
                &MISSING_GLYPH,
                place,
                format!("no font of the house can show `{shown}`"),
            )
            .help("say it in words, or use a common mark such as ✔ ● ▲ ■ ○ →");
        }
        let hint = error.hints.first().map(|hint| tidy(&hint.v));
        if standard.is_some() {
            return Finding::new(&NOT_ACCESSIBLE, place, said).help(hint.unwrap_or_else(|| {
                "do what the message says: the paper has to meet PDF/UA-1 and PDF/A-2a".to_owned()
            }));
        }
        Finding::new(
            &TYPESETTING,
            place,
            format!("the page cannot be laid out: {said}"),
        )
        .help(
            hint.unwrap_or_else(|| {
                "mend the template at this line, or the value it prints".to_owned()
            }),
        )
    }

    /// Where an error stands: in the record, else in the template, else in the house style.
    fn place(&self, error: &SourceDiagnostic) -> Place {
        if let Some((source, stretch)) = self.in_source(error) {
            let record = source.record_place(&stretch).cloned();
            return record
                .or_else(|| source.template_place(stretch.start))
                .unwrap_or_else(|| self.imprint.place.clone());
        }
        let mut elsewhere = spans(error).filter_map(|span| self.in_house(span));
        elsewhere
            .next()
            .unwrap_or_else(|| self.imprint.place.clone())
    }

    /// The source that an error stands in: that of the paper, or of one that it includes.
    fn source(&self, error: &SourceDiagnostic) -> &Markup {
        self.in_source(error)
            .map_or(self.markup, |(source, _)| source)
    }

    fn in_source(&self, error: &SourceDiagnostic) -> Option<(&Markup, Range<usize>)> {
        spans(error).find_map(|span| {
            let path = self.world.made(span.id()?)?;
            Some((self.markup.in_file(path), self.world.range(span)?))
        })
    }

    /// A place in the house style, for faults of its own.
    fn in_house(&self, span: DiagSpan) -> Option<Place> {
        let id = span.id()?;
        let range = self.world.range(span)?;
        let source = self.world.source(id).ok()?;
        let (line, column) = source.lines().byte_to_line_column(range.start)?;
        let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        let file = std::sync::Arc::from(id.get().vpath().get_without_slash());
        Some(Place::text(
            &file,
            Stretch::at(Point::new(number(line), number(column))),
        ))
    }
}

/// Where an error stands, and whence what stands there was called.
fn spans(error: &SourceDiagnostic) -> impl Iterator<Item = DiagSpan> {
    let called = error.trace.iter().map(|point| DiagSpan::from(point.span));
    std::iter::once(error.span).chain(called)
}

/// A message of Typst in our manner: lower case, no full stop, on one line.
fn tidy(message: &str) -> String {
    let message = message
        .trim_start_matches("panicked with: ")
        .trim()
        .trim_end_matches('.');
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
