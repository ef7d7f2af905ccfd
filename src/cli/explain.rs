//! `explain`: why a code exists, an example, and the remedy; without a code, all of them.

use super::check::unknown_code;
use super::screen::{Answer, Screen};
use crate::pipeline::codes;

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
    screen.print(&format!("{head}\n\n{}", code.explanation()));
    Ok(Answer::Done)
}
