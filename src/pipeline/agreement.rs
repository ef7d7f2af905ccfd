//! Agreement (gate 2): manifest, templates, guide and sample of every document type say the same.
//! Makes each type's sample in the workspace, and looks at which fields its templates read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::load::{Wish, load};
use super::paper::{Assembled, assembled, jobs, made, views_of};
use crate::assembly::Templates;
use crate::code::Code;
use crate::documents::{DocumentType, Make, envelope, manifest};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Field;
use crate::place::Place;
use crate::sources::{Sources, yaml};
use crate::typeset::Press;
use crate::values::id::plain;
use crate::views::Pages;
use crate::workbook::SHOWN_ALWAYS;

/// A field that is declared and never shown.
pub static UNREAD_FIELD: Code = Code {
    name: "unread-field",
    severity: Severity::Warning,
    title: "a field of a document type that none of its outputs shows",
    page: "An officer fills it in, and nobody ever sees it.\n\nExample: a field `portfolio` that the template does not print.\n\nRemedy: show the field in a template or sheet, or take it out of the manifest.",
};

/// A guide that does not mention a required field.
pub static GUIDE_GAP: Code = Code {
    name: "guide-gap",
    severity: Severity::Warning,
    title: "a guide that does not mention a required field",
    page: "The guide is what an officer reads before writing a first record.\n\nExample: `guide.md` without `background_papers` in backticks.\n\nRemedy: say in the guide what the field is for.",
};

/// A document type without a sample that can be made.
pub static NO_SAMPLE: Code = Code {
    name: "no-sample",
    severity: Severity::Error,
    title: "a document type without a sample",
    page: "The sample shows officers what a full record looks like, and proves that the type can be made.\n\nExample: a folder under `templates/` without `sample.yaml`.\n\nRemedy: add a complete small record of the type.",
};

/// Checks every document type of a workspace.
#[must_use]
pub fn agreement(sources: &Sources) -> Findings {
    let mut findings = Findings::default();
    let types = manifest::document_types(sources, &mut findings);
    for document_type in &types {
        guide(sources, document_type, &mut findings);
        sample(sources, document_type, &mut findings);
    }
    findings.settle();
    findings
}

fn guide(sources: &Sources, document_type: &DocumentType, findings: &mut Findings) {
    let path = format!("{}guide.md", document_type.folder);
    let text = sources.text(&path).unwrap_or_default();
    for field in document_type.fields.iter().filter(|field| field.required) {
        if !text.contains(&format!("`{}`", field.name)) {
            let message = format!(
                "the guide of `{}` does not mention `{}`",
                document_type.name, field.name
            );
            findings.push(
                Finding::new(&GUIDE_GAP, Place::whole(&Arc::from(path.as_str())), message)
                    .help("say in the guide what the field is for"),
            );
        }
    }
}

fn sample(sources: &Sources, document_type: &DocumentType, findings: &mut Findings) {
    let path = format!("{}sample.yaml", document_type.folder);
    let Some(bytes) = sources.bytes(&path) else {
        let message = format!("`{}` has no sample", document_type.name);
        findings.push(
            Finding::new(&NO_SAMPLE, document_type.place.clone(), message)
                .help("add `sample.yaml`"),
        );
        return;
    };
    let here = format!("inputs/{}", path.replace('/', "-"));
    let workspace = with_sample(sources, &here, bytes);
    let loaded = load(&workspace, &Wish::default(), Findings::default());
    let document = loaded
        .workspace
        .documents
        .iter()
        .find(|document| *document.file == *here);
    let own = loaded
        .findings
        .list()
        .iter()
        .filter(|finding| *finding.place.file == *here);
    findings.extend(
        own.filter(|finding| finding.severity != Severity::Note)
            .cloned(),
    );
    let Some(document) = document else { return };
    let templates = Templates::load(workspace.templates(), findings);
    let press = Arc::new(Press::new(&workspace));
    let views = views_of(&loaded.workspace, document, document_type, &Pages::new());
    let mut read = shown_otherwise(document_type);
    for job in jobs(document, document_type, &views) {
        match assembled(&loaded.workspace, &templates, &job, &Pages::new()) {
            Ok(source) => {
                if let Assembled::Pdf(markup) = &source {
                    read.extend(markup.read().iter().cloned());
                }
                findings.extend(made(&press, &job, &source).err().into_iter().flatten());
            }
            Err(faults) => findings.extend(faults),
        }
    }
    report_unread(document_type, &read, findings);
}

/// The workspace with the sample in it, and without the document whose id the sample has.
fn with_sample(sources: &Sources, here: &str, bytes: &[u8]) -> Sources {
    let mut workspace = sources.clone();
    let id_of = |text: &str| {
        let node = yaml::read(&Arc::from(here), text, &mut Findings::default())?;
        node.get("type")?;
        node.get("id").and_then(yaml::Node::text).map(plain)
    };
    let wanted = id_of(&String::from_utf8_lossy(bytes));
    let yaml_files: Vec<Arc<str>> = sources
        .below("inputs/")
        .filter(|f| f.ends_with(".yaml"))
        .cloned()
        .collect();
    for file in yaml_files {
        if wanted.is_some() && sources.text(&file).and_then(|text| id_of(&text)) == wanted {
            workspace.remove(&file);
        }
    }
    workspace.insert(here, bytes);
    workspace
}

/// What is shown by sheets and views rather than templates.
fn shown_otherwise(document_type: &DocumentType) -> BTreeSet<String> {
    let arguments = document_type
        .views
        .iter()
        .flat_map(|view| &view.arguments)
        .map(|(_, field)| field.clone());
    let mut shown: BTreeSet<String> = arguments.collect();
    // Rows that have a callout are shown where the prose cites them.
    let has_callout = |field: &&Field| field.anchor.as_ref().is_some_and(|a| a.callout.is_some());
    let called = document_type.fields.iter().filter(has_callout);
    shown.extend(called.map(|field| field.name.clone()));
    for output in &document_type.outputs {
        shown.extend(output.each.clone());
        if let Make::Workbook(_, sheets) = &output.make {
            shown.extend(sheets.iter().map(|sheet| sheet.from.clone()));
            shown.extend(SHOWN_ALWAYS.iter().map(|field| (*field).to_owned()));
        }
    }
    shown
}

fn report_unread(document_type: &DocumentType, read: &BTreeSet<String>, findings: &mut Findings) {
    let own = document_type.fields.iter().skip(envelope::fields().len());
    for field in own.filter(|field| !read.contains(&field.name)) {
        let message = format!(
            "`{}` is a field of `{}` that none of its outputs shows",
            field.name, document_type.name
        );
        findings.push(
            Finding::new(&UNREAD_FIELD, document_type.place.clone(), message)
                .help("show it in a template or a sheet, or take it out of the manifest"),
        );
    }
}
