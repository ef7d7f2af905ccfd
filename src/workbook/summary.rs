//! The shape `summary`: labels with formulas and their results, and a bar chart beneath.
//! Knows how a count is laid out and drawn; never how it is counted.

use rust_xlsxwriter::{
    Chart, ChartAxisTickType, ChartFont, ChartFormat, ChartLine, ChartSolidFill, Color, Worksheet,
    XlsxError,
};

use super::cell::{self, Slot};
use super::desk::{Desk, WorkbookFault};
use super::fit;
use super::look::{FONT, Look, Use};
use super::model::{CellKind, CellModel, ChartModel, ColumnModel, SummaryModel, TableModel};
use super::table::{self, Placing};

/// How tall a row of a summary prints, and how much of a page there is, in points.
const ROW: f64 = 18.0;
const PAGE: f64 = 470.0;

/// Writes a summary.
pub(super) fn write(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &SummaryModel,
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    let last = table::write(sheet, placing, &rows(model), desk)?;
    for (index, row) in model.rows.iter().enumerate().filter(|(_, row)| row.total) {
        write_total(sheet, placing, model, index, desk)
            .map_err(|slip| cell::fault(placing.name, index, &row.label, slip))?;
    }
    if let Some(chart) = model.chart.as_ref().filter(|chart| chart.count > 0) {
        draw(sheet, placing, chart, last + 2, desk)
            .map_err(|error| WorkbookFault::of_writing(placing.name, &error))?;
    }
    Ok(())
}

/// The summary as a table.
fn rows(model: &SummaryModel) -> TableModel {
    let notes = model.rows.iter().any(|row| !row.note.is_empty());
    let mut columns = vec![
        ColumnModel {
            status: model.status,
            locked: true,
            ..ColumnModel::new("label", &model.label, CellKind::Text)
        },
        ColumnModel {
            locked: true,
            ..ColumnModel::new("value", &model.value, model.kind)
        },
    ];
    if notes {
        let note = ColumnModel::new("note", "What it means", CellKind::LongText);
        columns.push(ColumnModel {
            locked: true,
            ..note
        });
    }
    let row = |row: &super::model::SummaryRow| {
        let mut cells = vec![CellModel::Text(row.label.clone()), row.value.clone()];
        if notes {
            let text = CellModel::Text(row.note.clone());
            cells.push(if row.note.is_empty() {
                CellModel::Empty
            } else {
                text
            });
        }
        cells
    };
    TableModel {
        columns,
        rows: model.rows.iter().map(row).collect(),
        ..TableModel::default()
    }
}

/// Writes label and value of a total again, in bold under a rule.
fn write_total(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &SummaryModel,
    index: usize,
    desk: &mut Desk,
) -> Result<(), String> {
    let Some(total) = model.rows.get(index) else {
        return Ok(());
    };
    let (number, money) = fit::patterns(model.rows.iter().map(|row| &row.value));
    let look = desk.look.column(number, money);
    let usage = Use::Read;
    let row = placing.top + 1 + u32::try_from(index).unwrap_or(u32::MAX);
    let label = CellModel::Text(total.label.clone());
    for (column, value, kind) in [(0, &label, CellKind::Text), (1, &total.value, model.kind)] {
        let format = desk
            .look
            .total(look.format(cell::shown_as(value, kind), usage));
        cell::write_as(
            sheet,
            Slot {
                row,
                column,
                look: &look,
                usage,
                kind,
            },
            value,
            desk,
            &format,
        )?;
    }
    Ok(())
}

/// Draws the bars: labelled directly, from zero, without a legend or gridlines.
fn draw(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &ChartModel,
    row: u32,
    desk: &Desk,
) -> Result<(), XlsxError> {
    let at = |index: usize| placing.top + 1 + u32::try_from(index).unwrap_or(u32::MAX);
    let (first, last) = (at(model.first), at(model.first + model.count - 1));
    let mut words = ChartFont::new();
    words.set_name(FONT).set_size(10).set_color(Look::ink());
    let mut heading = ChartFont::new();
    heading
        .set_name(FONT)
        .set_size(13)
        .set_bold()
        .set_color(desk.look.accent);
    let mut fill = ChartSolidFill::new();
    fill.set_color(desk.look.accent);
    let mut labels = rust_xlsxwriter::ChartDataLabel::new();
    labels.show_value().set_font(&words);
    let mut chart = Chart::new_bar();
    chart
        .add_series()
        .set_categories((placing.tab, first, 0, last, 0))
        .set_values((placing.tab, first, 1, last, 1))
        .set_name(model.title.as_str())
        .set_format(ChartFormat::new().set_solid_fill(&fill))
        .set_data_label(&labels)
        .set_gap(55);
    chart
        .title()
        .set_name(model.title.as_str())
        .set_font(&heading);
    chart.legend().set_hidden();
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0x8A_9499)).set_width(0.75);
    // In a bar chart the vertical axis is the one of the labels.
    chart
        .y_axis()
        .set_reverse()
        .set_font(&words)
        .set_major_tick_type(ChartAxisTickType::None)
        .set_format(ChartFormat::new().set_line(&line));
    chart
        .x_axis()
        .set_min(0)
        .set_major_gridlines(false)
        .set_hidden(true);
    chart
        .chart_area()
        .set_format(ChartFormat::new().set_no_border());
    let height = 90 + 34 * u32::try_from(model.count).unwrap_or(20).min(20);
    chart
        .set_width(760)
        .set_height(height)
        .set_alt_text(&model.alt);
    // A chart is never parted over two pages.
    if f64::from(row) * ROW + f64::from(height) * 0.75 > PAGE {
        sheet.set_page_breaks(&[row])?;
    }
    sheet.insert_chart(row, 0, &chart).map(|_| ())
}
