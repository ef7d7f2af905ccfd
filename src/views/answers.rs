//! A form answered: its questions with the answers a paper gives, what they come to, and the form as a sheet to fill in.
//! The wording is the form's own; nothing is asked that it does not ask.

use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::documents::answers::{Answered, Outcome, answered, outcome, whole};
use crate::documents::envelope;
use crate::kinds::{Field, Kind, Record, vocabulary};
use crate::records::partnerships::threshold;
use crate::values::money::Money;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "form-answered",
        about: "the parts of a form with their questions, and the answers that a paper gives",
        arguments: &["form", "answers"],
        whole: &[],
        make: parts,
    },
    View {
        name: "form-outcome",
        about: "what the answers to a form come to",
        arguments: &["form", "answers"],
        whole: &[],
        make: result,
    },
    View {
        name: "form-sheet",
        about: "the questions of a form, as a sheet to fill in",
        arguments: &["form", "answers"],
        whole: &[],
        make: sheet,
    },
    View {
        name: "own-questions",
        about: "what the paper itself asks for, as a sheet to fill in",
        arguments: &[],
        whole: &[],
        make: own_questions,
    },
    View {
        name: "route-by-threshold",
        about: "what a proposal costs, and which way it is registered",
        arguments: &["costs", "accountable"],
        whole: &["facts"],
        make: route,
    },
];

/// The questions of the form that the document names, with its answers.
fn joined<'a>(asked: &Asked<'a>) -> Vec<Answered<'a>> {
    let Some(form) = asked.workspace.document(asked.id("form")) else {
        return Vec::new();
    };
    let (_, answers) = asked.rows("answers");
    answered(form, answers)
}

/// The parts of a form, with the answers that a paper gives; parts answered in lines are told by the paper's own fields.
fn parts(asked: &Asked<'_>) -> Shown {
    let mut groups: Vec<(&Record, Vec<Record>)> = Vec::new();
    for one in joined(asked) {
        if !one.is_yes_no() && !one.is_score() {
            continue;
        }
        let row = question(&one);
        match groups
            .iter_mut()
            .find(|(part, _)| std::ptr::eq(*part, one.part))
        {
            Some((_, rows)) => rows.push(row),
            None => groups.push((one.part, vec![row])),
        }
    }
    let group = |(part, rows): (&Record, Vec<Record>)| {
        Row::at(&part.place)
            .copy("title", Some(part), "title")
            .copy("answer", Some(part), "answer")
            .rows("questions", rows)
            .done()
    };
    let own = columns(&[
        ("ask", "Question", Kind::Prose),
        ("answer", "Answer", Kind::Text),
        ("score", "Score", Kind::Number(Some(1), None)),
        ("most", "Highest score", Kind::Number(Some(1), None)),
        ("evidence", "Evidence", Kind::Prose),
    ]);
    let fields = columns(&[
        ("title", "Title", Kind::Text),
        ("answer", "Answer", Kind::Text),
        ("questions", "Questions", Kind::Rows(own)),
    ]);
    Shown::Table(Table {
        fields,
        rows: groups.into_iter().map(group).collect(),
    })
}

fn question(one: &Answered<'_>) -> Record {
    let place = one
        .answer
        .map_or(&one.question.place, |answer| &answer.place);
    let row = Row::at(place)
        .copy("ask", Some(one.question), "ask")
        .copy("answer", one.answer, "answer")
        .copy("score", one.answer, "score")
        .copy("evidence", one.answer, "evidence");
    match whole(one.part, "highest").filter(|_| one.is_score()) {
        Some(most) => row.number("most", Number::from(most)).done(),
        None => row.done(),
    }
}

/// What the answers to a form come to, in one row; no row where the form asks nothing that can be answered.
fn result(asked: &Asked<'_>) -> Shown {
    let all = joined(asked);
    let place = &asked.document.record.place;
    let row = (!all.is_empty()).then(|| {
        let outcome = outcome(&all);
        let Outcome {
            asked,
            yes,
            no,
            unclear,
            apart,
            ..
        } = outcome;
        Row::at(place)
            .count("asked", asked)
            .count("yes", yes)
            .count("no", no)
            .count("unclear", unclear)
            .count("apart", apart)
            .count(
                "unanswered",
                asked.saturating_sub(yes + no + unclear + apart),
            )
            .number("score", Number::from(outcome.score))
            .number("most", Number::from(outcome.most))
            .number("least", Number::from(outcome.least))
            .yes("supports", outcome.supports())
            .rows("open", open(&all))
            .done()
    });
    let number = || Kind::Number(Some(0), None);
    let item = columns(&[
        ("ask", "Question", Kind::Prose),
        ("answer", "Answer", Kind::Text),
        ("evidence", "Plan", Kind::Prose),
    ]);
    let fields = columns(&[
        ("asked", "Questions", number()),
        ("yes", "Yes", number()),
        ("no", "No", number()),
        ("unclear", "Unclear", number()),
        ("apart", "Does not apply", number()),
        ("unanswered", "Not answered", number()),
        ("score", "Score", number()),
        ("most", "Highest score", number()),
        ("least", "Least score", number()),
        ("supports", "Supports going ahead", Kind::YesNo),
        ("open", "Still to do", Kind::Rows(item)),
    ]);
    Shown::Table(Table {
        fields,
        rows: row.into_iter().collect(),
    })
}

