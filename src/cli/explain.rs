//! `explain`: why a code exists, an example, and the remedy; without a code, all of them.

use super::check::unknown_code;
use super::screen::{Answer, Screen};
use crate::checks::{self, Check};
use crate::pipeline::codes;

/// What stands above the list of checks.
const HEAD: &str = "\
# Checks and codes

This list is made by `guildhall explain --markdown > docs/checks.md`.

## Checks

The level of each can be set for a workspace under `levels` in `guildhall.yaml`; one finding can be allowed where it
stands, under `allow` in its record, with a reason and who decided. A note is a state of the world: it is printed and
counted in the paper, and never refuses it.

| check | in a draft | going to publication | what it finds |
|---|---|---|---|
";

/// What stands above the list of the other codes.
const OTHERS: &str = "
## Other codes

What cannot be read, resolved or made. It can be neither re-levelled, nor allowed, nor overridden.

| code | severity | what it tells |
|---|---|---|
";

pub(super) fn run(code: Option<&str>, screen: &Screen) -> Result<Answer, String> {
    let Some(wanted) = code else {
        let mut all = codes::all();
        all.sort_by_key(|code| code.name);
        let width = all.iter().map(|code| code.name.len()).max().unwrap_or(0);
        let lines = all
            .iter()
            .map(|c| format!("{:width$}  {:7}  {}", c.name, c.severity.word(), c.title));
        screen.print(&lines.collect::<Vec<_>>().join("\n"));
        return Ok(Answer::Done);
    };
    let code = codes::named(wanted).ok_or_else(|| unknown_code(wanted))?;
    let head = format!("{} ({}): {}", code.name, code.severity.word(), code.title);
    let levels = match checks::named(code.name) {
        Some(check) => format!("\n\n{}", severities(check)),
        None => String::new(),
    };
    screen.print(&format!("{head}\n\n{}{levels}", code.explanation()));
    Ok(Answer::Done)
}

/// How grave the findings of a check are, in a sentence or two.
fn severities(check: &Check) -> String {
    let (draft, published) = (check.draft.word(), check.code.severity.word());
    let mut words = if check.is_note() {
        "Severity: note, wherever the paper is going; it never refuses a paper.".to_owned()
    } else {
        format!("Severity: {draft} in a draft, {published} in a paper going to publication.")
    };
    if check.never_overridden {
        words.push_str(" It is never overridden.");
    }
    words
}

/// The list of all checks, each with its page, and of all other codes, as Markdown.
pub(super) fn markdown() -> String {
    let mut text = HEAD.to_owned();
    let mut known: Vec<&Check> = checks::ALL.to_vec();
    known.sort_by_key(|check| check.code.name);
    for check in &known {
        let name = check.code.name;
        let (draft, published) = (check.draft.word(), check.code.severity.word());
        text += &format!(
            "| [`{name}`](#{name}) | {draft} | {published} | {} |\n",
            check.code.title
        );
    }
    for check in &known {
        let code = check.code;
        text += &format!(
            "\n### {}\n\n{}.\n\n{}\n\n{}\n",
            code.name,
            sentence(code.title),
            code.explanation(),
            severities(check)
        );
    }
    text += OTHERS;
    let mut others = codes::all();
    others.retain(|code| checks::named(code.name).is_none());
    others.sort_by_key(|code| code.name);
    for code in others {
        text += &format!(
            "| `{}` | {} | {} |\n",
            code.name,
            code.severity.word(),
            code.title
        );
    }
    text
}

/// Words with a capital letter at their beginning.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
