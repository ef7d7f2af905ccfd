//! How a partnership is rated against a framework: criteria, sub-criteria and statements with their ratings, means and
//! proposals. What is not applicable, or not rated, counts in no mean.

use rust_decimal::Decimal;

use super::suppression::mean;
use super::{Asked, anchored};
use crate::documents::Document;
use crate::kinds::{Kind, Record};
use crate::records::Records;
use crate::references::Workspace;
use crate::values::id::same;

/// What every view of an evaluation is asked with.
pub(super) const RATED: &[&str] = &["framework", "assessors", "ratings", "proposals"];

/// The ratings that have a score, with it.
pub(super) const SCORES: [(&str, i64); 4] = [
    ("fully-in-place", 4),
    ("mostly-in-place", 3),
    ("partly-in-place", 2),
    ("not-in-place", 1),
];

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
pub(super) fn names(record: &Record, field: &str, other: &Record) -> bool {
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
