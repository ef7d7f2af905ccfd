//! Workbooks as officers open them: every shape is written from a plain model and read back.
//! Nothing here knows documents or records.

use calamine::Data;
use guildhall::workbook::model::{
    Profile, Shape, SheetModel, TableModel, count_formula, table_column, table_name,
};
use guildhall::workbook::write::{sheet_names, write};

use crate::workbook_models::{
    actions, book, bytes, coverage, header, part, parts, sheet, tabs, text, words,
};

#[test]
fn a_working_table_is_read_back_as_it_was_written() {
    let made = bytes(&book(Profile::Working));
    assert_eq!(
        tabs(&made),
        [
            "about",
            "actions",
            "dashboard",
            "coverage",
            "review",
            "notes",
            "lists"
        ]
    );
    let actions = sheet(&made, "actions");
    assert_eq!(
        header(&actions, 0),
        [
            "Action",
            "What is to be done",
            "Owner",
            "Due date",
            "Budget",
            "Status",
            "This update",
            "_row"
        ]
    );
    assert_eq!(words(&actions, 1, 0), "A8.1");
    assert_eq!(
        words(&actions, 1, 5),
        "on-track",
        "the stored word is the one the register knows"
    );
    let due = actions.get_value((2, 3)).unwrap();
    let Data::DateTime(due) = due else {
        panic!("a date is a date, not a number: {due:?}")
    };
    assert_eq!(due.as_f64(), 38316.0, "25 November 2004");
    assert_eq!(actions.get_value((2, 4)), Some(&Data::Float(1250.5)));
    assert_eq!(words(&actions, 3, 7), "hash-A8.3");
    assert_eq!(
        actions.get_value((3, 4)),
        Some(&Data::Empty),
        "a working workbook keeps blanks blank"
    );
}

#[test]
fn text_that_begins_like_a_formula_stays_text() {
    for start in ["=1+1", "+44 1228", "-none", "@cmd", "\tTab"] {
        let mut model = actions();
        model.rows[0][6] = text(start);
        let mut book = book(Profile::Working);
        book.sheets = vec![SheetModel::new(
            "actions",
            "Actions",
            "",
            Shape::Table(model),
        )];
        let made = bytes(&book);
        assert_eq!(words(&sheet(&made, "actions"), 1, 6), start);
        assert!(
            !part(&made, "xl/worksheets/sheet2.xml").contains("<f>"),
            "{start} became a formula"
        );
        assert_eq!(
            part(&made, "xl/styles.xml").contains("quotePrefix=\"1\""),
            !start.starts_with('\t'),
            "{start} would become a formula when it is edited"
        );
    }
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    for profile in [Profile::Working, Profile::Publication] {
        let first = bytes(&book(profile));
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(
            first == bytes(&book(profile)),
            "{profile:?} differs between two writings"
        );
        assert!(part(&first, "docProps/core.xml").contains("2004-08-25T00:00:00Z"));
    }
}

