//! Every folder in `templates/` with a manifest is a document type that works: its manifest, its sample, a sample of
//! required fields alone, and its guide agree. And a new type is made of files alone.

use guildhall::documents::{DocumentType, Make, manifest};
use guildhall::finding::Findings;
use guildhall::kinds::{Field, Kind};
use guildhall::pipeline::agreement::agreement;
use guildhall::show::short;
use guildhall::sources::yaml::{self, Node, NodeValue};
use serde_json::{Map, Value as Json};

use crate::council::{Council, example};
use crate::made::build;

/// The fewest document types there are; fewer means that the tests looked in the wrong place.
const FEWEST_TYPES: usize = 3;

/// What every piece of required prose says in the sample of required fields alone: no reference can dangle.
const WORDS: &str = "Some words, in a sentence.";

/// The document types of the example, read without a finding.
fn document_types(files: &Council) -> Vec<DocumentType> {
    let mut findings = Findings::default();
    let types = manifest::document_types(&files.sources(), &mut findings);
    assert_eq!(short(findings.list()), "");
    types
}

fn each_type(test: impl Fn(&Council, &DocumentType)) {
    let files = example();
    let types = document_types(&files);
    assert!(
        types.len() >= FEWEST_TYPES,
        "only {} document types",
        types.len()
    );
    types
        .iter()
        .for_each(|document_type| test(&files, document_type));
}

/// The text of a file, one that guildhall brings along among them.
fn text(files: &Council, path: &str) -> String {
    files
        .sources()
        .text(path)
        .unwrap_or_else(|| panic!("there is no {path}"))
}

fn sample(files: &Council, document_type: &DocumentType) -> Node {
    let path = format!("{}sample.yaml", document_type.folder);
    let mut findings = Findings::default();
    let node = yaml::read(&path.as_str().into(), &text(files, &path), &mut findings).unwrap();
    assert_eq!(short(findings.list()), "");
    node
}

/// Puts a document into the example, where its own type is to be tested alone.
fn put(files: &Council, document_type: &DocumentType, text: &str) -> Council {
    let id = sample(files, document_type)
        .get("id")
        .unwrap()
        .text()
        .unwrap()
        .to_owned();
    let twins: Vec<String> = files
        .load()
        .documents()
        .filter(|d| d.id == id)
        .map(|d| d.file.to_string())
        .collect();
    let files = twins
        .iter()
        .fold(files.clone(), |files, twin| files.without(twin));
    files.with("inputs/zz-sample.yaml", text)
}

/// Every output of a type is made of a document, without an error or a warning.
fn makes_everything(files: &Council, document_type: &DocumentType, id: &str) {
    let built = build(files, &[id]);
    assert_eq!(built.faults(), "", "{}", document_type.name);
    let wanted = document_type
        .outputs
        .iter()
        .filter(|output| !output.on_request);
    let slug = guildhall::values::id::slug(id);
    let mut seen = 0;
    for output in wanted {
        let part = if output.name.is_empty() {
            String::new()
        } else {
            format!("-{}", output.name)
        };
        let (ending, head): (_, &[u8]) = match output.make {
            Make::Pdf(_) => ("pdf", b"%PDF-1.7"),
            Make::Workbook(..) => ("xlsx", b"PK\x03\x04"),
        };
        let base = format!("{slug}/{slug}{part}");
        if output.each.is_some() {
            // One file a row; a list that may be left out may have none.
            let rows = built.files.iter();
            let mut rows = rows.filter(|(path, _)| path.starts_with(&format!("{base}-")));
            assert!(rows.all(|(_, bytes)| bytes.starts_with(head)), "{base}");
            seen += 1;
            continue;
        }
        let path = format!("{base}.{ending}");
        assert!(built.file(&path).starts_with(head), "{path}");
        seen += 1;
    }
    assert!(seen > 0, "{} makes nothing", document_type.name);
}

#[test]
fn manifest_templates_guide_and_sample_of_every_type_agree() {
    assert_eq!(short(agreement(&example().sources()).list()), "");
}

