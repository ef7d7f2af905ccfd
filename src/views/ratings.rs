//! How a partnership is rated against a framework: statements, sub-criteria and criteria, their means, and what stands
//! out. Assessors are groups, so no figure is kept back; what is not applicable, or not rated, counts in no mean.

use rust_decimal::Decimal;

use super::row::{Row, columns, number};
use super::suppression::mean;
use super::{Asked, Shown, Table, View, anchored};
use crate::documents::Document;
use crate::finding::counted;
use crate::kinds::{Kind, Record, Word, vocabulary};
use crate::records::Records;
use crate::references::Workspace;
use crate::values::id::same;
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

/// What every view of an evaluation is asked with.
pub(super) const RATED: &[&str] = &["framework", "assessors", "ratings", "proposals"];

/// The ratings that have a score, with it.
pub(super) const SCORES: [(&str, i64); 4] = [
    ("fully-in-place", 4),
    ("mostly-in-place", 3),
    ("partly-in-place", 2),
    ("not-in-place", 1),
];

/// How many statements are told as strengths, and as gaps.
const MOST_TOLD: usize = 5;

/// A framework as one partnership was rated against it.
pub struct Assessment<'a> {
    /// Its criteria, in order.
    pub criteria: Vec<Criterion<'a>>,
}

/// A criterion.
pub struct Criterion<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its sub-criteria, each with its statements, in order.
    pub parts: Vec<(&'a Record, Vec<Statement<'a>>)>,
}

/// A statement that was rated.
pub struct Statement<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its ratings, in the order of the paper.
    pub ratings: Vec<&'a Record>,
    /// The proposals that address it, each with its place in the list of proposals.
    pub proposals: Vec<(usize, &'a Record)>,
}

impl<'a> Assessment<'a> {
    /// A framework with the ratings and proposals of one evaluation.
    #[must_use]
    pub fn of(
        records: &'a Records,
        framework: &str,
        ratings: &'a [Record],
        proposals: &'a [Record],
    ) -> Self {
        let statement = |record: &'a Record| Statement {
            record,
            ratings: ratings
                .iter()
                .filter(|rating| names(rating, "statement", record))
                .collect(),
            proposals: proposals
                .iter()
                .enumerate()
                .filter(|(_, proposal)| addresses(proposal, record))
                .collect(),
        };
        let part = |record: &'a Record| {
            let own = belonging(records, "statements", "sub_criterion", record);
            (record, own.map(statement).collect())
        };
        let criterion = |record: &'a Record| Criterion {
            record,
            parts: belonging(records, "sub_criteria", "criterion", record)
                .map(part)
                .collect(),
        };
        let known = records.get("frameworks", framework).into_iter();
        let criteria = known.flat_map(|known| belonging(records, "criteria", "framework", known));
        Self {
            criteria: criteria.map(criterion).collect(),
        }
    }

    /// Every statement, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement<'a>> {
        self.criteria.iter().flat_map(Criterion::statements)
    }
}

impl<'a> Criterion<'a> {
    /// Its statements, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement<'a>> {
        self.parts.iter().flat_map(|(_, statements)| statements)
    }

    /// The scores of all its ratings.
    #[must_use]
    pub fn scores(&self) -> Vec<Decimal> {
        self.statements().flat_map(Statement::scores).collect()
    }
}

impl Statement<'_> {
    /// The scores that assessors gave it.
    #[must_use]
    pub fn scores(&self) -> Vec<Decimal> {
        self.ratings
            .iter()
            .filter_map(|rating| score(rating))
            .collect()
    }

    /// Whether it is rated so low that something has to be done: partly in place or worse.
    #[must_use]
    pub fn is_low(&self) -> bool {
        mean(&self.scores()).is_some_and(|mean| score_of(word_of(mean)) < Decimal::from(3))
    }

    /// Whether it is low and no proposal addresses it.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.is_low() && self.proposals.is_empty()
    }
}

/// The records of a register that belong to another, in order.
fn belonging<'a>(
    records: &'a Records,
    register: &str,
    field: &'static str,
    owner: &'a Record,
) -> impl Iterator<Item = &'a Record> + use<'a> {
    let all = records.all(register).iter();
    all.filter(move |record| names(record, field, owner))
}

/// Whether a field of a record names another record.
fn names(record: &Record, field: &str, other: &Record) -> bool {
    let named = record.id(field).zip(other.id("id"));
    named.is_some_and(|(named, id)| same(named, id))
}

/// Whether a proposal says that it addresses a statement.
fn addresses(proposal: &Record, statement: &Record) -> bool {
    let id = statement.id("id").unwrap_or_default();
    let named = anchored::ids(proposal, "addresses");
    named.into_iter().any(|named| same(named, id))
}

/// The score of a rating; none where the statement does not apply.
pub(super) fn score(rating: &Record) -> Option<Decimal> {
    let token = rating.choice("rating")?;
    let found = SCORES.iter().find(|(known, _)| *known == token);
    found.map(|(_, score)| Decimal::from(*score))
}

/// The score of a rating by its token.
fn score_of(token: &str) -> Decimal {
    let found = SCORES.iter().find(|(known, _)| *known == token);
    Decimal::from(found.map_or(0, |(_, score)| *score))
}

/// The rating that is nearest to a mean as it is printed; halfway counts as the better one, as figures are rounded.
pub(super) fn word_of(mean: Decimal) -> &'static str {
    let half = Decimal::new(5, 1);
    let least = |score: i64| Decimal::from(score) - half;
    let found = SCORES.iter().find(|(_, score)| mean >= least(*score));
    found.map_or("not-in-place", |(token, _)| token)
}

/// A mean as it is printed: to one decimal; a dash where nothing was rated.
pub(super) fn mean_said(scores: &[Decimal]) -> String {
    mean(scores).map_or_else(|| "–".to_owned(), |mean| format!("{mean:.1}"))
}

/// The assessment that a view is asked for.
pub(super) fn assessment<'a>(asked: &Asked<'a>) -> Assessment<'a> {
    let (_, ratings) = asked.rows("ratings");
    let (_, proposals) = asked.rows("proposals");
    let records = &asked.workspace.records;
    Assessment::of(records, asked.id("framework"), ratings, proposals)
}

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
        (super::progress::join(&titles), verb)
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
fn proposals_said(
    asked: &Asked<'_>,
    statement: &Statement<'_>,
) -> Vec<(crate::place::Place, String)> {
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
fn table_fields() -> Vec<crate::kinds::Field> {
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

/// The papers that rate a partnership, told by their field `framework`, each with its assessment.
#[must_use]
pub fn rated_papers(workspace: &Workspace) -> Vec<(&Document, Assessment<'_>)> {
    let is_rated = |paper: &&Document| {
        let mut fields = workspace.fields_of(paper).iter();
        let field = fields.find(|field| field.name == "framework");
        field.is_some_and(|field| field.kind == Kind::Reference(vec!["frameworks".to_owned()]))
    };
    let papers = workspace.current().filter(is_rated);
    papers.map(|paper| assessed(workspace, paper)).collect()
}

fn assessed<'a>(workspace: &'a Workspace, paper: &'a Document) -> (&'a Document, Assessment<'a>) {
    let record = &paper.record;
    let (ratings, proposals) = (record.rows("ratings"), record.rows("proposals"));
    let framework = record.id("framework").unwrap_or_default();
    let assessment = Assessment::of(&workspace.records, framework, ratings, proposals);
    (paper, assessment)
}
