//! The page of a rule, for a terminal.
//!
//! Pages use a small part of Markdown: headings, paragraphs, lists, fenced blocks, `code` and **bold**. What is none of
//! these is shown as it stands: no word of a page is lost.

use super::terminal::Look;
use super::wrap::wrap;
use super::{harmless, word};
use crate::diag::{Mode, Rule};

/// Stands before the codes that a line of a block raises.
const MARK: &str = " ⟵ ";

/// Columns before the text of a page.
const INDENT: usize = 2;

/// Columns before a line of a block.
const CODE: usize = 6;

/// Narrower than this nothing can be read.
const NARROWEST: usize = 40;

/// The page with the facts about its rule under the title.
pub fn text(rule: &Rule, page: &str, look: Look) -> String {
    let look = Look { width: look.width.max(NARROWEST), ..look };
    let mut sheet =
        Sheet { text: String::new(), ink: Ink::new(look.colour), width: look.width, gap: false, headed: false };
    let title = format!("{}: {}", rule.code, rule.title);
    sheet.heading(&title, 0);
    let facts = wrap(&facts(rule), look.width, 0, 0);
    sheet.text += &format!("{}{facts}{}\n", sheet.ink.faint, sheet.ink.end);
    (sheet.gap, sheet.headed) = (true, false);
    let body = page.trim_start().strip_prefix(&format!("# {title}\n")).unwrap_or(page);
    let mut open = Open::Nothing;
    for line in body.lines() {
        open = sheet.line(line, open);
    }
    sheet.close(open);
    sheet.text
}

/// "khoa-la · lỗi ở mọi chế độ · không bỏ qua được · có từ bản 0.1.0"
fn facts(rule: &Rule) -> String {
    let weights = Mode::ALL.map(|(_, mode)| (mode, rule.weights.at(mode)));
    let mut facts = vec![rule.name.to_owned()];
    match weights {
        [(_, Some(draft)), (_, for_signature), (_, issued)] if [for_signature, issued] == [Some(draft); 2] => {
            facts.push(format!("{} ở mọi chế độ", word(draft)));
        }
        weights => facts.extend(weights.map(|(mode, weight)| match weight {
            Some(weight) => format!("{}: {}", mode.words(), word(weight)),
            None => format!("{}: không xét", mode.words()),
        })),
    }
    facts.push(if rule.is_waivable() { "bỏ qua được khi có lý do" } else { "không bỏ qua được" }.to_owned());
    if !rule.clause.is_empty() {
        facts.push(format!("căn cứ: {}", rule.clause));
    }
    facts.push(format!("có từ bản {}", rule.since));
    facts.join(" · ")
}

/// What the next line may belong to.
#[derive(Debug)]
enum Open {
    /// Nothing.
    Nothing,
    /// A paragraph, or an item of a list with its mark and the columns before it.
    Words { text: String, mark: String, lead: usize },
    /// A fenced block.
    Block,
}

/// Colours.
#[derive(Debug, Clone, Copy)]
struct Ink {
    bold: &'static str,
    faint: &'static str,
    code: (&'static str, &'static str),
    mark: &'static str,
    end: &'static str,
}

impl Ink {
    /// Without colours, code stands in quotes.
    fn new(colour: bool) -> Self {
        if colour {
            let (bold, end) = ("\x1b[1m", "\x1b[0m");
            Ink { bold, faint: "\x1b[2m", code: ("\x1b[36m", end), mark: "\x1b[1;31m", end }
        } else {
            Ink { bold: "", faint: "", code: ("“", "”"), mark: "", end: "" }
        }
    }
}

/// What is written so far.
struct Sheet {
    text: String,
    ink: Ink,
    width: usize,
    /// An empty line comes before the next words.
    gap: bool,
    /// The last line is a heading.
    headed: bool,
}