#[test]
fn every_sample_is_made_in_all_its_outputs_without_a_finding() {
    each_type(|files, document_type| {
        let text = text(files, &format!("{}sample.yaml", document_type.folder));
        let id = sample(files, document_type)
            .get("id")
            .unwrap()
            .text()
            .unwrap()
            .to_owned();
        makes_everything(&put(files, document_type, &text), document_type, &id);
    });
}

#[test]
fn every_sample_fills_in_every_field_at_least_once() {
    each_type(|files, document_type| {
        let node = sample(files, document_type);
        let envelope = guildhall::documents::envelope::fields().len();
        let own = document_type.fields.iter().skip(envelope);
        let missing: Vec<&str> = own
            .filter(|f| node.get(&f.name).is_none())
            .map(|f| f.name.as_str())
            .collect();
        assert!(
            missing.is_empty(),
            "{}sample.yaml lacks {missing:?}",
            document_type.folder
        );
    });
}

#[test]
fn a_document_of_required_fields_alone_is_made_in_all_its_outputs() {
    each_type(|files, document_type| {
        let sample = sample(files, document_type);
        let mut least = least(&sample, &document_type.fields);
        // A paper that is final has a date of its own, and every paper a head.
        let day = sample.get("as_of").and_then(Node::text);
        least.insert("as_of".to_owned(), Json::from(day.unwrap_or("2004-07-20")));
        for name in document_type
            .head
            .iter()
            .chain(&document_type.head_when_final)
        {
            let given = sample.get(name).map(plain);
            least.entry(name.clone()).or_insert(given.unwrap());
        }
        let id = least["id"].as_str().unwrap().to_owned();
        assert!(least.get("notes").is_none(), "an optional field was kept");
        makes_everything(
            &put(files, document_type, &Json::Object(least).to_string()),
            document_type,
            &id,
        );
    });
}

#[test]
fn every_guide_names_every_required_field() {
    each_type(|files, document_type| {
        let guide = text(files, &format!("{}guide.md", document_type.folder));
        let mut names = Vec::new();
        required(&document_type.fields, &mut names);
        assert!(names.len() > 5, "{names:?}");
        let missing: Vec<_> = names
            .iter()
            .filter(|name| !guide.contains(&format!("`{name}`")))
            .collect();
        assert!(
            missing.is_empty(),
            "{}guide.md does not name {missing:?}",
            document_type.folder
        );
    });
}

/// The names of required fields, at any depth.
fn required(fields: &[Field], names: &mut Vec<String>) {
    for field in fields.iter().filter(|field| field.required) {
        names.push(field.name.clone());
        if let Kind::Rows(inner) | Kind::Map(_, inner) = &field.kind {
            required(inner, names);
        }
    }
}

/// The required fields of a record alone, with as few rows as are allowed. Rows within rows stay, for they may add up
/// to something: the segments of a session do.
fn least(node: &Node, fields: &[Field]) -> Map<String, Json> {
    least_of(node, fields, false)
}

fn least_of(node: &Node, fields: &[Field], nested: bool) -> Map<String, Json> {
    let required = fields.iter().filter(|field| field.required);
    let kept = required.map(|field| {
        let given = node
            .get(&field.name)
            .unwrap_or_else(|| panic!("the sample lacks `{}`", field.name));
        let value = match (&field.kind, &given.value) {
            (Kind::Prose, _) => Json::from(WORDS),
            (Kind::Rows(inner), NodeValue::List(rows)) => rows
                .iter()
                .take(if nested && field.at_least > 0 {
                    rows.len()
                } else {
                    field.at_least
                })
                .map(|row| Json::Object(least_of(row, inner, true)))
                .collect(),
            _ => plain(given),
        };
        (field.name.clone(), value)
    });
    kept.collect()
}

/// A part of a sample as it is.
fn plain(node: &Node) -> Json {
    match &node.value {
        NodeValue::Null => Json::Null,
        NodeValue::Scalar(scalar) => Json::from(scalar.text.as_str()),
        NodeValue::List(items) => items.iter().map(plain).collect(),
        NodeValue::Map(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.key.clone(), plain(&entry.value)));
            Json::Object(pairs.collect())
        }
    }
}
