//! JSON Schemas (draft-07) of document types, registers and settings, for editors.

use serde_json::{Value as Json, json};

use super::DocumentType;
use crate::kinds::schema::record;
use crate::records::deadlines::{ClearDaysRule, LocalRules, NoticeRule};
use crate::records::registers::{Register, children};
use crate::records::{common_fields, council};
use crate::sources::Limits;

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a document type's YAML files.
#[must_use]
pub fn of_type(document_type: &DocumentType) -> Json {
    let mut schema = record(&document_type.fields, &[]);
    head(
        &mut schema,
        &document_type.title,
        &document_type.description,
    );
    if let Some(kind) = schema.pointer_mut("/properties/type") {
        *kind = json!({"const": document_type.name});
    }
    schema
}

/// The schema of a register's YAML file: a list of records, with those nested in them.
#[must_use]
pub fn of_register(register: &Register) -> Json {
    let mut schema = json!({"type": "array", "items": items(register, None)});
    head(
        &mut schema,
        register.name,
        &format!("A list of records, each one {}", register.word),
    );
    schema
}

/// The schema of `inputs/council.yaml`.
#[must_use]
pub fn of_council() -> Json {
    let mut schema = record(&council::fields(), &[]);
    head(&mut schema, "council", "The council itself");
    schema
}

fn items(register: &Register, held_in: Option<&str>) -> Json {
    let mut fields: Vec<_> = register
        .fields
        .iter()
        .cloned()
        .chain(common_fields())
        .collect();
    fields
        .iter_mut()
        .filter(|f| Some(f.name.as_str()) == held_in)
        .for_each(|f| f.required = false);
    let nested: Vec<(String, Json)> = children(register.name)
        .map(|child| {
            let field = child.parent.map(|parent| parent.field);
            (
                child.name.to_owned(),
                json!({"type": "array", "items": items(child, field)}),
            )
        })
        .collect();
    record(&fields, &nested)
}

fn head(schema: &mut Json, title: &str, description: &str) {
    if let Json::Object(object) = schema {
        object.insert("$schema".to_owned(), json!(DRAFT));
        object.insert("title".to_owned(), json!(title));
        object.insert("description".to_owned(), json!(description));
    }
}

/// The schema of `guildhall.yaml`; `levels` names every code whose level may be set, with the words it may be set to.
#[must_use]
pub fn of_settings(levels: &[(&str, Vec<&str>)]) -> Json {
    let levels: serde_json::Map<String, Json> = levels
        .iter()
        .map(|(code, words)| ((*code).to_owned(), json!({"enum": words})))
        .collect();
    let heading = json!({
        "type": "object",
        "properties": {"key": {"type": "string"}, "title": {"type": "string"}, "required": {"type": "boolean"}},
        "required": ["key", "title"],
        "additionalProperties": false,
    });
    let limits: serde_json::Map<String, Json> = Limits::NAMES
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": ["integer", "string"]})))
        .collect();
    let facts = crate::records::register("facts")
        .map(|facts| json!({"type": "array", "items": items(facts, None)}));
    let mut schema = json!({
        "type": "object",
        "properties": {
            "facts": facts,
            "as_of": {"type": "string", "description": "The date at which the facts are true"},
            "jurisdiction": {"enum": ["england", "wales"]},
            "call_in_days": {
                "type": "integer", "minimum": 1, "maximum": LocalRules::MOST_CALL_IN_DAYS,
                "description": "For how many working days a decision can be called in",
            },
            "clear_days_rule": {
                "enum": ClearDaysRule::ALL.map(|(name, _)| name), "description": "How clear days are counted",
            },
            "notice_rule": {
                "enum": NoticeRule::ALL.map(|(name, _)| name),
                "description": "How the 28 clear days of a notice are counted",
            },
            "pre_election_days": {
                "type": "integer", "minimum": 1, "maximum": LocalRules::MOST_PRE_ELECTION_DAYS,
                "description": "How many working days before a poll its notice is published",
            },
            "profiles": {"type": "object", "additionalProperties": {"type": "array", "items": heading}},
            "registers": {"type": "object", "additionalProperties": {"type": "string"}},
            "limits": {"type": "object", "properties": limits, "additionalProperties": false},
            "levels": {
                "type": "object",
                "description": "How grave the findings of a check are in this workspace",
                "properties": levels,
                "additionalProperties": false,
            },
        },
        "required": ["as_of"],
        "additionalProperties": false,
    });
    head(&mut schema, "guildhall.yaml", "The settings of a workspace");
    schema
}
