//! `schema`: JSON Schemas of document types and registers, for editors.

use serde_json::Value as Json;

use super::arguments::Arguments;
use super::quote::{root, sources};
use super::screen::{Answer, Screen};
use crate::checks;
use crate::documents::{manifest, schema};
use crate::finding::{Findings, Level, counted, did_you_mean};
use crate::output::{self, Artifact};
use crate::records::registers;

pub(super) fn run(
    arguments: &Arguments,
    name: Option<&str>,
    write: bool,
    screen: &Screen,
) -> Result<Answer, String> {
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let types = manifest::document_types(&sources, &mut findings);
    let mut schemas: Vec<(String, Json)> = types
        .iter()
        .map(|t| (t.name.clone(), schema::of_type(t)))
        .collect();
    schemas.extend(
        registers()
            .iter()
            .map(|r| (r.name.to_owned(), schema::of_register(r))),
    );
    schemas.push(("council".to_owned(), schema::of_council()));
    let levels: Vec<(&str, Vec<&str>)> = checks::ALL
        .iter()
        .map(|check| (check.code.name, check.levels().map(Level::word).collect()))
        .collect();
    schemas.push(("guildhall".to_owned(), schema::of_settings(&levels)));
    if write {
        let artifacts: Vec<Artifact> = schemas
            .iter()
            .map(|(name, schema)| file(name, schema))
            .collect();
        output::write(&root(arguments)?, &artifacts, &[]).map_err(|fault| fault.to_string())?;
        screen.say(&format!(
            "{} written to .guildhall/schema",
            counted(artifacts.len(), "schema")
        ));
        return Ok(Answer::Done);
    }
    let Some(name) = name else {
        let names: Vec<&str> = schemas.iter().map(|(name, _)| name.as_str()).collect();
        screen.print(&names.join("\n"));
        return Ok(Answer::Done);
    };
    match schemas.iter().find(|(known, _)| known == name) {
        Some((_, schema)) => {
            screen.print(&format!("{schema:#}"));
            Ok(Answer::Done)
        }
        None => Err(
            match did_you_mean(name, schemas.iter().map(|(known, _)| known.as_str())) {
                Some(near) => format!("there is no schema `{name}`; did you mean `{near}`?"),
                None => format!("there is no schema `{name}`; `guildhall schema` lists them"),
            },
        ),
    }
}

fn file(name: &str, schema: &Json) -> Artifact {
    Artifact {
        path: format!(".guildhall/schema/{name}.json"),
        bytes: format!("{schema:#}\n").into_bytes(),
    }
}
