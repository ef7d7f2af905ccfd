//! The table of seeds: what is spoilt in each text file of the example, and what is found there.

/// What is spoilt: a file, what it reads, what it shall read, and the finding expected: place and code.
pub(crate) struct Seed {
    pub(crate) file: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) found: &'static str,
}

const fn seed(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static str,
) -> Seed {
    Seed {
        file,
        from,
        to,
        found,
    }
}

/// The text files of the example, one seed each.
pub(crate) const SEEDS: [Seed; 48] = [
    seed(
        "guildhall.yaml",
        "key: customers, title:",
        "key: customers, titel:",
        "guildhall.yaml:19:7: error[broken-settings]",
    ),
    seed(
        "inputs/council.yaml",
        "short_name:",
        "shortname:",
        "inputs/council.yaml:4:1: error[unknown-key]",
    ),
    seed(
        "inputs/meetings/agenda-2004-01-22.yaml",
        "minutes_of: ios-2003-12-04",
        "minutes_of: ios-2004-07-29",
        "inputs/meetings/agenda-2004-01-22.yaml:23:46: error[minutes-too-early]",
    ),
    seed(
        "inputs/meetings/agenda-2004-07-29.yaml",
        "{no: A.2, standing: declarations}",
        "{no: A.1, standing: declarations}",
        "inputs/meetings/agenda-2004-07-29.yaml:22:10: error[agenda-number]",
    ),
    seed(
        "inputs/meetings/agenda-2004-09-09.yaml",
        "presenter: [lsp-chair]",
        "presenter: [lsp-chairs]",
        "inputs/meetings/agenda-2004-09-09.yaml:39:17: error[dangling-reference]",
    ),
    seed(
        "inputs/meetings/agenda-2004-11-25.yaml",
        "paragraphs: [9]",
        "paragraphs: [17]",
        "inputs/meetings/agenda-2004-11-25.yaml:55:18: error[private-item]",
    ),
    seed(
        "inputs/plans/progress-2004-09.yaml",
        "meeting: ios-2004-09-09",
        "meeting: ios-2004-09-10",
        "inputs/plans/progress-2004-09.yaml:19:10: error[dangling-reference]",
    ),
    seed(
        "inputs/registers/acronyms.yaml",
        "short: EMG, ",
        "short: CMT, ",
        "inputs/registers/acronyms.yaml:4:11: error[duplicate-id]",
    ),
    seed(
        "inputs/registers/bodies.yaml",
        "chair: mayor",
        "chair: major",
        "inputs/registers/bodies.yaml:10:10: error[dangling-reference]",
    ),
    seed(
        "inputs/registers/budgets.yaml",
        "about £9,000",
        "about nine",
        "inputs/registers/budgets.yaml:6:11: error[wrong-kind]",
    ),
    seed(
        "inputs/registers/calendar.yaml",
        "2004-12-24, ",
        "2004-12-34, ",
        "inputs/registers/calendar.yaml:4:10: error[wrong-kind]",
    ),
    seed(
        "inputs/registers/events.yaml",
        "title: Launch of",
        "titel: Launch of",
        "inputs/registers/events.yaml:24:3: error[unknown-key]",
    ),
    seed(
        "inputs/registers/key_issues.yaml",
        "The Local Government Act 2000 makes",
        "Insert from the review. The Act makes",
        "inputs/registers/key_issues.yaml:9:5: error[drafting-note]",
    ),
    seed(
        "inputs/registers/meetings.yaml",
        "sitting: scrutiny",
        "sitting: scruttiny",
        "inputs/registers/meetings.yaml:6:12: error[unknown-choice]",
    ),
    seed(
        "inputs/registers/people.yaml",
        "title: Mayor, ",
        "",
        "inputs/registers/people.yaml:5:3: error[required-field]",
    ),
    seed(
        "inputs/registers/periods.yaml",
        "date: 2004-08-25",
        "date: 2004-13-25",
        "inputs/registers/periods.yaml:4:36: error[wrong-kind]",
    ),
    seed(
        "inputs/registers/plans.yaml",
        "  sponsor:",
        "  title:",
        "inputs/registers/plans.yaml:7:3: error[duplicate-key]",
    ),
    seed(
        "inputs/registers/priorities.csv",
        "history and heritage,Celebrating Carlisle,no",
        "history and heritage,Celebrating Carlisle,nein",
        "inputs/registers/priorities.csv:2:68: error[wrong-kind]",
    ),
    seed(
        "inputs/registers/sources.yaml",
        "published: yes",
        "published: perhaps",
        "inputs/registers/sources.yaml:10:14: error[wrong-kind]",
    ),
    seed(
        "inputs/reports/ce-21-04.yaml",
        "as_of: 2004-07-20",
        "as_of: 2004-07-30",
        "inputs/reports/ce-21-04.yaml:8:8: error[date-order]",
    ),
    seed(
        "inputs/reports/ce-21-04-framework.md",
        "It asks six questions:",
        "It asks TBC questions:",
        "inputs/reports/ce-21-04-framework.md:45:148: error[drafting-note]",
    ),
    seed(
        "inputs/policy/appendices/checklist.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/appendices/checklist.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/appendices/positive-practice.md",
        "The consultant's report,",
        "[[nowhere]] The consultant's report,",
        "inputs/policy/appendices/positive-practice.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/appendices/pre-evaluation.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/appendices/pre-evaluation.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/appendices/survey.md",
        "The consultant asked par",
        "[[nowhere]] The consultant asked par",
        "inputs/policy/appendices/survey.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/notes/accountability.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/notes/accountability.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/notes/five-minute-review.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/notes/five-minute-review.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/notes/indicators.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/notes/indicators.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/notes/review-framework.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/notes/review-framework.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/notes/setting-up.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/notes/setting-up.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/policy.yaml",
        "status: consultation",
        "status: consultationly",
        "inputs/policy/policy.yaml:7:9: error[unknown-choice]",
    ),
    seed(
        "inputs/policy/s1.md",
        "Partnerships are central",
        "[[nowhere]] Partnerships are central",
        "inputs/policy/s1.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s10.md",
        "Setting up a partnership",
        "[[nowhere]] Setting up a partnership",
        "inputs/policy/s10.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s11.md",
        "The Council wants to sho",
        "[[nowhere]] The Council wants to sho",
        "inputs/policy/s11.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s12.md",
        "Organisations that think",
        "[[nowhere]] Organisations that think",
        "inputs/policy/s12.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s2.md",
        "The Council will reach t",
        "[[nowhere]] The Council will reach t",
        "inputs/policy/s2.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s3.md",
        "Like many public bodies,",
        "[[nowhere]] Like many public bodies,",
        "inputs/policy/s3.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s4.md",
        "A good partnership helps",
        "[[nowhere]] A good partnership helps",
        "inputs/policy/s4.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s5.md",
        "The Council has been the",
        "[[nowhere]] The Council has been the",
        "inputs/policy/s5.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s6.md",
        "People use the word part",
        "[[nowhere]] People use the word part",
        "inputs/policy/s6.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s7.md",
        "More and more public bod",
        "[[nowhere]] More and more public bod",
        "inputs/policy/s7.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s8.md",
        "A recent review of the p",
        "[[nowhere]] A recent review of the p",
        "inputs/policy/s8.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/policy/s9.md",
        "Time spent on the basics",
        "[[nowhere]] Time spent on the basics",
        "inputs/policy/s9.md:1:1: error[dangling-reference]",
    ),
    seed(
        "inputs/terms/conveners.yaml",
        "status: final",
        "status: finally",
        "inputs/terms/conveners.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/terms/district-lsp.yaml",
        "status: draft",
        "status: draftly",
        "inputs/terms/district-lsp.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/terms/executive.yaml",
        "status: final",
        "status: finally",
        "inputs/terms/executive.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/terms/priority-groups.yaml",
        "status: draft",
        "status: draftly",
        "inputs/terms/priority-groups.yaml:6:9: error[unknown-choice]",
    ),
    seed(
        "inputs/training/programme.yaml",
        "status: final",
        "status: finally",
        "inputs/training/programme.yaml:7:9: error[unknown-choice]",
    ),
];
