//! The figures of a survey as they are published: small counts kept back, small bases marked, nothing comparable said
//! where it is not. Every figure that a paper or a workbook shows of a survey comes from here.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::suppression::{MARK, part, published};
use super::survey::{Question, Survey, Tally, share, whole};
use crate::references::Workspace;
use crate::values::number::Percent;

/// What marks a figure whose base is small: it may be so by chance.
pub(super) const LOW: &str = "[low]";

/// What stands for a figure that cannot be had.
pub(super) const NONE: &str = "[x]";

/// Under how many answers a base is small, where the paper does not say.
const SMALL_BASE: usize = 30;

/// The answers to one question as they are published.
pub(super) struct Figures {
    /// How many answered.
    pub(super) base: usize,
    /// How many gave each answer; `None` where that is kept back.
    pub(super) counts: Vec<Option<usize>>,
    /// How many are favourable; `None` where that is kept back, or no answer counts as favourable.
    pub(super) favourable: Option<usize>,
    /// Whether the base is small.
    pub(super) is_low: bool,
}

impl Figures {
    /// The answers to a question.
    pub(super) fn of(survey: &Survey<'_>, question: &Question<'_>) -> Self {
        let tally = question.tally(survey.responses.iter());
        let favourable = question.favourable(&tally);
        let shown = (question.answers.positive > 0)
            .then(|| part(favourable, tally.base))
            .flatten();
        Self {
            counts: counts(question, &tally, shown.is_some()),
            favourable: shown,
            is_low: survey.is_low(tally.base),
            base: tally.base,
        }
    }

    /// What share of those who answered is favourable.
    pub(super) fn share(&self) -> Option<Percent> {
        share(self.favourable?, self.base)
    }

    /// A share in words: with its mark where the base is small, or what stands in its place.
    pub(super) fn words(&self, count: Option<usize>) -> String {
        words(count, self.base, self.is_low)
    }
}

/// What share a count is of a base, in words: with its mark where the base is small, or what stands in its place.
pub(super) fn words(count: Option<usize>, base: usize, is_low: bool) -> String {
    let low = if is_low { " [low]" } else { "" };
    match count.map(|count| share(count, base)) {
        Some(Some(share)) => format!("{share}{low}"),
        Some(None) => NONE.to_owned(),
        None => MARK.to_owned(),
    }
}

/// How many gave each answer. Where several may be chosen, the answers do not add up, and each is told for itself.
/// Where the favourable answers are published together, readers know two sums: theirs, and that of the others.
fn counts(question: &Question<'_>, tally: &Tally, is_parted: bool) -> Vec<Option<usize>> {
    if question.answers.several {
        let each = tally.counts.iter();
        return each.map(|count| part(*count, tally.base)).collect();
    }
    if !is_parted {
        return published(&tally.counts);
    }
    let at = question.answers.positive.min(tally.counts.len());
    let (good, others) = tally.counts.split_at(at);
    let mut all = published(good);
    all.extend(published(others));
    all
}

impl<'a> Survey<'a> {
    /// Whether a base is so small that its figures may be so by chance.
    pub(super) fn is_low(&self, base: usize) -> bool {
        base < whole(&self.document.record, "small_base").unwrap_or(SMALL_BASE)
    }

    /// The survey that this one is compared with.
    pub(super) fn previous(&self, workspace: &'a Workspace) -> Option<Self> {
        let id = self.document.record.id("previous")?;
        Survey::of(workspace, workspace.document(id)?)
    }
}

/// What became of a statement since the last survey.
pub(super) enum Change {
    /// There is no last survey, or it did not ask.
    NotAsked,
    /// It was asked in other words, or with other answers.
    NotComparable,
    /// One of the two figures is kept back.
    KeptBack,
    /// The share then, and by how many percentage points the printed figures differ.
    By(Percent, i64),
}

impl Change {
    pub(super) fn of(question: &Question<'_>, now: &Figures, before: Option<&Survey<'_>>) -> Self {
        let asked = question.record.text("before");
        let Some((before, asked)) = before.zip(asked) else {
            return Self::NotAsked;
        };
        let Some(then) = before.question(asked) else {
            return Self::NotAsked;
        };
        if !question.is_same(then) {
            return Self::NotComparable;
        }
        let (now, then) = (now.share(), Figures::of(before, then).share());
        let points = |now: Percent, then: Percent| (now.rounded() - then.rounded()).to_i64();
        match now.zip(then) {
            Some((now, then)) => match points(now, then) {
                Some(points) => Self::By(then, points),
                None => Self::KeptBack,
            },
            None => Self::KeptBack,
        }
    }

    /// The change in a few words, for a column.
    pub(super) fn words(&self) -> String {
        match self {
            Self::NotAsked => "Not asked before".to_owned(),
            Self::NotComparable => format!("{NONE} Not comparable"),
            Self::KeptBack => MARK.to_owned(),
            Self::By(_, points) => signed(*points),
        }
    }

    /// The change in a sentence, under a table; none where nothing was asked before.
    pub(super) fn sentence(&self, when: &str) -> Option<String> {
        match self {
            Self::NotAsked => None,
            Self::NotComparable => Some(format!(
                "The question of {when} was worded otherwise, so the answers cannot be compared."
            )),
            Self::KeptBack => Some(format!("The change since {when} is kept back {MARK}.")),
            Self::By(then, 0) => Some(format!("It was {then} in {when} as well.")),
            Self::By(then, points) => {
                let more = if *points > 0 { "up" } else { "down" };
                let by = crate::finding::counted(
                    usize::try_from(points.unsigned_abs()).unwrap_or(0),
                    "percentage point",
                );
                Some(format!("It was {then} in {when}: {more} {by}."))
            }
        }
    }
}

/// A number with its sign, as changes are printed.
fn signed(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        up if up > 0 => format!("+{up}"),
        down => format!("−{}", down.unsigned_abs()),
    }
}

/// A share as the length of a bar, of a hundred.
pub(super) fn length(count: Option<usize>, base: usize) -> Option<Decimal> {
    Some(share(count?, base)?.rounded())
}
