//! A survey's report: who answered, its headlines, every question with its answers, statements by their share.
//! Every share is said with its base; rounding is half up, and nothing is made to add up to a hundred.

use rust_decimal::Decimal;

use super::row::{Row, columns};
use super::suppression::{MARK, published};
use super::survey::{Question, Survey, share, whole};
use super::survey_figures::{Change, Figures, length};
use super::{Asked, SURVEYED, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::values::date::month_year;
use crate::values::id::same;
use crate::values::number::{Number, Percent};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "survey-response",
        about: "how many of those asked answered a survey, and how",
        arguments: &["questions", "responses", "population"],
        whole: &[],
        make: response,
    },
    View {
        name: "survey-response-by-group",
        about: "how many of each group of a population answered a survey",
        arguments: &["questions", "responses", "population"],
        whole: &[],
        make: response_by_group,
    },
    View {
        name: "survey-headlines",
        about: "the findings of a survey that stand at its head, each with its share and base",
        arguments: SURVEYED,
        whole: &[],
        make: headlines,
    },
    View {
        name: "survey-parts",
        about: "the parts of a survey with their questions, answers and shares",
        arguments: &["questions", "responses", "parts", "scales"],
        whole: &[],
        make: parts,
    },
    View {
        name: "survey-statements",
        about: "the statements of a survey by the share that is favourable, with the change on the last survey",
        arguments: &["questions", "responses", "previous"],
        whole: &[],
        make: statements,
    },
];

/// The most headlines of a survey.
pub const MOST_HEADLINES: usize = 6;

/// A count of things as a number.
fn number() -> Kind {
    Kind::Number(Some(0), None)
}

/// How many of those asked answered, in one row.
fn response(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("invited", "Asked", number()),
        ("answered", "Answered", number()),
        ("rate", "Response rate", Kind::Text),
        ("modes", "How they answered", Kind::Text),
        ("previous", "The last survey", Kind::Text),
        ("finding", "What the statements find", Kind::Text),
    ]);
    let row = asked.survey().map(|survey| {
        let answered = survey.responses.len();
        Row::at(&asked.document.record.place)
            .count("invited", survey.invited())
            .count("answered", answered)
            .text("rate", rate(answered, survey.invited()))
            .text_if("modes", modes(&survey))
            .text_if(
                "previous",
                survey
                    .previous(asked.workspace)
                    .and_then(|last| when(&last)),
            )
            .text_if("finding", extremes(&survey))
            .done()
    });
    Shown::Table(Table {
        fields,
        rows: row.into_iter().collect(),
    })
}

/// The statements with the highest and the lowest share; none where fewer than two may be told.
fn extremes(survey: &Survey<'_>) -> Option<String> {
    let told = survey.statements().filter_map(|question| {
        let share = Figures::of(survey, question).share()?;
        Some((share, question.record.words("ask")))
    });
    let mut told: Vec<(Percent, String)> = told.collect();
    told.sort_by_key(|(share, _)| std::cmp::Reverse(share.value()));
    let [(most, highest), .., (least, lowest)] = told.as_slice() else {
        return None;
    };
    Some(format!(
        "Highest: “{highest}” ({most}). Lowest: “{lowest}” ({least})"
    ))
}

/// `66 of 90 (73%)`; the count alone where it is not known how many were asked, or where it cannot be right.
fn rate(answered: usize, invited: usize) -> String {
    match share(answered, invited) {
        Some(share) => share.with_base(),
        None if invited == 0 => answered.to_string(),
        None => format!("{answered} of {invited}"),
    }
}

