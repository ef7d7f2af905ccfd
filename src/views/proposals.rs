//! What an evaluation proposes: the proposals as an action plan, which criteria they address and where nothing is
//! proposed, and how far each is, from the plan whose action carries it out.

use rust_decimal::Decimal;

use super::attendance::sheet_column;
use super::ratings::{Assessment, Criterion, RATED, SCORES, Statement, assessment, score};
use super::row::{Row, columns, number, status};
use super::suppression::mean;
use super::{Asked, Grid, Shown, Table, View, anchored};
use crate::kinds::{Entry, Field, Kind, Record, Value, Words};
use crate::place::{Origin, Place};
use crate::records::plan::plan;
use crate::references::index::document_key;
use crate::values::date::long;
use crate::values::id::{plain, same};
use crate::values::number::Number;
use crate::values::prose::Inline;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "proposals-planned",
        about: "proposals as an action plan, with their state in the plan that carries them out",
        arguments: RATED,
        whole: &["actions"],
        make: planned,
    },
    View {
        name: "evaluation-coverage",
        about: "criteria by proposals: which statements each proposal addresses",
        arguments: RATED,
        whole: &[],
        make: coverage,
    },
    View {
        name: "coverage-counts",
        about: "the same for a page: how many statements each proposal addresses, and the gaps",
        arguments: RATED,
        whole: &[],
        make: counts,
    },
    View {
        name: "rating-dashboard",
        about: "mean ratings by criterion, as formulas over the sheet of ratings",
        arguments: RATED,
        whole: &[],
        make: dashboard,
    },
    View {
        name: "rating-spread",
        about: "how far assessors differ by criterion, as formulas over the sheet of ratings",
        arguments: RATED,
        whole: &[],
        make: spread,
    },
    View {
        name: "framework-statements",
        about: "every statement of the framework, with its criterion and sub-criterion",
        arguments: RATED,
        whole: &[],
        make: framework,
    },
];

/// What stands where a proposal addresses nothing of a criterion, and where a criterion has no gap.
const NOTHING: &str = "–";
const NO_GAP: &str = "None";

