//! Prose and images: text kept in the record or in a Markdown file beside it, pictures with their words.

use super::codes::{MISSING_ALT_TEXT, MISSING_FILE};
use super::read::{Given, Reading, report_hostile, wrong_shape};
use super::{Kind, Value, Words};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::place::Place;
use crate::sources::yaml::{Node, NodeValue, Scalar};
use crate::sources::{folder_of, limits};
use crate::values::prose::{Inline, Prose};

impl Reading<'_> {
    pub(super) fn prose(
        self,
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        if let Given::Node(node) = given
            && let Some(file) = node.get("file")
        {
            return self.prose_file(name, node, file, findings);
        }
        let Some(mut scalar) = given.scalar() else {
            findings.push(wrong_shape(name, given, &Kind::Prose));
            return None;
        };
        report_hostile(&scalar, findings);
        if matches!(given, Given::Cell(_)) {
            scalar.text = scalar.text.replace('\n', "\n\n");
        }
        Some(self.checked_prose(Prose::parse(scalar.text, scalar.origin), findings))
    }

    /// Prose kept in a Markdown file beside the record.
    fn prose_file(
        self,
        name: &str,
        node: &Node,
        file: &Node,
        findings: &mut Findings,
    ) -> Option<Value> {
        let (Some(path), 1) = (file.text(), node.entries().len()) else {
            findings.push(wrong_shape(name, Given::Node(node), &Kind::Prose));
            return None;
        };
        let path = path.trim();
        let Some((file_name, text)) = self.sources.beside(self.folder, path) else {
            findings.push(missing_file(name, path, &file.place, self));
            return None;
        };
        let origin = crate::sources::origin_of(&file_name, &text);
        let scalar = Scalar { text, origin };
        report_hostile(&scalar, findings);
        Some(self.checked_prose(Prose::parse(scalar.text, scalar.origin), findings))
    }

    /// Prose that is not nested too deep, and whose images all have a file and alternative text. From here on an image
    /// names its file by its path in the workspace.
    fn checked_prose(self, mut prose: Prose, findings: &mut Findings) -> Value {
        let (depth, at) = prose.nesting;
        if depth as u64 > self.max_nesting {
            let place = prose.place(&(at..at + 1));
            let what =
                format!("lists, quotations or emphasis stand {depth} deep in one another here");
            let most = self.max_nesting;
            findings.push(limits::exceeded(
                place,
                &what,
                most,
                "levels",
                "max_nesting",
            ));
        }
        let (origin, text) = (prose.origin.clone(), prose.text.clone());
        let folder = folder_of(&origin.place.file);
        prose.replace_inlines(&mut |part| {
            let Inline::Image(file, alt, bytes) = part else {
                return None;
            };
            let place = origin.of(&text, bytes.clone());
            let is_decorative = is_decorative(alt);
            if says_nothing(alt) && !is_decorative {
                findings.push(missing_alt(file, place.clone()));
            }
            let Some(path) = self.sources.path_beside(folder, file) else {
                let reading = Reading { folder, ..self };
                findings.push(missing_file("image", file, &place, reading));
                return None;
            };
            let alt = if is_decorative { "" } else { alt };
            Some(Inline::Image(path, alt.to_owned(), bytes.clone()))
        });
        Value::Prose(prose)
    }

    pub(super) fn image(
        self,
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        let Given::Node(node) = given else {
            findings.push(wrong_shape(name, given, &Kind::Image));
            return None;
        };
        let Some(file) = node.get("file").and_then(Node::text) else {
            findings.push(wrong_shape(name, given, &Kind::Image));
            return None;
        };
        let Some(path) = self.sources.path_beside(self.folder, file.trim()) else {
            findings.push(missing_file(name, file, &node.place, self));
            return None;
        };
        let alt = node.get("alt").and_then(|alt| match &alt.value {
            NodeValue::Scalar(s) => Some(Words {
                text: s.text.clone(),
                origin: s.origin.clone(),
            }),
            NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
        });
        match alt {
            Some(mut alt) if is_decorative(&alt.text) => {
                alt.text.clear();
                Some(Value::Image(path, alt))
            }
            Some(alt) if !says_nothing(&alt.text) => Some(Value::Image(path, alt)),
            Some(_) | None => {
                findings.push(missing_alt(file, node.place.clone()));
                None
            }
        }
    }
}

/// Whether an image is said to tell a reader nothing, and so has no words: it is left out of what is read aloud.
fn is_decorative(alt: &str) -> bool {
    alt.trim().eq_ignore_ascii_case("decorative")
}

/// Whether alternative text tells nothing: too short, a file name, or "image of".
fn says_nothing(alt: &str) -> bool {
    let plain = alt.trim().to_lowercase();
    let file_name = [".png", ".jpg", ".jpeg", ".svg", ".gif"]
        .iter()
        .any(|end| plain.ends_with(end));
    plain.split_whitespace().count() < 3 || file_name || plain.starts_with("image of")
}

fn missing_alt(file: &str, place: Place) -> Finding {
    Finding::new(
        &MISSING_ALT_TEXT,
        place,
        format!("the image `{file}` has no alternative text that says what it shows"),
    )
    .help("say in a sentence what the image tells a reader, or `decorative` if it tells nothing")
}

pub(super) fn missing_file(name: &str, path: &str, place: &Place, reading: Reading<'_>) -> Finding {
    let message = format!(
        "`{name}`: there is no file `{path}` in `{}`",
        reading.folder
    );
    let finding = Finding::new(&MISSING_FILE, place.clone(), message);
    let files = reading.sources.names_in(reading.folder);
    match did_you_mean(path, files.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("put the file into that folder, or mend its name"),
    }
}