/// How people answered: `47 answered by post, 12 by telephone and 7 by email`; none where a count is kept back.
fn modes(survey: &Survey<'_>) -> Option<String> {
    let mut modes: Vec<(String, usize)> = Vec::new();
    for response in survey.responses {
        let mode = response.words("mode").to_lowercase();
        match modes.iter_mut().find(|(known, _)| *known == mode) {
            Some((_, count)) => *count += 1,
            None => modes.push((mode, 1)),
        }
    }
    modes.retain(|(mode, _)| !mode.is_empty());
    modes.sort_by(|(a, more), (b, less)| less.cmp(more).then(a.cmp(b)));
    let counts: Vec<usize> = modes.iter().map(|(_, count)| *count).collect();
    let is_open = published(&counts).iter().all(Option::is_some);
    let verb = |at: usize| if at == 0 { "answered " } else { "" };
    let told = modes.iter().enumerate();
    let told: Vec<String> = told
        .map(|(at, (mode, n))| format!("{n} {}by {mode}", verb(at)))
        .collect();
    (is_open && !told.is_empty()).then(|| super::progress::join(&told))
}

/// When a survey was taken: the month its fieldwork ended.
pub(super) fn when(survey: &Survey<'_>) -> Option<String> {
    survey.document.record.date("fieldwork_to").map(month_year)
}

/// How many of each group answered, and of all; groups are the answers to a question that breaks others down.
pub(super) fn response_by_group(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("label", "Group", Kind::Text),
        ("invited", "Asked", number()),
        ("answered", "Answered", number()),
        ("rate", "Response rate", Kind::Percent),
        ("total", "Total", Kind::YesNo),
    ]);
    let rows = asked.survey().map(|survey| groups(asked, &survey));
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn groups(asked: &Asked<'_>, survey: &Survey<'_>) -> Vec<Record> {
    let (_, population) = asked.rows("population");
    let named = |question: &&Question<'_>| {
        let is_option = |group: &Record| {
            let mut options = question.answers.options.iter();
            options.any(|option| same(option, &group.words("group")))
        };
        !population.is_empty() && population.iter().all(is_option)
    };
    let Some(question) = survey.breakdowns().find(named) else {
        return Vec::new();
    };
    let tally = question.tally(survey.responses.iter());
    let count_of = |group: &Record| {
        let mut options = question.answers.options.iter();
        let at = options.position(|option| same(option, &group.words("group")));
        at.and_then(|at| tally.counts.get(at).copied()).unwrap_or(0)
    };
    let counts: Vec<usize> = population.iter().map(count_of).collect();
    let shown = published(&counts);
    let mut rows: Vec<Record> = Vec::new();
    for (group, answered) in population.iter().zip(shown) {
        let invited = whole(group, "number").unwrap_or(0);
        let row = Row::at(&group.place)
            .copy("label", Some(group), "group")
            .count("invited", invited)
            .figure("answered", answered)
            .share(
                "rate",
                answered.and_then(|n| share(n, invited)),
                answered.is_some(),
            );
        rows.push(row.yes("total", false).done());
    }
    let all = Row::at(&asked.document.record.place)
        .text("label", "All")
        .count("invited", survey.invited())
        .count("answered", survey.responses.len())
        .share(
            "rate",
            share(survey.responses.len(), survey.invited()),
            true,
        )
        .yes("total", true);
    rows.push(all.done());
    rows
}

impl Survey<'_> {
    /// Under how many answers figures are marked.
    pub(super) fn small_base(&self) -> usize {
        (0..).find(|base| !self.is_low(*base)).unwrap_or(0)
    }
}

impl Row {
    /// A count, or the mark that stands for one that is kept back.
    pub(super) fn figure(self, name: &str, count: Option<usize>) -> Self {
        match count {
            Some(count) => self.count(name, count),
            None => self.text(name, MARK),
        }
    }

    /// A share, or what stands in its place: the mark where it is kept back, else what stands for a figure that cannot
    /// be had.
    pub(super) fn share(self, name: &str, share: Option<Percent>, is_open: bool) -> Self {
        match share {
            Some(share) => self.percent(name, share),
            None if is_open => self.text(name, super::survey_figures::NONE),
            None => self.text(name, MARK),
        }
    }
}

/// What a question finds: a share, of how many, and what they say. None where it is kept back or nobody answered.
struct Found {
    share: Percent,
    said: String,
}

