//! YAML bytes to a tree of located nodes: every key and value with its line, column and source slice.
//! Knows nothing of kinds or records; plain scalars keep their text as written.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::{Origin, Place, Point, Stretch};

/// A YAML file that cannot be read.
pub static YAML_SYNTAX: Code = Code {
    name: "yaml-syntax",
    severity: Severity::Error,
    title: "a YAML file that cannot be read",
    page: "guildhall reads YAML strictly, so that no fact is lost in silence.\n\nExample: `title: Report: part two` has two colons, so the second half would be lost.\n\nRemedy: put the text in double quotes: `title: \"Report: part two\"`.",
};

/// One key twice in a mapping.
pub static DUPLICATE_KEY: Code = Code {
    name: "duplicate-key",
    severity: Severity::Error,
    title: "one key written twice in a record",
    page: "Where a key stands twice, one of the two values would be lost.\n\nExample: `owner:` on lines 4 and 9 of one record.\n\nRemedy: keep the right one and delete the other.",
};

/// A node of a YAML file, with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// What stands there.
    pub value: NodeValue,
    /// Where.
    pub place: Place,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum NodeValue {
    /// Nothing: `~`, or a key without a value.
    Null,
    /// Text, as written where it is plain and as decoded where it is quoted or a block.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// The text of a scalar and how it maps back to the file.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The text.
    pub text: String,
    /// Where each part of it stands.
    pub origin: Origin,
}

/// One key of a mapping and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_place: Place,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The value of a key, where the node is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    /// The entries of a mapping; none for other nodes.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            NodeValue::Map(entries) => entries,
            NodeValue::Null | NodeValue::Scalar(_) | NodeValue::List(_) => &[],
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(&scalar.text),
            NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
        }
    }

    /// What the node is, for messages.
    #[must_use]
    pub const fn sort(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "nothing",
            NodeValue::Scalar(_) => "text",
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a mapping",
        }
    }
}

/// Reads a YAML file into a tree; what is wrong with it becomes findings.
///
/// A syntax error hides the rest of its file, so that there is at most one; repeated keys are all reported, and the
/// first of each is kept.
pub fn read(file: &Arc<str>, text: &str, findings: &mut Findings) -> Option<Node> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_nodes: 5_000_000,
            max_events: 20_000_000,
            max_depth: 64,
            max_aliases: 1_000,
            max_anchors: 1_000,
        },
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => {
            let source = Source::new(file, text);
            Some(source.node(raw, findings))
        }
        Err(error) => {
            findings.push(syntax_finding(file, text, &error));
            None
        }
    }
}

/// What serde hands over, before places are worked out.
enum Raw {
    Scalar(Option<String>),
    Null,
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<String>, Spanned<Self>)>),
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a list or a mapping")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Scalar(Some(text.to_owned())))
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Raw, D::Error> {
        Raw::deserialize(inner)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            map.push((key, entries.next_value()?));
        }
        Ok(Raw::Map(map))
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// The text of the file, with the byte at which each line starts.
struct Source<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    fn new(file: &'a Arc<str>, text: &'a str) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            file,
            text,
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    fn node(&self, raw: Spanned<Raw>, findings: &mut Findings) -> Node {
        let (start, end) = self.span(raw.referenced);
        let stretch = Stretch::new(self.point(start), self.point(end));
        let place = Place::text(self.file, stretch);
        let value = match raw.value {
            Raw::Null => NodeValue::Null,
            Raw::Scalar(decoded) => NodeValue::Scalar(self.scalar(decoded, start, end, &place)),
            Raw::List(items) => NodeValue::List(
                items
                    .into_iter()
                    .map(|item| self.node(item, findings))
                    .collect(),
            ),
            Raw::Map(pairs) => NodeValue::Map(self.entries(pairs, findings)),
        };
        Node { value, place }
    }

    fn entries(
        &self,
        pairs: Vec<(Spanned<String>, Spanned<Raw>)>,
        findings: &mut Findings,
    ) -> Vec<Entry> {
        let mut first: BTreeMap<String, Place> = BTreeMap::new();
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let (start, end) = self.span(key.referenced);
            let key_place =
                Place::text(self.file, Stretch::new(self.point(start), self.point(end)));
            let value = self.node(value, findings);
            if let Some(earlier) = first.get(&key.value) {
                let message = format!(
                    "`{}` stands twice in this record; one was expected",
                    key.value
                );
                findings.push(
                    Finding::new(&DUPLICATE_KEY, key_place, message)
                        .help("keep the right one and delete the other")
                        .related("the first stands here", earlier.clone()),
                );
                continue;
            }
            first.insert(key.value.clone(), key_place.clone());
            entries.push(Entry {
                key: key.value,
                key_place,
                value,
            });
        }
        entries
    }

    /// The text of a scalar: the slice as written where it is plain, else as decoded, mapped back to the file.
    fn scalar(&self, decoded: Option<String>, start: usize, end: usize, place: &Place) -> Scalar {
        let slice = self.text.get(start..end).unwrap_or_default();
        let text = decoded.unwrap_or_else(|| slice.trim_end().to_owned());
        let runs = align(&text, slice).unwrap_or_default();
        let runs = runs
            .into_iter()
            .map(|(at, offset)| (at, self.point(start + offset)))
            .collect();
        Scalar {
            text,
            origin: Origin::with_runs(place.clone(), runs),
        }
    }

    /// The byte range of a location.
    fn span(&self, location: Location) -> (usize, usize) {
        let span = location.span();
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let (start, length) = match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(length)) => (number(start), number(length)),
            _ => (self.offset(location), 0),
        };
        let start = self.boundary(start.min(self.text.len()));
        let end = self.boundary(start.saturating_add(length).min(self.text.len()));
        (start, end)
    }

    /// The byte offset of a location known by line and column only.
    fn offset(&self, location: Location) -> usize {
        let line = usize::try_from(location.line()).unwrap_or(1).max(1) - 1;
        let start = self.lines.get(line).copied().unwrap_or(self.text.len());
        let skip = usize::try_from(location.column()).unwrap_or(1).max(1) - 1;
        let rest = self.text.get(start..).unwrap_or_default();
        start
            + rest
                .char_indices()
                .nth(skip)
                .map_or(rest.len(), |(at, _)| at)
    }

    /// The nearest character boundary at or before an offset.
    fn boundary(&self, mut offset: usize) -> usize {
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn point(&self, offset: usize) -> Point {
        let line = self.lines.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.lines.get(line).copied().unwrap_or(0);
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |before| before.chars().count());
        let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        Point::new(number(line), number(column))
    }
}

