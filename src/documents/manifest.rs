//! `manifest.yaml` to a document type (gate 1): kinds, views, outputs and sheets, all explicit.
//! Knows no expressions: arguments are names of fields, and nothing else.

use std::sync::Arc;

use super::declared::yes;
use super::{DocumentType, Make, Output, Profile, Shape, SheetUse, ViewUse, envelope};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::Field;
use crate::kinds::read::unknown_key;
use crate::place::Place;
use crate::sources::Sources;
use crate::sources::yaml::{Node, NodeValue, read};

/// A manifest that cannot be used.
pub static BROKEN_MANIFEST: Code = Code {
    name: "broken-manifest",
    severity: Severity::Error,
    title: "a document type whose manifest cannot be used",
    page: "A document type is a folder under `templates/` with a `manifest.yaml`: what it takes, what it derives and what it makes. Every part is explicit, so that a slip is found before any record is read.\n\nExample: `kind: proze`.\n\nRemedy: mend the line; `guildhall types` lists the kinds and views.",
};

/// Reads every document type of the workspace.
#[must_use]
pub fn document_types(sources: &Sources, findings: &mut Findings) -> Vec<DocumentType> {
    let manifests = sources
        .below("templates/")
        .filter(|path| path.ends_with("/manifest.yaml"));
    let mut types = Vec::new();
    for path in manifests {
        let Some(text) = sources.text(path) else {
            continue;
        };
        let Some(node) = read(path, &text, findings) else {
            continue;
        };
        types.push(
            Manifest {
                sources,
                file: path,
                findings,
                own: Vec::new(),
            }
            .document_type(&node),
        );
    }
    types
}

pub(super) struct Manifest<'a> {
    sources: &'a Sources,
    file: &'a Arc<str>,
    findings: &'a mut Findings,
    /// What references lead to that is no register: lists of the same document, and where they are named.
    pub(super) own: Vec<(String, Place)>,
}