impl Sheet {
    /// Takes a line of the page.
    fn line(&mut self, line: &str, open: Open) -> Open {
        if let Open::Block = open {
            if line.trim_start().starts_with("```") {
                self.gap = true;
                return Open::Nothing;
            }
            self.code(line);
            return Open::Block;
        }
        let trimmed = line.trim();
        if let Some(info) = trimmed.strip_prefix("```") {
            self.close(open);
            self.begin_block(info);
            return Open::Block;
        }
        let level = trimmed.bytes().take_while(|b| *b == b'#').count();
        if let (1.., Some(title)) = (level, trimmed.get(level..).and_then(|rest| rest.strip_prefix(' '))) {
            self.close(open);
            self.gap = true;
            self.heading(title, if level > 2 { INDENT } else { 0 });
            return Open::Nothing;
        }
        if trimmed.is_empty() {
            self.close(open);
            // The heading stands close to its text.
            self.gap = !self.headed;
            return Open::Nothing;
        }
        if trimmed.starts_with('|') {
            self.close(open);
            self.begin();
            self.text += &format!("{}{}\n", " ".repeat(INDENT), harmless(trimmed));
            return Open::Nothing;
        }
        let in_paragraph = matches!(&open, Open::Words { mark, .. } if mark.is_empty());
        if let Some((mark, rest)) = item(trimmed, in_paragraph) {
            self.close(open);
            let lead = line.len() - line.trim_start().len();
            return Open::Words { text: rest.to_owned(), mark: format!("{mark} "), lead };
        }
        match open {
            Open::Words { text, mark, lead } => Open::Words { text: format!("{text} {trimmed}"), mark, lead },
            Open::Nothing | Open::Block => Open::Words { text: trimmed.to_owned(), mark: String::new(), lead: 0 },
        }
    }

    /// Writes what is open.
    fn close(&mut self, open: Open) {
        let Open::Words { text, mark, lead } = open else { return };
        self.begin();
        let (before, hang) = (INDENT + lead, INDENT + lead + mark.chars().count());
        let words = wrap(&self.inline(&harmless(&text)), self.width, hang, hang);
        self.text += &format!("{}{mark}{words}\n", " ".repeat(before));
    }

    /// An empty line where one belongs.
    fn begin(&mut self) {
        if self.gap {
            self.text.push('\n');
        }
        (self.gap, self.headed) = (false, false);
    }

    fn heading(&mut self, title: &str, indent: usize) {
        self.begin();
        let Ink { bold, end, .. } = self.ink;
        let title = wrap(&harmless(title), self.width, indent, indent);
        self.text += &format!("{}{bold}{title}{end}\n", " ".repeat(indent));
        self.headed = true;
    }

    /// Says what a block is judged as, where it does not go without saying.
    fn begin_block(&mut self, info: &str) {
        self.begin();
        let has = |word: &str| info.split_whitespace().any(|i| i == word);
        let mut said = Vec::new();
        if has("nguyen") {
            said.push("cả tệp".to_owned());
        }
        let mode = Mode::ALL.iter().find(|(name, _)| has(name));
        said.extend(mode.map(|(_, mode)| format!("chế độ {}", mode.words())));
        if !said.is_empty() {
            let Ink { faint, end, .. } = self.ink;
            self.text += &format!("{}{faint}({}){end}\n", " ".repeat(CODE), said.join(", "));
        }
    }

    fn code(&mut self, line: &str) {
        let line = harmless(line);
        if line.is_empty() {
            self.text.push('\n');
            return;
        }
        let (code, mark) = line.find(MARK).map_or((line.as_str(), ""), |at| line.split_at(at));
        let Ink { mark: tint, end, .. } = self.ink;
        let (tint, end) = if mark.is_empty() { ("", "") } else { (tint, end) };
        self.text += &format!("{}{code}{tint}{mark}{end}\n", " ".repeat(CODE));
    }

    /// `code` and **bold**.
    fn inline(&self, text: &str) -> String {
        let Ink { bold, code: (open, close), end, .. } = self.ink;
        let (mut shown, mut rest) = (String::new(), text);
        while let Some(at) = rest.find(['`', '*']) {
            let (before, from) = rest.split_at(at);
            shown += before;
            let (mark, open, close) = if from.starts_with('`') { ("`", open, close) } else { ("**", bold, end) };
            let inner = from.strip_prefix(mark).and_then(|from| from.split_once(mark));
            if let Some((inner, after)) = inner.filter(|(inner, _)| !inner.trim().is_empty()) {
                shown += &format!("{open}{inner}{close}");
                rest = after;
            } else {
                shown += &from[..1];
                rest = &from[1..];
            }
        }
        shown + rest
    }
}