/// The questions of yes or no that are not answered yes.
fn open(all: &[Answered<'_>]) -> Vec<Record> {
    let is_open = |one: &&Answered<'_>| {
        one.is_yes_no() && !matches!(one.token(), Some("yes" | "not-applicable"))
    };
    all.iter().filter(is_open).map(question).collect()
}

/// The questions of a form as the fields of a sheet, each with room for its evidence.
fn sheet(asked: &Asked<'_>) -> Shown {
    let mut fields = Vec::new();
    let mut row = Row::at(&asked.document.record.place);
    for one in joined(asked) {
        let id = one.question.id("id").unwrap_or_default().replace('-', "_");
        let (field, given) = match one.part.choice("answer") {
            Some("score") => (
                Kind::Number(Some(1), Some(whole(one.part, "highest").unwrap_or(5))),
                "score",
            ),
            Some("yes-no") => (Kind::Choice(vocabulary::words(&["yes", "no"])), "answer"),
            Some("yes-no-unclear") => (
                Kind::Choice(vocabulary::words(&["yes", "no", "unclear"])),
                "answer",
            ),
            Some(_) | None => (Kind::Prose, "evidence"),
        };
        let evidence = given != "evidence";
        row = row.copy(&id, one.answer, given);
        let made = Field::new(&id, field).titled(&one.question.words("ask"));
        fields.push(made.help(&one.question.words("hint")));
        if evidence {
            let name = format!("{id}_evidence");
            row = row.copy(&name, one.answer, "evidence");
            fields.push(
                Field::new(&name, Kind::Prose)
                    .titled("Evidence or reason for the answer above")
                    .help("What shows it, and where that can be seen"),
            );
        }
    }
    Shown::Table(Table {
        fields,
        rows: vec![row.done()],
    })
}

/// The fields of the paper's own type that hold one value each, as the fields of a sheet.
fn own_questions(asked: &Asked<'_>) -> Shown {
    let own = asked.workspace.fields_of(asked.document).iter();
    let own = own.skip(envelope::fields().len());
    let fields: Vec<Field> = own.filter(|field| !field.kind.is_many()).cloned().collect();
    let row = Row::at(&asked.document.record.place).all(&asked.document.record, &fields);
    Shown::Table(Table {
        fields,
        rows: vec![row.done()],
    })
}

/// What a proposal costs in all, and which way it is registered, in one row.
fn route(asked: &Asked<'_>) -> Shown {
    let (_, costs) = asked.rows("costs");
    let sums = costs.iter().filter_map(|cost| {
        let Some(crate::kinds::Value::Money(sum)) = cost.value("amount") else {
            return None;
        };
        Some(sum.clone())
    });
    let total = super::partnerships::sum(sums);
    let limit = threshold(&asked.workspace.records);
    let over = limit
        .as_ref()
        .is_some_and(|limit| total.amount > limit.amount);
    let accountable = asked
        .field("accountable")
        .is_some_and(|field| asked.document.record.yes(&field.name));
    let row = Row::at(asked.document.record.place_of("costs"))
        .text("reason", reason(&total, limit.as_ref(), over, accountable))
        .money("total", total)
        .token(
            "route",
            if over || accountable {
                "register"
            } else {
                "light"
            },
        )
        .done();
    let fields = columns(&[
        ("total", "Total contribution", Kind::Money),
        (
            "route",
            "Route",
            Kind::Choice(vocabulary::words(&["register", "light"])),
        ),
        ("reason", "Reason", Kind::Text),
    ]);
    Shown::Table(Table {
        fields,
        rows: vec![row],
    })
}

/// Why a proposal is registered one way or the other.
fn reason(total: &Money, limit: Option<&Money>, over: bool, accountable: bool) -> String {
    match limit {
        _ if accountable => "The Council is to be the accountable body".to_owned(),
        Some(limit) if over => format!("{total} is more than the threshold of {limit}"),
        Some(limit) => format!("{total} is not more than the threshold of {limit}"),
        None => "No threshold is kept".to_owned(),
    }
}
