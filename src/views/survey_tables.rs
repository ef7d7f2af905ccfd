//! A survey's tables: statements by group with small counts kept back in rows and columns, a table for each question,
//! the notes on their symbols, and the values that indicators begin from.

use super::row::{Row, columns};
use super::suppression::{LEAST, MARK, published};
use super::suppression_grid::grid;
use super::survey::{Question, Survey, share};
use super::survey_figures::{Figures, LOW, NONE, words};
use super::survey_report::{response_by_group, statements, when};
use super::{Asked, SURVEYED, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "survey-response-table",
        about: "who answered a survey, as a table of a workbook",
        arguments: &["questions", "responses", "population"],
        whole: &[],
        make: response_table,
    },
    View {
        name: "survey-statement-table",
        about: "the statements of a survey by share, as a table of a workbook",
        arguments: &["questions", "responses", "previous"],
        whole: &[],
        make: statement_table,
    },
    View {
        name: "survey-by-group",
        about: "the statements of a survey by group, one table for each question that parts people into groups",
        arguments: SURVEYED,
        whole: &[],
        make: by_group,
    },
    View {
        name: "survey-group-tables",
        about: "the statements of a survey by group, as tables of a workbook",
        arguments: SURVEYED,
        whole: &[],
        make: group_tables,
    },
    View {
        name: "survey-question-tables",
        about: "the answers to each question of a survey, as tables of a workbook",
        arguments: SURVEYED,
        whole: &[],
        make: question_tables,
    },
    View {
        name: "survey-notes",
        about: "what the symbols in the tables of a survey mean",
        arguments: &["questions", "responses", "small_base"],
        whole: &[],
        make: notes,
    },
    View {
        name: "survey-baselines",
        about: "the results of a survey that performance indicators take up",
        arguments: SURVEYED,
        whole: &[],
        make: baselines,
    },
];

/// Who answered, without what only a page needs.
fn response_table(asked: &Asked<'_>) -> Shown {
    without(response_by_group(asked), "total")
}

/// The statements, without what only a page needs.
fn statement_table(asked: &Asked<'_>) -> Shown {
    without(statements(asked), "length")
}

fn without(shown: Shown, name: &str) -> Shown {
    let Shown::Table(mut table) = shown else {
        return shown;
    };
    table.fields.retain(|field| field.name != name);
    Shown::Table(table)
}

/// A statement by the groups of another question, as it is published.
struct Parted {
    /// For each group: how many are favourable, of how many; `None` where it is kept back.
    cells: Vec<(Option<usize>, Option<usize>)>,
}

/// Parts the answers to a statement by group. The shares of a group tell its favourable answers and, with its base, the
/// others, so that both are counts of one table.
fn parted(survey: &Survey<'_>, by: &Question<'_>, statement: &Question<'_>) -> Parted {
    let groups = 0..by.answers.options.len();
    let (mut good, mut others) = (Vec::new(), Vec::new());
    for group in groups.clone() {
        let members = survey
            .responses
            .iter()
            .filter(|row| by.is_chosen(row, group));
        let tally = statement.tally(members);
        let favourable = statement.favourable(&tally);
        good.push(favourable);
        others.push(tally.base.saturating_sub(favourable));
    }
    // Those who belong to no group are known by subtraction, and so are a group like the others.
    let nowhere = survey
        .responses
        .iter()
        .filter(|row| !groups.clone().any(|at| by.is_chosen(row, at)));
    let tally = statement.tally(nowhere);
    let favourable = statement.favourable(&tally);
    good.push(favourable);
    others.push(tally.base.saturating_sub(favourable));
    let bases: Vec<usize> = good.iter().zip(&others).map(|(a, b)| a + b).collect();
    let shown = grid(&[good, others]);
    let favourable = shown.into_iter().next().unwrap_or_default();
    let cells = favourable
        .into_iter()
        .zip(published(&bases))
        .take(groups.len());
    Parted {
        cells: cells.collect(),
    }
}

