//! The standards every PDF meets: PDF/UA-1 for readers, PDF/A-2a for the archive.

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The names of the standards, as the manifest lists them.
pub const NAMES: &[&str] = &["PDF/UA-1", "PDF/A-2a"];

/// How PDFs are written: both standards, an identity that lasts, and no clock.
///
/// # Errors
/// The standards cannot be combined, which would be a fault of ours.
pub(super) fn options(ident: &str) -> Result<PdfOptions, String> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let standards = standards.map_err(|reason| reason.message().to_string())?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!("guildhall/{ident}")),
        creator: Smart::Custom(Some(
            concat!("guildhall ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        standards,
        ..PdfOptions::default()
    })
}
