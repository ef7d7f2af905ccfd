//! Lines and rows of the workspace's files, to be quoted under findings.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments::Arguments;
use crate::finding::Findings;
use crate::place::{CellAddress, Place};
use crate::records::settings;
use crate::show::{Quotes, RowQuote};
use crate::sources::folder::{SETTINGS, is_workspace};
use crate::sources::sheet::{self, Workbook};
use crate::sources::{Limits, Sources, text};

/// Quotes from the files of a run.
pub(super) struct Quoted<'a> {
    sources: &'a Sources,
    texts: RefCell<BTreeMap<String, &'static str>>,
    books: RefCell<BTreeMap<String, Option<Workbook>>>,
}

impl<'a> Quoted<'a> {
    pub(super) const fn of(sources: &'a Sources) -> Self {
        Self {
            sources,
            texts: RefCell::new(BTreeMap::new()),
            books: RefCell::new(BTreeMap::new()),
        }
    }
}

impl Quotes for Quoted<'_> {
    fn text(&self, file: &str) -> Option<&str> {
        if let Some(text) = self.texts.borrow().get(file) {
            return Some(text);
        }
        // Kept until the program ends, which is right after the findings are printed.
        let text: &'static str = Box::leak(self.sources.text(file)?.into_boxed_str());
        self.texts.borrow_mut().insert(file.to_owned(), text);
        Some(text)
    }

    fn row(&self, file: &str, sheet: &str, address: CellAddress) -> Option<RowQuote> {
        let name: Arc<str> = Arc::from(file);
        let mut books = self.books.borrow_mut();
        let book = books.entry(file.to_owned()).or_insert_with(|| {
            sheet::read(
                &name,
                self.sources.bytes(file)?,
                &Limits::default(),
                &mut Findings::default(),
            )
        });
        let place = Place::cell(&name, &Arc::from(sheet), address);
        let quote = sheet::quote(book.as_ref()?, &place)?;
        let header = quote
            .header
            .as_ref()
            .map(|(number, text)| (*number, text.as_str()));
        Some(RowQuote::of(
            header,
            (quote.row.0, quote.row.1.as_str()),
            quote.mark,
        ))
    }
}

/// The workspace that a command is about.
pub(super) fn root(arguments: &Arguments) -> Result<PathBuf, String> {
    if let Some(root) = &arguments.common.root {
        if is_workspace(root) {
            return Ok(root.clone());
        }
        return Err(format!(
            "`{}` is not a workspace: it has no guildhall.yaml",
            root.display()
        ));
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line knows where it was started"
    )]
    let here = std::env::current_dir()
        .map_err(|e| format!("the current folder cannot be read: {}", e.kind()))?;
    crate::sources::folder::find_root(&here).ok_or_else(|| {
        "no workspace was found here or above: there is no guildhall.yaml; make one with `guildhall new DIR`".to_owned()
    })
}

/// Reads the workspace that a command is about.
pub(super) fn sources(arguments: &Arguments, findings: &mut Findings) -> Result<Sources, String> {
    let root = root(arguments)?;
    let settings = Sources::read_single(&root.join(SETTINGS)).map_err(|fault| fault.to_string())?;
    // What is wrong with the settings is found again, and told, when the workspace is loaded.
    let settings = settings::settings(
        SETTINGS,
        &text::decode(&settings).0,
        &mut Findings::default(),
    );
    Sources::read(&root, &settings.limits, findings).map_err(|fault| fault.to_string())
}