/// Pairs the decoded text with the slice it was written as: offsets of the text, and of the slice, at which runs of
/// equal characters start. `None` where the two cannot be paired (an escape in double quotes): the scalar's start
/// has to do then.
fn align(text: &str, slice: &str) -> Option<Vec<(usize, usize)>> {
    let mut runs = Vec::new();
    let mut source = slice.char_indices().peekable();
    if slice.starts_with(['"', '\'']) && !text.starts_with(['"', '\'']) {
        source.next();
    }
    let mut broken = true;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter.is_whitespace() {
            while letters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            let mut steps = 0;
            while source.next_if(|(_, next)| next.is_whitespace()).is_some() {
                steps += 1;
            }
            broken = broken || steps != 1 || letter == '\n';
            continue;
        }
        let (offset, found) = source.next()?;
        if found != letter {
            return None;
        }
        if letter == '\'' && slice.starts_with('\'') {
            source.next_if(|(_, next)| *next == '\'');
            broken = true;
        }
        if broken {
            runs.push((at, offset));
            broken = letter == '\'' && slice.starts_with('\'');
        }
    }
    Some(runs)
}

/// A syntax error as an officer's finding, with what usually mends it.
fn syntax_finding(file: &Arc<str>, text: &str, error: &serde_saphyr::Error) -> Finding {
    let location = error.location();
    let number = |n: u64| u32::try_from(n).unwrap_or(1).max(1);
    let point = location.map_or(Point::START, |l| {
        Point::new(number(l.line()), number(l.column()))
    });
    let place = Place::text(file, Stretch::at(point));
    let line = text
        .lines()
        .nth(point.line as usize - 1)
        .unwrap_or_default();
    let before = text
        .lines()
        .nth((point.line as usize).saturating_sub(2))
        .unwrap_or_default();
    let said = error.without_snippet().to_string();
    let said = said
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default();
    let said = said.trim_end_matches(['.', ':', ' ']).replace('`', "'");
    let help = syntax_help(line, before);
    Finding::new(
        &YAML_SYNTAX,
        place,
        format!("this file cannot be read from here on: {said}"),
    )
    .help(help)
}

/// The remedy for the five slips that officers make most.
fn syntax_help(line: &str, before: &str) -> String {
    let value = line
        .split_once(": ")
        .map_or(line.trim_start(), |(_, value)| value.trim_start());
    let value = value.trim_start_matches("- ");
    if value.starts_with("[[") || before.contains(": [[") || before.trim_start().starts_with("- [[")
    {
        return "put a value that begins with `[[` in double quotes".to_owned();
    }
    if line.contains('\t') {
        return "replace the tab by spaces: YAML is indented with spaces only".to_owned();
    }
    if value.starts_with(['@', '%', '`', '*', '&', '!', '|', '>', '{']) {
        return "put the text in double quotes: it begins with a character that YAML keeps for itself".to_owned();
    }
    if value.contains(": ") || value.ends_with(':') {
        return "put the text in double quotes: it holds a colon followed by a space".to_owned();
    }
    "look at the indent, the quotes and the brackets of this line and of the one before it"
        .to_owned()
}
