//! Paper, margins, page numbers, type. Source: Annex I, I.1–I.7 and the footnote of V.

use super::body::Body;
use super::index::{ASCENT, DESCENT, Index, Placed, SINGLE, Zone, key, mm as em_mm};
use super::rows::{CENTRED, Part, Rows, Spread, excerpt, mm, number, sizes, span};
use crate::pages::{Colour, PageBox};
use std::collections::BTreeMap;
use std::ops::Range;

/// How far a length may be off, mm.
const OFF: f64 = 0.3;

pub(super) fn measure(rows: &mut Rows<'_>, body: &Body) {
    paper(rows);
    margins(rows, body);
    family(rows);
    colour(rows);
    size_set(rows);
    numbers(rows);
}

fn paper(rows: &mut Rows<'_>) {
    let index = rows.index;
    let (part, paper) = (Part { name: "Khổ giấy", clause: "PL I, I.1" }, &index.profile.paper);
    let other = |page: &PageBox| {
        let near = |w: f64, h: f64| (page.width_mm - w).abs() < OFF && (page.height_mm - h).abs() < OFF;
        !near(paper.width, paper.height) && !near(paper.height, paper.width)
    };
    let wrong = index.pages.pages.iter().position(other);
    let Some(shown) = index.pages.pages.get(wrong.unwrap_or(0)) else { return };
    let measured = format!("{} × {} ({} trang)", number(shown.width_mm, 1), mm(shown.height_mm), index.pages.len());
    let required = format!("A4: {} × {} mm", number(paper.width, 0), number(paper.height, 0));
    rows.add(("PAGE-01", "kích thước"), part, required, measured, wrong.is_none(), wrong.or(Some(0)));

    let part = Part { name: "Khổ giấy", clause: "PL I, I.2" };
    let wide = |page: &PageBox| page.width_mm > page.height_mm;
    let bare = |page: &PageBox| !page.texts.iter().any(|text| text.cell.is_some_and(|c| c.table));
    let lying: Vec<usize> = (0..index.pages.len()).filter(|&i| index.pages.pages.get(i).is_some_and(wide)).collect();
    // A part that has a table may lie on its side as a whole.
    let tabled = |part: &Range<usize>| !index.pages.pages.get(part.clone()).unwrap_or_default().iter().all(bare);
    let parts = index.parts();
    let wrong = lying.iter().copied().find(|i| !parts.iter().any(|part| part.contains(i) && tabled(part)));
    let measured = match lying.len() {
        0 => format!("{} trang đứng", index.pages.len()),
        n => format!("{} trang đứng, {n} trang ngang", index.pages.len() - n),
    };
    let required = "đứng; ngang khi có bảng, biểu";
    rows.add(("PAGE-02", "hướng giấy"), part, required, measured, wrong.is_none(), wrong.or(lying.first().copied()));
}

/// Distances of the outermost ink from the edges of the paper, over all pages.
#[derive(Default)]
struct Margins {
    top: Spread,
    bottom: Spread,
    left: Spread,
    right: Spread,
    /// How far the two-column heading reaches beyond the text at the left.
    overhang: f64,
}

