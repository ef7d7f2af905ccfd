//! What an evaluation shows of its ratings: profile, strengths, gaps, and each criterion with its evidence. Assessors
//! are groups, so no figure is kept back.

use rust_decimal::Decimal;

use super::progress::join;
use super::ratings::{
    Assessment, Criterion, RATED, SCORES, Statement, assessment, mean_said, names, word_of,
};
use super::row::{Row, columns, number};
use super::suppression::mean;
use super::{Asked, Shown, Table, View, anchored};
use crate::finding::counted;
use crate::kinds::{Field, Kind, Record, Word, vocabulary};
use crate::place::Place;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "rating-headline",
        about: "what an evaluation says in figures and in a sentence",
        arguments: RATED,
        whole: &[],
        make: headline,
    },
    View {
        name: "rating-profile",
        about: "each criterion with its mean, in words and in figures",
        arguments: RATED,
        whole: &[],
        make: profile,
    },
    View {
        name: "rating-strengths",
        about: "the statements that are rated highest",
        arguments: RATED,
        whole: &[],
        make: strengths,
    },
    View {
        name: "rating-gaps",
        about: "the statements that are rated lowest",
        arguments: RATED,
        whole: &[],
        make: gaps,
    },
    View {
        name: "rating-tables",
        about: "each criterion with its statements, ratings, evidence and proposals",
        arguments: RATED,
        whole: &[],
        make: tables,
    },
];

/// How many statements are told as strengths, and as gaps.
const MOST_TOLD: usize = 5;

/// The kind of a column of ratings.
fn rating() -> Kind {
    Kind::Choice(vocabulary::words(vocabulary::RATINGS))
}

/// A row with the mean of some scores: in figures, as a value, and as the rating that is nearest.
fn rated(row: Row, scores: &[Decimal]) -> Row {
    let row = row.text("mean", mean_said(scores));
    match mean(scores) {
        Some(mean) => row
            .number("value", Number(mean))
            .token("rating", word_of(mean)),
        None => row,
    }
}

/// What an evaluation says in figures, and in sentences.
fn headline(asked: &Asked<'_>) -> Shown {
    let assessment = assessment(asked);
    let statements: Vec<&Statement<'_>> = assessment.statements().collect();
    let scores: Vec<Decimal> = assessment
        .statements()
        .flat_map(Statement::scores)
        .collect();
    let low = statements.iter().filter(|one| one.is_low()).count();
    let gaps = statements.iter().filter(|one| one.is_gap()).count();
    let unrated = statements
        .iter()
        .filter(|one| one.scores().is_empty())
        .count();
    let (_, proposals) = asked.rows("proposals");
    let row = rated(Row::at(&asked.document.record.place), &scores)
        .count("criteria", assessment.criteria.len())
        .count("statements", statements.len())
        .count("rated", statements.len() - unrated)
        .count("low", low)
        .count("gaps", gaps)
        .count("proposals", proposals.len())
        .text_if("finding", finding(&assessment))
        .text("low_sentence", low_sentence(statements.len(), low, gaps));
    let count = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("rating", "Rating", rating()),
        ("criteria", "Criteria", count()),
        ("statements", "Statements", count()),
        ("rated", "Rated", count()),
        ("low", "Rated low", count()),
        ("gaps", "Rated low, without a proposal", count()),
        ("proposals", "Proposals", count()),
        ("finding", "Finding", Kind::Text),
        ("low_sentence", "Rated low, in words", Kind::Text),
    ]);
    let rows = vec![row.done()];
    Shown::Table(Table { fields, rows })
}

/// Which criterion is rated highest and which lowest: `Membership is rated highest (3.4) and Focus lowest (2.1)`.
fn finding(assessment: &Assessment<'_>) -> Option<String> {
    let mut means: Vec<(Decimal, String)> = assessment
        .criteria
        .iter()
        .filter_map(|one| Some((mean(&one.scores())?, one.record.words("title"))))
        .collect();
    means.sort_by_key(|(mean, _)| std::cmp::Reverse(*mean));
    let (high, low) = (means.first()?.0, means.last()?.0);
    if high == low {
        return Some(format!("Every criterion is rated {high:.1}"));
    }
    let named = |wanted: Decimal| {
        let titles = means.iter().filter(|(mean, _)| *mean == wanted);
        let titles: Vec<String> = titles.map(|(_, title)| title.clone()).collect();
        let verb = if titles.len() == 1 { "is" } else { "are" };
        (join(&titles), verb)
    };
    let ((best, verb), (worst, _)) = (named(high), named(low));
    Some(format!(
        "{best} {verb} rated highest ({high:.1}), {worst} lowest ({low:.1})"
    ))
}

