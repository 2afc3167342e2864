//! Small questions about the lines of a text, all answered in bytes.

/// Stands in for a byte that must not mean anything to the parser; the byte comes back when the tree is built.
/// It has no meaning in YAML, no escape ends in it, and text may hold it too: it then comes back as itself.
pub(super) const MASK: u8 = b'^';

/// First byte of the line of `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Byte after the last one of the line of `at`, its blanks and line break left out.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let rest = text.get(at..).unwrap_or("");
    let line = rest.split('\n').next().unwrap_or("");
    at + line.trim_end().len()
}

/// First byte of the line after the one of `at`; the end of the text after the last line.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}

/// First byte of the line of `at` that is neither space nor tab.
pub(super) fn first_of_line(text: &str, at: usize) -> usize {
    let start = line_start(text, at);
    let rest = text.get(start..).unwrap_or("");
    start + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// True when only blanks stand before `at` on its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    blanks_before(text, at).is_some()
}

/// The blanks between the start of the line and `at`, when nothing else stands there. Looks at no more than them:
/// it is asked for every scalar, and a line may be as long as the file.
pub(super) fn blanks_before(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let rest = before.trim_end_matches([' ', '\t']);
    (rest.is_empty() || rest.ends_with('\n')).then(|| before.get(rest.len()..)).flatten()
}

/// How many blanks the line of `at` starts with.
pub(super) fn indent(text: &str, at: usize) -> usize {
    first_of_line(text, at) - line_start(text, at)
}

/// True when the line of `at` has nothing but blanks.
pub(super) fn is_blank(text: &str, at: usize) -> bool {
    first_of_line(text, at) >= line_end(text, line_start(text, at))
}

/// Column of the first word of the line of `at` after its dashes.
pub(super) fn word_column(text: &str, at: usize) -> usize {
    let mut first = first_of_line(text, at);
    while text.get(first..).is_some_and(|rest| rest.starts_with("- ")) {
        first += 2;
        first += text.get(first..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
    }
    first - line_start(text, at)
}

/// The key that starts the text, when it starts with one: a word, a colon, and a blank or nothing.
pub(super) fn leading_key(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t']);
    let mut rest = text;
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))?;
    let (key, after) = rest.split_at(end);
    let after = after.strip_prefix(':')?;
    (!key.is_empty() && (after.is_empty() || after.starts_with([' ', '\n', '\r']))).then_some(key)
}

/// End of the lines after the line of `at` that lie deeper than `column`; blank lines belong to what surrounds them.
pub(super) fn deeper_end(text: &str, at: usize, column: usize) -> usize {
    let mut end = line_end(text, at);
    let mut line = next_line(text, at);
    while line < text.len() {
        if !is_blank(text, line) {
            if indent(text, line) <= column {
                break;
            }
            end = line_end(text, line);
        }
        line = next_line(text, line);
    }
    end
}

/// One line of user text, short enough for a message.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or("").trim();
    let cut = line.char_indices().nth(MOST).map(|(at, _)| at);
    match cut {
        Some(at) => format!("{}…", line.get(..at).unwrap_or(line).trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn finds_its_way_by_lines() {
        let text = "a: 1\r\n  - bé: x  \n\n    c\nd";
        let at = text.find('x').unwrap();
        assert_eq!(&text[line_start(text, at)..line_end(text, at)], "  - bé: x");
        assert_eq!((indent(text, at), word_column(text, at)), (2, 4));
        assert_eq!(&text[first_of_line(text, at)..], "- bé: x  \n\n    c\nd");
        assert_eq!(&text[next_line(text, at)..], "\n    c\nd");
        assert_eq!(&text[at..deeper_end(text, at, 2)], "x  \n\n    c");
        assert_eq!(&text[..line_end(text, 0)], "a: 1");
        assert!(is_first(text, at - "- bé: ".len()) && !is_first(text, at));
        assert_eq!(next_line(text, text.len()), text.len());
    }

    #[test]
    fn knows_a_key_when_it_sees_one() {
        for (text, key) in [
            ("  - ten_goi: x", Some("ten_goi")),
            ("ten:\n", Some("ten")),
            ("tên: x", Some("tên")),
            ("ten:x", None),
            ("Kế hoạch: x", None),
            ("- x", None),
            ("", None),
        ] {
            assert_eq!(leading_key(text), key, "{text}");
        }
    }

    #[test]
    fn shortens_by_characters() {
        assert_eq!(shorten(" ngắn \nhai"), "ngắn");
        assert_eq!(shorten(&"ế".repeat(50)), format!("{}…", "ế".repeat(40)));
    }
}
