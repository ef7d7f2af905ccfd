//! Rust sources as the house rules read them: code apart from its comments and strings.
//! Knows enough of Rust to tell them apart, and no more.

use std::iter::Peekable;
use std::str::Chars;

/// A source file taken apart.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The code; comments are gone, strings and characters are empty.
    pub(crate) code: String,
    /// The contents of its strings, as written.
    pub(crate) strings: Vec<String>,
}

/// Takes a source file apart.
pub(crate) fn parts(source: &str) -> Parts {
    let mut parts = Parts::default();
    let mut rest = source.chars().peekable();
    while let Some(character) = rest.next() {
        match (character, rest.peek()) {
            ('/', Some('/')) => while rest.next_if(|c| *c != '\n').is_some() {},
            ('/', Some('*')) => skip_block_comment(&mut rest),
            ('"', _) => {
                parts.strings.push(plain_string(&mut rest));
                parts.code.push_str("\"\"");
            }
            ('r', Some('"' | '#')) if !ends_in_name(&parts.code) => {
                raw_string(&mut rest, &mut parts);
            }
            ('\'', _) => character_or_lifetime(&mut rest, &mut parts.code),
            _ => parts.code.push(character),
        }
    }
    parts
}

/// Whether the code so far ends in a name that the next letter would go on (`br"…"` is no name).
fn ends_in_name(code: &str) -> bool {
    let mut last = code.chars().rev();
    let character = last.next();
    let byte_string = character == Some('b') && !last.next().is_some_and(is_of_name);
    character.is_some_and(is_of_name) && !byte_string
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Passes over a block comment, with those inside it; its `/` is gone already.
fn skip_block_comment(rest: &mut Peekable<Chars<'_>>) {
    let mut depth = 0;
    let mut before = '/';
    for character in rest.by_ref() {
        match (before, character) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                before = character;
                continue;
            }
        }
        if depth == 0 {
            return;
        }
        before = ' ';
    }
}

/// The contents of a string whose opening mark is gone already.
fn plain_string(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut content = String::new();
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => content.extend(std::iter::once('\\').chain(rest.next())),
            _ => content.push(character),
        }
    }
    content
}

/// A raw string whose `r` is gone already; `r#name` is a name, and goes to the code.
fn raw_string(rest: &mut Peekable<Chars<'_>>, parts: &mut Parts) {
    let mut hashes = String::new();
    while rest.next_if_eq(&'#').is_some() {
        hashes.push('#');
    }
    if rest.next_if_eq(&'"').is_none() {
        parts.code.push('r');
        parts.code.push_str(&hashes);
        return;
    }
    let end = format!("\"{hashes}");
    let mut content = String::new();
    for character in rest.by_ref() {
        content.push(character);
        if content.ends_with(&end) {
            content.truncate(content.len() - end.len());
            break;
        }
    }
    parts.strings.push(content);
    parts.code.push_str("\"\"");
}

/// A character, which goes, or a lifetime, which stays; the opening mark is gone already.
fn character_or_lifetime(rest: &mut Peekable<Chars<'_>>, code: &mut String) {
    let mut ahead = rest.clone();
    let (first, second) = (ahead.next(), ahead.next());
    code.push('\'');
    if first == Some('\\') {
        rest.next();
        rest.next();
        while rest.next_if(|c| *c != '\'').is_some() {}
        rest.next();
        code.push('\'');
    } else if second == Some('\'') {
        rest.next();
        rest.next();
        code.push('\'');
    }
}

/// The rooms that a file's code names: what follows `crate::` (or `guildhall::` in `main.rs`), and what
/// follows as many `super::` as lead from the file (`plan/mod.rs`, `plan/rows.rs`) to the crate.
pub(crate) fn edges(file: &str, code: &str) -> Vec<String> {
    let depth = file.split('/').count() - usize::from(file.ends_with("/mod.rs"));
    let mut roots = vec!["crate::".to_owned(), "super::".repeat(depth)];
    if file == "main.rs" {
        roots.push("guildhall::".to_owned());
    }
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rooms = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let before = &code[..at];
            let goes_on =
                before.ends_with("::") || before.chars().next_back().is_some_and(is_of_name);
            if !goes_on {
                rooms.extend(first_names(&code[at + root.len()..]));
            }
        }
    }
    rooms
}

/// The first names of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| {
        text.chars()
            .take_while(|c| is_of_name(*c))
            .collect::<String>()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut depth = 0;
    let mut names = Vec::new();
    let mut at_start = true;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if at_start && is_of_name(character) => {
                names.push(name(&group[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn code_is_told_from_comments_strings_and_characters() {
    let source = r##"
        use a::b; // println!("no")
        /* one /* inside */ fs::read */ let x = "fs::write \" // not the end";
        let (c, d, e) = ('"', '\'', '\u{1b}'); fn f<'a>(y: &'a str) {}
        let z = r#"a "quoted" word"#; let w = b"bytes"; let v = br"raw"; let r#type = 1; var"";
    "##;
    let Parts { code, strings } = parts(source);
    let expected = [
        "fs::write \\\" // not the end",
        "a \"quoted\" word",
        "bytes",
        "raw",
        "",
    ];
    assert_eq!(strings, expected);
    for gone in ["println", "fs::read", "fs::write", "inside", "quoted", "1b"] {
        assert!(!code.contains(gone), "{gone} in {code}");
    }
    for kept in [
        "use a::b;",
        "let x = \"\";",
        "fn f<'a>(y: &'a str) {}",
        "let r#type = 1;",
    ] {
        assert!(code.contains(kept), "no {kept} in {code}");
    }
}

#[test]
fn the_rooms_a_file_names_are_all_seen() {
    let code = "use crate::place::Place; use crate::{\n  finding::{Finding, Code}, code,\n values::date };
        fn f() { crate::show::short(); mycrate::no(); guildhall::no(); super::own(); super::super::kinds::x() }";
    let mut rooms = edges("views/plan.rs", code);
    rooms.sort();
    assert_eq!(
        rooms,
        ["code", "finding", "kinds", "place", "show", "values"]
    );
    assert_eq!(edges("views/mod.rs", "use super::records::A;"), ["records"]);
    assert_eq!(
        edges("views/plan/rows.rs", "use super::super::own::A;"),
        Vec::<String>::new()
    );
    assert_eq!(edges("main.rs", "guildhall::cli::run()"), ["cli"]);
}
