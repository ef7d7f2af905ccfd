//! The one door of the tests: `council()` is a tiny council in memory, clean until a test spoils it.
//! What a person sees of it is `short()`; every replacement says when it found nothing to replace.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the example of the repository is read, and its outputs are made in a folder of their own"
)]

use std::path::Path;
use std::sync::OnceLock;

use guildhall::finding::{Finding, Findings};
use guildhall::output::{self, ledger::Ledger};
use guildhall::pipeline::{Loaded, Wish, load, make};
use guildhall::show;
use guildhall::sources::Sources;
use guildhall::sources::made::Found;

/// A workspace in memory: paths and bytes.
#[derive(Debug, Clone)]
pub(crate) struct Council {
    files: Vec<(String, Vec<u8>)>,
}

/// A council of two key issues, three actions, two periods, a progress report and a report; nothing is wrong with it.
pub(crate) fn council() -> Council {
    let files = [
        ("guildhall.yaml", SETTINGS),
        ("inputs/council.yaml", COUNCIL),
        ("inputs/acronyms.yaml", ACRONYMS),
        ("inputs/bodies.yaml", BODIES),
        ("inputs/people.yaml", PEOPLE),
        ("inputs/meetings.yaml", MEETINGS),
        ("inputs/plans.yaml", PLANS),
        ("inputs/periods.yaml", PERIODS),
        ("inputs/budgets.yaml", BUDGETS),
        ("inputs/key_issues.yaml", KEY_ISSUES),
        ("inputs/actions.yaml", ACTIONS),
        ("inputs/progress.yaml", PROGRESS),
        ("inputs/report.yaml", REPORT),
    ];
    Council {
        files: files
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into(),
    }
}

/// The example council of the repository, in memory.
pub(crate) fn example() -> Council {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![(
        "guildhall.yaml".to_owned(),
        std::fs::read(root.join("guildhall.yaml")).unwrap(),
    )];
    let inputs = guildhall::sources::defaults::example();
    files.extend(inputs.map(|(path, bytes)| (path, bytes.to_vec())));
    Council { files }
}

/// A workspace that is kept in a folder of the repository, in memory.
pub(crate) fn kept_in(folder: &Path) -> Council {
    Council {
        files: crate::made::tree(folder).into_iter().collect(),
    }
}

impl Council {
    /// Adds a file, or puts it in the place of another.
    pub(crate) fn with(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.retain(|(known, _)| known != path);
        self.files.push((path.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    /// Leaves a file out.
    pub(crate) fn without(mut self, path: &str) -> Self {
        let before = self.files.len();
        self.files.retain(|(known, _)| known != path);
        assert!(
            self.files.len() < before,
            "there is no `{path}` to leave out"
        );
        self
    }

    /// Replaces the first stretch of a text file that reads as given.
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "`{path}` has no `{from}`:\n{text}");
        let text = text.replacen(from, to, 1);
        self.with(path, text)
    }

    /// Adds lines at the end of a text file.
    pub(crate) fn append(self, path: &str, lines: &str) -> Self {
        let text = self.text(path);
        self.with(path, text + lines)
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> &[u8] {
        let found = self.files.iter().find(|(known, _)| known == path);
        &found.unwrap_or_else(|| panic!("there is no `{path}`")).1
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path).to_vec()).unwrap()
    }

    /// The paths of its files, in order.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.files.iter().map(|(path, _)| path.clone()).collect();
        paths.sort();
        paths
    }

    /// The workspace as a run sees it, with what guildhall brings along.
    pub(crate) fn sources(&self) -> Sources {
        Sources::in_memory(self.files.iter().map(|(path, bytes)| (path, bytes)))
    }

    /// The workspace read, resolved and checked.
    pub(crate) fn load(&self) -> Loaded {
        self.load_as(&Wish::default())
    }

    /// The workspace read, resolved and checked as a command asks.
    pub(crate) fn load_as(&self, wish: &Wish) -> Loaded {
        load(&self.sources(), wish, Findings::default())
    }

    /// Everything found.
    pub(crate) fn check(&self) -> Vec<Finding> {
        self.load().findings.list().to_vec()
    }

    /// Everything found, one a line, as `check --format short` prints it.
    pub(crate) fn short(&self) -> String {
        show::short(&self.check())
    }

    /// What is advised for everything found, one a line.
    pub(crate) fn help(&self) -> String {
        self.check()
            .iter()
            .map(|finding| finding.help.clone() + "\n")
            .collect()
    }
}

/// The outputs of the example, made once in a run of the tests, in a folder that lasts as long.
pub(crate) fn example_output() -> &'static Path {
    static OUTPUT: OnceLock<tempfile::TempDir> = OnceLock::new();
    OUTPUT.get_or_init(make_the_example).path()
}