/// What a question finds: the favourable answers where some are, else the answer given most.
fn finding(question: &Question<'_>, figures: &Figures) -> Option<Found> {
    if question.answers.positive > 0 {
        return Some(Found {
            share: figures.share()?,
            said: question.answers.said.clone(),
        });
    }
    let counts = figures.counts.iter().enumerate();
    let known = counts.filter_map(|(at, count)| Some((at, (*count)?)));
    let (at, most) = known.rev().max_by_key(|(_, count)| *count)?;
    let option = question.answers.options.get(at)?;
    // What is kept back among answers that add up might be more; what is hidden is small, but for a second one.
    let hidden = figures.counts.iter().any(Option::is_none) && !question.answers.several;
    if hidden && most * 2 <= figures.base {
        return None;
    }
    let verb = if question.answers.several {
        "chose"
    } else {
        "answered"
    };
    Some(Found {
        share: share(most, figures.base)?,
        said: format!("{verb} “{option}”"),
    })
}

/// The headlines: the questions that the paper marks, in their order.
fn headlines(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("share", "Share", Kind::Percent),
        ("base", "Of how many", Kind::Text),
        ("words", "What they say", Kind::Text),
        ("number", "Question", Kind::Text),
    ]);
    let survey = asked.survey();
    let marked = survey.iter().flat_map(|survey| {
        let questions = survey.questions.iter().filter(|q| q.record.yes("headline"));
        questions.map(move |question| (question, Figures::of(survey, question)))
    });
    let row = |(question, figures): (&Question<'_>, Figures)| {
        let found = finding(question, &figures)?;
        let (count, base) = found.share.base()?;
        let low = if figures.is_low { " [low]" } else { "" };
        let row = Row::at(&question.record.place)
            .percent("share", found.share)
            .text("base", format!("{count} of {base}{low}"))
            .text(
                "words",
                format!("{}: “{}”", found.said, question.record.words("ask")),
            )
            .text("number", format!("Question {}", question.number));
        Some(row.done())
    };
    let rows = marked.filter_map(row).take(MOST_HEADLINES).collect();
    Shown::Table(Table { fields, rows })
}

/// The columns of a question with its answers.
fn question_fields() -> Vec<Field> {
    let options = columns(&[
        ("label", "Answer", Kind::Text),
        ("count", "Responses", Kind::Text),
        ("share", "Share", Kind::Text),
        ("length", "Length", Kind::Number(Some(0), Some(100))),
        ("favourable", "Favourable", Kind::YesNo),
    ]);
    columns(&[
        ("number", "Number", number()),
        ("ask", "Question", Kind::Text),
        ("hint", "Hint", Kind::Text),
        ("answer", "How it is answered", Kind::Text),
        ("again", "The same answers again", Kind::YesNo),
        ("lines", "Lines", number()),
        ("base", "Base", Kind::Text),
        ("finding", "Finding", Kind::Text),
        ("change", "Change", Kind::Text),
        ("options", "Answers", Kind::Rows(options)),
    ])
}

/// The parts of a survey, each with its questions. Questions that name no part are not lost: they stand in the last.
fn parts(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("id", "Id", Kind::Text),
        ("title", "Part", Kind::Text),
        ("introduction", "Introduction", Kind::Prose),
        ("questions", "Questions", Kind::Rows(question_fields())),
        ("counted", "Questions that are counted", number()),
    ]);
    let (_, given) = asked.rows("parts");
    let Some(survey) = asked.survey() else {
        return Shown::Table(Table {
            fields,
            rows: Vec::new(),
        });
    };
    let previous = survey.previous(asked.workspace);
    let part_of = |question: &Question<'_>| {
        let id = question.record.id("part").unwrap_or_default();
        let named = given
            .iter()
            .position(|part| part.id("id").is_some_and(|own| same(own, id)));
        named.unwrap_or(given.len().saturating_sub(1))
    };
    let row = |(at, part): (usize, &Record)| {
        let own = survey
            .questions
            .iter()
            .filter(|question| part_of(question) == at);
        let counted = own.clone().filter(|question| !question.is_open()).count();
        let mut last: Option<&Question<'_>> = None;
        let rows = own.map(|question| {
            let again = last.is_some_and(|last| last.answers == question.answers);
            last = Some(question).filter(|question| !question.is_open());
            question_row(&survey, question, previous.as_ref(), again)
        });
        Row::at(&part.place)
            .copy("id", Some(part), "id")
            .copy("title", Some(part), "title")
            .copy("introduction", Some(part), "introduction")
            .rows("questions", rows.collect())
            .count("counted", counted)
            .done()
    };
    let rows = given.iter().enumerate().map(row).collect();
    Shown::Table(Table { fields, rows })
}

