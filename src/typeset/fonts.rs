//! The bundled fonts, in a fixed order: no font of the machine is ever used.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::sources::Sources;

/// The folder of the house's fonts.
const FOLDER: &str = "templates/house/fonts/";

/// The fonts of a run.
#[derive(Debug)]
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Fonts {
    /// Loads the fonts, sorted by the name of their file: order decides ties, and so bytes.
    pub(super) fn load(sources: &Sources) -> Self {
        let is_font = |path: &str| path.ends_with(".ttf") || path.ends_with(".otf");
        let fonts: Vec<Font> = sources
            .below(FOLDER)
            .filter(|path| is_font(path))
            .filter_map(|path| sources.bytes(path))
            .flat_map(|bytes| Font::iter(Bytes::new(bytes.to_vec())))
            .collect();
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}
