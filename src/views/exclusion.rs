//! Why and how the public is kept out while an item is considered: the resolution in the words of the law that was in force
//! on the day of the meeting, and the line that a private item carries on the public agenda. Decides nothing.

use crate::documents::agenda::Grounds;
use crate::kinds::{Entry, Record, Value};
use crate::records::Settings;
use crate::records::exemptions::exemption;
use crate::records::paragraphs::Descriptions;
use crate::values::date::Date;
use crate::values::listed::listed;

/// SI 2012/2089, which rules the meetings of executives in England from this day.
const EXECUTIVE_RULES: Date = Date::constant(2012, 9, 10);
/// The name of those regulations.
pub(super) const EXECUTIVE_REGULATIONS: &str = "the Local Authorities (Executive Arrangements) (Meetings and Access to \
                                                Information) (England) Regulations 2012";

/// The Act that has Schedule 12A.
const ACT: &str = "the Local Government Act 1972";

/// The law on private items of a meeting.
pub(super) struct Law<'a> {
    settings: &'a Settings,
    day: Date,
    sitting: &'a str,
}

impl<'a> Law<'a> {
    /// The law on the day of a meeting, for a sitting of a body.
    pub(super) const fn of(settings: &'a Settings, day: Date, sitting: &'a str) -> Self {
        Self {
            settings,
            day,
            sitting,
        }
    }

    /// What is resolved at the item that excludes the public from private items, and what the law asks without a
    /// resolution.
    pub(super) fn exclusion(&self, private: &[(&Record, Grounds<'_>)]) -> Vec<String> {
        if private.is_empty() {
            return vec!["No item of this agenda is expected to be private.".to_owned()];
        }
        let (confidential, exempt): (Vec<_>, Vec<_>) = private
            .iter()
            .partition(|(_, grounds)| grounds.is_confidential);
        let mut told = Vec::new();
        if !exempt.is_empty() {
            told.push(self.resolution(&exempt));
        }
        if !confidential.is_empty() {
            told.push(self.must_be_excluded(&confidential));
        }
        told
    }

    /// `Members are asked to resolve that …`
    fn resolution(&self, exempt: &[(&Record, Grounds<'_>)]) -> String {
        let numbers = paragraphs(exempt.iter().map(|(_, grounds)| grounds.stated));
        let under = match self.power("section 100A(4)", "regulation 4(2)(b)") {
            Some(power) => format!(", under {power},"),
            None => String::new(),
        };
        let weighed = if exemption(self.settings, self.day).weighs_public_interest {
            "; and that, in all the circumstances of the case, the public interest in maintaining the exemption outweighs \
             the public interest in disclosing the information"
        } else {
            ""
        };
        format!(
            "Members are asked to resolve that{under} the press and public be excluded while {} considered, because \
             exempt information as described in {} would be likely to be disclosed{weighed}.",
            items_are(exempt),
            self.paragraphs(&numbers)
        )
    }

    fn must_be_excluded(&self, confidential: &[(&Record, Grounds<'_>)]) -> String {
        let items = items_are(confidential);
        match self.power("section 100A(2)", "regulation 4(2)(a)") {
            Some(power) => format!(
                "The press and public must be excluded while {items} considered, by {power}."
            ),
            None => format!("The press and public must be excluded while {items} considered."),
        }
    }

    /// The power to exclude: that of committees and the Council, or that of an executive. Before September 2012, and in
    /// Wales, executives had rules of their own, of which none is named here.
    fn power(&self, section: &str, regulation: &str) -> Option<String> {
        let of_executive = self.sitting == "executive";
        let ruled = self.day >= EXECUTIVE_RULES && self.settings.jurisdiction != "wales";
        match (of_executive, ruled) {
            (false, _) => Some(format!("{section} of {ACT}")),
            (true, true) => Some(format!("{regulation} of {EXECUTIVE_REGULATIONS}")),
            (true, false) => None,
        }
    }

    /// Why a private item is not for publication, as the agenda says it, which everybody may read.
    pub(super) fn withheld(&self, grounds: Grounds<'_>) -> String {
        if !grounds.is_confidential {
            let numbers = paragraphs(std::iter::once(grounds.stated));
            return format!("{}.", self.paragraphs(&numbers));
        }
        let stated = ["confidential", "ground", "source"];
        let words = stated.map(|field| grounds.stated.words(field));
        let words: Vec<String> = words.into_iter().filter(|said| !said.is_empty()).collect();
        format!("confidential information ({}).", words.join(": "))
    }

    /// `paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information …)`
    fn paragraphs(&self, numbers: &[i64]) -> String {
        let law = exemption(self.settings, self.day).descriptions;
        let part = law.map_or_else(String::new, |law| format!("{} of ", law.part));
        let word = if numbers.len() == 1 {
            "paragraph"
        } else {
            "paragraphs"
        };
        let figures: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let described = |law: Descriptions| {
            let words = |number: &i64| {
                let words = law.of(*number)?;
                Some(match numbers {
                    [_] => words.to_owned(),
                    _ => format!("{number}: {words}"),
                })
            };
            let words: Vec<String> = numbers.iter().filter_map(words).collect();
            words.join("; ")
        };
        let words = law.map(described).filter(|words| !words.is_empty());
        let words = words.map_or_else(String::new, |words| format!(" ({words})"));
        format!(
            "{word} {} of {part}Schedule 12A to {ACT}{words}",
            listed(&figures)
        )
    }
}

/// The paragraphs that are stated, each once, in order.
fn paragraphs<'a>(stated: impl Iterator<Item = &'a Record>) -> Vec<i64> {
    let named = stated.filter_map(|record| record.value("paragraphs"));
    let number = |entry: &Entry| {
        let Value::Number(number) = &entry.value else {
            return None;
        };
        number.whole()
    };
    let mut numbers: Vec<i64> = named.flat_map(Value::items).filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// `item B.1 is`, `items B.1 and B.2 are`
fn items_are(items: &[(&Record, Grounds<'_>)]) -> String {
    let numbers: Vec<String> = items.iter().map(|(item, _)| item.words("no")).collect();
    match numbers.as_slice() {
        [one] => format!("item {one} is"),
        several => format!("items {} are", listed(several)),
    }
}