fn question_row(
    survey: &Survey<'_>,
    question: &Question<'_>,
    before: Option<&Survey<'_>>,
    again: bool,
) -> Record {
    let figures = Figures::of(survey, question);
    let change = before
        .filter(|_| question.answers.positive > 0)
        .and_then(|before| Change::of(question, &figures, Some(before)).sentence(&when(before)?));
    let options = question
        .answers
        .options
        .iter()
        .zip(&figures.counts)
        .enumerate();
    let option = |(at, (label, count)): (usize, (&String, &Option<usize>))| {
        let row = Row::at(&question.record.place)
            .text("label", label.as_str())
            .text(
                "count",
                count.map_or_else(|| MARK.to_owned(), |n| n.to_string()),
            )
            .text("share", figures.words(*count))
            .yes("favourable", at < question.answers.positive);
        match length(*count, figures.base) {
            Some(length) => row.number("length", Number(length)).done(),
            None => row.done(),
        }
    };
    let found = finding(question, &figures).map(|found| format!("{} {}", found.share, found.said));
    Row::at(&question.record.place)
        .count("number", question.number)
        .copy("ask", Some(question.record), "ask")
        .copy("lines", Some(question.record), "lines")
        .copy("hint", Some(question.record), "hint")
        .token(
            "answer",
            question.record.choice("answer").unwrap_or_default(),
        )
        .yes("again", again)
        .text("base", base_words(survey, &figures))
        .text_if("finding", found)
        .text_if("change", change)
        .rows("options", options.map(option).collect())
        .done()
}

/// The base of a question, and how many did not answer it.
fn base_words(survey: &Survey<'_>, figures: &Figures) -> String {
    let low = if figures.is_low { " [low]" } else { "" };
    let silent = survey.responses.len().saturating_sub(figures.base);
    match silent {
        0 => format!("Base: {}, all who took part{low}.", figures.base),
        _ => format!(
            "Base: {} who answered{low}; {} did not answer.",
            figures.base, silent
        ),
    }
}

/// The statements, the most favourable first, those that are kept back last.
pub(super) fn statements(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("number", "Question", number()),
        ("ask", "Statement", Kind::Text),
        ("said", "What counts", Kind::Text),
        ("favourable", "Responses", number()),
        ("base", "Base", number()),
        ("share", "Share", Kind::Percent),
        ("before", "Last survey", Kind::Text),
        ("change", "Change in percentage points", Kind::Text),
        ("length", "Length", Kind::Number(Some(0), Some(100))),
    ]);
    let Some(survey) = asked.survey() else {
        return Shown::Table(Table {
            fields,
            rows: Vec::new(),
        });
    };
    let previous = survey.previous(asked.workspace);
    let mut found: Vec<(Option<Decimal>, Record)> = Vec::new();
    for question in survey.statements() {
        let figures = Figures::of(&survey, question);
        let change = Change::of(question, &figures, previous.as_ref());
        let then = match &change {
            Change::By(then, _) => then.to_string(),
            Change::NotAsked | Change::NotComparable | Change::KeptBack => "–".to_owned(),
        };
        let row = Row::at(&question.record.place)
            .count("number", question.number)
            .copy("ask", Some(question.record), "ask")
            .text("said", question.answers.said.as_str())
            .figure("favourable", figures.favourable)
            .count("base", figures.base)
            .share("share", figures.share(), figures.base == 0)
            .text("before", then)
            .text("change", change.words());
        let row = match length(figures.favourable, figures.base) {
            Some(length) => row.number("length", Number(length)).done(),
            None => row.done(),
        };
        found.push((figures.share().map(|share| share.value()), row));
    }
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    let rows = found.into_iter().map(|(_, row)| row).collect();
    Shown::Table(Table { fields, rows })
}
