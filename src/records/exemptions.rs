//! What a council may keep from the public: the paragraphs of Schedule 12A to the Local Government Act 1972, by country
//! and day, and since when the public interest has to be weighed. Judges no paper.

use std::ops::RangeInclusive;

use super::paragraphs::{self, Descriptions};
use super::settings::Settings;
use crate::values::date::Date;

/// Schedule 12A as it was first enacted, by the Local Government (Access to Information) Act 1985: paragraphs 1 to 15.
const FIRST: RangeInclusive<i64> = 1..=15;
/// In England from 1 March 2006: paragraphs 1 to 7 (SI 2006/88).
const ENGLAND: RangeInclusive<i64> = 1..=7;
const ENGLAND_SINCE: Date = Date::constant(2006, 3, 1);
/// In Wales from 21 April 2007: paragraphs 12 to 18 (SI 2007/969 (W. 86)).
const WALES: RangeInclusive<i64> = 12..=18;
const WALES_SINCE: Date = Date::constant(2007, 4, 21);

/// What the law asked on a day of information that is kept from the public as exempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The paragraphs of Schedule 12A that there were.
    pub paragraphs: RangeInclusive<i64>,
    /// Whether information is exempt only where the public interest in keeping it outweighs that in disclosing it.
    pub weighs_public_interest: bool,
    /// The instrument that made it so, by its short name.
    pub source: &'static str,
    /// The paragraphs in words, where they are known. In Wales those of 1 March 2006 to 20 April 2007 are not: the first
    /// descriptions then had other numbers.
    pub descriptions: Option<Descriptions>,
}

/// What the law asked on the day of a meeting, in the country of a workspace.
#[must_use]
pub fn exemption(settings: &Settings, day: Date) -> Exemption {
    let wales = settings.jurisdiction == "wales";
    let (paragraphs, since, source, descriptions) = if wales {
        (WALES, WALES_SINCE, "SI 2007/969 (W. 86)", paragraphs::WALES)
    } else {
        (ENGLAND, ENGLAND_SINCE, "SI 2006/88", paragraphs::ENGLAND)
    };
    if day >= since {
        return Exemption {
            paragraphs,
            weighs_public_interest: true,
            source,
            descriptions: Some(descriptions),
        };
    }
    Exemption {
        paragraphs: FIRST,
        weighs_public_interest: false,
        source: "the Local Government (Access to Information) Act 1985",
        descriptions: (day < ENGLAND_SINCE).then_some(paragraphs::FIRST),
    }
}
