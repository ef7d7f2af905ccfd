"""Opens workbooks with openpyxl and looks at their tables: `python3 workbooks.py FILE...`

Prints one line for each file, `pass FILE (3 sheets, 2 tables, 410 cells)` or `fail FILE: reason`.
Exit code: 0 when all pass, 1 when one fails.
"""

import sys

import openpyxl
from openpyxl.utils import range_boundaries


def look(path):
    """What a workbook holds, in words; raises ValueError with the reason where it is not right."""
    book = openpyxl.load_workbook(path)
    tables = cells = 0
    names = set()
    for sheet in book.worksheets:
        cells += sum(1 for row in sheet.iter_rows() for cell in row if cell.value is not None)
        for table in sheet.tables.values():
            tables += 1
            if table.displayName.casefold() in names:
                raise ValueError(f"two tables are named {table.displayName}")
            names.add(table.displayName.casefold())
            look_at_table(sheet, table)
    if cells == 0:
        raise ValueError("every sheet is empty")
    return f"{len(book.sheetnames)} sheets, {tables} tables, {cells} cells"


def look_at_table(sheet, table):
    """A table's header cells are its column names: there, unique, and the same words."""
    first_column, first_row, last_column, last_row = range_boundaries(table.ref)
    header = [sheet.cell(first_row, c).value for c in range(first_column, last_column + 1)]
    columns = [column.name for column in table.tableColumns]
    where = f"table {table.displayName} of sheet {sheet.title}"
    if last_row <= first_row:
        raise ValueError(f"{where} has no rows")
    if any(not isinstance(word, str) or not word.strip() for word in header):
        raise ValueError(f"{where} has a column without a heading: {header}")
    if len(set(word.casefold() for word in header)) != len(header):
        raise ValueError(f"{where} has two columns of one name: {header}")
    if [word.replace("\n", "_x000a_") for word in header] != [
        name.replace("\n", "_x000a_") for name in columns
    ]:
        raise ValueError(f"{where} says {columns}, its header cells say {header}")


def main(paths):
    exit_code = 0
    for path in paths:
        try:
            print(f"pass {path} ({look(path)})")
        except Exception as problem:  # whatever openpyxl raises is a reason to fail
            print(f"fail {path}: {type(problem).__name__}: {problem}")
            exit_code = 1
    return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
