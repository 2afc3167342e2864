//! The list of rules, for people and for tools.

use super::terminal::Look;
use super::wrap::{columns, wrap};
use super::{key, tint, word};
use crate::diag::{Mode, Rule, Severity};
use serde::Serialize;

/// Rules of one kind, under their heading.
#[derive(Debug, Clone)]
pub struct Block {
    /// What they are about.
    pub heading: &'static str,
    /// The rules, by code.
    pub rules: Vec<&'static Rule>,
}

/// Columns of a weight: of “cảnh báo” and of the names of the modes.
const WEIGHT: usize = 8;

/// Columns between two cells.
const GAP: &str = "  ";

/// Less room than this is no room for a title: it stands on a line of its own.
const TITLE: usize = 28;

/// The rules as a table, a heading over each block.
pub fn text(blocks: &[Block], look: Look) -> String {
    let name = blocks.iter().flat_map(|block| &block.rules).map(|rule| columns(rule.name)).max().unwrap_or(0);
    let code = "KH000".len() + GAP.len();
    let before = code + name + 3 * (GAP.len() + WEIGHT) + GAP.len();
    let room = look.width.saturating_sub(before) >= TITLE;
    let (bold, dim, end) = if look.colour { ("\x1b[1m", "\x1b[36m", "\x1b[0m") } else { ("", "", "") };
    let mut text = format!("{dim}{:code$}{:name$}", "Mã", "Tên");
    for (_, mode) in Mode::ALL {
        text += &format!("{GAP}{:WEIGHT$}", capital(mode.words()));
    }
    text = text.trim_end().to_owned();
    text += if room { "  Nội dung" } else { "" };
    text += &format!("{end}\n");
    for block in blocks {
        text += &format!("\n{bold}{}{end}\n", block.heading);
        for rule in &block.rules {
            let mut line = format!("{bold}{}{end}{GAP}{:name$}", rule.code, rule.name);
            for (_, mode) in Mode::ALL {
                let weight = rule.weights.at(mode);
                let (tint, end) = weight.map_or(("", ""), |weight| tint(weight, look.colour));
                line += &format!("{GAP}{tint}{:WEIGHT$}{end}", weight.map_or("–", word));
            }
            if room {
                line += &format!("{GAP}{}", wrap(rule.title, look.width, before, before));
            } else {
                line = line.trim_end().to_owned();
                let indent = " ".repeat(code);
                line += &format!("\n{indent}{}", wrap(rule.title, look.width, code, code));
            }
            text += &line;
            text.push('\n');
        }
    }
    text
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    name: &'static str,
    title: &'static str,
    block: &'static str,
    severity: ByMode,
    clause: Option<&'static str>,
    since: &'static str,
    profile: Option<&'static str>,
    waivable: bool,
}

/// A weight for each mode, under the name a plan has for it; null where the rule keeps silent.
#[derive(Serialize)]
struct ByMode {
    du_thao: Option<&'static str>,
    trinh_ky: Option<&'static str>,
    ban_hanh: Option<&'static str>,
}

/// The rules as one JSON array with a line break at its end.
pub fn json(blocks: &[Block]) -> serde_json::Result<String> {
    let rows = blocks.iter().flat_map(|block| block.rules.iter().map(|rule| row(block.heading, rule)));
    let mut text = serde_json::to_string_pretty(&rows.collect::<Vec<Row>>())?;
    text.push('\n');
    Ok(text)
}

fn row(block: &'static str, rule: &'static Rule) -> Row {
    let at = |severity: Option<Severity>| severity.map(key);
    let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    Row {
        code: rule.code,
        name: rule.name,
        title: rule.title,
        block,
        severity: ByMode {
            du_thao: at(rule.weights.draft),
            trinh_ky: at(rule.weights.for_signature),
            ban_hanh: at(rule.weights.issued),
        },
        clause: some(rule.clause),
        since: rule.since,
        profile: some(rule.profile),
        waivable: rule.is_waivable(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::diag::Weights;

    static RISING: Rule = Rule {
        code: "KH998",
        name: "nang-dan",
        title: "một quy tắc có tên dài đến mức không nằm gọn trên một dòng của màn hình hẹp",
        weights: Weights::NOT_IN_DRAFT,
        clause: "Phụ lục I, II.1",
        since: "0.2.0",
        profile: "nd30-2020",
    };
    static ALWAYS: Rule = Rule {
        code: "KH999",
        name: "luon-la-loi-moi-luc",
        title: "luôn là lỗi",
        weights: Weights::ERROR,
        clause: "",
        since: "0.1.0",
        profile: "",
    };

    fn blocks() -> Vec<Block> {
        vec![Block { heading: "Thử", rules: vec![&RISING, &ALWAYS] }]
    }

    #[test]
    fn titles_wrap_under_themselves() {
        let wanted = "\
Mã     Tên                  Dự thảo   Trình ký  Ban hành  Nội dung

Thử
KH998  nang-dan             –         cảnh báo  lỗi       một quy tắc có tên dài đến mức không
                                                          nằm gọn trên một dòng của màn hình
                                                          hẹp
KH999  luon-la-loi-moi-luc  lỗi       lỗi       lỗi       luôn là lỗi
";
        assert_eq!(text(&blocks(), Look { colour: false, width: 94 }), wanted);
        let wide = text(&blocks(), Look { colour: false, width: usize::MAX });
        assert_eq!(wide.lines().count(), 5, "{wide}");
    }

    #[test]
    fn a_narrow_terminal_has_titles_on_lines_of_their_own() {
        let wanted = "\
Mã     Tên                  Dự thảo   Trình ký  Ban hành

Thử
KH998  nang-dan             –         cảnh báo  lỗi
       một quy tắc có tên dài đến mức không nằm gọn trên
       một dòng của màn hình hẹp
KH999  luon-la-loi-moi-luc  lỗi       lỗi       lỗi
       luôn là lỗi
";
        assert_eq!(text(&blocks(), Look { colour: false, width: 58 }), wanted);
    }

    #[test]
    fn colours_change_no_column() {
        let plain = text(&blocks(), Look { colour: false, width: 96 });
        let coloured = text(&blocks(), Look { colour: true, width: 96 });
        let widths = |text: &str| text.lines().map(columns).collect::<Vec<_>>();
        assert_ne!(plain, coloured);
        assert_eq!(widths(&plain), widths(&coloured));
    }

    #[test]
    fn json_has_every_fact() {
        let rows: serde_json::Value = serde_json::from_str(&json(&blocks()).unwrap()).unwrap();
        let wanted = serde_json::json!([
            {
                "code": "KH998",
                "name": "nang-dan",
                "title": RISING.title,
                "block": "Thử",
                "severity": { "du_thao": null, "trinh_ky": "warning", "ban_hanh": "error" },
                "clause": "Phụ lục I, II.1",
                "since": "0.2.0",
                "profile": "nd30-2020",
                "waivable": true,
            },
            {
                "code": "KH999",
                "name": "luon-la-loi-moi-luc",
                "title": "luôn là lỗi",
                "block": "Thử",
                "severity": { "du_thao": "error", "trinh_ky": "error", "ban_hanh": "error" },
                "clause": null,
                "since": "0.1.0",
                "profile": null,
                "waivable": false,
            },
        ]);
        assert_eq!(rows, wanted);
    }
}
