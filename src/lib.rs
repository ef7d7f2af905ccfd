//! guildhall makes a council's committee papers from spreadsheets and YAML, checks them before Members see them, and
//! gives back workbooks that can be filled in and read again.
//!
//! # How it works
//! Every run is one walk down a row of rooms. A stage is a function from values to values that takes `&mut Findings`: it
//! never stops at the first problem, never prints, never reads or writes, never asks the time.
//!
//! ```text
//! disk --sources--> bytes --kinds, records--> Records --+
//!                     |                                 +--references--> Workspace (all resolved)
//!                     +------documents--> Documents ----+                   |        |       |
//!                                                                         checks   views   index
//!                                                                           |        |
//!                     Findings <--------------------------------------------+        |
//!                        |                     assembly --> Markup --typeset--> PDF  |
//!                        |                     workbook --> Book ------------> xlsx <+
//!                        +--show--> text --cli--> screen      proof --> output --> disk
//! ```
//!
//! Where something is withheld from the public, records and documents go down the row twice: once whole, and once without
//! it ([`references::edition`]), from before they are resolved until they are files; [`proof`] searches the public ones.
//!
//! A document that an error reaches is refused, and the others are made ([`references::reach`] knows who reaches what).
//! A place is a stretch of text or a cell of a sheet, from the first day; it travels with every value through the
//! template into the Typst source ([`assembly`]), so that even an error of the compiler is told at the officer's cell.
//!
//! # Floors
//! Imports go down; neighbours never import each other (`tests/suite/house.rs` holds this table to the code).
//!
//! | floor | rooms |
//! |---|---|
//! | 0 | [`place`], [`finding`], [`code`] |
//! | 1 | [`values`] |
//! | 2 | [`sources`]: the only room that reads the disk |
//! | 3 | [`kinds`] |
//! | 4 | [`records`] |
//! | 5 | [`documents`] |
//! | 6 | [`references`] |
//! | 7 | [`views`] |
//! | 8 | [`checks`], [`assembly`], [`workbook`] |
//! | 9 | [`judgement`]: how grave what checks found is here; [`typeset`] |
//! | 10 | [`proof`]: the last look at a finished file |
//! | 11 | [`output`]: the only room that writes the disk; [`show`] |
//! | 12 | [`pipeline`]: the only room that knows the order |
//! | 13 | [`cli`]: the only room that prints and asks the clock |
//!
//! # To add
//! | what | files of `src` | how |
//! |---|---|---|
//! | a document type | 0 | a folder under `templates/`: `manifest.yaml`, templates, `guide.md`, `sample.yaml` |
//! | a column of a register | 1 | one line in a file of [`records::registers`]; reading, writing and schema follow |
//! | a field of a document type | 0 | one line in its manifest |
//! | a check | 2 | `checks/x.rs`, whose head is what `explain` prints, and its two lines (`mod`, `ALL`) in [`checks`] |
//! | a view | 1 | a function in a file of [`views`] and its entry in `VIEWS` there |
//! | a kind | all of [`kinds`] | one variant; the compiler then names every place to extend |
//!
//! # Words
//! | word | means | not |
//! |---|---|---|
//! | workspace | a folder with `guildhall.yaml`, `inputs/`, `templates/`, `output/` | project |
//! | document | one paper to be made | file, item |
//! | document type | a folder under `templates/` | template, format |
//! | record | one thing the council knows | row, entry |
//! | register | all records of one sort | table, database |
//! | check, finding | a test of the workspace, what it found | rule, issue |
//! | place | where something stands | span, location |
//! | make | what is done to a paper | generate, render |
//!
//! Decisions, with their reasons, are in `src/decisions/`.
//!
//! # Map
//! ```text
//! main.rs                        the program: hands its arguments to the command line, and its answer to the machine
//! lib.rs                         the map you are reading
//! build.rs                       names this build of guildhall by the sources it was made from
//! place.rs                       where something stands: a stretch of text in a file, or a cell of a sheet
//! finding.rs                     findings: what was found, how grave it is, where it stands and what to do
//! code.rs                        codes: the stable, kebab-case names of everything guildhall can find, each
//!
//! values/mod.rs                  small things of council life: dates, sums, times, ids and prose
//! values/announced.rs            counts that running words announce: so many things, and the numbers they have
//! values/date.rs                 civil dates: reads them as officers write them, day first
//! values/dated.rs                reports that running words name by their date
//! values/fault.rs                faults of values
//! values/holidays.rs             bank holidays of England and Wales, 1974 to 2030, with substitutes and one-offs
//! values/id.rs                   ids of records and documents, and the slugs that name their files
//! values/listed.rs               several things told in one sentence
//! values/money.rs                pounds and pence, exact: reads sums as officers write them, adds them
//! values/number.rs               numbers, percentages and yes or no: reads them as officers write them
//! values/period.rs               periods: the months or years a paper, plan or policy covers, with a beginning
//! values/prose/forms.rs          the `[[…]]` forms of prose: found, cut out before Markdown is parsed, and understood
//! values/prose/formula.rs        the formulas of `[[val: …]]`: how they are written
//! values/prose/mod.rs            prose: an officer's Markdown, parsed once into a tree in
//! values/prose/parse.rs          Markdown to the prose tree: CommonMark with tables, footnotes and strike-through
//! values/reading.rs              how dates are written: months and weekdays by name, days in figures
//! values/running.rs              running text: its words, its sentences, and the dates written in it
//! values/sums.rs                 sums of money in running words: `£9,000`, `£1.2 million`, `up to £500`
//! values/time.rs                 times of day and lengths in minutes: reads them as officers write them
//! values/when.rs                 the council's dates, exact or vague: a day, a month, a range, a season
//! values/when_reading.rs         reads the council's dates, exact or vague, as officers write them
//!
//! sources/mod.rs                 sources: every byte read in this run, by path from the workspace's root
//! sources/defaults.rs            what is compiled into the binary: templates, house style and fonts
//! sources/folder.rs              which files of a folder belong to a run, read from the disk once
//! sources/limits.rs              limits: how large a file may be before it is refused, each a named setting
//! sources/made.rs                what an earlier build left in the output folder: its ledger
//! sources/sheet/biff.rs          how far the cells of an old workbook are spread, told
//! sources/sheet/book.rs          what was read: a workbook, its sheets and their cells, each with its place
//! sources/sheet/content.rs       what a spreadsheet file is, told by its first bytes and the names of its parts
//! sources/sheet/csv.rs           CSV files: any of the usual encodings and separators become one sheet of text
//! sources/sheet/gather.rs        gathers the cells of a workbook as a reader meets them, within the limits
//! sources/sheet/inspect.rs       what guildhall reads in a spreadsheet, laid open: as JSON and as text for people
//! sources/sheet/marks.rs         what calamine does not tell of a sheet: hidden rows, merged cells
//! sources/sheet/mod.rs           spreadsheets: the bytes of a workbook or a CSV file become sheets of located cells
//! sources/sheet/ods.rs           OpenDocument spreadsheets (`.ods`), read cell by cell as a stream of XML
//! sources/sheet/package.rs       whether the package of a workbook is sound, before anything in it is trusted
//! sources/sheet/quote.rs         a row of a sheet as lines of text, with its header above and the bytes to mark
//! sources/sheet/stamp.rs         dates and times as spreadsheets keep them: serial numbers and ISO text
//! sources/sheet/table.rs         the table in a sheet as officers make them: title rows above
//! sources/sheet/value.rs         what calamine reads becomes our own values at once: integers
//! sources/sheet/xls.rs           Excel workbooks of before 2007 (`.xls`), which can only be read as a whole
//! sources/sheet/xlsx.rs          Excel workbooks of today, read cell by cell as a stream
//! sources/text.rs                bytes to text: UTF-8, UTF-16 by its mark
//! sources/yaml.rs                YAML bytes to a tree of located nodes: every key and value with its line, column
//!
//! kinds/mod.rs                   kinds: the closed list of what a field can hold, and the values they become
//! kinds/cell.rs                  a value as the content of one spreadsheet cell
//! kinds/codes.rs                 the codes of what can be wrong with a single value
//! kinds/columns.rs               columns that come from other rows: each question of a list is a column
//! kinds/field.rs                 a field: a name, a kind, and how an officer is asked for it
//! kinds/lines.rs                 rows that stand in one cell of a sheet, one a line
//! kinds/passages.rs              prose and images: text kept in the record or in a Markdown file beside it
//! kinds/read.rs                  a node or a cell to a value of its kind, with a finding where it cannot be read
//! kinds/rows.rs                  rows out of sheets: each column a field, each row a record
//! kinds/schema.rs                a kind as JSON Schema (draft-07), so that editors complete
//! kinds/text.rs                  the text of a simple value, read as its kind: dates, sums, choices, ids
//! kinds/vocabulary.rs            the words officers choose from, each with the token the records hold
//! kinds/withheld.rs              what is withheld from the public: the mark in the place of a value, and the keys that ask for it
//! kinds/words.rs                 a value in words, as it is printed wherever no layout is at hand
//!
//! records/mod.rs                 records: everything the council knows, by register and id
//! records/calendar.rs            the calendar of a workspace: bank holidays, and the council's own days
//! records/columns.rs             short words for the columns of registers
//! records/council.rs             the council itself: the fields of `inputs/council.yaml`
//! records/counting.rs            clear days counted off before a meeting, and the sum in words
//! records/deadlines.rs           the deadlines of a meeting: which law sets them, and by which rule they are counted
//! records/exemptions.rs          what a council may keep from the public, by country and day: Schedule 12A
//! records/paragraphs.rs          the paragraphs of Schedule 12A to the Local Government Act 1972 in words
//! records/elections.rs           pre-election periods: the days from the notice of an election to the poll
//! records/plan.rs                an improvement plan as it stood on a day: key issues, their actions, milestones
//! records/read.rs                registers out of YAML trees and sheets: the same records
//! records/registers/mod.rs       the registers: their fields, said once
//! records/registers/notices.rs   the registers of what a council gives notice of: its key decisions
//! records/partnerships.rs        the partnerships as they stood on a day: sums, states, and what is missing
//! records/registers/partnerships.rs  the registers of partnerships: partners, contributions, posts, risks
//! records/registers/evaluations.rs  the registers behind evaluations: frameworks, criteria, positive practice
//! records/registers/indicators.rs the registers of performance indicators: what each measures, its values
//! records/registers/plan.rs      the registers of an improvement plan
//! records/registers/published.rs the register of what was published: each time that papers of a meeting went out
//! records/registers/shared.rs    the registers that every paper uses
//! records/settings.rs            the settings of a workspace: `guildhall.yaml`, read strictly
//! records/standing.rs            what stands still in a plan: updates that say again what was said, actions, risks
//!
//! documents/clearances.rs        which words of a paper each role clears, and the seal that binds a clearance to them
//! documents/answers.rs           papers that answer the questions of a form: joined, and counted
//! documents/agenda.rs            agendas, and the way of a paper through the bodies, found by the shape of their fields
//! documents/declared.rs          the fields that a manifest declares: their kinds, columns and anchors
//! documents/mod.rs               documents: the papers to be made
//! documents/envelope.rs          the fields that every document has, whatever its type
//! documents/fill.rs              YAML records against their document types (gate 3): typed documents, each value
//! documents/manifest.rs          `manifest.yaml` to a document type (gate 1): kinds, views, outputs and sheets
//! documents/report.rs            papers that ask bodies for something, found by the shape of their fields
//! documents/schema.rs            JSON Schemas (draft-07) of document types, registers and settings, for editors
//!
//! references/cites.rs            what each record cites, quotes and belongs to: the ways by which papers are reached
//! references/destination.rs      where papers are going: which will be published, by their status or a paper that will be
//! references/edition.rs          the public edition of everything: records and documents without what is withheld
//! references/compute.rs          values worked out from registers: a closed list of functions
//! references/find.rs             finds what a form names: an id, one with its sort before it, or a row of another document
//! references/mod.rs              references: one index of everything that can be cited
//! references/index.rs            the index of everything that can be cited: records, documents and anchored rows
//! references/named.rs            dates and sums by their names: of events, budgets, meetings and named facts
//! references/quote.rs            the words of others and computed values, which need everything else resolved first
//! references/reach.rs            which documents reach a place: by their own file, by the records they cite
//! references/resolve.rs          every reference looked up once: fields that name records
//! references/secrets.rs          what a leak is told by: the distinctive words of everything that is withheld
//!
//! views/agenda.rs                the items of an agenda as Members and the public read them
//! views/anchored.rs              rows that are cited by number: how each is numbered and labelled
//! views/answers.rs               a form answered: questions with answers, what they come to, a sheet to fill in
//! views/attendance.rs            who was invited to training, who booked and who came: counts, certificates
//! views/carried.rs               papers that a document carries under numbers of its own
//! views/cited.rs                 the sources that a document rests on: those it lists, those it cites
//! views/edition.rs               what an edition of a paper says of itself, and values of views that would tell a secret
//! views/comments.rs              what participants of training wrote, by question and theme
//! views/evaluation.rs            what participants of training said: forms, confidence, reactions
//! views/mod.rs                   views: the closed list of derived tables that templates and sheets see
//! views/band.rs                  the bands of risk, low to severe, by likelihood times impact
//! views/exceptions.rs            what needs attention in a plan: exceptions, new dates to approve
//! views/exclusion.rs             why and how the public is kept out while an item is considered
//! views/indicators.rs             performance indicators: their values period by period, worked out, rated
//! views/indicator_report.rs       a report on performance indicators: counts by status, the table of all
//! views/indicator_sheets.rs       performance indicators as sheets: dictionary, history, counts as formulas
//! views/issues.rs                key issues of a plan: the table of all, budgets, a sheet for each
//! views/matrix.rs                the full matrix of a plan: every action, one a row, by key issue
//! views/partners.rs              partners by sector, each with the partnerships it takes part in
//! views/partnership_costs.rs     what partnerships cost and bring, and the posts that depend on their money
//! views/partnership_gaps.rs      what partnerships lack: states of the world, counted
//! views/partnership_profiles.rs  each partnership told in full on a page
//! views/partnership_registers.rs registers of partnerships as sheets, and a summary that counts them
//! views/partnership_risks.rs     the risks of one partnership: scored, and by likelihood and impact
//! views/partnerships.rs          the partnerships by nature, counted, in sums and sentences
//! views/meeting.rs               a meeting as its front sheet and its notices tell of it
//! views/pack.rs                  the papers of a pack in the order of its agenda: those that are bound in
//! views/parts.rs                 the parts of a paper, each sealed: which of them have changed can be said
//! views/policy.rs                a policy's own lists: numbered sections, requirements by actor
//! views/practice.rs              positive practice from elsewhere, by theme, with its sources
//! views/priorities.rs            the council's priorities: by promise, and how many need partners
//! views/progress.rs              progress of a plan: counts by status, two sentences
//! views/proposals.rs             what an evaluation proposes: its action plan, what it covers, its gaps
//! views/rated.rs                 what an evaluation shows of its ratings: profile, strengths, gaps, criteria
//! views/ratings.rs               how a partnership is rated against a framework: statements, their means
//! views/publications.rs          what was published of a meeting, and when
//! views/registers.rs             registers of a plan as sheets: each register's own fields
//! views/reports.rs               papers of one type, seen together: the list, recommendations, clearances
//! views/reviews.rs               a short review of a partnership: its form, what partners scored, what stands out
//! views/row.rs                   rows of views, built field by field: copied from records with their places
//! views/serving.rs               what serves each priority: partnerships, actions of plans, papers
//! views/slip.rs                  how far a date has slipped, in words
//! views/standing.rs              what stands on every agenda: the title of each standing item, and what is done at it
//! views/suppression.rs           small counts kept back, so that no figure tells what a person answered
//! views/suppression_grid.rs       small counts kept back in tables of rows and columns whose totals readers know
//! views/survey.rs                 a survey as it was answered: its questions with what can be answered to each
//! views/survey_comments.rs        what people wrote in a survey: by question and theme, quoted with their consent
//! views/survey_figures.rs         the figures of a survey as they are published: small counts kept back
//! views/survey_report.rs          a survey's report: who answered, its headlines, every question with its answers
//! views/survey_tables.rs          a survey's tables: by group and by question, the notes on them, baselines
//! views/training.rs              sessions of training as they are run: running order, kit, bookings
//!
//! checks/answer_evidence.rs      an answer of no or unclear that rests on nothing
//! checks/appendix_not_there.rs   a paper that goes out with an appendix of which only the title is there
//! checks/bare_address.rs         a raw address of the internet is hard to read, worse to hear read out
//! checks/body_power.rs           a body that is asked for what it has no power to do cannot give it
//! checks/budget_twice.rs         one budget that is listed twice looks like twice the money
//! checks/chained_reference.rs    a record that says only `as above` says nothing where it is printed alone
//! checks/cited_later.rs          a paper cannot rest on what did not exist when its facts were true
//! checks/clearance.rs            a report is cleared before it goes out
//! checks/consultation_thin.rs    consultation counts when Members can see who was asked, when, and what came of it
//! checks/contradicted_status.rs  a status that the update itself, or a milestone, contradicts
//! checks/count_differs.rs        where a sentence announces three reasons and four follow
//! checks/criterion_bare.rs       a criterion that cannot be rated, or that nobody has rated
//! checks/date_style.rs           dates that are written in several ways
//! checks/doubled_label.rs        a number that stands twice before its words
//! checks/drifted_list.rs         the same alternatives written out in several places drift apart
//! checks/decision_unfounded.rs   a decision that does not follow from the answers and gives no reasons
//! checks/event_dates.rs          one event with two dates leaves a reader to guess
//! checks/told_too_early.rs       an update that tells of a day after its own period as past
//! checks/outdated_appendix.rs    an appendix that was a draft years ago and still is one
//! checks/stated_age.rs           an age that was right in the last paper
//! checks/risk_review.rs          a risk that nobody has looked at for two periods
//! checks/unknown_owner.rs        where a topic stands in place of an owner
//! checks/pre_election.rs         between the notice of an election and the poll
//! checks/recommendation_date.rs  members agree what the recommendation says
//! checks/evidence.rs             an action that is complete, with nothing to show it
//! checks/exempt_paragraph.rs     exempt information may be kept from the public only under a paragraph
//! checks/exempt_part.rs          a part that is exempt in a paper that does not say so, or the other way about
//! checks/fact_differs.rs         a number that several papers name has to be the same in all of them
//! checks/financial_silence.rs    a paper that asks for money and says that it costs nothing misleads
//! checks/holiday_paper.rs        a report that is said to be of a bank holiday was hardly written then
//! checks/implication_missing.rs  an empty heading looks as if nobody had thought of it
//! checks/implication_reason.rs   `None` is an answer only with its reason
//! checks/indicator_action.rs     an indicator in red or amber about which nothing is done
//! checks/indicator_incomplete.rs an indicator without target, baseline or owner
//! checks/indicator_not_reported.rs no value was received for an indicator in the period of a report
//! checks/indicator_value.rs      a value of an indicator that cannot be right
//! checks/incomplete_date.rs      a date without its year, or `shortly`, that nobody can place later
//! checks/key_decision.rs         a key decision has to be announced before it is made
//! checks/key_issue_action.rs     a key issue about which nothing is done
//! checks/label_for_two.rs        where one label stands for two things
//! checks/label_mismatch.rs       a label beside the name of another
//! checks/late_forecast.rs        an owner who expects to be late, and calls that on track
//! checks/mod.rs                  checks: what can be wrong with a workspace though every record could be read
//! checks/action_owner.rs         where nobody answers for an action, nobody reports on it, and it is forgotten
//! checks/closed_day.rs           nobody is there on a weekend, a bank holiday or a day the offices are closed
//! checks/covered_years.rs        the deadlines of a meeting cannot be counted where bank holidays are not known
//! checks/date_order.rs           a paper cannot tell a meeting of facts from after that meeting
//! checks/low_statement.rs        a statement that is rated low and that no proposal addresses
//! checks/milestone_passed.rs     the date of a milestone is past, and nothing says that it was met
//! checks/monitoring.rs           whoever watches a key issue has to do so at some time
//! checks/never_cited.rs          an appendix or guidance note that the paper never mentions
//! checks/no_movement.rs          an action that is behind, where nothing moved between two periods
//! checks/no_new_date.rs          a milestone was put off and nobody said until when
//! checks/no_update.rs            the owner of an action sent nothing for the period
//! checks/nothing_attached.rs     a paper that says that something is attached, and goes out with nothing
//! checks/nothing_follows.rs      a line that announces what never comes
//! checks/ongoing_review.rs       what has no end is never late
//! checks/open_milestone.rs       an action that is reported complete while a milestone of it is open tells Members
//! checks/options_missing.rs      whoever decides has to see what else could be done
//! checks/order_of_events.rs      what has to come after an event cannot be dated before it
//! checks/order_of_route.rs       a body that is consulted after the decision cannot change it
//! checks/page_without_edition.rs the pages and figures of a publication move with its editions
//! checks/passed_on.rs            a key issue left to another, which is left to a third
//! checks/partnership_gap.rs      a significant partnership without what the rules ask for: a state of the world
//! checks/partnership_tier.rs     a tier that does not fit what the Council puts into a partnership
//! checks/percentage_alone.rs     a percentage of an evaluation without its figures or a source
//! checks/percentage_wrong.rs     a percentage beside the figures it comes from
//! checks/personal_data.rs        what is published cannot be called back
//! checks/placeholder.rs          a drafting note to oneself reaches Members as if it were said to them
//! checks/proposal_aimless.rs     a proposal that addresses nothing
//! checks/proposal_open.rs        a proposal without owner, measure or date is a wish
//! checks/prose_weekday.rs        a weekday that its date does not fall on
//! checks/question_recorded.rs    a question among the actions is something that nobody has decided
//! checks/recommendation_retyped.rs recommendations that are typed a second time
//! checks/recommendation_sum.rs   a sum that stands nowhere else in the paper is a slip of the pen
//! checks/recommendation_weak.rs  a recommendation is what the minute will say was decided
//! checks/repeated_heading.rs     a heading that stands twice in one paper
//! checks/register_count.rs       a fact that differs from what its register holds
//! checks/repeated_text.rs        the same paragraph kept in two places is soon two that differ
//! checks/repeated_update.rs      an update that repeats the action, or the update before it
//! checks/report_reference.rs     a report is found again by its reference for years
//! checks/response_rate.rs        a response rate that is called good or poor tells nobody how many answered
//! checks/reversed_range.rs       what ends before it begins, or is in force before it is adopted
//! checks/revision_reason.rs      members are asked to agree a new date, or are told of one
//! checks/running_order.rs        a programme whose parts do not add up to its times ends late
//! checks/series_gap.rs           a number that is left out of a series
//! checks/success_measure.rs      without a measure of success nobody can say whether an action worked
//! checks/survey_headline.rs      the first page of a survey has room for six findings
//! checks/survey_quotation.rs     what somebody wrote in a survey may be printed only where they agreed to it
//! checks/survey_response.rs      responses of a survey that do not fit its population or its questions
//! checks/table_total.rs          a total that its figures do not add up to
//! checks/threshold_wording.rs    a threshold that is `over` a sum here and `at least` that sum there
//! checks/to_do.rs                a placeholder that is looked after, in a paper that nobody should see with it
//! checks/two_definitions.rs      where one term has two definitions in use
//! checks/typed_heading.rs        where a paper numbers its sections, a number typed into a heading
//! checks/typed_number.rs         a number of an appendix, a note or a section that was typed by hand
//! checks/typed_reference.rs      a report number that was typed by hand is no reference
//! checks/undated_paper.rs        a paper that is final and has no date of its own
//! checks/unknown_acronym.rs      a reader who does not know a short form has to guess
//! checks/unknown_number.rs       a number that the paper's own table does not have
//! checks/unknown_paper.rs        a reader who is sent to a report has to be able to find it
//! checks/before_call_in.rs       a step that is taken while the decision can still be called in
//! checks/clear_days.rs           papers that were published too late for their meeting
//! checks/clearance_outdated.rs   what was changed after it was cleared
//! checks/clearance_unsealed.rs   a clearance that is bound to no words
//! checks/equality_late.rs        an assessment of equality that comes after the decision
//! checks/head_incomplete.rs      a paper whose head has gaps
//! checks/key_decision_notice.rs  a key decision has to be announced in full, 28 clear days before
//! checks/late_item.rs            a late report has to say why it cannot wait
//! checks/open_delegation.rs      a delegation without officer, limit or consultee
//! checks/withheld_content.rs     what is withheld must not come out by another paper
//! checks/unknown_question.rs     an answer to a question that the form does not ask
//! checks/unregistered_partnership.rs  a partnership that a paper names and the register does not hold
//! checks/agenda_incomplete.rs    an agenda without its quorum or its day of publication
//! checks/agenda_numbers.rs       one number, or one report, twice on one agenda
//! checks/agenda_report.rs        a report on the agenda of a body that it is not addressed to
//! checks/meeting_notice.rs       a summons or a notice of a private meeting that is missing, or does not apply
//! checks/minutes_early.rs        minutes of a meeting that is not yet held
//! checks/not_on_agenda.rs        a report that says which meeting it goes to, and is on no agenda of it
//! checks/private_item.rs         an item from which the public is kept without the reasons that the law asks for
//! checks/published_changed.rs    a paper that is no longer what was published
//!
//! judgement/mod.rs               judgement: how grave each finding of a check is here
//! judgement/allowances.rs        what records allow: which findings an allowance covers
//! judgement/levels.rs            the levels that a workspace gives to checks: which may be given
//!
//! assembly/mod.rs                assembly: a document
//! assembly/acronyms.rs           acronyms: expanded where running prose first uses them
//! assembly/environment.rs        the one template environment: strict, with fuel, without any way to the disk
//! assembly/escape.rs             text to safe Typst: as markup, as the body of a string, as a link's address
//! assembly/filters.rs            every filter that templates may use beside the ordinary ones
//! assembly/held.rs               what templates see: values that render as words, know their place
//! assembly/holes.rs              fills the holes of a rendered template
//! assembly/prose.rs              prose to Typst: every construct a function call, never markup
//! assembly/trace.rs              from a stretch of the Typst source back to the template's line
//! assembly/writer.rs             writes values into the Typst source and keeps, for every stretch of it
//!
//! workbook/mod.rs                workbooks: a resolved document and its sheets become a plain model
//! workbook/cell.rs               one cell at a time: its value, its format, what may be typed into it
//! workbook/content.rs            values as the contents of cells: as they are read back, or as they read
//! workbook/cover.rs              the sheets around the sheets: `about` of a working workbook, `cover`
//! workbook/desk.rs               what every shape needs at hand while a workbook is written: the look
//! workbook/fill.rs               fields and views of a document become the shapes of sheets, column by column
//! workbook/fit.rs                widths and heights fitted to what a table holds: short columns get what they need
//! workbook/form.rs               the shape `form`: questions with a cell for each answer, and what to write beside it
//! workbook/grid.rs               the shape `grid`: row keys by column keys, with a cell for each pair
//! workbook/look.rs               the house formats of a workbook: type, colours, rules, and statuses shown
//! workbook/measure.rs            how wide words stand in the house face of a workbook
//! workbook/model.rs              the plain model of a workbook: what stands in it, sheet by sheet
//! workbook/notes.rs              the shape `notes`: numbered notes, one a row
//! workbook/page.rs               how sheets print: A4 landscape (A3 for tables of many sentences)
//! workbook/sheets.rs             which sheets a workbook has: one for each that its type names
//! workbook/summary.rs            the shape `summary`: labels with formulas and their results, and a bar chart beneath
//! workbook/table.rs              the shape `table`: records in rows under typed columns, as one real Excel table
//! workbook/write.rs              a plain model of a workbook becomes the bytes of an `.xlsx`: the same model
//!
//! typeset/mod.rs                 typesetting: Typst source becomes an accessible PDF
//! typeset/fonts.rs               the bundled fonts, in a fixed order: no font of the machine is ever used
//! typeset/pack.rs                packs the objects of a PDF into compressed streams: under half the bytes
//! typeset/report.rs              Typst's errors and warnings as findings: at the officer's place where there is one
//! typeset/standard.rs            the standards every PDF meets: PDF/UA-1 for readers, PDF/A-2a for the archive
//! typeset/world.rs               Typst's world: the generated source, the house style, the images of the workspace
//!
//! proof/mod.rs                   proof: what is wrong with a finished file, looked for on its pages and in its bytes
//! proof/leak.rs                  the leak scan: whether a file for the public tells anything that is withheld
//! proof/pdf.rs                   what a PDF says: the words of its pages, every string in its objects and streams
//! proof/xlsx.rs                  what a workbook says: the words of each of its parts
//!
//! output/mod.rs                  output: finished bytes to the disk, each file whole or not at all, the manifest last
//! output/ledger.rs               the ledger: what was made from what, by hash, so that nothing is made twice
//! output/manifest.rs             the manifest: for people and archives, what each file is, what it came from
//!
//! show/mod.rs                    findings to text: for people, one a line, and for programs
//! show/allowed.rs                what records allow, told in every format: the finding, why it is right, who decided
//! show/human.rs                  findings for people: the source line or the sheet row with the mark under it
//! show/json.rs                   findings for programs: a versioned JSON format with its own structs
//! show/short.rs                  findings, one a line: place, severity, code, sentence
//!
//! pipeline/mod.rs                the pipeline: calls every stage in order
//! pipeline/agreement.rs          agreement (gate 2): manifest, templates, guide
//! pipeline/codes.rs              every code there is, from every room, so that `explain`
//! pipeline/editions.rs           which editions of a paper are made, and from which records
//! pipeline/large.rs              large print: the edition of a paper that tells in its margin where each page begins
//! pipeline/load.rs               from the files of a workspace to everything resolved and checked
//! pipeline/make.rs               from a checked workspace to finished files: independent papers in parallel
//! pipeline/pack.rs               packs: the papers that are bound into one, each assembled as it is by itself
//! pipeline/paper.rs              one paper: its views, its source or its workbook, and the bytes made of them
//! pipeline/publish.rs            publishing: what goes out for a meeting is made once more, kept as it is
//! pipeline/remember.rs           a build with nothing to do: the same findings and the same answer, out of the ledger
//!
//! cli/mod.rs                     the command line: what can be asked, and what is printed
//! cli/arguments.rs               what can be asked on the command line
//! cli/build.rs                   `build`: checks, makes what is out of date, writes it
//! cli/check.rs                   `check`: everything that building checks before it makes anything
//! cli/dates.rs                   `dates`: every deadline of a meeting, the sum shown in words
//! cli/explain.rs                 `explain`: why a code exists, an example, and the remedy
//! cli/inspect.rs                 `inspect`: what guildhall reads in one file, wherever it is
//! cli/new.rs                     `new`: a fresh workspace from the binary alone
//! cli/pack.rs                    `pack`: the pack of a meeting, made as `build` makes it
//! cli/publish.rs                 `publish`: freezes what goes out for a meeting, and says what was kept where
//! cli/quote.rs                   lines and rows of the workspace's files, to be quoted under findings
//! cli/schema.rs                  `schema`: JSON Schemas of document types and registers, for editors
//! cli/screen.rs                  the screen: everything printed goes through here
//! cli/types.rs                   `types`: the document types of the workspace
//! ```

pub mod assembly;
pub mod checks;
pub mod cli;
pub mod code;
pub mod documents;
pub mod finding;
pub mod judgement;
pub mod kinds;
pub mod output;
pub mod pipeline;
pub mod place;
pub mod proof;
pub mod records;
pub mod references;
pub mod show;
pub mod sources;
pub mod typeset;
pub mod values;
pub mod views;
pub mod workbook;
