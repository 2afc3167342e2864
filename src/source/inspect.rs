//! What the eye cannot see in a text: hidden characters, loose accents, words of an old code table.

use super::{SourceFile, encoding};
use crate::diag::{Diagnostic, Diags, HIDDEN_CHARACTER, NOT_NFC, NOT_UTF8, Span};
use crate::value::quick::is_composed;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Findings of one kind that are listed one by one; a pasted web page can hold thousands.
const MAX_LISTED: usize = 30;

/// Reports hidden characters, text that is not in NFC and text of an old code table.
pub fn inspect(file: &SourceFile, diags: &mut Diags) {
    hidden(file, diags);
    loose_accents(file, diags);
    old_code_table(file, diags);
}

fn hidden(file: &SourceFile, diags: &mut Diags) {
    let mut found = file.text().char_indices().filter(|&(_, c)| what_is(c).is_some());
    let mut found = found.by_ref().filter(|&(_, c)| !(file.lossy && c == char::REPLACEMENT_CHARACTER));
    for (at, c) in found.by_ref().take(MAX_LISTED) {
        let Some((what, removable)) = what_is(c) else { continue };
        let span = Span::new(file.id, at..at + c.len_utf8());
        let code = u32::from(c);
        let mut finding = Diagnostic::new(&HIDDEN_CHARACTER, span, format!("{what} U+{code:04X}"));
        finding = if removable {
            finding.help("xóa ký tự này").fix(format!("xóa U+{code:04X}"), span, "")
        } else {
            finding.help("xóa ký tự này rồi gõ lại đoạn chữ quanh nó")
        };
        diags.push(finding);
    }
    if let Some((at, c)) = found.next() {
        let span = Span::new(file.id, at..at + c.len_utf8());
        let message = format!("còn {} ký tự ẩn nữa từ đây đến cuối tệp", found.count() + 1);
        diags.push(Diagnostic::new(&HIDDEN_CHARACTER, span, message).help("chép lại đoạn chữ ở dạng văn bản thuần"));
    }
}

/// Says what a hidden character is, and whether the text is the same to the eye without it.
fn what_is(c: char) -> Option<(&'static str, bool)> {
    Some(match c {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{C0}'..='\u{1FFF}' => return None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => ("ký tự đổi chiều viết", false),
        '\u{200b}' | '\u{feff}' | '\u{2060}' => ("ký tự rộng bằng không", true),
        '\u{ad}' => ("dấu nối mềm", true),
        '\u{fffd}' => ("ký tự thay thế của chữ đã hỏng", false),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' if u32::from(c) & 0xfffe != 0xfffe => {
            ("ký tự thuộc vùng dùng riêng", false)
        }
        '\u{fdd0}'..='\u{fdef}' => ("mã không phải ký tự", false),
        _ if u32::from(c) & 0xfffe == 0xfffe => ("mã không phải ký tự", false),
        _ if c.is_control() => ("ký tự điều khiển", false),
        _ => return None,
    })
}

fn loose_accents(file: &SourceFile, diags: &mut Diags) {
    let (mut first, mut lines, mut words, mut offset) = (None, 0..0, 0, 0);
    for line in file.text().split_inclusive('\n') {
        if !is_composed(line) && !is_nfc(line) {
            let text = line.trim_end_matches(['\n', '\r']);
            for word in text.split_whitespace().filter(|word| !is_nfc(word)) {
                words += 1;
                let at = offset + (word.as_ptr() as usize - text.as_ptr() as usize);
                first.get_or_insert((at, word));
            }
            lines = if lines.is_empty() { offset } else { lines.start }..offset + text.len();
        }
        offset += line.len();
    }
    let Some((at, word)) = first else { return };
    let message = format!("có {words} từ viết bằng dấu tổ hợp, tìm kiếm trong tệp sẽ không thấy");
    let composed: String = file.text().get(lines.clone()).unwrap_or_default().nfc().collect();
    diags.push(
        Diagnostic::new(&NOT_NFC, Span::new(file.id, at..at + word.len()), message)
            .help("chuyển tệp sang Unicode dựng sẵn (Unikey Toolkit)")
            .fix("viết các chữ này bằng chữ dựng sẵn", Span::new(file.id, lines), composed),
    );
}

