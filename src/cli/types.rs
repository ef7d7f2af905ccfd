//! `types`: the document types of the workspace; one in full, with its fields, views and outputs.

use super::arguments::Arguments;
use super::quote::{Quoted, sources};
use super::screen::{Answer, Screen, answer};
use crate::documents::{DocumentType, Make, manifest};
use crate::finding::{Findings, did_you_mean};
use crate::kinds::words::kind_words;
use crate::kinds::{Field, Kind};
use crate::pipeline::agreement::agreement;

pub(super) fn run(
    arguments: &Arguments,
    name: Option<&str>,
    screen: &Screen,
) -> Result<Answer, String> {
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let types = manifest::document_types(&sources, &mut findings);
    findings.settle();
    if !findings.is_empty() {
        screen.findings(&findings, &Quoted::of(&sources), 0);
    }
    match name {
        None => {
            let width = types.iter().map(|t| t.name.len()).max().unwrap_or(0);
            let lines = types
                .iter()
                .map(|t| format!("{:width$}  {}: {}", t.name, t.title, t.description));
            screen.print(&lines.collect::<Vec<_>>().join("\n"));
        }
        Some(name) => match types.iter().find(|known| known.name == name) {
            Some(found) => screen.print(&in_full(found)),
            None => return Err(unknown(name, &types)),
        },
    }
    Ok(answer(&findings))
}

/// `types --check`: whether the parts of every type agree.
pub(super) fn check(arguments: &Arguments, screen: &Screen) -> Result<Answer, String> {
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    findings.extend(agreement(&sources).list().iter().cloned());
    findings.settle();
    screen.findings(&findings, &Quoted::of(&sources), 0);
    if findings.is_empty() {
        screen.say("manifest, templates, guide and sample of every document type agree");
    }
    Ok(answer(&findings))
}

fn unknown(name: &str, types: &[DocumentType]) -> String {
    match did_you_mean(name, types.iter().map(|t| t.name.as_str())) {
        Some(near) => format!("`{name}` is not a document type; did you mean `{near}`?"),
        None => format!("`{name}` is not a document type; `guildhall types` lists them"),
    }
}

fn in_full(document_type: &DocumentType) -> String {
    let mut lines = vec![
        format!("{}: {}", document_type.name, document_type.title),
        document_type.description.clone(),
        String::new(),
        "Fields (* required)".to_owned(),
    ];
    field_lines(&document_type.fields, 1, &mut lines);
    if !document_type.views.is_empty() {
        lines.extend([String::new(), "Views".to_owned()]);
        lines.extend(
            document_type
                .views
                .iter()
                .map(|view| format!("  {}  ({})", view.name, view.view)),
        );
    }
    lines.extend([String::new(), "Outputs".to_owned()]);
    for output in &document_type.outputs {
        let name = if output.name.is_empty() {
            "main"
        } else {
            &output.name
        };
        let what = match &output.make {
            Make::Pdf(template) => format!("PDF from {template}"),
            Make::Workbook(_, sheets) => {
                let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
                format!("workbook: {}", names.join(", "))
            }
        };
        let asked = if output.on_request {
            ", on request"
        } else {
            ""
        };
        let large = if output.large_print {
            ", in large print"
        } else {
            ""
        };
        lines.push(format!("  {name}: {what}{large}{asked}"));
    }
    lines.join("\n")
}

fn field_lines(fields: &[Field], depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    for field in fields {
        let star = if field.required { "*" } else { "" };
        let help = if field.help.is_empty() {
            String::new()
        } else {
            format!(". {}", field.help)
        };
        lines.push(format!(
            "{indent}{}{star}: {}{help}",
            field.name,
            kind_words(&field.kind)
        ));
        if let Kind::Rows(inner) | Kind::Map(_, inner) = &field.kind {
            field_lines(inner, depth + 1, lines);
        }
    }
}
