//! What only the finished page can show: things that stick out, a signature left alone, letters without a shape.
//!
//! Sees the pages as plain data; Typst is not named here.

use crate::diag::{BAD_FONT, Diagnostic, Diags, MISSING_GLYPH, OVERFLOW, SPLIT_SIGNATURE};
use crate::pages::{Line, MM_PER_PT, PageBox, Pages, RuleBox, TextBox};
use crate::view::{Heading, Runs, View};

/// How far something may stick out without being seen, mm.
const TOLERANCE: f64 = 0.5;

/// How far the two-column heading may reach into each side margin, mm. Source: sample 1 of the decree, whose columns
/// are 67.5 + 100 mm wide over a text of 155 mm.
const HEADING_OVERHANG: f64 = 6.5;

/// Findings of one kind on one page at most.
const SHOWN: usize = 5;

/// Body lines that must stand above the signature on its page.
const COMPANY: usize = 2;

/// Checks the finished pages of `view`, set in the family `font`.
pub fn check(pages: &Pages, view: &View, font: &str, diags: &mut Diags) {
    for (index, page) in pages.pages.iter().enumerate() {
        let number = index + 1;
        letters(page, number, font, diags);
        diags.extend(overflows(page, number, view).into_iter().take(SHOWN));
        diags.extend(too_small(page, number, view));
    }
    diags.extend(signature(pages, view));
}

/// Letters without a shape, and letters of another font.
fn letters(page: &PageBox, number: usize, font: &str, diags: &mut Diags) {
    for &c in &page.missing {
        let message = format!("trang {number}: phông chữ không có ký tự “{c}” (U+{:04X})", c as u32);
        diags.push(Diagnostic::new(&MISSING_GLYPH, None, message).help("thay ký tự này bằng chữ thường dùng"));
    }
    if let Some(text) = page.texts.iter().find(|text| text.family != font) {
        let message =
            format!("trang {number}: “{}” in bằng phông {}, không phải {font}", excerpt(&text.text), text.family);
        diags.push(Diagnostic::new(&BAD_FONT, None, message).help("đặt phông của mẫu theo `page.font` của /plan.json"));
    }
}

/// A table whose columns do not fit at a size that can be read.
fn too_small(page: &PageBox, number: usize, view: &View) -> Option<Diagnostic> {
    let least = view.page.size.table_min - 0.01;
    let small = |text: &&TextBox| text.cell.is_some_and(|c| c.table && !c.repeated) && text.size_pt < least;
    // A raised figure is small in any table: what counts is the largest type.
    let sizes = page.texts.iter().filter(|text| text.cell.is_some_and(|c| c.table)).map(|text| text.size_pt);
    let (largest, first) = (sizes.fold(0.0, f64::max), page.texts.iter().find(small)?);
    if largest >= least {
        return None;
    }
    let columns = page.texts.iter().filter_map(|text| text.cell).filter(|c| c.table).map(|c| c.column + 1).max();
    let message = format!(
        "trang {number}: bảng {} cột chỉ vừa trang ở cỡ chữ {}, nhỏ hơn cỡ đọc được {} (từ ô “{}”)",
        columns.unwrap_or(1),
        decimal(largest),
        decimal(view.page.size.table_min),
        excerpt(&first.text),
    );
    let help = "để phụ lục khổ giấy ngang, tách bảng làm hai hoặc ghi số theo đơn vị lớn hơn (triệu đồng)";
    Some(Diagnostic::new(&OVERFLOW, None, message).help(help))
}

/// A size as it is written in Vietnamese.
fn decimal(size: f64) -> String {
    format!("{size:.1}").trim_end_matches(".0").replace('.', ",")
}

/// The area of a page that text may fill.
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    /// A landscape page may turn its margins with the paper or keep them; either is right.
    fn of(page: &PageBox, view: &View) -> Self {
        let m = &view.page.margin;
        let turned = (page.width_mm > page.height_mm) != (view.page.width > view.page.height);
        let [left, right, top, bottom] = if turned {
            [
                m.left.min(m.top).min(m.bottom),
                m.right.min(m.top).min(m.bottom),
                m.top.min(m.left),
                m.bottom.min(m.right),
            ]
        } else {
            [m.left, m.right, m.top, m.bottom]
        };
        Area { left, right: page.width_mm - right, top, bottom: page.height_mm - bottom }
    }
}

fn overflows(page: &PageBox, number: usize, view: &View) -> Vec<Diagnostic> {
    let area = Area::of(page, view);
    let mut found = Vec::new();
    for text in page.texts.iter().filter(|text| !text.text.trim().is_empty()) {
        let words = excerpt(&text.text);
        if let Some(side) = sticks_out(text, &area, page, number, view) {
            let message = format!("trang {number}: “{words}” lấn ra lề {side}");
            found.push(
                Diagnostic::new(&OVERFLOW, None, message)
                    .help("rút ngắn hoặc tách từ dài; với bảng, bớt cột hoặc để khổ giấy ngang"),
            );
        } else if page.lines.iter().any(|rule| crosses(rule, text)) {
            let message = format!("trang {number}: “{words}” đè lên đường kẻ của bảng");
            found.push(
                Diagnostic::new(&OVERFLOW, None, message).help("bớt cột, đặt cột này rộng hơn hoặc để khổ giấy ngang"),
            );
        }
    }
    for rule in &page.lines {
        let (width, height) = if rule.horizontal { (rule.length, 0.0) } else { (0.0, rule.length) };
        let aside = rule.x < area.left - HEADING_OVERHANG - TOLERANCE
            || rule.x + width > area.right + HEADING_OVERHANG + TOLERANCE
            || (number > 1 || rule.length > 0.5 * page.width_mm)
                && (rule.x < area.left - TOLERANCE || rule.x + width > area.right + TOLERANCE);
        if aside || rule.y + height > area.bottom + TOLERANCE && !(number == 1 && view.address.is_some()) {
            let message = format!("trang {number}: đường kẻ vượt ra ngoài lề");
            found.push(Diagnostic::new(&OVERFLOW, None, message).help("bớt cột của bảng hoặc để khổ giấy ngang"));
            break;
        }
    }
    found
}

