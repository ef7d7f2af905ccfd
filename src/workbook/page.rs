//! How sheets print: A4 landscape, fitted to one page across, the header row repeated, title above and
//! reference, status and page number beneath. Knows paper; never content.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::desk::shortened;
use super::model::Book;

/// The number Excel gives A4.
const A4: u8 = 9;
/// The most characters of each part of a head or foot: Excel allows 255 in all.
const MOST_PART: usize = 70;

/// Sets up the page of one sheet; `titled` says that the sheet shows its own title.
pub(super) fn set_up(sheet: &mut Worksheet, book: &Book, title: &str, titled: bool) {
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.7, 0.35, 0.35)
        .set_screen_gridlines(false);
    let bold = r#"&"Arial,Bold"&11"#;
    let plain = r#"&"Arial,Regular"&9"#;
    let head = if titled {
        format!("&R{plain} {}", part(&book.author))
    } else {
        format!("&L{bold} {}&R{plain} {}", part(title), part(&book.author))
    };
    let reference = [book.reference.trim(), book.title.trim()]
        .iter()
        .filter(|text| !text.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" · ");
    let status = if book.status.is_empty() {
        String::new()
    } else {
        format!("&C{plain} {}", part(&book.status))
    };
    sheet.set_header(head);
    sheet.set_footer(format!(
        "&L{plain} {}{status}&R{plain} Page &P of &N",
        part(&reference)
    ));
}

/// Repeats the rows down to the header of a table on every page.
pub(super) fn repeat(sheet: &mut Worksheet, header: u32) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(header, header).map(|_| ())
}

/// A text in a head or foot: one line, not too long, its `&` doubled.
fn part(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let line = if line.chars().count() > MOST_PART {
        format!("{} …", shortened(&line, MOST_PART - 2).trim_end())
    } else {
        line
    };
    line.replace('&', "&&")
}