fn margins(rows: &mut Rows<'_>, body: &Body) {
    let index = rows.index;
    let mut upright = Margins::default();
    let mut landscape = Margins::default();
    for (number, page) in index.pages.pages.iter().enumerate() {
        let wide = page.width_mm > page.height_mm;
        page_margins(index, number, page, if wide { &mut landscape } else { &mut upright });
    }
    let range = &index.profile.margin_range;
    // Pages that end inside a paragraph are full but for the lines that keep together.
    let mut full = Spread::default();
    for (page, bottom) in body.broken_pages().filter_map(|page| Some((page, bottom_of(index, page)?))) {
        full.add(bottom, page);
    }
    let overhang = upright.overhang.max(landscape.overhang);
    let loose = 2.0 * em_mm(SINGLE * index.view.page.size.body);
    let sides = [
        ("PAGE-03-top", "trên", upright.top, landscape.top, range.top, range.left),
        ("PAGE-03-bottom", "dưới", upright.bottom, landscape.bottom, range.bottom, range.right),
        ("PAGE-03-left", "trái", upright.left, landscape.left, range.left, range.bottom),
        ("PAGE-03-right", "phải", upright.right, landscape.right, range.right, range.top),
    ];
    for (id, side, upright, landscape, range, turned) in sides {
        let part = Part { name: "Lề trang", clause: "PL I, I.3" };
        let [least, most] = range;
        let holds = |spread: &Spread, range: [f64; 2]| match id {
            "PAGE-03-top" => spread.within(range, OFF),
            "PAGE-03-bottom" => spread.least.0 >= range[0] - OFF,
            _ => spread.within([range[0], f64::MAX], OFF) && spread.least.0 <= range[1] + OFF,
        };
        // Least and most of a landscape page are those of the side as displayed, or of the side of the turned sheet.
        let lying = landscape.count == 0 || holds(&landscape, range) || holds(&landscape, turned);
        let low = id == "PAGE-03-bottom" && full.count > 0 && full.least.0 > most + loose;
        let spread = if !lying || upright.count == 0 { landscape } else { upright };
        let sound = lying && !low && (upright.count == 0 || holds(&upright, range));
        let (value, page) = if id == "PAGE-03-top" && spread.most.0 > most + OFF { spread.most } else { spread.least };
        let (value, page) = if low { full.least } else { (value, page) };
        // Only lines that fill the width show how far the text reaches.
        let wide = !lying || upright.count == 0;
        if matches!(id, "PAGE-03-left" | "PAGE-03-right") && value > most + OFF && !rows.shows_edges(wide) {
            rows.unmeasured((id, side), part, "không có dòng nào chạm lề");
            continue;
        }
        let measured =
            if id == "PAGE-03-top" { format!("{} mm", spread.words(1)) } else { format!("nhỏ nhất {}", mm(value)) };
        rows.add((id, side), part, format!("{} mm", span([least, most], 1)), measured, sound, Some(page));
        if id == "PAGE-03-left" && overhang > OFF {
            let reach = mm(overhang);
            rows.note(format!("phần đầu lấn sang trái {reach}; mẫu 1.4 của Nghị định cũng rộng hơn phần chữ"));
        }
    }
}

/// Distance of the lowest line of a page from the edge of the paper.
fn bottom_of(index: &Index<'_>, page: usize) -> Option<f64> {
    let height = index.pages.pages.get(page)?.height_mm;
    let lines = index.lines.get(index.on(page))?;
    let lowest = lines.iter().filter(|p| p.zone != Zone::Number).map(|p| p.line.y + em_mm(DESCENT * p.line.size_pt));
    Some(height - lowest.fold(0.0, f64::max))
}

/// Lower end of the two-column heading of a page, mm; 0 where it has none.
fn heading_end(index: &Index<'_>, page: usize) -> f64 {
    let start = if page == 0 {
        Some(&index.view.title.kind)
    } else {
        let n = index.starts.iter().position(|start| *start == Some(page));
        n.and_then(|n| index.view.appendices.get(n)).filter(|a| a.heading.is_some()).map(|a| &a.label)
    };
    let found = start.and_then(|words| index.find(index.on(page), &key(words)));
    found.and_then(|found| index.rows_of(&found).first().map(|row| row.y)).unwrap_or(0.0)
}

fn page_margins(index: &Index<'_>, number: usize, page: &PageBox, margins: &mut Margins) {
    let heading = heading_end(index, number);
    let (mut left, mut right, mut top, mut bottom) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
    let mut reach = f64::MAX;
    for Placed { zone, line, .. } in index.lines.get(index.on(number)).unwrap_or_default() {
        if matches!(zone, Zone::Number | Zone::Head) {
            continue;
        }
        if line.y < heading {
            reach = reach.min(line.x)
        } else {
            left = left.min(line.x)
        }
        right = right.max(line.right);
        top = top.min(line.y - em_mm(ASCENT * line.size_pt));
        bottom = bottom.max(line.y + em_mm(DESCENT * line.size_pt));
    }
    for rule in &page.lines {
        let (width, height) = if rule.horizontal { (rule.length, 0.0) } else { (0.0, rule.length) };
        // The lines of a grid meet in the middle of their strokes; that is where its edge is measured.
        let cap = if rule.horizontal { rule.thickness / 2.0 } else { 0.0 };
        if rule.y < heading {
            reach = reach.min(rule.x + cap)
        } else {
            left = left.min(rule.x + cap)
        }
        right = right.max(rule.x + width - cap);
        top = top.min(rule.y);
        bottom = bottom.max(rule.y + height);
    }
    if right > left {
        margins.left.add(left, number);
        margins.right.add(page.width_mm - right, number);
        margins.top.add(top, number);
        margins.bottom.add(page.height_mm - bottom, number);
        margins.overhang = margins.overhang.max(left - reach);
    }
}