/// The margin into which a text reaches, if it may not.
fn sticks_out(text: &TextBox, area: &Area, page: &PageBox, number: usize, view: &View) -> Option<&'static str> {
    let reach = (area.left - text.x).max(text.right() - area.right);
    let allowed = if in_heading(&text.text, view) { HEADING_OVERHANG } else { 0.0 };
    if reach > allowed + TOLERANCE {
        return Some(if text.x < area.left { "trái" } else { "phải" });
    }
    // Above the letters is room for accents; what counts is the height of a capital.
    let top = text.y - 0.66 * text.size_pt * MM_PER_PT;
    if top < area.top - TOLERANCE && !in_head_margin(text, number, view) {
        return Some("trên");
    }
    let foot = number == 1 && view.address.as_deref().is_some_and(|address| within(&text.text, address));
    if text.y > area.bottom + TOLERANCE && !(foot && text.y < page.height_mm) {
        return Some("dưới");
    }
    None
}

/// Page numbers stand in the top margin, and on page 1 the mark of a draft.
fn in_head_margin(text: &TextBox, number: usize, view: &View) -> bool {
    let page_number = text.text.trim().chars().all(|c| c.is_ascii_digit());
    let draft = || view.marks.draft.as_deref().is_some_and(|mark| within(&text.text, mark));
    page_number || number == 1 && draft()
}

fn in_heading(words: &str, view: &View) -> bool {
    let in_runs = |runs: &Option<Runs>| {
        let all: String = runs.iter().flatten().map(|run| run.text.as_str()).collect();
        within(words, &all)
    };
    let in_one = |heading: &Heading| {
        let names = heading.superior.iter().chain(&heading.issuer).chain([&heading.state_name, &heading.motto]);
        names.into_iter().any(|name| within(words, name)) || in_runs(&heading.number) || in_runs(&heading.place_date)
    };
    in_one(&view.heading) || view.appendices.iter().filter_map(|a| a.heading.as_ref()).any(in_one)
}

/// True when `part` is a stretch of `whole`.
fn within(part: &str, whole: &str) -> bool {
    let part = part.trim();
    !part.is_empty() && whole.contains(part)
}

/// True when an upright line runs through the words.
fn crosses(rule: &RuleBox, text: &TextBox) -> bool {
    let middle = text.y - 0.25 * text.size_pt * MM_PER_PT;
    !rule.horizontal
        && rule.x > text.x + TOLERANCE
        && rule.x < text.right() - TOLERANCE
        && rule.y < middle
        && middle < rule.y + rule.length
}

/// A signature block that is split over two pages, or has no text above it.
fn signature(pages: &Pages, view: &View) -> Option<Diagnostic> {
    let signature = view.signature.as_ref()?;
    let first = signature.authority.first()?;
    let (index, lines, at) = pages.pages.iter().enumerate().rev().find_map(|(index, page)| {
        let lines = page.lines();
        let at = lines.iter().rposition(|line| line.bold && begins(line, first))?;
        Some((index, lines, at))
    })?;
    let name = signature.name.as_deref().unwrap_or_default();
    let named = name.is_empty() || lines.iter().skip(at).any(|line| line.bold && line.text.trim() == name);
    let elsewhere = || pages.pages.iter().skip(index + 1).any(|p| p.lines().iter().any(|l| l.text.trim() == name));
    let help =
        "thêm hoặc bớt một vài dòng ở cuối kế hoạch để khối chữ ký đứng cùng trang với ít nhất hai dòng nội dung";
    if !named && elsewhere() {
        let message = format!("trang {}: khối chữ ký bị tách sang trang sau", index + 1);
        return Some(Diagnostic::new(&SPLIT_SIGNATURE, None, message).help(help));
    }
    let (page, block) = (pages.pages.get(index)?, lines.get(at)?);
    let area = Area::of(page, view);
    let text_above = |line: &&Line| line.y > area.top && line.y < block.y - 0.5 * block.size_pt * MM_PER_PT;
    let mut baselines: Vec<f64> = lines.iter().filter(text_above).map(|line| line.y).collect();
    baselines.sort_by(f64::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < TOLERANCE);
    if baselines.len() >= COMPANY {
        return None;
    }
    let message =
        format!("trang {}: khối chữ ký đứng riêng, phía trên chỉ có {} dòng nội dung", index + 1, baselines.len());
    Some(Diagnostic::new(&SPLIT_SIGNATURE, None, message).help(help))
}

/// True when `line` is `words`, or their first line where they were broken.
fn begins(line: &Line, words: &str) -> bool {
    let text = line.text.trim();
    words == text || (text.contains(' ') && words.starts_with(text))
}

/// The first words of a text, for a message.
fn excerpt(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