/// The proposals in order: who does what by when, what each addresses, and how far it is.
fn planned(asked: &Asked<'_>) -> Shown {
    let field = asked.field("proposals");
    let (own, proposals) = asked.rows("proposals");
    let row = |(at, proposal): (usize, &Record)| {
        let carried = carried_out(asked, proposal);
        let named = anchored::ids(proposal, "addresses");
        let statements = named.iter().filter_map(|id| statement(asked, id));
        let mut row = Row::at(&proposal.place)
            .all(proposal, own)
            .text("statements", statements.collect::<Vec<_>>().join(", "));
        if let Some(field) = field {
            row = row
                .text("number", anchored::number(field, at))
                .text("anchor", anchored::label(field, proposal));
        }
        match carried {
            Some((status, words)) => row.token("status", &status).text("state", words).done(),
            None => row.done(),
        }
    };
    let rows = proposals.iter().enumerate().map(row).collect();
    let mut fields = columns(&[
        ("number", "No.", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
    ]);
    fields.extend(own.iter().filter(|field| field.name != "status").cloned());
    fields.extend(columns(&[
        ("status", "Status", status()),
        ("statements", "Statements addressed", Kind::Text),
        ("state", "State in the plan", Kind::Text),
    ]));
    Shown::Table(Table { fields, rows })
}

/// The number of a statement with an id.
fn statement(asked: &Asked<'_>, id: &str) -> Option<String> {
    Some(number(asked.workspace.records.get("statements", id)?))
}

/// The status of the action that carries a proposal out as at the paper's date, and where that stands.
fn carried_out(asked: &Asked<'_>, proposal: &Record) -> Option<(String, String)> {
    let field = asked.field("proposals")?;
    let prefix = &field.anchor.as_ref()?.prefix;
    let paper = document_key(&asked.document.id);
    let key = format!("{paper}#{prefix}/{}", plain(proposal.id("id")?));
    let records = &asked.workspace.records;
    let mut actions = records.all("actions").iter();
    let action = actions.find(|action| cites(action, &key))?;
    let issue = records.get("key_issues", action.id("key_issue")?)?;
    let plan = plan(records, issue.id("plan")?, asked.document.as_of)?;
    let period = plan.periods.last()?;
    let id = action.id("id")?;
    let (_, planned) = plan
        .actions()
        .find(|(_, known)| known.record.id("id").is_some_and(|known| same(known, id)))?;
    let status = planned.status(&plan, period.id("id")?).to_owned();
    let at = period.date("date").map(long).unwrap_or_default();
    let title = plan.record.words("title");
    let article = if title.starts_with("The ") {
        ""
    } else {
        "the "
    };
    let words = format!("Action {} of {article}{title}, as at {at}", number(action));
    Some((status, words))
}

/// Whether an action cites something as what it carries out.
fn cites(action: &Record, key: &str) -> bool {
    let Some(Value::Prose(prose)) = action.value("carries_out") else {
        return false;
    };
    let mut found = false;
    prose.each_inline(&mut |part| {
        found |= matches!(part, Inline::Cited(citation) if citation.target == key);
    });
    found
}

/// Criteria by proposals, with the numbers of the statements, and what is rated low without a proposal.
fn coverage(asked: &Asked<'_>) -> Shown {
    let proposals = labelled(asked);
    let row = |criterion: &Criterion<'_>| {
        let place = &criterion.record.place;
        let own = numbers(criterion);
        let cells = (0..proposals.len()).map(|at| {
            let addressed = criterion.statements().zip(&own);
            let addressed = addressed.filter(|(one, _)| addresses(one, at));
            said(addressed.map(|(_, number)| number.as_str()), NOTHING)
        });
        let mut cells: Vec<Entry> = cells.map(|words| entry(place, words)).collect();
        cells.push(entry(place, gaps(criterion)));
        let title = format!(
            "{} {}",
            number(criterion.record),
            criterion.record.words("title")
        );
        (criterion.record.words("id"), title, cells)
    };
    let last = (
        "gaps".to_owned(),
        "Rated low, without a proposal".to_owned(),
    );
    Shown::Grid(Grid {
        corner: "Criterion".to_owned(),
        rows: assessment(asked).criteria.iter().map(row).collect(),
        columns: proposals.iter().cloned().chain([last]).collect(),
    })
}

/// The proposals by id, each as it is cited.
fn labelled(asked: &Asked<'_>) -> Vec<(String, String)> {
    let (_, proposals) = asked.rows("proposals");
    let field = asked.field("proposals");
    let label = |(at, proposal): (usize, &Record)| {
        let words = field.map_or_else(|| proposal.words("id"), |field| anchored::number(field, at));
        (proposal.words("id"), words)
    };
    proposals.iter().enumerate().map(label).collect()
}

/// The numbers of a criterion's statements.
fn numbers(criterion: &Criterion<'_>) -> Vec<String> {
    criterion
        .statements()
        .map(|one| number(one.record))
        .collect()
}

fn addresses(statement: &Statement<'_>, at: usize) -> bool {
    statement.proposals.iter().any(|(known, _)| *known == at)
}

/// Words in a row, or what stands where there are none.
fn said<'a>(words: impl Iterator<Item = &'a str>, none: &str) -> String {
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        return none.to_owned();
    }
    words.join(", ")
}

/// The statements of a criterion that are rated low and that no proposal addresses.
fn gaps(criterion: &Criterion<'_>) -> String {
    let low = criterion.statements().filter(|one| one.is_gap());
    let low: Vec<String> = low.map(|one| number(one.record)).collect();
    said(low.iter().map(String::as_str), NO_GAP)
}

