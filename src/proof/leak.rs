//! The leak scan: whether a file for the public tells anything that is withheld. Looks at the words of every page, at
//! every string and stream of a PDF, every part of a workbook, and the file's own name; says what it looked for in vain.

use typst_layout::PagedDocument;

use super::{pdf, xlsx};
use crate::code::Code;
use crate::finding::{Finding, Severity};
use crate::place::Place;
use crate::references::secrets::Secrets;

/// Something withheld in a file for the public.
pub static LEAK: Code = Code {
    name: "leak",
    severity: Severity::Error,
    title: "a file for the public that tells what is withheld",
    page: "What is exempt or confidential is taken out of the records before a public paper is made of them. Every public file is then searched for the words that were taken out: its pages, the text read aloud, its properties, its sheets and its name. A file that holds any is not published, and nobody can override that.\n\nExample: a template that prints the price of a tender, which is exempt, as words of its own.\n\nRemedy: take the words out of the template or the public record that says them, or make what was withheld public.",
};

/// A finished file.
pub struct File<'a> {
    /// Its path below the output folder.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its pages, for a PDF.
    pub pages: Option<&'a PagedDocument>,
}

/// What was looked for in a file in vain, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Where it was looked, in words.
    pub looked_in: Vec<String>,
    /// How many withheld values were looked for.
    pub values: usize,
}

/// A text of a file, and where it stands there.
pub(super) struct Said {
    pub(super) at: String,
    pub(super) text: String,
}

/// Looks for secrets in a file.
///
/// # Errors
/// The file tells one, or cannot be looked through; the finding stands at the place of the secret.
pub fn look(secrets: &Secrets, file: &File<'_>) -> Result<Certificate, Box<Finding>> {
    let mut looked_in = vec!["the name of the file".to_owned()];
    let name = Said {
        at: "its name".to_owned(),
        text: file.path.to_owned(),
    };
    let mut all = vec![name];
    let inside = match file.pages {
        Some(pages) => {
            all.extend(pdf::pages(pages));
            looked_in.push(counted(all.len() - 1, "page"));
            pdf::inside(file.bytes)
        }
        None => xlsx::inside(file.bytes),
    };
    let inside = inside.map_err(|reason| Box::new(unreadable(file, &reason)))?;
    let word = match file.pages {
        Some(_) => "object of the PDF",
        None => "part of the workbook",
    };
    looked_in.push(counted(inside.len(), word));
    all.extend(inside);
    for said in &all {
        if let Some(place) = secrets.found_in(&said.text) {
            return Err(Box::new(leak(file, &said.at, place)));
        }
    }
    Ok(Certificate {
        looked_in,
        values: secrets.values,
    })
}

/// The withheld values that cannot be looked for in any file: place and reason, a line each.
#[must_use]
pub fn beyond(secrets: &Secrets) -> Vec<String> {
    let values = secrets.beyond.iter();
    values
        .map(|(place, why)| format!("{place}: {why}"))
        .collect()
}

fn leak(file: &File<'_>, at: &str, place: &Place) -> Finding {
    let message = format!(
        "this is withheld from the public, and `{}` tells it in {at}",
        file.path
    );
    Finding::new(&LEAK, place.clone(), message)
        .help("take it out of the template or public record that says it")
}

/// A file that cannot be looked through is not published either.
fn unreadable(file: &File<'_>, reason: &str) -> Finding {
    let message = format!("`{}` cannot be searched for leaks: {reason}", file.path);
    let place = Place::whole(&std::sync::Arc::from(file.path));
    Finding::new(&LEAK, place, message).help("report this with the paper's record")
}

/// `1 page`, `2 objects of the PDF`
fn counted(number: usize, word: &str) -> String {
    let (noun, rest) = word.split_once(' ').unwrap_or((word, ""));
    format!("{} {rest}", crate::finding::counted(number, noun))
        .trim_end()
        .to_owned()
}
