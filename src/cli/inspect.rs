//! `inspect`: what guildhall reads in one file, wherever it is.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::arguments::{Arguments, Format};
use super::screen::{Answer, Screen, answer};
use crate::finding::Findings;
use crate::place::Place;
use crate::show::NoQuotes;
use crate::sources::sheet::{self, EXTENSIONS, inspect};
use crate::sources::yaml::{self, Node, NodeValue};
use crate::sources::{Limits, Sources, origin_of, text};
use crate::values::prose::{BlockKind, Prose};

pub(super) fn run(_: &Arguments, file: &Path, screen: &Screen) -> Result<Answer, String> {
    let bytes = Sources::read_single(file).map_err(|fault| fault.to_string())?;
    let name: Arc<str> = Arc::from(file.display().to_string());
    let ending = file
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
        .to_lowercase();
    let mut findings = Findings::default();
    let human = screen.format == Format::Human;
    let shown = if EXTENSIONS.contains(&ending.as_str()) {
        let book = sheet::read(&name, &bytes, &Limits::default(), &mut findings);
        book.map(|book| {
            if human {
                inspect::text(&book)
            } else {
                format!("{:#}", inspect::json(&book))
            }
        })
    } else if ending == "md" {
        let prose = prose(&name, text::decode(&bytes).0);
        Some(if human {
            prose.plain()
        } else {
            format!("{:#}", markdown(&name, &prose))
        })
    } else {
        let node = yaml::read(&name, &text::decode(&bytes).0, &mut findings);
        node.map(|node| {
            let tree = tree(&node);
            format!(
                "{:#}",
                if human {
                    tree
                } else {
                    json!({"file": &*name, "format": "yaml", "documents": [tree]})
                }
            )
        })
    };
    if let Some(shown) = shown {
        screen.print(&shown);
    }
    findings.settle();
    if human && !findings.is_empty() {
        screen.findings(&findings, &NoQuotes, 0);
    }
    Ok(answer(&findings))
}

fn prose(name: &Arc<str>, text: String) -> Prose {
    let origin = origin_of(name, &text);
    Prose::parse(text, origin)
}

/// The blocks of a Markdown file.
fn markdown(name: &str, prose: &Prose) -> Json {
    let blocks: Vec<Json> = prose
        .blocks
        .iter()
        .map(|block| {
            let sort = match &block.kind {
                BlockKind::Paragraph(_) => "paragraph",
                BlockKind::Heading(..) => "heading",
                BlockKind::List(..) => "list",
                BlockKind::Quote(_) => "quote",
                BlockKind::Code(_) => "code",
                BlockKind::Rule => "rule",
                BlockKind::Table(_) => "table",
            };
            json!({"type": sort, "place": place(&prose.place(&block.bytes))})
        })
        .collect();
    json!({"file": name, "format": "markdown", "text": prose.plain(), "blocks": blocks})
}

/// A YAML tree with values and places.
fn tree(node: &Node) -> Json {
    let value = match &node.value {
        NodeValue::Null => Json::Null,
        NodeValue::Scalar(scalar) => json!(scalar.text),
        NodeValue::List(items) => json!(items.iter().map(tree).collect::<Vec<_>>()),
        NodeValue::Map(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.key.clone(), tree(&entry.value)));
            Json::Object(pairs.collect())
        }
    };
    json!({"value": value, "place": place(&node.place)})
}

fn place(place: &Place) -> Json {
    match place.stretch() {
        Some(s) => json!({
            "line": s.start.line, "column": s.start.column,
            "end_line": s.end.line, "end_column": s.end.column,
        }),
        None => Json::Null,
    }
}
