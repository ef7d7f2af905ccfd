//! Surveys and performance indicators: quotations without consent, responses that do not fit, rates that are judged and not
//! given, values that cannot be, indicators about which nothing is done.

use crate::council::{Council, council, example};

const SURVEY: &str = "inputs/surveys/partners-2003/survey.yaml";
const RESPONSES: &str = "inputs/surveys/partners-2003/responses.csv";
const COMMENTS: &str = "inputs/surveys/partners-2003/comments.csv";
const INDICATORS: &str = "inputs/indicators/indicators.yaml";
const REPORT: &str = "inputs/progress.yaml";

/// What is found in a council of one code, one a line.
fn found(council: &Council, code: &str) -> String {
    let all = council.short();
    let own = all
        .lines()
        .filter(|line| line.contains(&format!("[{code}]")));
    own.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_comment_is_quoted_only_where_its_writer_agreed() {
    let quoted = |consent: &str| {
        let council = example().replace(
            COMMENTS,
            "Response,Question,Theme\nP04,q14,Clear aims and roles",
            "Response,Question,Theme,Quote\nP04,q14,Clear aims and roles,yes",
        );
        let text = council.text(RESPONSES);
        let line = text
            .lines()
            .find(|line| line.starts_with("P04,"))
            .unwrap()
            .to_owned();
        let council = council.replace(
            RESPONSES,
            &line,
            &line.replace(",post,no,", &format!(",post,{consent},")),
        );
        found(&council, "quoted-without-consent")
    };
    let refused = "inputs/surveys/partners-2003/comments.csv:2:30: error[quoted-without-consent]: `P04` did not agree to be quoted, and a comment of it is to be\n";
    assert_eq!(quoted("no"), refused);
    assert_eq!(quoted(""), refused, "silence is no consent");
    assert_eq!(quoted("yes"), "");
}

#[test]
fn responses_fit_the_population_and_one_another() {
    let code = "survey-responses";
    assert_eq!(found(&example(), code), "");
    assert_eq!(
        found(&example().replace(RESPONSES, "\nP02,", "\nP01,"), code),
        "inputs/surveys/partners-2003/responses.csv:3:1: error[survey-responses]: the response `P01` stands twice, and would be counted twice\n"
    );
    assert_eq!(
        found(&example().replace(SURVEY, "number: 27", "number: 19"), code),
        "inputs/surveys/partners-2003/survey.yaml:23:34: error[survey-responses]: 20 of `Public body` answered, and only 19 were asked\n"
    );
    assert_eq!(
        found(&example().replace(SURVEY, "number: 27", "number: 20"), code),
        "",
        "all of them may answer"
    );
    assert_eq!(
        found(
            &example().replace(SURVEY, "group: Public body", "group: Public"),
            code
        ),
        "inputs/surveys/partners-2003/survey.yaml:23:13: error[survey-responses]: the group `Public` is no answer to a question that breaks others down\n"
    );
}

#[test]
fn a_comment_is_of_a_response_that_answered_the_question() {
    let code = "survey-responses";
    assert_eq!(
        found(&example().replace(COMMENTS, "P04,q14", "P99,q14"), code),
        "inputs/surveys/partners-2003/comments.csv:2:1: error[survey-responses]: a comment is of `P99`, and there is no such response\n"
    );
    assert_eq!(
        found(&example().replace(COMMENTS, "P04,q14", "P01,q14"), code),
        "inputs/surveys/partners-2003/comments.csv:2:1: error[survey-responses]: a comment of `P01` is put under question 14, which it did not answer\n"
    );
}

#[test]
fn six_headlines_are_all_that_fit() {
    let five = example();
    assert_eq!(found(&five, "headlines-too-many"), "");
    let one_more = |council: Council, short: &str| {
        council.replace(
            SURVEY,
            &format!("short: {short}, "),
            &format!("short: {short}, headline: yes, "),
        )
    };
    let six = one_more(five, "Prompt answers");
    assert_eq!(found(&six, "headlines-too-many"), "");
    assert_eq!(
        found(&one_more(six, "Clear aims"), "headlines-too-many"),
        "inputs/surveys/partners-2003/survey.yaml:83:150: warning[headlines-too-many]: 7 questions are marked as headlines; at most 6 were expected\n"
    );
}

#[test]
fn a_response_rate_is_given_and_not_only_judged() {
    let said = |words: &str| {
        found(
            &council().replace(
                REPORT,
                "introduction: All is on course.",
                &format!("introduction: {words}"),
            ),
            "response-rate-vague",
        )
    };
    assert_eq!(
        said("We asked in August 2003. The response rate was very poor, as before."),
        "inputs/progress.yaml:11:40: warning[response-rate-vague]: `The response rate was very poor` judges the response rate and does not give it\n"
    );
    assert_ne!(said("A response rate has been disappointing."), "");
    for honest in [
        "The response rate was good: 54 of 90 partners answered.",
        "The response rate was high, at 73%.",
        "The response rate was 73 per cent, which is high.",
        "We hope that the response rate will be good.",
        "A good response rate is one that speaks for all.",
        "The response rate was what we had hoped for.",
    ] {
        assert_eq!(said(&honest.replace(": ", " - ")), "", "{honest}");
    }
}

#[test]
fn an_indicator_has_target_baseline_and_owner() {
    let code = "indicator-incomplete";
    assert_eq!(found(&example(), code), "");
    let without = example().replace(INDICATORS, "  target: 75\n", "").replace(
        INDICATORS,
        "  owner: policy-manager\n",
        "",
    );
    assert_eq!(
        found(&without, code),
        "inputs/indicators/indicators.yaml:3:3: warning[indicator-incomplete]: the indicator `PI-01` has no `target` and no `owner`\n"
    );
    let early = example().replace(
        INDICATORS,
        "baseline_period: 2003-Q2",
        "baseline_period: 2001-Q2",
    );
    assert_eq!(
        found(&early, code),
        "inputs/indicators/indicators.yaml:3:3: warning[indicator-incomplete]: the indicator `PI-01` has no `baseline`\n",
        "a period without a value is no baseline"
    );
}

/// The tiny council with an indicator, its values in YAML, and a report on April to June 2004.
fn indicators(rest: &str, values: &str) -> Council {
    let indicator = format!(
        "- {{id: PI-1, name: Reviews held, definition: Reviews of all., sort: output, good_is: higher, frequency: quarterly, target: 60, amber: 5, baseline: 40, owner: manager, {rest}}}\n"
    );
    let report = "type: indicator-report\nid: PI 1\ntitle: Indicators\nstatus: final\nas_of: 2004-08-25\nclassification: public\nperiod: 2004-Q2\nintroduction: How we do.\ncontact: manager\n";
    council()
        .with("inputs/indicators.yaml", indicator)
        .with("inputs/indicator_values.yaml", values)
        .with("inputs/board.yaml", report)
}

const SHARE: &str = "unit: per-cent, least: 0, most: 100";

#[test]
fn a_value_that_cannot_be_is_told_at_its_figure() {
    let said = |values: &str| indicators(SHARE, values).short();
    let at = |values: &str| {
        said(&format!(
            "- {{indicator: PI-1, period: 2004-Q2, {values}}}\n"
        ))
    };
    let wrong = |column: usize, what: &str| {
        format!("inputs/indicator_values.yaml:1:{column}: error[indicator-value-wrong]: {what}\n")
    };
    assert_eq!(at("numerator: 30, denominator: 40"), "");
    assert_eq!(
        at("numerator: 41, denominator: 40"),
        wrong(49, "41 of 40 is more than all")
    );
    assert!(at("numerator: 3, denominator: 0").contains(&wrong(
        65,
        "the denominator is `0`, of which nothing can be a part"
    )));
    assert_eq!(
        at("numerator: 30, denominator: 40, value: 71"),
        wrong(77, "the value is `71`, and the figures beside it give 75")
    );
    assert_eq!(
        at("numerator: 29, denominator: 39, value: 74"),
        "",
        "74 is what 74.4 is printed as"
    );
    assert_eq!(
        at("value: 101"),
        wrong(45, "`PI-1` is `101`; 0 to 100 was expected")
    );
    assert_eq!(
        at("value: 99, not_reported: The log is lost"),
        wrong(63, "`PI-1` has a value and a reason why there is none")
    );
    assert_eq!(
        said(
            "- {indicator: PI-1, period: 2004-Q2, value: 70}\n- {indicator: PI-1, period: April to June 2004, value: 71}\n"
        ),
        "inputs/indicator_values.yaml:2:29: error[indicator-value-wrong]: `PI-1` has two values for April to June 2004\n"
    );
}

#[test]
fn a_survey_gives_the_value_of_an_indicator_alone() {
    let survey = |rest: &str| {
        indicators(
            SHARE,
            &format!("- {{indicator: PI-1, period: 2004-Q2, survey: Progress 1{rest}}}\n"),
        )
    };
    assert_eq!(
        found(&survey(""), "indicator-value-wrong"),
        "inputs/indicator_values.yaml:1:46: error[indicator-value-wrong]: no question of `Progress 1` is for the indicator `PI-1`\n"
    );
    assert_eq!(
        found(&survey(", value: 70"), "indicator-value-wrong"),
        "inputs/indicator_values.yaml:1:65: error[indicator-value-wrong]: `PI-1` takes its value from `Progress 1`, and has a figure beside it\n"
    );
}

#[test]
fn what_is_red_or_amber_needs_a_corrective_action() {
    let commentary = |rest: &str| {
        let council = indicators(SHARE, "- {indicator: PI-1, period: 2004-Q2, value: 55}\n");
        let said = format!("- {{indicator: PI-1, period: {rest}}}\n");
        council
            .with("inputs/indicator_commentary.yaml", said)
            .short()
    };
    assert_eq!(
        commentary("2004-Q2, text: It is hard."),
        "inputs/indicator_commentary.yaml:1:3: warning[no-corrective-action]: the indicator `PI-1` is at risk in April to June 2004, and no corrective action is named\n"
    );
    assert_eq!(
        commentary("2004-Q1, text: It is hard., action: We work on it."),
        "inputs/indicator_values.yaml:1:3: warning[no-corrective-action]: the indicator `PI-1` is at risk in April to June 2004, and no corrective action is named\n",
        "what was done a quarter before is no answer for this one"
    );
    assert_eq!(
        commentary("2004-Q2, text: It is hard., action: Reviews are held monthly from May."),
        ""
    );
    assert_eq!(
        indicators(SHARE, "- {indicator: PI-1, period: 2004-Q2, value: 60}\n").short(),
        "",
        "what is at its target needs none"
    );
}

#[test]
fn what_was_not_reported_is_noted_with_or_without_a_reason() {
    let given = indicators(
        SHARE,
        "- {indicator: PI-1, period: 2004-Q2, not_reported: The log is lost}\n",
    );
    assert_eq!(
        given.short(),
        "inputs/indicator_values.yaml:1:3: note[indicator-not-reported]: the indicator `PI-1` was not reported for April to June 2004\n"
    );
    let silent = indicators(SHARE, "- {indicator: PI-1, period: 2004-Q1, value: 61}\n");
    assert_eq!(
        silent.short(),
        "inputs/indicators.yaml:1:3: note[indicator-not-reported]: the indicator `PI-1` was not reported for April to June 2004, and no reason is given\n"
    );
}
