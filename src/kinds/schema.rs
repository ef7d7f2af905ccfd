//! A kind as JSON Schema (draft-07), so that editors complete and check what officers type.

use serde_json::{Map, Value as Json, json};

use super::{Field, Kind, withheld};

/// The schema of one field's value.
#[must_use]
pub fn kind(kind: &Kind) -> Json {
    match kind {
        Kind::Text | Kind::Email | Kind::File | Kind::Time | Kind::Minutes => text(),
        Kind::Prose => json!({"oneOf": [
            {"type": "string"},
            {"type": "object", "properties": {"file": {"type": "string"}}, "required": ["file"], "additionalProperties": false},
        ]}),
        Kind::Date => {
            json!({"type": "string", "description": "A date such as 29 July 2004 or 2004-07-29"})
        }
        Kind::When => json!({"oneOf": [text(), mapping(&["open", "review", "from", "to"])]}),
        Kind::Period => json!({"oneOf": [text(), mapping(&["from", "to"])]}),
        Kind::Money => {
            json!({"oneOf": [{"type": ["number", "string"]}, mapping(&["amount", "approx"])]})
        }
        Kind::Number(least, most) => {
            let mut schema = Map::new();
            schema.insert("type".to_owned(), json!("number"));
            if let Some(least) = least {
                schema.insert("minimum".to_owned(), json!(least));
            }
            if let Some(most) = most {
                schema.insert("maximum".to_owned(), json!(most));
            }
            Json::Object(schema)
        }
        Kind::Percent => json!({"oneOf": [{"type": ["number", "string"]}, mapping(&["n", "of"])]}),
        Kind::YesNo => json!({"enum": [true, false, "yes", "no"]}),
        Kind::Choice(words) => {
            let tokens: Vec<&str> = words.iter().map(|word| word.token.as_str()).collect();
            json!({"enum": tokens})
        }
        Kind::Image => json!({
            "type": "object",
            "properties": {"file": {"type": "string"}, "alt": {"type": "string"}},
            "required": ["file", "alt"],
            "additionalProperties": false,
        }),
        Kind::Reference(to) => json!({
            "type": ["string", "number"],
            "description": format!("The id of something in: {}", to.join(", ")),
        }),
        Kind::List(inner) => {
            json!({"oneOf": [{"type": "array", "items": self::kind(inner)}, self::kind(inner)]})
        }
        Kind::Rows(fields) => {
            // One row may stand alone, without the dash of a list.
            let mut row = record(fields, &[]);
            let items = row.clone();
            if let Json::Object(object) = &mut row {
                object.insert("type".to_owned(), json!(["array", "object"]));
                object.insert("items".to_owned(), items);
            }
            row
        }
        Kind::Map(profile, fields) => json!({
            "type": "object",
            "description": format!("One entry for each heading of the profile {profile}"),
            "additionalProperties": record(fields, &[]),
        }),
    }
}

/// The schema of a record with these fields; `more` are keys it may also have, with their schemas.
#[must_use]
pub fn record(fields: &[Field], more: &[(String, Json)]) -> Json {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.name.clone(), described(field));
    }
    for key in withheld::keys() {
        let own = properties.contains_key(&key.name);
        if !own {
            properties.insert(key.name.clone(), described(key));
        }
    }
    properties.extend(more.iter().cloned());
    let required: Vec<&str> = fields
        .iter()
        .filter(|f| f.required)
        .map(|f| f.name.as_str())
        .collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Json::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("additionalProperties".to_owned(), json!(false));
    Json::Object(schema)
}

/// The schema of a field's value, with its title and what to write.
fn described(field: &Field) -> Json {
    let mut schema = kind(&field.kind);
    if let Json::Object(object) = &mut schema {
        if !field.help.is_empty() {
            object.insert("description".to_owned(), json!(field.help));
        }
        object.insert("title".to_owned(), json!(field.title));
    }
    // Which columns come from another list is not known before that list is read.
    if field.columns_from.is_some()
        && let Some(more) = schema.pointer_mut("/items/additionalProperties")
    {
        *more = json!(true);
    }
    schema
}

fn text() -> Json {
    json!({"type": ["string", "number"]})
}

fn mapping(keys: &[&str]) -> Json {
    let properties: Map<String, Json> = keys
        .iter()
        .map(|key| {
            (
                (*key).to_owned(),
                json!({"type": ["string", "number", "boolean"]}),
            )
        })
        .collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