fn entry(place: &Place, text: String) -> Entry {
    let origin = Origin::whole(place.clone());
    Entry::new(Value::Text(Words { text, origin }), place.clone())
}

/// Criteria by proposals for a page: how many statements each proposal addresses, and the gaps.
fn counts(asked: &Asked<'_>) -> Shown {
    let proposals = labelled(asked);
    let row = |criterion: &Criterion<'_>| {
        let cell = |(at, (id, _)): (usize, &(String, String))| {
            let addressed = criterion.statements().filter(|one| addresses(one, at));
            Row::at(&criterion.record.place)
                .text("proposal", id.as_str())
                .count("count", addressed.count())
                .done()
        };
        Row::at(&criterion.record.place)
            .text("number", number(criterion.record))
            .copy("title", Some(criterion.record), "title")
            .rows("cells", proposals.iter().enumerate().map(cell).collect())
            .text("gaps", gaps(criterion))
            .done()
    };
    let rows = assessment(asked).criteria.iter().map(row).collect();
    let cells = columns(&[
        ("proposal", "Proposal", Kind::Text),
        ("count", "Statements", Kind::Number(Some(0), None)),
    ]);
    let fields = columns(&[
        ("number", "No.", Kind::Text),
        ("title", "Criterion", Kind::Text),
        ("cells", "Proposals", Kind::Rows(cells)),
        ("gaps", "Rated low, without a proposal", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}

/// The columns of the sheet of ratings, as formulas name them.
struct Sheet {
    statement: String,
    assessor: String,
    rating: String,
}

impl Sheet {
    /// Of the field that holds the ratings, whose sheet has its name.
    fn of(asked: &Asked<'_>) -> Self {
        let (own, _) = asked.rows("ratings");
        let sheet = asked.field("ratings").map_or("", |field| &field.name);
        let column = |name: &str| {
            let field = own.iter().find(|field| field.name == name);
            sheet_column(sheet, field.map_or(name, |field| &field.title))
        };
        Self {
            statement: column("statement"),
            assessor: column("assessor"),
            rating: column("rating"),
        }
    }

    /// The mean of the ratings of some statements, of one assessor or of all: scores times how many gave them, over
    /// how many were given.
    fn mean(&self, statements: &[String], assessor: Option<&str>) -> String {
        let one = assessor.map_or_else(String::new, |id| format!(",{},\"{id}\"", self.assessor));
        let tokens: Vec<String> = SCORES
            .iter()
            .map(|(token, _)| format!("\"{token}\""))
            .collect();
        let scores: Vec<String> = SCORES.iter().map(|(_, score)| score.to_string()).collect();
        let wanted: Vec<String> = statements.iter().map(|id| format!("\"{id}\"")).collect();
        let count = format!(
            "COUNTIFS({},{{{}}},{},{{{}}}{one})",
            self.statement,
            wanted.join(";"),
            self.rating,
            tokens.join(",")
        );
        format!(
            "SUMPRODUCT({count}*{{{}}})/SUMPRODUCT({count})",
            scores.join(",")
        )
    }
}

/// The ids of the statements of a criterion, as the sheet of ratings has them.
fn ids(criterion: &Criterion<'_>) -> Vec<String> {
    criterion
        .statements()
        .map(|one| one.record.words("id"))
        .collect()
}

/// Mean ratings by criterion and of all, as formulas with their results.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let sheet = Sheet::of(asked);
    let assessment = assessment(asked);
    let row = |label: String, statements: &[String], scores: &[Decimal], total: bool| {
        let row = Row::at(&asked.document.record.place)
            .text("label", label)
            .text(
                "formula",
                format!("=ROUND({},1)", sheet.mean(statements, None)),
            )
            .number("result", Number(mean(scores)?))
            .text("note", base(scores.len()))
            .yes("total", total);
        Some(row.done())
    };
    let mut rows: Vec<Record> = assessment
        .criteria
        .iter()
        .filter_map(|one| row(one.record.words("title"), &ids(one), &one.scores(), false))
        .collect();
    let all: Vec<String> = assessment.criteria.iter().flat_map(ids).collect();
    let scores: Vec<Decimal> = assessment
        .statements()
        .flat_map(Statement::scores)
        .collect();
    rows.extend(row("All statements".to_owned(), &all, &scores, true));
    Shown::Table(Table {
        fields: summary_fields("Mean"),
        rows,
    })
}

fn base(ratings: usize) -> String {
    let ratings = crate::finding::counted(ratings, "rating");
    format!("Mean of {ratings}, from 1 (not in place) to 4 (fully in place)")
}

/// The columns of a summary of criteria.
fn summary_fields(result: &str) -> Vec<Field> {
    columns(&[
        ("label", "Criterion", Kind::Text),
        ("formula", "Formula", Kind::Text),
        ("result", result, Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
        ("total", "Total", Kind::YesNo),
    ])
}

/// How far the highest and the lowest mean of an assessor lie apart in each criterion, as formulas with their results.
fn spread(asked: &Asked<'_>) -> Shown {
    let sheet = Sheet::of(asked);
    let assessment = assessment(asked);
    let (_, assessors) = asked.rows("assessors");
    let row = |criterion: &Criterion<'_>| {
        let means = assessors.iter().filter_map(|assessor| {
            let id = assessor.id("id")?;
            Some((
                id,
                assessor.words("title"),
                mean(&scores_of(criterion, id))?,
            ))
        });
        let means: Vec<(&str, String, Decimal)> = means.collect();
        let (high, low) = (
            means.iter().map(|m| m.2).max()?,
            means.iter().map(|m| m.2).min()?,
        );
        let formulas: Vec<String> = means
            .iter()
            .map(|(id, ..)| format!("ROUND({},1)", sheet.mean(&ids(criterion), Some(id))))
            .collect();
        let given = formulas.join(",");
        let told: Vec<String> = means
            .iter()
            .map(|(_, title, mean)| format!("{title} {mean:.1}"))
            .collect();
        let row = Row::at(&criterion.record.place)
            .text("label", criterion.record.words("title"))
            .text("formula", format!("=ROUND(MAX({given})-MIN({given}),1)"))
            .number("result", Number(high - low))
            .text("note", told.join(", "));
        (means.len() > 1).then(|| row.done())
    };
    let rows = assessment.criteria.iter().filter_map(row).collect();
    Shown::Table(Table {
        fields: summary_fields("Difference"),
        rows,
    })
}

/// The scores that one assessor gave to the statements of a criterion.
fn scores_of(criterion: &Criterion<'_>, assessor: &str) -> Vec<Decimal> {
    let ratings = criterion.statements().flat_map(|one| one.ratings.iter());
    let own = ratings.filter(|rating| rating.id("assessor").is_some_and(|id| same(id, assessor)));
    own.filter_map(|rating| score(rating)).collect()
}

/// Every statement of the framework, for those who rate.
fn framework(asked: &Asked<'_>) -> Shown {
    let assessment: Assessment<'_> = assessment(asked);
    let mut rows = Vec::new();
    for criterion in &assessment.criteria {
        for (part, statements) in &criterion.parts {
            rows.extend(statements.iter().map(|statement| {
                Row::at(&statement.record.place)
                    .copy("id", Some(statement.record), "id")
                    .copy("text", Some(statement.record), "text")
                    .copy("criterion", Some(criterion.record), "title")
                    .copy("part", Some(part), "title")
                    .done()
            }));
        }
    }
    let fields = columns(&[
        ("id", "Statement", Kind::Text),
        (
            "text",
            "What is in place when a partnership does well",
            Kind::Prose,
        ),
        ("criterion", "Criterion", Kind::Text),
        ("part", "Sub-criterion", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}