#[test]
fn a_working_sheet_filters_freezes_and_protects_its_keys() {
    let made = bytes(&book(Profile::Working));
    let xml = part(&made, "xl/worksheets/sheet2.xml");
    assert!(
        xml.contains(r#"state="frozen""#) && xml.contains(r#"xSplit="1" ySplit="1""#),
        "header and key stay in view"
    );
    assert!(
        xml.contains("<sheetProtection")
            && xml.contains(r#"autoFilter="0""#)
            && xml.contains(r#"sort="0""#)
    );
    assert!(
        xml.contains(r#"type="date""#),
        "dates are checked as they are typed"
    );
    assert!(
        xml.contains("<formula1>lists!$A$2:$A$6</formula1>"),
        "the drop-down reads the lists sheet"
    );
    assert!(
        xml.contains("Choose the status that is true"),
        "the prompt says what to do"
    );
    assert!(
        xml.contains(r#"orientation="landscape""#)
            && xml.contains(r#"paperSize="9""#)
            && xml.contains(r#"fitToHeight="0""#)
    );
    let table = parts(&made, "xl/tables/");
    assert!(
        table.contains(r#"displayName="tbl_actions" ref="A1:H8""#),
        "three rows and four blank ones: {table}"
    );
    assert!(table.contains(r#"<autoFilter ref="A1:H8"/>"#));
    let book = part(&made, "xl/workbook.xml");
    assert!(
        book.contains("actions!$A$1:$G$4"),
        "neither the hash column nor the blank rows are printed: {book}"
    );
    assert!(
        book.contains("actions!$1:$1"),
        "the header is repeated: {book}"
    );
    assert_eq!(
        header(&sheet(&made, "lists"), 0),
        ["Status", "Proposal 1", "Yes or no"]
    );
}

#[test]
fn long_texts_get_most_of_the_width_and_rows_the_height_they_need() {
    let mut model = actions();
    model.rows[0][1] = text(&"Partnerships are mapped with what they cost. ".repeat(10));
    let mut book = book(Profile::Working);
    book.sheets = vec![SheetModel::new(
        "actions",
        "Actions",
        "",
        Shape::Table(model),
    )];
    let xml = part(&bytes(&book), "xl/worksheets/sheet2.xml");
    let number = |from: &str, name: &str| -> f64 {
        let rest = from.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let widths: Vec<f64> = xml
        .split("<col ")
        .skip(1)
        .map(|column| number(column, "width"))
        .collect();
    assert!(
        widths[1] > 45.0 && widths[0] < 14.0 && widths[1] > 2.0 * widths[2],
        "sentences are wide and ids narrow: {widths:?}"
    );
    let heights: Vec<f64> = xml
        .split("<row ")
        .skip(2)
        .map(|row| number(row, "ht"))
        .collect();
    assert!(
        heights[0] > 85.0 && heights[0] < 150.0 && heights[1] < 70.0,
        "450 letters take six to ten lines, and a short text few: {heights:?}"
    );
}

#[test]
fn what_a_workbook_says_of_itself_prints_on_one_page() {
    for profile in [Profile::Working, Profile::Publication] {
        let front = part(&bytes(&book(profile)), "xl/worksheets/sheet1.xml");
        assert!(front.contains("fitToPage=\"1\"") && !front.contains("fitToHeight=\"0\""));
    }
}

#[test]
fn a_publication_says_in_words_what_a_blank_means() {
    let mut model = actions();
    model.columns[4].blank = Some("No budget".to_owned());
    let mut book = book(Profile::Publication);
    book.sheets = vec![SheetModel::new(
        "actions",
        "Actions",
        "",
        Shape::Table(model.clone()),
    )];
    assert_eq!(words(&sheet(&bytes(&book), "actions"), 5, 4), "No budget");
    book.profile = Profile::Working;
    let kept = sheet(&bytes(&book), "actions");
    assert_eq!(kept.get_value((3, 4)), Some(&Data::Empty));
}

#[test]
fn a_status_is_shown_with_letter_shape_and_word() {
    let made = bytes(&book(Profile::Working));
    let styles = part(&made, "xl/styles.xml");
    for shown in [
        "G ● On track",
        "A ▲ At risk",
        "R ■ Off track",
        "C ✔ Complete",
        "N ○ Not started",
    ] {
        assert!(styles.contains(shown), "no rule shows {shown}");
    }
    let published = bytes(&book(Profile::Publication));
    let actions = sheet(&published, "actions");
    let shown: Vec<String> = (4..7).map(|row| words(&actions, row, 5)).collect();
    assert_eq!(shown, ["G ● On track", "A ▲ At risk", "R ■ Off track"]);
}

#[test]
fn a_dashboard_carries_its_formulas_and_their_results() {
    let made = bytes(&book(Profile::Working));
    let range = sheet(&made, "dashboard");
    assert_eq!(range.get_value((1, 1)), Some(&Data::Float(1.0)));
    assert_eq!(range.get_value((4, 1)), Some(&Data::Float(3.0)));
    let xml = part(&made, "xl/worksheets/sheet3.xml");
    assert!(
        xml.contains(r#"<f>COUNTIFS(tbl_actions[Status],"on-track")</f><v>1</v>"#),
        "{xml}"
    );
    let drawing = parts(&made, "xl/drawings/drawing");
    assert!(
        drawing.contains("one at risk, one off track."),
        "the chart is read out: {drawing}"
    );
    let chart = parts(&made, "xl/charts/");
    assert!(
        chart.contains("One action in three is on track") && chart.contains("barDir val=\"bar\"")
    );
}

#[test]
fn a_publication_has_cover_contents_notes_and_one_table_a_sheet() {
    let made = bytes(&book(Profile::Publication));
    assert_eq!(
        tabs(&made),
        [
            "cover",
            "contents",
            "notes",
            "actions",
            "dashboard",
            "coverage",
            "review"
        ]
    );
    let actions = sheet(&made, "actions");
    assert_eq!(words(&actions, 0, 0), "Actions at 25 August 2004");
    assert!(words(&actions, 1, 0).starts_with("Each action of the plan"));
    assert_eq!(words(&actions, 2, 0), "Back to contents");
    assert_eq!(
        header(&actions, 3)[..3],
        ["Action", "What is to be done", "Owner"]
    );
    assert_eq!(
        words(&actions, 6, 4),
        "[z]",
        "no cell of a published table is blank"
    );
    let notes = sheet(&made, "notes");
    let told: Vec<String> = (0..=notes.end().unwrap().0)
        .map(|row| words(&notes, row, 0))
        .collect();
    assert_eq!(
        told,
        [
            "Notes",
            "What the notes mean.",
            "Back to contents",
            "Note",
            "1",
            "[z]"
        ]
    );
    let contents = sheet(&made, "contents");
    let listed: Vec<String> = (3..8).map(|row| words(&contents, row, 0)).collect();
    assert_eq!(
        listed,
        [
            "Notes",
            "Actions at 25 August 2004",
            "Actions by status",
            "Criteria covered",
            "Five-minute review"
        ]
    );
}

#[test]
fn a_publication_has_no_filters_merges_panes_or_protection() {
    let made = bytes(&book(Profile::Publication));
    let xml = parts(&made, "xl/worksheets/sheet");
    for absent in [
        "state=\"frozen\"",
        "mergeCell",
        "sheetProtection",
        "dataValidation ",
        "hidden=",
    ] {
        assert!(!xml.contains(absent), "a publication has {absent}");
    }
    let tables = parts(&made, "xl/tables/");
    assert!(
        !tables.contains("autoFilter"),
        "a publication has no filters"
    );
    assert!(
        tables.contains(r#"displayName="tbl_contents""#)
            && tables.contains(r#"displayName="tbl_actions" ref="A4:G7""#)
    );
}

#[test]
fn a_published_table_without_rows_says_so() {
    let mut book = book(Profile::Publication);
    let model = TableModel {
        rows: Vec::new(),
        empty: "No action is late.".to_owned(),
        ..actions()
    };
    book.sheets = vec![SheetModel::new(
        "late",
        "Late actions",
        "",
        Shape::Table(model),
    )];
    let late = sheet(&bytes(&book), "late");
    assert_eq!(words(&late, 2, 0), "Action");
    assert_eq!(words(&late, 3, 0), "No action is late.");
    assert_eq!(words(&late, 3, 1), "[z]");
}

#[test]
fn a_form_asks_one_question_a_row() {
    let review = sheet(&bytes(&book(Profile::Working)), "review");
    assert_eq!(
        header(&review, 0),
        ["Question", "Answer", "What to write", "_row"]
    );
    assert_eq!(words(&review, 1, 1), "PSH-007");
    assert_eq!(words(&review, 2, 3), "date");
    assert_eq!(review.get_value((2, 1)), Some(&Data::Empty));
    assert_eq!(words(&review, 5, 1), "yes");
}

#[test]
fn a_grid_has_headers_that_are_never_empty_and_never_twice() {
    let mut grid = coverage();
    grid.columns = vec![
        "Proposal 1".to_owned(),
        "proposal 1".to_owned(),
        String::new(),
    ];
    let mut book = book(Profile::Working);
    book.sheets = vec![SheetModel::new(
        "coverage",
        "Criteria",
        "",
        Shape::Grid(grid),
    )];
    let range = sheet(&bytes(&book), "coverage");
    assert_eq!(
        header(&range, 0),
        ["Criterion", "Proposal 1", "proposal 1 (2)", "Column 4"]
    );
    assert_eq!(words(&range, 2, 2), "yes");
}

#[test]
fn a_text_no_cell_can_hold_is_a_fault_at_its_row() {
    let mut book = book(Profile::Working);
    let mut model = actions();
    model.rows[1][6] = text(&"a".repeat(32_767));
    book.sheets = vec![SheetModel::new(
        "actions",
        "Actions",
        "",
        Shape::Table(model.clone()),
    )];
    assert!(write(&book).is_ok(), "32,767 characters fit");
    model.rows[1][6] = text(&"a".repeat(32_768));
    book.sheets = vec![SheetModel::new(
        "actions",
        "Actions",
        "",
        Shape::Table(model),
    )];
    let fault = write(&book).unwrap_err();
    assert_eq!((fault.sheet.as_str(), fault.row), ("actions", Some(2)));
    assert_eq!(
        fault.to_string(),
        "the sheet `actions`, row 2, column `This update`, holds a text of 32,768 characters; \
         a cell holds at most 32,767"
    );
}

#[test]
fn tabs_are_legal_and_each_once() {
    let mut book = book(Profile::Working);
    let long = "responses of every partner to question 1";
    book.sheets = ["actions", "Actions", "a/b:c", "about", "", long, long]
        .map(|name| SheetModel::new(name, "Title", "", Shape::Table(actions())))
        .to_vec();
    let names = sheet_names(&book);
    assert_eq!(
        names,
        [
            "actions",
            "Actions (2)",
            "a-b-c",
            "about (2)",
            "sheet",
            "responses of every partner to q",
            "responses of every partner (2)"
        ]
    );
    assert_eq!(tabs(&bytes(&book))[1..8], names);
}

#[test]
fn formulas_name_tables_and_columns_as_excel_does() {
    assert_eq!(table_name("five-minute"), "tbl_five_minute");
    assert_eq!(
        table_column("actions", "Cost [£]"),
        "tbl_actions[Cost '[£']]"
    );
    assert_eq!(
        count_formula("actions", "Status", "a \"b\""),
        r#"=COUNTIFS(tbl_actions[Status],"a ""b""")"#
    );
}

#[test]
fn the_file_says_whose_it_is() {
    let made = bytes(&book(Profile::Working));
    let core = part(&made, "docProps/core.xml");
    assert!(core.contains("<dc:title>Supporting Communities improvement plan</dc:title>"));
    assert!(core.contains("<dc:creator>Carlisle City Council</dc:creator>"));
    let custom = part(&made, "docProps/custom.xml");
    assert!(custom.contains("en-GB") && custom.contains("IP-SC") && custom.contains("Schema"));
    let about = sheet(&made, "about");
    assert_eq!(
        words(&about, 0, 0),
        "Supporting Communities improvement plan"
    );
    assert_eq!(
        words(&about, 1, 0),
        "Carlisle City Council · IP-SC · Draft · 25 August 2004"
    );
    assert_eq!(words(&about, 2, 0), "What this is");
    assert_eq!(words(&about, 6, 0), "Which cells to fill in");
}