/// The mark of a list item and its text. Within a paragraph, a number begins no item: “…, năm\n2026. Sau đó”.
fn item(line: &str, in_paragraph: bool) -> Option<(&str, &str)> {
    let (mark, rest) = line.split_once(' ')?;
    let number = mark.strip_suffix(['.', ')']).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    (mark == "-" || mark == "*" || number && !in_paragraph).then_some((mark, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::diag::Weights;

    static RULE: Rule = Rule {
        code: "KH998",
        name: "thu-trang",
        title: "một trang để thử",
        weights: Weights::RISING,
        clause: "Phụ lục I, II.1",
        since: "0.2.0",
        profile: "",
    };

    const PAGE: &str = "\
# KH998: một trang để thử

## Là gì

Khóa `co_quan` thiếu **tên**, và đoạn này
dài quá một dòng nên phải ngắt, kể cả năm
2026. Không phải là mục thứ 2026.

- việc một, cũng dài quá một dòng nên phải ngắt
  và nối tiếp;
- việc hai:
  1. nhỏ hơn, 2 * 3 * 4.

| a | b |

## Sai

```yaml nguyen trinh_ky
noi_dung:

  - a: <<b>> ⟵ KH998, KH999
```

Câu sau khối.
";

    const SHOWN: &str = "\
KH998: một trang để thử
thu-trang · dự thảo: lưu ý · trình ký: cảnh báo ·
ban hành: lỗi · bỏ qua được khi có lý do · căn cứ:
Phụ lục I, II.1 · có từ bản 0.2.0

Là gì
  Khóa “co_quan” thiếu tên, và đoạn này dài quá
  một dòng nên phải ngắt, kể cả năm 2026. Không
  phải là mục thứ 2026.

  - việc một, cũng dài quá một dòng nên phải ngắt
    và nối tiếp;
  - việc hai:
    1. nhỏ hơn, 2 * 3 * 4.

  | a | b |

Sai
      (cả tệp, chế độ trình ký)
      noi_dung:

        - a: <<b>> ⟵ KH998, KH999

  Câu sau khối.
";

    #[test]
    fn a_page_fits_the_terminal() {
        assert_eq!(text(&RULE, PAGE, Look { colour: false, width: 50 }), SHOWN);
    }

    #[test]
    fn colours_take_the_place_of_marks() {
        let shown = text(&RULE, PAGE, Look { colour: true, width: 50 });
        for part in
            ["\x1b[1mLà gì\x1b[0m", "\x1b[36mco_quan\x1b[0m", "\x1b[1mtên\x1b[0m", "\x1b[1;31m ⟵ KH998, KH999\x1b[0m"]
        {
            assert!(shown.contains(part), "{part}\n{shown}");
        }
        let mut plain = String::new();
        for (at, part) in shown.split('\x1b').enumerate() {
            plain += if at == 0 { part } else { part.split_once('m').unwrap().1 };
        }
        // Quotes take room: lines break elsewhere.
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&plain), words(&SHOWN.replace(['“', '”'], "")));
    }

    #[test]
    fn what_is_always_an_error_is_said_once() {
        let rule = Rule { weights: Weights::ERROR, clause: "", ..RULE };
        let shown = text(&rule, "# KH998: một trang để thử\n", Look { colour: false, width: 120 });
        assert_eq!(
            shown,
            "KH998: một trang để thử\nthu-trang · lỗi ở mọi chế độ · không bỏ qua được · có từ bản 0.2.0\n"
        );
    }

    #[test]
    fn characters_that_steer_a_terminal_are_shown() {
        let page = "A\u{202e}b\n\n```yaml\nc: \u{200b}\x1b[31m\n```\n";
        let shown = text(&RULE, page, Look { colour: false, width: 80 });
        assert!(shown.ends_with("  A\u{fffd}b\n\n      c: \u{fffd}\u{fffd}[31m\n"), "{shown:?}");
    }
}