/// The statements by group: for each question that parts people, its groups and a row for each statement.
fn by_group(asked: &Asked<'_>) -> Shown {
    let groups = columns(&[("label", "Group", Kind::Text), ("base", "Base", Kind::Text)]);
    let cells = columns(&[
        ("share", "Share", Kind::Text),
        ("of", "Of how many", Kind::Text),
    ]);
    let statements = columns(&[
        ("number", "Question", Kind::Number(Some(0), None)),
        ("ask", "Statement", Kind::Text),
        ("cells", "Groups", Kind::Rows(cells)),
    ]);
    let fields = columns(&[
        ("title", "By", Kind::Text),
        ("groups", "Groups", Kind::Rows(groups)),
        ("statements", "Statements", Kind::Rows(statements)),
    ]);
    let survey = asked.survey();
    let parting = survey
        .iter()
        .flat_map(|survey| survey.breakdowns().map(move |by| (survey, by)));
    let rows = parting.map(|(survey, by)| breakdown(survey, by)).collect();
    Shown::Table(Table { fields, rows })
}

fn breakdown(survey: &Survey<'_>, by: &Question<'_>) -> Record {
    let bases = published(&by.tally(survey.responses.iter()).counts);
    let group = |(label, base): (&String, Option<usize>)| {
        let base = match base {
            Some(base) if survey.is_low(base) => format!("{base} {LOW}"),
            Some(base) => base.to_string(),
            None => MARK.to_owned(),
        };
        Row::at(&by.record.place)
            .text("label", label.as_str())
            .text("base", base)
            .done()
    };
    let groups = by.answers.options.iter().zip(bases).map(group);
    let statement = |statement: &Question<'_>| {
        let cell = |(count, base): (Option<usize>, Option<usize>)| {
            let of = count
                .zip(base)
                .map(|(count, base)| format!("{count} of {base}"));
            let base = base.unwrap_or(0);
            Row::at(&statement.record.place)
                .text("share", words(count, base, false))
                .text_if("of", of)
                .done()
        };
        let cells = parted(survey, by, statement).cells.into_iter().map(cell);
        Row::at(&statement.record.place)
            .count("number", statement.number)
            .copy("ask", Some(statement.record), "ask")
            .rows("cells", cells.collect())
            .done()
    };
    Row::at(&by.record.place)
        .copy("title", Some(by.record), "short")
        .rows("groups", groups.collect())
        .rows("statements", survey.statements().map(statement).collect())
        .done()
}

/// The columns of the tables of a workbook: one row of the view for each table, with its rows nested.
fn tables(nested: &[(&str, &str, Kind)]) -> Vec<Field> {
    columns(&[
        ("title", "Table", Kind::Text),
        ("explanation", "What it holds", Kind::Text),
        ("table", "Rows", Kind::Rows(columns(nested))),
    ])
}

/// A count of things as a number.
fn number() -> Kind {
    Kind::Number(Some(0), None)
}

/// For each question that parts people, the statements by group, a row for each pair.
fn group_tables(asked: &Asked<'_>) -> Shown {
    let fields = tables(&[
        ("number", "Question", number()),
        ("ask", "Statement", Kind::Text),
        ("group", "Group", Kind::Text),
        ("favourable", "Favourable responses", number()),
        ("base", "Base", number()),
        ("share", "Share", Kind::Percent),
        ("note", "Small base", Kind::Text),
    ]);
    let survey = asked.survey();
    let parting = survey
        .iter()
        .flat_map(|survey| survey.breakdowns().map(move |by| (survey, by)));
    let table = |(survey, by): (&Survey<'_>, &Question<'_>)| {
        let pairs = survey.statements().flat_map(|statement| {
            let groups = by
                .answers
                .options
                .iter()
                .zip(parted(survey, by, statement).cells);
            groups.map(move |(group, cell)| (statement, group, cell))
        });
        let row = |(statement, group, (count, base)): (
            &Question<'_>,
            &String,
            (Option<usize>, Option<usize>),
        )| {
            let share = count.zip(base).and_then(|(count, base)| share(count, base));
            let low = base
                .filter(|base| survey.is_low(*base))
                .map(|_| LOW.to_owned());
            Row::at(&statement.record.place)
                .count("number", statement.number)
                .copy("ask", Some(statement.record), "ask")
                .text("group", group.as_str())
                .figure("favourable", count)
                .figure("base", base)
                .share("share", share, count.is_some())
                .text("note", low.unwrap_or_else(|| "No".to_owned()))
                .done()
        };
        let rows = pairs.map(row).collect();
        Row::at(&by.record.place)
            .text(
                "title",
                format!("Statements by group: {}", by.record.words("short")),
            )
            .text(
                "explanation",
                format!(
                    "The groups are the answers to question {}: {}",
                    by.number,
                    by.record.words("ask")
                ),
            )
            .rows("table", rows)
            .done()
    };
    let rows = parting.map(table).collect();
    Shown::Table(Table { fields, rows })
}

