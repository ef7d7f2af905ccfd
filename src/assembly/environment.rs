//! The one template environment: strict, with fuel, without any way to the disk.
//! Every value a template prints becomes a hole, which is filled by what its place in the Typst source needs.

use std::cell::RefCell;
use std::sync::Arc;

use minijinja::machinery::{Token, tokenize};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value as Seen;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};

use super::filters;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::{Place, Point, Stretch};

/// A template that cannot be rendered.
pub static TEMPLATE_FAULT: Code = Code {
    name: "template-fault",
    severity: Severity::Error,
    title: "a template that cannot be carried out",
    page: "The template of a document type asks for something that is not there, or puts a value where none can stand.\n\nExample: `{{ meeting.dat }}`.\n\nRemedy: mend the template at the line named; `guildhall types` lists the fields of each type.",
};

/// Instructions a template may take: far more than any paper needs, and soon used up by an endless loop.
const FUEL: u64 = 50_000_000;

/// What begins and ends a mark of a template's line: private use, cut out again after rendering.
pub(super) const MARK: (char, char) = ('\u{F0000}', '\u{F0001}');

thread_local! {
    static HOLES: RefCell<Vec<Seen>> = const { RefCell::new(Vec::new()) };
}

/// The templates of a workspace, ready to render.
pub struct Templates {
    environment: Environment<'static>,
    /// The files, by the number that marks give.
    pub(super) files: Vec<Arc<str>>,
    /// What a hole's token begins with: no template contains it.
    pub(super) token: String,
}

/// A rendered template: static text with marks and hole tokens, and the values of the holes.
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) holes: Vec<Seen>,
}

impl Templates {
    /// Prepares templates, given by their paths below `templates/`; one that cannot be parsed is a finding.
    #[must_use]
    pub fn load(given: Vec<(Arc<str>, String)>, findings: &mut Findings) -> Self {
        let mut hasher = blake3::Hasher::new();
        given.iter().for_each(|(_, text)| {
            hasher.update(text.as_bytes());
        });
        let token = format!("hole{}x", &hasher.finalize().to_hex()[..12]);
        let mut environment = environment(token.clone());
        let mut files = Vec::with_capacity(given.len());
        for (number, (file, text)) in given.into_iter().enumerate() {
            let name = file.trim_start_matches("templates/").to_owned();
            let added = mark_lines(number, &text)
                .and_then(|marked| environment.add_template_owned(name, marked));
            if let Err(error) = added {
                findings.push(fault(&error, &file));
            }
            files.push(file);
        }
        Self {
            environment,
            files,
            token,
        }
    }

    /// Renders one template.
    pub(super) fn render(&self, file: &str, context: Seen) -> Result<Rendered, Box<Finding>> {
        HOLES.with_borrow_mut(Vec::clear);
        let name = file.trim_start_matches("templates/");
        let rendered = self
            .environment
            .get_template(name)
            .and_then(|template| template.render(context));
        let holes = HOLES.with_borrow_mut(std::mem::take);
        match rendered {
            Ok(text) => Ok(Rendered { text, holes }),
            Err(error) => Err(Box::new(fault(&error, file))),
        }
    }
}

/// How templates are written: blocks take their line with them.
fn syntax() -> SyntaxConfig {
    let built = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    built.unwrap_or_default()
}

fn environment(token: String) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_syntax(syntax());
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    environment.set_formatter(move |out, state, value| hole(out, state, value, &token));
    filters::add(&mut environment);
    environment
}

/// Prints a value as a hole: a token that reads as an identifier wherever it stands.
fn hole(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Seen,
    token: &str,
) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::new(
            minijinja::ErrorKind::UndefinedError,
            "the value is not there",
        ));
    }
    if value.is_safe() {
        // The text of a captured block: it holds marks and tokens already.
        return write!(out, "{value}").map_err(Error::from);
    }
    let number = HOLES.with_borrow_mut(|holes| {
        holes.push(value.clone());
        holes.len() - 1
    });
    write!(out, "{token}{number}z").map_err(Error::from)
}

/// Puts a mark before the first word of each static line and before each value.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only static text and values are marked"
)]
fn mark_lines(number: usize, source: &str) -> Result<String, Error> {
    let mut marks: Vec<usize> = Vec::new();
    for token in tokenize(source, false, syntax()) {
        let (token, span) = token?;
        match token {
            Token::TemplateData(text) => {
                let base = text.as_ptr().addr() - source.as_ptr().addr();
                let mut offset = 0;
                for line in text.split_inclusive('\n') {
                    let word = line.find(|c: char| !c.is_whitespace());
                    marks.extend(word.map(|word| base + offset + word));
                    offset += line.len();
                }
            }
            Token::VariableStart => {
                let start = span.start_offset as usize;
                if !source[start..].starts_with("{{-") {
                    marks.push(start);
                }
            }
            _ => {}
        }
    }
    let mut marked = String::with_capacity(source.len() * 2);
    let mut from = 0;
    let mut line = 1;
    marks.sort_unstable();
    for at in marks {
        line += source[from..at].matches('\n').count();
        marked.push_str(&source[from..at]);
        marked.push_str(&format!("{}{number}:{line}{}", MARK.0, MARK.1));
        from = at;
    }
    marked.push_str(&source[from..]);
    Ok(marked)
}

/// A template's fault as a finding at its line.
fn fault(error: &Error, file: &str) -> Finding {
    let mut deepest = error;
    while let Some(inner) =
        std::error::Error::source(deepest).and_then(|e| e.downcast_ref::<Error>())
    {
        deepest = inner;
    }
    let named = deepest
        .name()
        .map_or_else(|| file.to_owned(), |name| format!("templates/{name}"));
    let line = deepest
        .line()
        .and_then(|line| u32::try_from(line).ok())
        .unwrap_or(1);
    let place = Place::text(&Arc::from(named), Stretch::at(Point::new(line, 1)));
    let detail = deepest
        .detail()
        .map_or_else(|| deepest.kind().to_string(), str::to_owned);
    let detail: String = detail
        .chars()
        .filter(|c| !('\u{E000}'..='\u{10FFFF}').contains(c))
        .collect();
    Finding::new(
        &TEMPLATE_FAULT,
        place,
        format!("the template stops here: {detail}"),
    )
    .help("mend the template; `guildhall types` lists the fields of each type")
}
