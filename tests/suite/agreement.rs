//! Gate 2: manifest, templates, guide and sample of a document type agree, or the one who made it is told where not.

use guildhall::pipeline::agreement::agreement;
use guildhall::show;

use crate::council::{Council, council};

const MANIFEST: &str = "\
name: notice
title: Notice
description: A short notice.
word: notice
fields:
  message: {kind: text, required: true, title: Message, help: What is said}
  signature: {kind: text, title: Signature, help: Who says it}
outputs:
  - {pdf: notice.typ.j2}
";

const TEMPLATE: &str = "\
{% include \"house/paper.typ.j2\" %}

#show: this-paper
= Notice
{{ message }}, {{ signature }}
";

const GUIDE: &str =
    "A notice needs `type`, `id`, `title`, `status`, `classification` and `message`.\n";

const SAMPLE: &str = "\
type: notice
id: N 1
title: A notice
status: draft
as_of: 2004-08-25
classification: public
message: The office is closed
signature: The clerk
";

/// The tiny council with a document type of its own, which is as it should be.
fn with_notice() -> Council {
    council()
        .with("templates/notice/manifest.yaml", MANIFEST)
        .with("templates/notice/notice.typ.j2", TEMPLATE)
        .with("templates/notice/guide.md", GUIDE)
        .with("templates/notice/sample.yaml", SAMPLE)
}

/// What is found of the type `notice`, one a line.
fn told(council: &Council) -> String {
    let findings = agreement(&council.sources());
    let mine: Vec<_> = findings
        .list()
        .iter()
        .filter(|finding| finding.place.file.contains("notice"))
        .cloned()
        .collect();
    show::short(&mine)
}

#[test]
fn a_type_whose_parts_agree_is_left_in_peace() {
    assert_eq!(told(&with_notice()), "");
}

#[test]
fn a_field_that_is_never_shown_is_told() {
    let spoilt = with_notice().replace("templates/notice/notice.typ.j2", ", {{ signature }}", "");
    assert_eq!(
        told(&spoilt).trim_end(),
        "templates/notice/manifest.yaml: warning[unread-field]: `signature` is a field of `notice` that none of its outputs shows"
    );
}

#[test]
fn a_guide_that_leaves_out_a_required_field_is_told() {
    let spoilt = with_notice().replace("templates/notice/guide.md", "and `message`", "");
    assert_eq!(
        told(&spoilt).trim_end(),
        "templates/notice/guide.md: warning[guide-gap]: the guide of `notice` does not mention `message`"
    );
}

#[test]
fn a_type_without_a_sample_is_told() {
    let spoilt = with_notice().without("templates/notice/sample.yaml");
    assert_eq!(
        told(&spoilt).trim_end(),
        "templates/notice/manifest.yaml: error[no-sample]: `notice` has no sample"
    );
}
