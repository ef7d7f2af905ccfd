//! What stands on every agenda: the title of each standing item, and what is done at it, as the body sits.
//! Knows how bodies differ; the words of the law on private items stand elsewhere.

/// A standing item in words.
pub(super) struct Standing {
    /// Its title, unless the item has one of its own.
    pub(super) title: &'static str,
    /// What is done at it; none where the agenda itself says more.
    pub(super) words: Option<&'static str>,
}

/// A standing item by its token, for a sitting of a body.
pub(super) fn standing(token: &str, sitting: &str) -> Option<Standing> {
    let item = |title, words| {
        Some(Standing {
            title,
            words: Some(words),
        })
    };
    match token {
        // Nobody stands in for a Member of the Council or of an executive.
        "apologies" if matches!(sitting, "council" | "executive") => {
            item("Apologies", "To receive apologies for absence.")
        }
        "apologies" => item(
            "Apologies and substitutions",
            "To receive apologies for absence, and to hear who stands in for whom.",
        ),
        // Whoever scrutinises says openly whether a party tells them how to vote.
        "declarations" if sitting == "scrutiny" => item(
            "Declarations of interest and of party whip",
            "Members say whether they have an interest in any item, and whether a party whip applies to them.",
        ),
        "declarations" => item(
            "Declarations of interest",
            "Members say whether they have an interest in any item, and of what kind.",
        ),
        "minutes" => item(
            "Minutes",
            "To agree the minutes as a correct record, for the chair to sign.",
        ),
        "public-participation" => item(
            "Public participation",
            "To hear questions and statements from members of the public.",
        ),
        "urgent-business" => item(
            "Urgent business",
            "To take any item that the chair holds to be urgent, by reason of special circumstances that the minutes \
             will state.",
        ),
        "tracker" => item(
            "Tracker of recommendations",
            "To see what has become of earlier recommendations, and to ask about those without an answer.",
        ),
        "work-programme" => item(
            "Work programme",
            "To agree what is looked at next, and when.",
        ),
        "exclusion" => Some(Standing {
            title: "Exclusion of press and public",
            words: None,
        }),
        _ => None,
    }
}