/// How many statements are rated low, and for how many of them nothing is proposed.
fn low_sentence(all: usize, low: usize, gaps: usize) -> String {
    let verb = if low == 1 { "is" } else { "are" };
    let rated = match low {
        0 => {
            return format!(
                "None of the {} is rated partly in place or lower.",
                counted(all, "statement")
            );
        }
        _ => format!(
            "{low} of the {} {verb} rated partly in place or lower",
            counted(all, "statement")
        ),
    };
    match gaps {
        0 => format!("{rated}, and each of them is addressed by a proposal."),
        1 => format!("{rated}; for 1 of them there is no proposal."),
        _ => format!("{rated}; for {gaps} of them there is no proposal."),
    }
}

/// Each criterion with its mean, and what is proposed about it.
fn profile(asked: &Asked<'_>) -> Shown {
    let row = |criterion: &Criterion<'_>| {
        let scores = criterion.scores();
        let mut proposals: Vec<usize> = criterion
            .statements()
            .flat_map(|one| one.proposals.iter().map(|(at, _)| *at))
            .collect();
        proposals.sort_unstable();
        proposals.dedup();
        rated(Row::at(&criterion.record.place), &scores)
            .text("number", number(criterion.record))
            .copy("title", Some(criterion.record), "title")
            .count("statements", criterion.statements().count())
            .count(
                "low",
                criterion.statements().filter(|one| one.is_low()).count(),
            )
            .count("proposals", proposals.len())
            .done()
    };
    let rows = assessment(asked).criteria.iter().map(row).collect();
    let count = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("number", "No.", Kind::Text),
        ("title", "Criterion", Kind::Text),
        ("statements", "Statements", count()),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("rating", "Rating", rating()),
        ("low", "Rated low", count()),
        ("proposals", "Proposals", count()),
    ]);
    Shown::Table(Table { fields, rows })
}

/// The statements that are rated highest: fully in place by their mean, five at most.
fn strengths(asked: &Asked<'_>) -> Shown {
    let assessment = assessment(asked);
    let mut found = with_means(&assessment);
    found.retain(|(mean, _)| word_of(*mean) == SCORES[0].0);
    found.sort_by_key(|(mean, _)| std::cmp::Reverse(*mean));
    told(asked, &found)
}

/// The statements that are rated lowest: partly in place or lower, five at most.
fn gaps(asked: &Asked<'_>) -> Shown {
    let assessment = assessment(asked);
    let mut found = with_means(&assessment);
    found.retain(|(_, one)| one.is_low());
    found.sort_by_key(|(mean, _)| *mean);
    told(asked, &found)
}

/// The statements that have a mean, with it, in the order of the framework.
fn with_means<'s, 'a>(assessment: &'s Assessment<'a>) -> Vec<(Decimal, &'s Statement<'a>)> {
    let all = assessment.statements();
    all.filter_map(|one| Some((mean(&one.scores())?, one)))
        .collect()
}

fn told(asked: &Asked<'_>, found: &[(Decimal, &Statement<'_>)]) -> Shown {
    let row = |(_, statement): &(Decimal, &Statement<'_>)| {
        rated(Row::at(&statement.record.place), &statement.scores())
            .text("number", number(statement.record))
            .copy("text", Some(statement.record), "text")
            .texts("proposals", proposals_said(asked, statement).into_iter())
            .yes("gap", statement.is_gap())
            .done()
    };
    let rows = found.iter().take(MOST_TOLD).map(row).collect();
    let fields = columns(&[
        ("number", "No.", Kind::Text),
        ("text", "Statement", Kind::Prose),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("rating", "Rating", rating()),
        ("proposals", "Proposals", Kind::List(Box::new(Kind::Text))),
        ("gap", "Without a proposal", Kind::YesNo),
    ]);
    Shown::Table(Table { fields, rows })
}