fn old_code_table(file: &SourceFile, diags: &mut Diags) {
    if file.lossy {
        return;
    }
    let (mut first, mut lines, mut offset) = (None, 0, 0);
    for line in file.text().split_inclusive('\n') {
        if let Some((at, table)) = encoding::misread(line) {
            lines += 1;
            first.get_or_insert((offset + at, table));
        }
        offset += line.len();
    }
    let Some((at, table)) = first else { return };
    let rest = file.text().get(at..).unwrap_or("");
    let word = rest.split(char::is_whitespace).next().unwrap_or("");
    let message = format!("chữ “{word}” không phải Unicode, {lines} dòng như vậy");
    diags.push(Diagnostic::new(&NOT_UTF8, Span::new(file.id, at..at + word.len()), message).help(table.help()));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::source::Sources;

    fn findings(text: &str) -> Vec<(String, String, Option<String>)> {
        let (mut sources, mut diags) = (Sources::new(), Diags::new());
        let id = sources.add("p.yaml", "p.yaml", text);
        inspect(sources.get(id), &mut diags);
        diags
            .into_sorted()
            .into_iter()
            .map(|d| (sources.get(id).slice(d.span.unwrap()).to_owned(), d.message, d.fix.map(|fix| fix.replacement)))
            .collect()
    }

    #[test]
    fn names_every_hidden_character() {
        for (text, message, removable) in [
            ("a\u{202e}b", "ký tự đổi chiều viết U+202E", false),
            ("a\u{200e}b", "ký tự đổi chiều viết U+200E", false),
            ("a\u{200b}b", "ký tự rộng bằng không U+200B", true),
            ("a\u{feff}b", "ký tự rộng bằng không U+FEFF", true),
            ("a\u{2060}b", "ký tự rộng bằng không U+2060", true),
            ("a\u{ad}b", "dấu nối mềm U+00AD", true),
            ("a\u{fffd}b", "ký tự thay thế của chữ đã hỏng U+FFFD", false),
            ("a\u{f0b7}b", "ký tự thuộc vùng dùng riêng U+F0B7", false),
            ("a\u{ffff}b", "mã không phải ký tự U+FFFF", false),
            ("a\u{10ffff}b", "mã không phải ký tự U+10FFFF", false),
            ("a\u{fdd0}b", "mã không phải ký tự U+FDD0", false),
            ("a\u{b}b", "ký tự điều khiển U+000B", false),
            ("a\u{85}b", "ký tự điều khiển U+0085", false),
        ] {
            let hidden = text.trim_matches(['a', 'b']).to_owned();
            assert_eq!(findings(text), [(hidden, message.to_owned(), removable.then(String::new))]);
        }
        assert_eq!(findings("a\u{a0}b\tc\r\n“d” – …"), []);
    }

    #[test]
    fn sums_up_a_flood() {
        let found = findings(&"\u{200b}".repeat(100));
        assert_eq!(found.len(), MAX_LISTED + 1);
        assert_eq!(found[MAX_LISTED].1, "còn 70 ký tự ẩn nữa từ đây đến cuối tệp");
    }

    #[test]
    fn notes_loose_accents_once() {
        let text = "a: 1\nten: Ke\u{302}\u{301} hoa\u{323}ch\nb: na\u{306}m\n";
        let found = findings(text);
        assert_eq!(found[0].0, "Ke\u{302}\u{301}");
        assert_eq!(found[0].1, "có 3 từ viết bằng dấu tổ hợp, tìm kiếm trong tệp sẽ không thấy");
        assert_eq!(found[0].2.as_deref(), Some("ten: Kế hoạch\nb: năm"));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn reports_words_of_an_old_code_table() {
        let found = findings("a: 1\nten: KÕ ho¹ch\nb: ph¸t triÓn\n");
        assert_eq!(found, [("ho¹ch".to_owned(), "chữ “ho¹ch” không phải Unicode, 2 dòng như vậy".to_owned(), None)]);
    }
}
