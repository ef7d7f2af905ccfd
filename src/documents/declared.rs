//! The fields that a manifest declares: their kinds, columns and anchors.
//! Knows nothing of what a document type derives or makes.

use super::manifest::{Manifest, suggestion};
use crate::kinds::columns::NEEDED;
use crate::kinds::withheld::LAST_PARAGRAPH;
use crate::kinds::{Anchor, Callout, Field, Kind, vocabulary};
use crate::records::registers;
use crate::sources::yaml::{Node, NodeValue};

/// The names of the kinds, as manifests write them.
pub const KINDS: &[&str] = &[
    "text",
    "prose",
    "date",
    "when",
    "time",
    "minutes",
    "period",
    "money",
    "number",
    "percent",
    "yes-no",
    "choice",
    "email",
    "image",
    "file",
    "reference",
    "list",
    "rows",
    "map",
];

/// Whether a key of a manifest says yes.
pub(super) fn yes(node: &Node, key: &str) -> bool {
    let word = node.get(key).and_then(Node::text);
    word.is_some_and(|word| word == "true" || word == "yes")
}

fn settle_kind(kind: &mut Kind, lists: &[(String, String)]) {
    if let Kind::Reference(to) = kind {
        for name in to {
            if let Some((_, prefix)) = lists.iter().find(|(list, _)| list == name) {
                *name = format!("#{prefix}");
            }
        }
    } else if let Kind::List(inner) = kind {
        settle_kind(inner, lists);
    } else if let Kind::Rows(fields) | Kind::Map(_, fields) = kind {
        fields
            .iter_mut()
            .for_each(|field| settle_kind(&mut field.kind, lists));
    }
}