/// The proposals that address a statement, as they are cited, each at its place: `Proposal 4`.
fn proposals_said(asked: &Asked<'_>, statement: &Statement<'_>) -> Vec<(Place, String)> {
    let field = asked.field("proposals");
    let said = statement.proposals.iter().filter_map(|(at, proposal)| {
        let words = anchored::number(field?, *at);
        Some((proposal.place.clone(), words))
    });
    said.collect()
}

/// Each criterion with its sub-criteria, and their statements with ratings, evidence and proposals.
fn tables(asked: &Asked<'_>) -> Shown {
    let (_, assessors) = asked.rows("assessors");
    let evidence = |rating: &&Record| {
        Row::at(&rating.place)
            .text_if("assessor", assessor_of(rating, assessors))
            .copy("text", Some(rating), "evidence")
            .done()
    };
    let statement = |statement: &Statement<'_>| {
        let with_evidence = statement.ratings.iter();
        let with_evidence = with_evidence.filter(|rating| rating.entry("evidence").is_some());
        rated(Row::at(&statement.record.place), &statement.scores())
            .text("number", number(statement.record))
            .copy("text", Some(statement.record), "text")
            .text_if("by", said_apart(statement, assessors))
            .rows("evidence", with_evidence.map(evidence).collect())
            .texts("proposals", proposals_said(asked, statement).into_iter())
            .yes("gap", statement.is_gap())
            .done()
    };
    let part = |(record, statements): &(&Record, Vec<Statement<'_>>)| {
        Row::at(&record.place)
            .copy("title", Some(record), "title")
            .rows("statements", statements.iter().map(statement).collect())
            .done()
    };
    let row = |criterion: &Criterion<'_>| {
        rated(Row::at(&criterion.record.place), &criterion.scores())
            .text("number", number(criterion.record))
            .copy("title", Some(criterion.record), "title")
            .copy("about", Some(criterion.record), "about")
            .rows("parts", criterion.parts.iter().map(part).collect())
            .done()
    };
    let rows = assessment(asked).criteria.iter().map(row).collect();
    Shown::Table(Table {
        fields: table_fields(),
        rows,
    })
}

/// The fields of a criterion with its sub-criteria and their statements.
fn table_fields() -> Vec<Field> {
    let evidence = columns(&[
        ("assessor", "Assessor", Kind::Text),
        ("text", "Evidence", Kind::Prose),
    ]);
    let statements = columns(&[
        ("number", "No.", Kind::Text),
        ("text", "Statement", Kind::Prose),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("rating", "Rating", rating()),
        ("by", "By assessor", Kind::Text),
        ("evidence", "Evidence", Kind::Rows(evidence)),
        ("proposals", "Proposals", Kind::List(Box::new(Kind::Text))),
        ("gap", "Without a proposal", Kind::YesNo),
    ]);
    let parts = columns(&[
        ("title", "Sub-criterion", Kind::Text),
        ("statements", "Statements", Kind::Rows(statements)),
    ]);
    columns(&[
        ("number", "No.", Kind::Text),
        ("title", "Criterion", Kind::Text),
        ("about", "About", Kind::Prose),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("rating", "Rating", rating()),
        ("parts", "Sub-criteria", Kind::Rows(parts)),
    ])
}

/// The title of the assessor who gave a rating.
fn assessor_of(rating: &Record, assessors: &[Record]) -> Option<String> {
    let mut known = assessors.iter();
    let found = known.find(|assessor| names(rating, "assessor", assessor))?;
    Some(found.words("title"))
}

/// Who gave which rating, where assessors differ: `Conveners: mostly; Partnership staff: partly`.
fn said_apart(statement: &Statement<'_>, assessors: &[Record]) -> Option<String> {
    let given: Vec<(&Record, &str)> = assessors
        .iter()
        .filter_map(|assessor| {
            let mut ratings = statement.ratings.iter();
            let own = ratings.find(|rating| names(rating, "assessor", assessor))?;
            Some((assessor, own.choice("rating")?))
        })
        .collect();
    let first = given.first()?.1;
    if given.iter().all(|(_, token)| *token == first) {
        return None;
    }
    let said = |(assessor, token): &(&Record, &str)| {
        let word = Word::from_token(token).word.to_lowercase();
        let short = word.trim_end_matches(" in place");
        let short = if short == "not" {
            "not in place"
        } else {
            short
        };
        format!("{}: {short}", assessor.words("title"))
    };
    Some(given.iter().map(said).collect::<Vec<_>>().join("; "))
}
