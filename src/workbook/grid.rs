//! The shape `grid`: row keys by column keys, with a cell for each pair.
//! Turns itself into a table; writes nothing of its own.

use super::model::{CellKind, CellModel, ColumnModel, GridModel, TableModel};

/// The grid as a table: the row keys first, then a column for each column key.
pub(super) fn table(grid: &GridModel) -> TableModel {
    let mut key = ColumnModel::new("key", &grid.corner, CellKind::Text);
    key.locked = true;
    let cells = grid.columns.iter().map(|header| ColumnModel {
        list: grid.list.clone(),
        locked: grid.locked,
        ..ColumnModel::new(header, header, grid.kind)
    });
    let columns = std::iter::once(key).chain(cells).collect();
    let rows = grid
        .rows
        .iter()
        .map(|(key, cells)| {
            std::iter::once(CellModel::Text(key.clone()))
                .chain(cells.iter().cloned())
                .collect()
        })
        .collect();
    TableModel {
        columns,
        rows,
        ..TableModel::default()
    }
}
