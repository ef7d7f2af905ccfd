//! How sheets print: A4 landscape (A3 for tables of many sentences), fitted to one page across, the header row repeated, title above and
//! reference, status and page number beneath. Knows paper; never content.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::desk::shortened;
use super::model::Book;

/// The number Excel gives A4.
const A4: u8 = 9;
/// The number Excel gives A3.
const A3: u8 = 8;
/// The most characters of each part of a head or foot: Excel allows 255 in all.
const MOST_PART: usize = 70;
/// The most characters of the title in a foot, and of the foot's left part: 255 less the codes around it.
const MOST_TITLE: usize = 80;
const MOST_FOOT: usize = 130;

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
    let title = shorter(&book.title, MOST_TITLE);
    let reference = [book.reference.trim(), title.as_str(), book.status.trim()]
        .iter()
        .filter(|text| !text.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" · ");
    sheet.set_header(head);
    sheet.set_footer(format!(
        "&L{plain} {}&R{plain} Page &P of &N",
        shorter(&reference, MOST_FOOT).replace('&', "&&")
    ));
}

/// Repeats the rows down to the header of a table on every page.
pub(super) fn repeat(sheet: &mut Worksheet, header: u32) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(header, header).map(|_| ())
}

/// Prints a sheet on A3, which a table of many sentences needs.
pub(super) fn large(sheet: &mut Worksheet) {
    sheet.set_paper_size(A3);
}

/// Prints a sheet on one page whatever it holds.
pub(super) fn one_page(sheet: &mut Worksheet) {
    sheet.set_print_fit_to_pages(1, 1);
}

/// A text in a head or foot: one line, not too long, its `&` doubled.
fn part(text: &str) -> String {
    shorter(text, MOST_PART).replace('&', "&&")
}

/// A text on one line, cut where it is too long.
fn shorter(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() > most {
        format!("{} …", shortened(&line, most - 2).trim_end())
    } else {
        line
    }
}