/// Builds the example into a folder of its own, as `build` does.
fn make_the_example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (sources, wish) = (example().sources(), Wish::default());
    let loaded = load(&sources, &wish, Findings::default());
    let made = make(
        &sources,
        &loaded,
        &wish,
        &Ledger::default(),
        &Found::default(),
    );
    output::write(folder.path(), &made.artifacts, &made.remove).unwrap();
    folder
}

const SETTINGS: &str = "\
as_of: 2004-08-25
profiles:
  implications:
    - {key: financial, title: Financial, required: true}
    - {key: legal, title: Legal, required: true}
";

const COUNCIL: &str = "\
name: Wells City Council
accent: \"#0b5563\"
";

const ACRONYMS: &str = "\
- {short: CMT, long: Corporate Management Team}
- {short: LSP, long: Local Strategic Partnership, plural: LSPs}
";

const BODIES: &str = "\
- id: scrutiny
  name: Overview and Scrutiny Committee
  kind: scrutiny
  series: OS
- id: executive
  name: Executive
  kind: executive
";

const PEOPLE: &str = "\
- {id: manager, title: Policy Manager, kind: officer}
- {id: treasurer, title: Treasurer, kind: officer, email: finance@wells.example}
";

const MEETINGS: &str = "\
- {id: os-2004-07-29, body: scrutiny, date: 2004-07-29, sitting: scrutiny}
- {id: os-2004-09-09, body: scrutiny, date: 2004-09-09, sitting: scrutiny}
";

const PLANS: &str = "- {id: IP, title: Improvement plan}\n";

const PERIODS: &str = "\
- {id: 2004-07, plan: IP, date: 2004-07-19, label: Update at 19 July 2004}
- {id: 2004-08, plan: IP, date: 2004-08-25, label: Update at 25 August 2004}
";

const BUDGETS: &str = "- {id: work, plan: IP, title: Partnership work, amount: £9000}\n";

const KEY_ISSUES: &str = "\
- {id: KI-1, plan: IP, no: 1, short: Policy, text: The Council needs a policy.}
- {id: KI-2, plan: IP, no: 2, short: Feedback, text: \"See [[KI-1]].\"}
";

const ACTIONS: &str = "\
- id: A1.1
  key_issue: KI-1
  short: Draft policy
  text: Write the policy.
  owner: manager
  milestones:
    - id: M1.1
      text: Draft to Members
      due: July 2004
      revisions:
        - {date: November 2004, on: 2004-08-20, reason: The survey took longer.}
  updates:
    - {period: 2004-07, status: on-track, text: The draft has begun.}
    - {period: 2004-08, status: at-risk, text: The draft is late.}
  success: One policy by 2005.
- id: A1.2
  key_issue: KI-1
  short: Training
  text: Train officers.
  owner: manager
  milestones:
    - {id: M1.2, text: Training held, due: \"ongoing, review November 2004\"}
  updates:
    - {period: 2004-07, status: not-started, text: Nothing yet.}
    - {period: 2004-08, status: on-track, text: Dates are agreed.}
  success: All officers are trained.
- id: A2.1
  key_issue: KI-2
  short: Feedback
  text: Tell people what came of it.
  owner: treasurer
  milestones:
    - {id: M2.1, text: Letters sent, due: June 2004, done: 2004-06-30}
  updates:
    - {period: 2004-07, status: complete, text: All letters are sent., evidence: [Copies of the letters]}
  success: Everyone has a letter.
";

const PROGRESS: &str = "\
type: improvement-plan-update
id: Progress 1
title: Progress
status: final
as_of: 2004-08-25
classification: public
plan: IP
period: 2004-08
meeting: os-2004-09-09
contact: manager
introduction: All is on course.
background_papers: []
";

pub(crate) const REPORT: &str = "\
type: committee-report
id: OS 1/04
title: A framework
status: final
as_of: 2004-07-20
classification: public
wards: All wards
to: [{body: scrutiny, meeting: os-2004-07-29, purpose: consult}]
report_of: manager
contact: manager
key_decision: no
summary: A framework for [[KI-1]], at [[app:frame]].
recommendations:
  - {id: r1, body: scrutiny, verb: comment, text: on the framework}
reasons: Comments can still change it.
background: The review asked for a policy.
options:
  - {title: Keep the guidance, recommended: no}
  - {title: Write a policy, recommended: yes, cost: £9000}
implications:
  financial: {text: It is paid for., officer: treasurer, budget: work}
  legal: {none: yes, reason: It creates no duty.}
appendices:
  - {id: frame, title: Framework, body: What the policy will cover.}
background_papers: []
sign_off:
  - {role: author, officer: manager, date: 2004-07-20}
";
