//! The figures of a survey rest on its responses: one row each, every code once, and no more of a group than were asked.
//! A comment belongs to a response that answered the question.
//!
//! Example: `R07` stands twice; 29 public bodies answered, of 28 that were asked; a comment of `R90`, which is nobody.
//!
//! Remedy: mend the row, or the figure of the population. The groups of the population are worded as the answers to a
//! question that breaks the others down.

use std::collections::BTreeMap;

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::id::{plain, same};
use crate::views::survey::{Survey, comments, surveys, whole};

/// Responses that do not fit the survey.
pub static SURVEY_RESPONSES: Code = Code {
    name: "survey-responses",
    severity: Severity::Error,
    title: "responses of a survey that do not fit its population, its questions or one another",
    page: include_str!("survey_response.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&SURVEY_RESPONSES, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every survey.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for survey in surveys(workspace) {
        let found = twice(&survey)
            .into_iter()
            .chain(too_many(&survey))
            .chain(strangers(&survey));
        findings.extend(found.map(|finding| finding.document(&survey.document.id)));
    }
}

fn finding(place: &Place, message: String, help: &str) -> Finding {
    Finding::new(&SURVEY_RESPONSES, place.clone(), message).help(help)
}

/// Codes that stand more than once.
fn twice(survey: &Survey<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<String, &Record> = BTreeMap::new();
    let mut found = Vec::new();
    for response in survey.responses {
        let Some(code) = response.id("response") else {
            continue;
        };
        let Some(earlier) = first.get(&plain(code)) else {
            first.insert(plain(code), response);
            continue;
        };
        let message = format!("the response `{code}` stands twice, and would be counted twice");
        found.push(
            finding(
                response.place_of("response"),
                message,
                "give one of the two another code, or take it out",
            )
            .related(
                "the first stands here",
                earlier.place_of("response").clone(),
            ),
        );
    }
    found
}

/// Groups of which more answered than were asked, and groups that are no answer to any question.
fn too_many(survey: &Survey<'_>) -> Vec<Finding> {
    // Where no question parts people, nothing tells which group a response belongs to.
    if survey.breakdowns().next().is_none() {
        return Vec::new();
    }
    let population = survey.document.record.rows("population");
    let mut found = Vec::new();
    for group in population {
        let name = group.words("group");
        let is_it = |option: &String| same(option, &name);
        let asked = survey.breakdowns().find_map(|question| {
            let at = question.answers.options.iter().position(is_it)?;
            Some((question, at))
        });
        let Some((question, at)) = asked else {
            let message =
                format!("the group `{name}` is no answer to a question that breaks others down");
            let help = "word it as the answer, or mark the question with `breakdown: yes`";
            found.push(finding(group.place_of("group"), message, help));
            continue;
        };
        let tally = question.tally(survey.responses.iter());
        let answered = tally.counts.get(at).copied().unwrap_or(0);
        if let Some(invited) = whole(group, "number").filter(|invited| *invited < answered) {
            let message = format!("{answered} of `{name}` answered, and only {invited} were asked");
            found.push(finding(
                group.place_of("number"),
                message,
                "mend the number, or the responses",
            ));
        }
    }
    found
}

/// Comments of responses that are not there, or that left the question open.
fn strangers(survey: &Survey<'_>) -> Vec<Finding> {
    let stranger = |comment: &Record| {
        let code = comment.id("response")?;
        let place = comment.place_of("response");
        let Some(response) = survey.response(code) else {
            let message = format!("a comment is of `{code}`, and there is no such response");
            return Some(finding(place, message, "write the code of a response"));
        };
        let question = survey.question(comment.id("question")?)?;
        let is_silent = response.words(question.id).trim().is_empty();
        is_silent.then(|| {
            let message = format!(
                "a comment of `{code}` is put under question {}, which it did not answer",
                question.number
            );
            finding(place, message, "mend the code or the question")
        })
    };
    comments(survey.document).filter_map(stranger).collect()
}