fn family(rows: &mut Rows<'_>) {
    let index = rows.index;
    let part = Part { name: "Phông chữ", clause: "PL I, I.4" };
    let mut letters: BTreeMap<&str, usize> = BTreeMap::new();
    let mut missing = None;
    for (number, page) in index.pages.pages.iter().enumerate() {
        for text in &page.texts {
            *letters.entry(text.family.as_str()).or_default() += solid(&text.text);
        }
        missing = missing.or_else(|| page.missing.first().map(|c| (*c, number)));
    }
    letters.retain(|_, count| *count > 0);
    let all: usize = letters.values().sum();
    let Some((main, most)) = letters.iter().max_by_key(|(_, count)| **count).map(|(name, count)| (*name, *count))
    else {
        return rows.unmeasured(("PAGE-05-family", "phông"), part, "không có chữ trên trang");
    };
    let allowed = &index.profile.families;
    let other =
        index.pages.pages.iter().position(|page| page.texts.iter().any(|t| t.family != main && solid(&t.text) > 0));
    let sound = allowed.iter().any(|name| name == main) && other.is_none() && missing.is_none();
    let measured = format!("{main}: {} {}/{} chữ", percent(most, all), thousands(most), thousands(all));
    let page = other.or(missing.map(|(_, page)| page)).unwrap_or(0);
    rows.add(
        ("PAGE-05-family", "phông"),
        part,
        format!("{} cho mọi chữ", allowed.join(" hoặc ")),
        measured,
        sound,
        Some(page),
    );
    if let Some((c, page)) = missing {
        rows.note(format!("trang {}: phông không có ký tự “{c}”", page + 1));
    } else if sound && allowed.first().is_some_and(|name| name != main) {
        rows.note(format!("{main} có số đo từng chữ bằng Times New Roman"));
    }
}

fn colour(rows: &mut Rows<'_>) {
    let index = rows.index;
    let part = Part { name: "Phông chữ", clause: "PL I, I.4" };
    let mark = index.view.marks.urgency.as_ref().map(|urgency| urgency.text.as_str());
    let (mut black, mut all, mut wrong) = (0, 0, None);
    for (number, page) in index.pages.pages.iter().enumerate() {
        // The mark of urgency is red by another clause.
        for text in page.texts.iter().filter(|t| number > 0 || mark != Some(t.text.trim())) {
            let count = solid(&text.text);
            all += count;
            if text.colour == Colour::BLACK {
                black += count;
            } else if count > 0 {
                wrong = wrong.or_else(|| Some((number, excerpt(&text.text))));
            }
        }
    }
    let measured = format!("đen {}", percent(black, all));
    let page = wrong.as_ref().map_or(0, |(page, _)| *page);
    rows.add(("PAGE-05-colour", "màu chữ"), part, "đen", measured, wrong.is_none(), Some(page));
    if let Some((_, words)) = wrong {
        rows.note(format!("“{words}”"));
    }
}

