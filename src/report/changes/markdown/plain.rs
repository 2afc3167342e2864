//! Text that stays text in Markdown.

use crate::report::harmless;

/// Breaks what a site would make a link of; nothing is seen of it.
const BREAK: &str = "&#8203;";

/// Shorter runs of these digits are no name of a commit.
const COMMIT: usize = 7;

/// The text on one line, fit for a cell of a table.
pub(super) fn cell(text: &str) -> String {
    let blank = |c: char| if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
    escape(&text.chars().map(blank).collect::<String>())
}

/// The text with every mark of Markdown told as a letter, and every reference broken.
pub(super) fn escape(text: &str) -> String {
    let text = harmless(text);
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let joined = next.is_alphanumeric() || next == '_' || next == '"' || next == '*';
        run = if c.is_ascii_hexdigit() { run + 1 } else { 0 };
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A formula begins here unless it is escaped; GitHub asks for a tag besides.
            '$' => out.push_str("<span>\\$</span>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~' | '^' | '@' | '"'
            | '=' | '%' => {
                out.push('\\');
                out.push(c);
            }
            '+' | '-' if at == 0 || matches!(next, '}' | ']') => {
                out.push('\\');
                out.push(c);
            }
            // A list would begin here.
            '.' if at > 0 && chars.iter().take(at).all(char::is_ascii_digit) => out.push_str("\\."),
            _ => out.push(c),
        }
        // Mentions, issues, requests, labels, milestones; addresses; short names of pictures; marks of a difference.
        let reference = matches!(c, '@' | '#' | '!' | '~' | '%' | '^' | '&' | '*') && joined;
        let address = c == ':' && (next == '/' || next.is_ascii_alphanumeric() || next == '_' || next == '+');
        let site = c == '.' && next.is_alphabetic() && before_is_name(&chars, at);
        let mark = matches!((c, next), ('{' | '[', '+' | '-') | ('+' | '-', '}' | ']') | ('[', '['));
        let ticket =
            c == '-' && next.is_ascii_digit() && at > 0 && chars.get(at - 1).is_some_and(char::is_ascii_uppercase);
        if reference || address || site || mark || ticket {
            out.push_str(BREAK);
            run = 0;
        }
        if run == COMMIT - 1 && next.is_ascii_hexdigit() {
            out.push_str(BREAK);
            run = 0;
        }
    }
    out
}

/// True for the dot of "www.", "vidu.vn": a Latin letter stands before it.
fn before_is_name(chars: &[char], dot: usize) -> bool {
    dot.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader sees, and nothing but text.
    fn read(markdown: &str) -> String {
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, Options::all()) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::InlineHtml(tag) if ["<span>", "</span>"].contains(&&*tag) => {}
                other => panic!("{markdown}: {other:?}"),
            }
        }
        seen.replace('\u{200b}', "")
    }

    #[test]
    fn hostile_text_stays_text() {
        for text in [
            "# tiêu đề",
            "- gạch",
            "+ cộng",
            "1. **đậm** *nghiêng* __gạch__ ~~bỏ~~ `mã`",
            "[liên kết](https://vi.du) ![ảnh](a.png) <https://vi.du> [[wiki]] [^1] [ ] [x]",
            "<script>alert(1)</script> &lt; &amp; &#64;",
            "@admin #12 !3 ~nhãn %mốc $x^2$ $$y$$ || == ^^ \"nháy\" {+thêm+} [-bớt-]",
            "| ô | ô |",
            "a\\|b \\",
        ] {
            assert_eq!(read(&cell(text)), text, "{}", cell(text));
        }
    }

    #[test]
    fn nothing_is_a_reference_to_a_site() {
        for (text, escaped) in [
            ("@admin", "\\@&#8203;admin"),
            ("a@b.vn", "a\\@&#8203;b.&#8203;vn"),
            ("#12", "\\#&#8203;12"),
            ("http://vi.du", "http:&#8203;//vi.&#8203;du"),
            ("www.vi.du", "www.&#8203;vi.&#8203;du"),
            (":smile:", ":&#8203;smile:"),
            ("KH-130", "KH-&#8203;130"),
            ("deadbeef", "deadbe&#8203;ef"),
            ("130/KH-UBND ngày 05/3/2024: 1.234.567 đồng", "130/KH-UBND ngày 05/3/2024: 1.234.567 đồng"),
            ("tăng 12,5 %", "tăng 12,5 \\%"),
        ] {
            assert_eq!(escape(text), escaped);
        }
        assert!(!escape("a\u{202e}b").contains('\u{202e}'));
    }
}