impl Manifest<'_> {
    pub(super) fn broken(
        &mut self,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings
            .push(Finding::new(&BROKEN_MANIFEST, place.clone(), message).help(help));
    }

    pub(super) fn known(&mut self, node: &Node, keys: &[&str], what: &str) {
        for entry in node
            .entries()
            .iter()
            .filter(|entry| !keys.contains(&entry.key.as_str()))
        {
            self.findings
                .push(unknown_key(&entry.key, &entry.key_place, keys, what));
        }
    }

    pub(super) fn text(&mut self, node: &Node, key: &str) -> String {
        match node.get(key).and_then(Node::text) {
            Some(text) => text.trim().to_owned(),
            None => {
                self.broken(
                    &node.place,
                    format!("`{key}` is missing"),
                    format!("add `{key}:`"),
                );
                String::new()
            }
        }
    }

    fn document_type(mut self, node: &Node) -> DocumentType {
        let keys = [
            "name",
            "title",
            "description",
            "word",
            "fields",
            "views",
            "outputs",
            "guide",
            "named-by",
            "chapter",
            "head",
            "head-when-final",
        ];
        self.known(node, &keys, "manifest");
        let folder = self.file.trim_end_matches("manifest.yaml").to_owned();
        let name = self.text(node, "name");
        let own = folder
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        if name != own {
            self.broken(
                &node.place,
                format!("`name` is `{name}`, the folder is `{own}`"),
                "give both one name",
            );
        }
        let mut fields = envelope::fields();
        if let Some(given) = node.get("fields") {
            fields.extend(self.fields(given));
        }
        self.settle(&mut fields);
        self.columns(node, &fields);
        let views = node
            .get("views")
            .map(|views| self.views(views, &fields))
            .unwrap_or_default();
        let outputs = self.outputs(node, &folder, &fields, &views);
        DocumentType {
            title: self.text(node, "title"),
            description: self.text(node, "description"),
            word: self.text(node, "word"),
            named_by_title: node.get("named-by").and_then(Node::text) == Some("title"),
            chapter: self.chapter(node, &folder),
            head: self.head(node, "head", &fields),
            head_when_final: self.head(node, "head-when-final", &fields),
            place: Place::whole(self.file),
            name,
            folder,
            fields,
            views,
            outputs,
        }
    }

    fn outputs(
        &mut self,
        node: &Node,
        folder: &str,
        fields: &[Field],
        views: &[ViewUse],
    ) -> Vec<Output> {
        match node.get("outputs").map(|outputs| &outputs.value) {
            Some(NodeValue::List(items)) => items
                .iter()
                .flat_map(|item| {
                    let output = self.output(item, folder, fields, views);
                    let large = yes(item, "large-print").then(|| self.large_print(&output));
                    std::iter::once(output).chain(large)
                })
                .collect(),
            _ => {
                self.broken(
                    &node.place,
                    "`outputs` is no list of what is made",
                    "add `outputs:`",
                );
                Vec::new()
            }
        }
    }

    /// The template that prints a paper of the type inside another.
    fn chapter(&mut self, node: &Node, folder: &str) -> Option<String> {
        let template = node.get("chapter")?.text()?;
        let path = format!("{folder}{template}");
        if self.sources.bytes(&path).is_none() {
            let message = format!("there is no template `{template}` in `{folder}`");
            self.broken(&node.place, message, "mend its name, or add the file");
        }
        Some(path.trim_start_matches("templates/").to_owned())
    }

    /// The names of fields under a key.
    fn head(&mut self, node: &Node, key: &str, fields: &[Field]) -> Vec<String> {
        let Some(given) = node.get(key) else {
            return Vec::new();
        };
        let NodeValue::List(items) = &given.value else {
            let message = format!("`{key}` is no list of fields");
            self.broken(&given.place, message, "write the names of fields as a list");
            return Vec::new();
        };
        let mut names = Vec::new();
        for item in items {
            let name = item.text().unwrap_or_default();
            if fields.iter().any(|known| known.name == name) {
                names.push(name.to_owned());
            } else {
                let help = suggestion(name, fields.iter().map(|f| f.name.as_str()));
                let message = format!("`{name}` is not a field of this type");
                self.broken(&item.place, message, help);
            }
        }
        names
    }

    fn views(&mut self, node: &Node, fields: &[Field]) -> Vec<ViewUse> {
        let mut views = Vec::new();
        for entry in node.entries() {
            let view = self.text(&entry.value, "view");
            let mut arguments = Vec::new();
            for argument in entry
                .value
                .entries()
                .iter()
                .filter(|argument| argument.key != "view")
            {
                let field = argument.value.text().unwrap_or_default().to_owned();
                if !fields.iter().any(|known| known.name == field) {
                    let help = suggestion(&field, fields.iter().map(|f| f.name.as_str()));
                    let message = format!("`{field}` is not a field of this type");
                    self.broken(&argument.value.place, message, help);
                }
                arguments.push((argument.key.clone(), field));
            }
            let place = entry.value.place.clone();
            views.push(ViewUse {
                name: entry.key.clone(),
                view,
                arguments,
                place,
            });
        }
        views
    }

    fn output(&mut self, node: &Node, folder: &str, fields: &[Field], views: &[ViewUse]) -> Output {
        let keys = [
            "name",
            "pdf",
            "xlsx",
            "each",
            "papers",
            "blank",
            "on_request",
            "profile",
            "private",
            "large-print",
        ];
        self.known(node, &keys, "output");
        let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        let make = match (text("pdf"), node.get("xlsx")) {
            (Some(template), None) => {
                if self.sources.bytes(&format!("{folder}{template}")).is_none() {
                    let message = format!("there is no template `{template}` in `{folder}`");
                    self.broken(&node.place, message, "mend its name, or add the file");
                }
                Make::Pdf(template)
            }
            (None, Some(sheets)) => self.workbook(node, sheets, fields, views),
            (Some(_), Some(_)) | (None, None) => {
                self.broken(
                    &node.place,
                    "an output is either `pdf:` or `xlsx:`",
                    "write one of the two",
                );
                Make::Pdf(String::new())
            }
        };
        let each = text("each");
        if let Some(each) = &each {
            self.source(each, node, fields, views);
        }
        let papers = text("papers");
        if let Some(papers) = &papers {
            self.source(papers, node, fields, views);
        }
        Output {
            name: text("name").unwrap_or_default(),
            make,
            each,
            papers,
            blank: yes(node, "blank"),
            on_request: yes(node, "on_request"),
            large_print: false,
            private: yes(node, "private"),
            place: node.place.clone(),
        }
    }

    /// The edition in large print of a PDF.
    fn large_print(&mut self, output: &Output) -> Output {
        if matches!(output.make, Make::Workbook(..)) || output.papers.is_some() {
            self.broken(
                &output.place,
                "`large-print` is for a PDF of one paper",
                "take it out: each paper of a pack has its own edition in large print",
            );
        }
        let name = match output.name.as_str() {
            "" => "large-print".to_owned(),
            name => format!("{name}-large-print"),
        };
        Output {
            name,
            large_print: true,
            ..output.clone()
        }
    }

    fn workbook(
        &mut self,
        node: &Node,
        sheets: &Node,
        fields: &[Field],
        views: &[ViewUse],
    ) -> Make {
        let profile = match node.get("profile").and_then(Node::text) {
            Some("publication") => Profile::Publication,
            Some("working") | None => Profile::Working,
            Some(other) => {
                let message = format!("`{other}` is neither `working` nor `publication`");
                self.broken(&node.place, message, "write one of the two");
                Profile::Working
            }
        };
        let NodeValue::List(items) = &sheets.value else {
            self.broken(
                &sheets.place,
                "`xlsx` is no list of sheets",
                "list the sheets",
            );
            return Make::Workbook(profile, Vec::new());
        };
        let sheets = items
            .iter()
            .map(|item| self.sheet(item, fields, views))
            .collect();
        Make::Workbook(profile, sheets)
    }

    fn sheet(&mut self, node: &Node, fields: &[Field], views: &[ViewUse]) -> SheetUse {
        self.known(
            node,
            &["name", "title", "explanation", "shape", "from", "each"],
            "sheet",
        );
        let shape = match self.text(node, "shape").as_str() {
            "table" => Shape::Table,
            "summary" => Shape::Summary,
            "grid" => Shape::Grid,
            "form" => Shape::Form,
            "notes" => Shape::Notes,
            other => {
                let help = suggestion(
                    other,
                    ["table", "summary", "grid", "form", "notes"].into_iter(),
                );
                self.broken(&node.place, format!("`{other}` is not a sheet shape"), help);
                Shape::Table
            }
        };
        let from = self.text(node, "from");
        self.source(&from, node, fields, views);
        SheetUse {
            name: self.text(node, "name"),
            title: self.text(node, "title"),
            explanation: node
                .get("explanation")
                .and_then(Node::text)
                .unwrap_or_default()
                .to_owned(),
            shape,
            from,
            each: yes(node, "each"),
        }
    }

    /// Whether a name is a field or a view of the type.
    fn source(&mut self, name: &str, node: &Node, fields: &[Field], views: &[ViewUse]) {
        let known = || {
            fields
                .iter()
                .map(|f| f.name.as_str())
                .chain(views.iter().map(|v| v.name.as_str()))
        };
        if !known().any(|known| known == name) {
            let help = suggestion(name, known());
            self.broken(
                &node.place,
                format!("`{name}` is neither a field nor a view of this type"),
                help,
            );
        }
    }
}

pub(super) fn suggestion<'a>(given: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match did_you_mean(given, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", known.collect::<Vec<_>>().join(", ")),
    }
}
