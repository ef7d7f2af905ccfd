//! The one place where officers' characters become Typst source: whatever they are, it becomes plain words.

use guildhall::assembly::escape;
use proptest::prelude::{ProptestConfig, any, proptest};
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse};

use crate::hostile_text::{HOSTILE, bare};

fn kinds_of(node: &SyntaxNode, kinds: &mut Vec<SyntaxKind>) {
    kinds.push(node.kind());
    node.children().for_each(|child| kinds_of(child, kinds));
}

/// The words that Typst makes of markup.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other node of the syntax holds no words of its own"
)]
fn words_of(node: &SyntaxNode) -> String {
    let own = match node.kind() {
        SyntaxKind::Escape => node.cast::<ast::Escape>().unwrap().get().to_string(),
        SyntaxKind::Text | SyntaxKind::Space | SyntaxKind::SmartQuote => {
            node.leaf_text().to_string()
        }
        _ => String::new(),
    };
    own + &node.children().map(words_of).collect::<String>()
}

fn is_plain_markup(text: &str) {
    let mut markup = String::new();
    escape::markup(text, &mut markup);
    let root = parse(&markup);
    assert!(
        root.errors_and_warnings().0.is_empty(),
        "{text:?} became {markup:?}"
    );
    let mut kinds = Vec::new();
    kinds_of(&root, &mut kinds);
    let harmless = [
        SyntaxKind::Markup,
        SyntaxKind::Text,
        SyntaxKind::Space,
        SyntaxKind::Escape,
        SyntaxKind::SmartQuote,
    ];
    let other = kinds.iter().find(|kind| !harmless.contains(kind));
    assert!(
        other.is_none(),
        "{text:?} became {markup:?}, which holds {other:?}"
    );
    let shown: String = text.chars().filter(|letter| !letter.is_control()).collect();
    assert_eq!(
        bare(&words_of(&root)),
        bare(&shown),
        "{text:?} became {markup:?}"
    );
}

fn is_one_string(text: &str) {
    let mut code = "#".to_owned();
    escape::string(text, &mut code);
    let root = parse(&code);
    let mut inner = root.children();
    assert_eq!(inner.next().unwrap().kind(), SyntaxKind::Hash);
    let string = inner.next().unwrap().cast::<ast::Str>().unwrap();
    assert_eq!(string.get(), text, "{code:?}");
    assert!(inner.next().is_none(), "{code:?}");
}

#[test]
fn hostile_text_becomes_plain_markup_and_one_string() {
    for text in HOSTILE {
        for text in [
            text.to_string(),
            format!("a\n{text}"),
            format!("{text}\n\n{text}"),
            format!("  {text}  "),
        ] {
            is_plain_markup(&text);
            is_one_string(&text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_plain_markup(text in any::<String>()) {
        is_plain_markup(&text);
    }

    #[test]
    fn any_signs_become_plain_markup(text in "[-a1 \\\\#*_`$<>@~+=/.:;()\\[\\]{}\"'\n\t\r\u{85}\u{2028}|&!?%^,]{0,40}") {
        is_plain_markup(&text);
    }

    #[test]
    fn any_text_becomes_one_string(text in any::<String>()) {
        is_one_string(&text);
    }

    #[test]
    fn any_text_becomes_part_of_an_address(text in any::<String>()) {
        let mut address = String::new();
        escape::address(&text, &mut address);
        assert!(address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{address}");
    }
}