/// Letters that leave a mark.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// A share, rounded so that 100 % means all.
fn percent(part: usize, all: usize) -> String {
    if part == all {
        return "100 %".to_owned();
    }
    let thousandths = part * 1000 / all.max(1);
    format!("{},{} %", thousandths / 10, thousandths % 10)
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// PAGE-07: Quốc hiệu, Tiêu ngữ and date go up and down together.
fn size_set(rows: &mut Rows<'_>) {
    let index = rows.index;
    let part = Part { name: "Cỡ chữ thống nhất", clause: "PL I, V (chú thích)" };
    let heading = &index.view.heading;
    let place = ("PAGE-07", "Quốc hiệu, Tiêu ngữ, ngày");
    let size = |key: &[char]| {
        let found = index.find(index.on(0), key)?;
        let spread = sizes(index.lines_of(&found));
        (spread.count > 0).then_some(spread.most.0)
    };
    let date = heading.place_date.as_ref().map(|runs| size(&super::index::key_of(runs)));
    let (Some(state), Some(motto)) = (size(&key(&heading.state_name)), size(&key(&heading.motto))) else {
        return rows.unmeasured(place, part, "không thấy Quốc hiệu, Tiêu ngữ");
    };
    let mut found = vec![state, motto];
    found.extend(date.flatten());
    let same = |set: &&[f64; 3]| found.iter().zip(set.iter()).all(|(a, b)| (a - b).abs() < 0.05);
    let sound = index.profile.size_sets.iter().any(|set| same(&set));
    let words = |sizes: &[f64]| sizes.iter().map(|s| span([*s, *s], 1)).collect::<Vec<_>>().join(", ");
    let required: Vec<String> = index.profile.size_sets.iter().map(|set| words(set)).collect();
    rows.add(place, part, required.join(" hoặc "), words(&found), sound, Some(0));
}

fn numbers(rows: &mut Rows<'_>) {
    let index = rows.index;
    let part = Part { name: "Số trang", clause: "PL I, I.7" };
    let parts = index.parts();
    let numbers = |page: usize| {
        let on = index.on(page);
        on.filter_map(|i| index.lines.get(i)).filter(|p| p.zone == Zone::Number).collect::<Vec<_>>()
    };
    let (mut wanted, mut right, mut wrong, mut first_shown) = (0, 0, None, None);
    let mut shown: Vec<&Placed> = Vec::new();
    let mut restarts = (0, 0);
    for (n, pages) in parts.iter().enumerate() {
        for page in pages.clone() {
            let found = numbers(page);
            if page == pages.start {
                if !found.is_empty() {
                    first_shown = first_shown.or(Some(page));
                }
                shown.extend(found);
                continue;
            }
            wanted += 1;
            let told = (page - pages.start + 1).to_string();
            let sound = matches!(found.as_slice(), [one] if one.line.text.trim() == told);
            right += usize::from(sound);
            if !sound {
                wrong = wrong.or_else(|| Some((page, found.first().map(|p| p.line.text.trim().to_owned()), told)));
            }
            if n > 0 && page == pages.start + 1 {
                restarts.0 += 1;
                restarts.1 += usize::from(sound);
            }
            shown.extend(found);
        }
    }
    let hidden = match first_shown {
        None => "không hiển thị",
        Some(_) => "có hiển thị",
    };
    rows.add(
        ("PNUM-01-hidden", "trang đầu"),
        part,
        "không hiển thị số",
        hidden,
        first_shown.is_none(),
        first_shown.or(Some(0)),
    );
    if wanted == 0 {
        return rows.absent("PNUM-01", part, "văn bản có một trang");
    }
    let at = wrong.as_ref().map(|(page, ..)| *page);
    let measured = format!("đúng {right}/{wanted} trang");
    rows.add(("PNUM-01-present", "thứ tự"), part, "liên tục từ trang 2, chữ số Ả Rập", measured, wrong.is_none(), at);
    if let Some((_, found, told)) = wrong {
        let found = found.map_or("không có số".to_owned(), |found| format!("in “{found}”"));
        rows.note(format!("{found}, phải là “{told}”"));
    }
    if shown.is_empty() {
        return;
    }
    let mut off = Spread::default();
    let mut top = Spread::default();
    for placed in &shown {
        let middle = (placed.line.x + placed.line.right) / 2.0;
        let paper = index.pages.pages.get(placed.page).map_or(0.0, |page| page.width_mm / 2.0);
        let text = middle - rows.axis(placed.page);
        // The middle of the paper is a middle, too.
        off.add(if (middle - paper).abs() <= CENTRED { 0.0 } else { text.abs() }, placed.page);
        top.add(placed.line.y, placed.page);
    }
    let sound = off.most.0 <= CENTRED;
    rows.add(
        ("PNUM-01-centred", "canh giữa"),
        part,
        "giữa theo chiều ngang",
        format!("lệch {}", mm(off.most.0)),
        sound,
        Some(off.most.1),
    );
    let most = index.profile.margin_range.top[1];
    let measured = if top.most.0 > most {
        format!("cách mép trên {}", mm(top.most.0))
    } else {
        format!("chân số cách mép trên {} mm", top.words(1))
    };
    let first = |page: usize| {
        let lines = index.lines.get(index.on(page)).unwrap_or_default();
        let tops = lines.iter().filter(|p| p.zone == Zone::Text).map(|p| p.line.y - em_mm(ASCENT * p.line.size_pt));
        tops.fold(f64::MAX, f64::min)
    };
    let below = shown.iter().find(|p| p.line.y > first(p.page) || p.line.y > most);
    rows.add(
        ("PNUM-01-place", "vị trí"),
        part,
        "trong lề trên",
        measured,
        below.is_none(),
        below.map(|p| p.page).or(Some(top.least.1)),
    );
    rows.size_of("PNUM-01-size", part, &sizes(shown.iter().copied()), index.profile.size_range.page_number);
    rows.look_of("PNUM-01-style", part, &shown, super::rows::Look::default());
    let part = Part { name: "Số trang", clause: "PL I, III.1.đ" };
    if restarts.0 == 0 {
        rows.absent("PNUM-02", part, "không có phụ lục dài hơn một trang");
    } else {
        let (all, sound) = restarts;
        let measured = format!("đánh riêng ở {sound}/{all} phụ lục");
        rows.add(("PNUM-02", "phụ lục"), part, "đánh số riêng từng phụ lục", measured, all == sound, None);
    }
}