/// A table for each question that is not answered in words.
fn question_tables(asked: &Asked<'_>) -> Shown {
    let fields = tables(&[
        ("label", "Answer", Kind::Text),
        ("responses", "Responses", number()),
        ("share", "Share", Kind::Percent),
        ("base", "Base", number()),
    ]);
    let survey = asked.survey();
    let questions = survey.iter().flat_map(|survey| {
        let closed = survey
            .questions
            .iter()
            .filter(|question| !question.is_open());
        closed.map(move |question| (survey, question))
    });
    let rows = questions
        .map(|(survey, question)| question_table(survey, question))
        .collect();
    Shown::Table(Table { fields, rows })
}

fn question_table(survey: &Survey<'_>, question: &Question<'_>) -> Record {
    let figures = Figures::of(survey, question);
    let options = question.answers.options.iter().zip(&figures.counts);
    let row = |(label, count): (&String, &Option<usize>)| {
        let share = count.and_then(|count| share(count, figures.base));
        Row::at(&question.record.place)
            .text("label", label.as_str())
            .figure("responses", *count)
            .share("share", share, count.is_some())
            .count("base", figures.base)
            .done()
    };
    let low = if figures.is_low {
        format!(" {LOW}")
    } else {
        String::new()
    };
    let several = if question.answers.several {
        " Several answers could be chosen, so that they add up to more than the base."
    } else {
        ""
    };
    let about = format!(
        "Base: {} of {} responses{low}. Unweighted.{several}",
        figures.base,
        survey.responses.len()
    );
    Row::at(&question.record.place)
        .text(
            "title",
            format!(
                "Question {}: {}",
                question.number,
                question.record.words("ask")
            ),
        )
        .text("explanation", about)
        .rows("table", options.map(row).collect())
        .done()
}

/// What the symbols mean, and how figures are made.
fn notes(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("label", "Note", Kind::Text),
        ("text", "What it says", Kind::Text),
    ]);
    let survey = asked.survey();
    let small = survey.as_ref().map_or(0, Survey::small_base);
    let last = survey
        .as_ref()
        .and_then(|survey| survey.previous(asked.workspace));
    let last = last.and_then(|last| when(&last));
    let compared = match last {
        Some(when) => format!(
            "Changes are in percentage points, from the printed figures of {when} to those of today."
        ),
        None => "There is no earlier survey to compare with.".to_owned(),
    };
    let said = [
        (MARK, format!("Kept back, because it or another figure would tell the answers of fewer than {LEAST} people.")),
        (LOW, format!("A base of fewer than {small}: the figure may be so by chance.")),
        (NONE, "Not available, or not comparable because the question was worded otherwise.".to_owned()),
        ("Base", "How many answered the question, those who answered that they do not know among them. Figures are unweighted.".to_owned()),
        ("Share", "Rounded half up to a whole per cent, so that shares may not add up to 100.".to_owned()),
        ("Change", compared),
    ];
    let row = |(label, text): &(&str, String)| {
        Row::at(&asked.document.record.place)
            .text("label", *label)
            .text("text", text.as_str())
            .done()
    };
    let rows = said.iter().map(row).collect();
    Shown::Table(Table { fields, rows })
}

/// The result of each question that an indicator takes up.
fn baselines(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        (
            "indicator",
            "Indicator",
            Kind::Reference(vec!["indicators".to_owned()]),
        ),
        ("number", "Question", number()),
        ("ask", "Statement", Kind::Text),
        ("favourable", "Favourable responses", number()),
        ("base", "Base", number()),
        ("value", "Value", Kind::Percent),
    ]);
    let survey = asked.survey();
    let taken = survey.iter().flat_map(|survey| {
        let questions = survey.questions.iter();
        questions.filter_map(move |question| Some((survey, question, question.record.id("pi")?)))
    });
    let row = |(survey, question, id): (&Survey<'_>, &Question<'_>, &str)| {
        let figures = Figures::of(survey, question);
        Row::at(&question.record.place)
            .refer("indicator", asked.workspace, "indicators", id)
            .count("number", question.number)
            .copy("ask", Some(question.record), "ask")
            .figure("favourable", figures.favourable)
            .count("base", figures.base)
            .share("value", figures.share(), figures.base == 0)
            .done()
    };
    let rows = taken.map(row).collect();
    Shown::Table(Table { fields, rows })
}