impl Manifest<'_> {
    pub(super) fn fields(&mut self, node: &Node) -> Vec<Field> {
        let entries = node.entries().iter();
        entries
            .filter_map(|entry| self.field(&entry.key, &entry.value))
            .collect()
    }

    fn field(&mut self, name: &str, node: &Node) -> Option<Field> {
        let keys = [
            "kind",
            "of",
            "to",
            "fields",
            "profile",
            "required",
            "at-least",
            "title",
            "help",
            "aliases",
            "anchor",
            "least",
            "most",
            "private",
            "printed",
            "columns_from",
            "restricted",
        ];
        self.known(node, &keys, name);
        let kind = self.kind(node)?;
        let mut field = Field::new(name, kind);
        let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        field.required = yes(node, "required");
        field.private = yes(node, "private");
        field.printed = yes(node, "printed");
        field.restricted = self.restricted(node);
        field.at_least = text("at-least").and_then(|n| n.parse().ok()).unwrap_or(0);
        field.help = text("help").unwrap_or_default();
        if let Some(title) = text("title") {
            field.title = title;
        }
        if let Some(Node {
            value: NodeValue::List(aliases),
            ..
        }) = node.get("aliases")
        {
            field.aliases = aliases
                .iter()
                .filter_map(Node::text)
                .map(str::to_owned)
                .collect();
        }
        field.anchor = node.get("anchor").map(|anchor| self.anchor(anchor, &field));
        field.columns_from = text("columns_from");
        Some(field)
    }

    /// The paragraph under which a field is always kept from the public.
    fn restricted(&mut self, node: &Node) -> Option<i64> {
        let written = node.get("restricted")?;
        let number = written.text().and_then(|text| text.parse().ok());
        let known = number.filter(|number| (1..=LAST_PARAGRAPH).contains(number));
        if known.is_none() {
            let help = "write the number of a paragraph of Schedule 12A, such as 3";
            let message = "`restricted` is no paragraph of Schedule 12A".to_owned();
            self.broken(&written.place, message, help);
        }
        known
    }

    fn anchor(&mut self, node: &Node, field: &Field) -> Anchor {
        let keys = ["prefix", "word", "names", "callout", "shared", "carries"];
        self.known(node, &keys, "anchor");
        let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        let names = text("names");
        for column in [names.as_deref(), text("carries").as_deref()]
            .into_iter()
            .flatten()
        {
            self.column(column, node, field);
        }
        let callout = text("callout").and_then(|name| {
            let found = Callout::ALL.iter().find(|(known, _)| *known == name);
            if found.is_none() {
                let help = suggestion(&name, Callout::ALL.iter().map(|(known, _)| *known));
                self.broken(&node.place, format!("`{name}` is not a callout"), help);
            }
            found.map(|(_, callout)| *callout)
        });
        for column in callout.map_or(&[][..], Callout::columns) {
            self.column(column, node, field);
        }
        Anchor {
            prefix: self.text(node, "prefix"),
            word: match &names {
                Some(_) => text("word").unwrap_or_default(),
                None => self.text(node, "word"),
            },
            names,
            callout,
            shared: yes(node, "shared"),
            carries: text("carries"),
        }
    }

    /// Reports a column that the rows of a field do not have.
    fn column(&mut self, column: &str, node: &Node, field: &Field) {
        let Kind::Rows(fields) = &field.kind else {
            let message = format!("`{}` holds no rows that could be cited", field.name);
            return self.broken(&node.place, message, "take the anchor out");
        };
        if !fields.iter().any(|known| known.name == column) {
            let help = suggestion(column, fields.iter().map(|known| known.name.as_str()));
            let message = format!("`{column}` is not a column of `{}`", field.name);
            self.broken(&node.place, message, help);
        }
    }

    fn kind(&mut self, node: &Node) -> Option<Kind> {
        let name = node
            .get("kind")
            .and_then(Node::text)
            .or_else(|| node.text())
            .unwrap_or_default();
        let number = |key: &str| {
            node.get(key)
                .and_then(Node::text)
                .and_then(|n| n.parse().ok())
        };
        Some(match name {
            "text" => Kind::Text,
            "prose" => Kind::Prose,
            "date" => Kind::Date,
            "when" => Kind::When,
            "time" => Kind::Time,
            "minutes" => Kind::Minutes,
            "period" => Kind::Period,
            "money" => Kind::Money,
            "number" => Kind::Number(number("least"), number("most")),
            "percent" => Kind::Percent,
            "yes-no" => Kind::YesNo,
            "email" => Kind::Email,
            "image" => Kind::Image,
            "file" => Kind::File,
            "choice" => self.choice(node)?,
            "reference" => self.reference(node)?,
            "list" => {
                let of = node.get("of")?;
                Kind::List(Box::new(self.kind(of)?))
            }
            "rows" => Kind::Rows(
                node.get("fields")
                    .map(|fields| self.fields(fields))
                    .unwrap_or_default(),
            ),
            "map" => {
                let profile = self.text(node, "profile");
                Kind::Map(
                    profile,
                    node.get("fields")
                        .map(|f| self.fields(f))
                        .unwrap_or_default(),
                )
            }
            other => {
                let help = suggestion(other, KINDS.iter().copied());
                self.broken(&node.place, format!("`{other}` is not a kind"), help);
                return None;
            }
        })
    }

    fn choice(&mut self, node: &Node) -> Option<Kind> {
        match node.get("of").map(|of| (&of.value, of)) {
            Some((NodeValue::List(words), _)) => {
                let tokens: Vec<&str> = words.iter().filter_map(Node::text).collect();
                Some(Kind::Choice(vocabulary::words(&tokens)))
            }
            Some((NodeValue::Scalar(name), of)) => {
                let words = vocabulary::named(&name.text);
                if words.is_none() {
                    let help = suggestion(
                        &name.text,
                        vocabulary::names().collect::<Vec<_>>().into_iter(),
                    );
                    self.broken(
                        &of.place,
                        format!("`{}` is not a list of words", name.text),
                        help,
                    );
                }
                words.map(Kind::Choice)
            }
            _ => {
                self.broken(
                    &node.place,
                    "a choice needs `of:`",
                    "name a list of words, or write one",
                );
                None
            }
        }
    }

    fn reference(&mut self, node: &Node) -> Option<Kind> {
        let Some(to) = node.get("to") else {
            self.broken(
                &node.place,
                "a reference needs `to:`",
                "name the register it leads to",
            );
            return None;
        };
        let names: Vec<&Node> = match &to.value {
            NodeValue::List(items) => items.iter().collect(),
            NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Map(_) => vec![to],
        };
        let mut registers_named = Vec::new();
        for node in names {
            let name = node.text().unwrap_or_default();
            if name != "documents" && registers::register(name).is_none() {
                self.own.push((name.to_owned(), node.place.clone()));
            }
            registers_named.push(name.to_owned());
        }
        Some(Kind::Reference(registers_named))
    }

    /// Reports rows whose columns come from a list that is not there, or that does not say what answers hold.
    pub(super) fn columns(&mut self, node: &Node, fields: &[Field]) {
        for field in fields {
            let Some(from) = &field.columns_from else {
                continue;
            };
            let lists = fields.iter().filter(|f| matches!(f.kind, Kind::Rows(_)));
            let found = lists.clone().find(|list| list.name == *from);
            let Some(Kind::Rows(columns)) = found.map(|list| &list.kind) else {
                let help = suggestion(from, lists.map(|list| list.name.as_str()));
                let message = format!(
                    "`{from}` is no list that `{}` could take columns from",
                    field.name
                );
                self.broken(&node.place, message, help);
                continue;
            };
            let is_missing = |name: &&&str| !columns.iter().any(|column| column.name == **name);
            if let Some(name) = NEEDED.iter().find(is_missing) {
                let message = format!(
                    "`{from}` has no column `{name}`, which `{}` needs",
                    field.name
                );
                self.broken(&node.place, message, format!("add `{name}` to its fields"));
            }
        }
    }

    /// Settles the references that lead to a list of the same document: they are kept by the prefix of its anchor.
    pub(super) fn settle(&mut self, fields: &mut [Field]) {
        let lists: Vec<(String, String)> = fields
            .iter()
            .filter_map(|field| Some((field.name.clone(), field.anchor.as_ref()?.prefix.clone())))
            .collect();
        for (name, place) in std::mem::take(&mut self.own) {
            if !lists.iter().any(|(list, _)| *list == name) {
                let registers = registers::registers().iter().map(|r| r.name);
                let known = registers
                    .chain(["documents"])
                    .chain(lists.iter().map(|(list, _)| list.as_str()));
                let help = suggestion(&name, known);
                let message =
                    format!("`{name}` is neither a register nor a list that can be cited");
                self.broken(&place, message, help);
            }
        }
        fields
            .iter_mut()
            .for_each(|field| settle_kind(&mut field.kind, &lists));
    }
}
