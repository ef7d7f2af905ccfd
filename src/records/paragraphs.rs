//! The paragraphs of Schedule 12A to the Local Government Act 1972 in words, by country and day: what exempt information
//! is. Knows the descriptions, not whether a paper is rightly kept from the public.

/// The descriptions of exempt information of a country at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Descriptions {
    /// The part of Schedule 12A in which they stand.
    pub part: &'static str,
    paragraphs: &'static [(i64, &'static str)],
}

impl Descriptions {
    /// What a paragraph describes; `None` where there was no such paragraph.
    #[must_use]
    pub fn of(&self, paragraph: i64) -> Option<&'static str> {
        let mut known = self.paragraphs.iter();
        known
            .find(|(number, _)| *number == paragraph)
            .map(|(_, words)| *words)
    }
}

/// The Local Government (Access to Information) Act 1985, Schedule 1, in force from 1 April 1986.
pub(super) const FIRST: Descriptions = Descriptions {
    part: "Part 1",
    paragraphs: &[
        (
            1,
            "information relating to a particular employee or office-holder of the authority, former or prospective",
        ),
        (
            2,
            "information relating to a particular officer of a magistrates' court or probation committee, former or prospective",
        ),
        (
            3,
            "information relating to any particular occupier or former occupier of, or applicant for, accommodation provided by or at the expense of the authority",
        ),
        (
            4,
            "information relating to any particular applicant for, or recipient or former recipient of, any service provided by the authority",
        ),
        (
            5,
            "information relating to any particular applicant for, or recipient or former recipient of, any financial assistance provided by the authority",
        ),
        (
            6,
            "information relating to the adoption, care, fostering or education of any particular child",
        ),
        (
            7,
            "information relating to the financial or business affairs of any particular person (other than the authority)",
        ),
        (
            8,
            "the amount of any expenditure proposed to be incurred by the authority under any particular contract for the acquisition of property or the supply of goods or services",
        ),
        (
            9,
            "any terms proposed or to be proposed by or to the authority in the course of negotiations for a contract for the acquisition or disposal of property or the supply of goods or services",
        ),
        (
            10,
            "the identity of the authority as the person offering any particular tender for a contract for the supply of goods or services",
        ),
        (11, LABOUR_RELATIONS),
        (
            12,
            "any instructions to counsel and any opinion of counsel, and any advice received, information obtained or action to be taken in connection with legal proceedings or the determination of any matter affecting the authority",
        ),
        (
            13,
            "information which, if disclosed to the public, would reveal that the authority proposes to give under any enactment a notice by which requirements are imposed on a person, or to make an order or direction under any enactment",
        ),
        (
            14,
            "any action taken or to be taken in connection with the prevention, investigation or prosecution of crime",
        ),
        (15, "the identity of a protected informant"),
    ],
};

/// SI 2006/88.
pub(super) const ENGLAND: Descriptions = Descriptions {
    part: "Part 1",
    paragraphs: &[
        (1, "information relating to any individual"),
        (2, IDENTITY),
        (3, AFFAIRS),
        (4, LABOUR_RELATIONS),
        (5, PRIVILEGE),
        (6, NOTICES),
        (7, CRIME),
    ],
};

/// SI 2007/969 (W. 86).
pub(super) const WALES: Descriptions = Descriptions {
    part: "Part 4",
    paragraphs: &[
        (12, "information relating to a particular individual"),
        (13, IDENTITY),
        (14, AFFAIRS),
        (15, LABOUR_RELATIONS),
        (16, PRIVILEGE),
        (17, NOTICES),
        (18, CRIME),
    ],
};

const IDENTITY: &str = "information which is likely to reveal the identity of an individual";
const AFFAIRS: &str = "information relating to the financial or business affairs of any particular person (including the authority holding that information)";
const LABOUR_RELATIONS: &str = "information relating to any consultations or negotiations, or contemplated consultations or negotiations, in connection with any labour relations matter arising between the authority or a Minister of the Crown and employees of, or office holders under, the authority";
const PRIVILEGE: &str = "information in respect of which a claim to legal professional privilege could be maintained in legal proceedings";
const NOTICES: &str = "information which reveals that the authority proposes to give under any enactment a notice under or by virtue of which requirements are imposed on a person, or to make an order or direction under any enactment";
const CRIME: &str = "information relating to any action taken or to be taken in connection with the prevention, investigation or prosecution of crime";
