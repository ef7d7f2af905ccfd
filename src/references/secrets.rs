//! What a leak is told by: the distinctive words of everything that is withheld, and those that are not distinctive
//! enough to be looked for. Knows words alone, not the files they may stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::Public;
use crate::kinds::{Record, words};
use crate::place::Place;

/// The fewest characters that are distinctive.
const FEWEST_CHARACTERS: usize = 8;

/// How many words of a longer text in a row are looked for: fewer could stand in any text.
const WORDS_IN_A_ROW: usize = 6;

/// What is looked for in everything that is published.
#[derive(Debug, Default)]
pub struct Secrets {
    needles: Vec<Needle>,
    /// Which needles begin with a word.
    by_first: BTreeMap<String, Vec<usize>>,
    /// How many withheld values are looked for.
    pub values: usize,
    /// The withheld values that cannot be looked for, and why.
    pub beyond: Vec<(Place, &'static str)>,
}

/// Words in a row that stand in no public record.
#[derive(Debug)]
struct Needle {
    words: Vec<String>,
    place: Place,
}

/// A word as it is compared, with how long it was written and how.
struct Word {
    word: String,
    written: usize,
    has_digit: bool,
    /// Whether it is written with a capital that its sentence does not ask for.
    is_name: bool,
}

impl Secrets {
    /// The secrets of a workspace; `known` are texts that anyone may read, beside the public records.
    #[must_use]
    pub fn of<T: AsRef<str>>(public: &Public, known: impl Iterator<Item = T>) -> Self {
        let mut corpus = Corpus::default();
        known.for_each(|text| corpus.add(text.as_ref()));
        for (_, record) in public.records.each() {
            corpus.record(record);
        }
        let council = public.records.council.iter();
        let papers = public.documents.iter().map(|document| &document.record);
        council
            .chain(papers)
            .for_each(|record| corpus.record(record));
        corpus.settle();
        let mut secrets = Self::default();
        for secret in &public.secrets {
            let before = secrets.needles.len();
            let all = words_of(&secret.words);
            for run in distinctive(&all) {
                let words: Vec<String> = run.iter().map(|word| word.word.clone()).collect();
                if !corpus.has(&words) {
                    secrets.add(words, secret.place.clone());
                }
            }
            if secrets.needles.len() > before {
                secrets.values += 1;
                continue;
            }
            let length: usize = secret.words.chars().count();
            let why = if length < FEWEST_CHARACTERS {
                "it is shorter than eight characters"
            } else {
                "its words stand in public records too"
            };
            secrets.beyond.push((secret.place.clone(), why));
        }
        secrets
    }

    fn add(&mut self, words: Vec<String>, place: Place) {
        let Some(first) = words.first() else { return };
        let at = self.needles.len();
        self.by_first.entry(first.clone()).or_default().push(at);
        self.needles.push(Needle { words, place });
    }

    /// Where the first secret stands that a text holds.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<&Place> {
        let words = words_of(text);
        let matches = |needle: &&Needle, from: usize| {
            let there = words.get(from..from + needle.words.len());
            there.is_some_and(|there| {
                there
                    .iter()
                    .zip(&needle.words)
                    .all(|(word, wanted)| word.word == *wanted)
            })
        };
        words.iter().enumerate().find_map(|(from, word)| {
            let numbers = self.by_first.get(&word.word)?.iter();
            let mut needles = numbers.filter_map(|number| self.needles.get(*number));
            needles
                .find(|needle| matches(needle, from))
                .map(|needle| &needle.place)
        })
    }
}

/// The words in a row by which a text is told: a short one as a whole, a longer one by every stretch of it; and single
/// words that are figures, references or names.
fn distinctive(all: &[Word]) -> Vec<&[Word]> {
    let mut runs: Vec<&[Word]> = Vec::new();
    if all.len() <= WORDS_IN_A_ROW {
        runs.push(all);
    } else {
        runs.extend(all.windows(WORDS_IN_A_ROW));
    }
    let alone = |word: &&[Word]| word.iter().all(|word| word.has_digit || word.is_name);
    runs.extend(all.chunks(1).filter(alone));
    let length = |run: &[Word]| run.iter().map(|word| word.written).sum::<usize>() + run.len();
    runs.retain(|run| length(run) > FEWEST_CHARACTERS);
    runs
}

/// The words of everything public.
#[derive(Default)]
struct Corpus {
    words: Vec<String>,
    places: BTreeMap<String, Vec<usize>>,
    fields: BTreeSet<String>,
}

impl Corpus {
    fn record(&mut self, record: &Record) {
        for entry in record.fields.values() {
            self.fields.insert(words::words(&entry.value));
            for item in entry.value.items() {
                self.fields.insert(words::words(&item.value));
            }
            entry.value.records().for_each(|row| self.record(row));
        }
    }

    fn add(&mut self, text: &str) {
        self.words
            .extend(words_of(text).into_iter().map(|word| word.word));
        // No run of words goes from one text to the next.
        self.words.push(String::new());
    }

    /// Puts the words in order of places, once everything is added.
    fn settle(&mut self) {
        for text in std::mem::take(&mut self.fields) {
            self.add(&text);
        }
        for (at, word) in self.words.iter().enumerate() {
            self.places.entry(word.clone()).or_default().push(at);
        }
    }

    fn has(&self, run: &[String]) -> bool {
        let Some(first) = run.first() else {
            return true;
        };
        let places = self.places.get(first).map_or(&[][..], Vec::as_slice);
        places
            .iter()
            .any(|at| self.words.get(*at..at + run.len()) == Some(run))
    }
}

/// The words of a text: letters and figures in lower case; a comma or stop within a figure belongs to it.
fn words_of(text: &str) -> Vec<Word> {
    let letters: Vec<char> = text.chars().collect();
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut begins_sentence = true;
    while let Some(letter) = letters.get(at).copied() {
        if !letter.is_alphanumeric() {
            begins_sentence |= matches!(letter, '.' | '!' | '?' | ':' | '\n' | '•');
            at += 1;
            continue;
        }
        let (word, end) = word_at(&letters, at, begins_sentence);
        words.push(word);
        begins_sentence = false;
        at = end;
    }
    words
}

/// The word that begins at a letter, and where it ends.
fn word_at(letters: &[char], from: usize, begins_sentence: bool) -> (Word, usize) {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut word = String::new();
    let mut at = from;
    while let Some(letter) = letters.get(at).copied() {
        let within =
            matches!(letter, ',' | '.') && at > from && is_digit(at - 1) && is_digit(at + 1);
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if !within {
            break;
        }
        at += 1;
    }
    let currency = from.checked_sub(1).and_then(|before| letters.get(before));
    let sign = usize::from(matches!(currency, Some('£' | '€' | '$')));
    let first = letters.get(from).copied().unwrap_or_default();
    let has_digit = word.chars().any(|letter| letter.is_ascii_digit());
    let is_name = first.is_uppercase() && !begins_sentence;
    let written = at - from + sign;
    let word = Word {
        word,
        written,
        has_digit,
        is_name,
    };
    (word, at)
}
