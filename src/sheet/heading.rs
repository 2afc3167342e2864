//! The top of page 1: Quốc hiệu, Tiêu ngữ, names of the bodies, number, place and date, type, abstract, marks.
//! Source: Annex I, II.1–II.5, III.2.

use super::index::{Found, SINGLE, Stretch, key, key_of, mm as em_mm};
use super::rows::{Look, Part, Rows, blanks, level, mm, number, span};
use crate::pages::{Colour, MM_PER_PT, PageBox, RuleBox, TextBox};
use crate::view::Run;

/// How far two names under one another may be from single spacing, lines.
const SPACING: f64 = 0.05;

/// How far a frame may be off its size, mm.
const FRAME: f64 = 0.5;

const BOLD: Look = Look { capitals: false, bold: true, italic: false };
const BOLD_CAPITALS: Look = Look { capitals: true, bold: true, italic: false };
const PLAIN: Look = Look { capitals: false, bold: false, italic: false };

pub(super) fn measure(rows: &mut Rows<'_>) {
    let state = state_name(rows);
    motto(rows, state.as_ref());
    let issuer = bodies(rows);
    let number = document_number(rows, issuer.as_ref());
    place_date(rows, state.as_ref(), number.as_ref());
    title(rows);
    urgency(rows);
    circulation(rows);
}

fn state_name(rows: &mut Rows<'_>) -> Option<Stretch> {
    let (index, part) = (rows.index, Part { name: "Quốc hiệu", clause: "PL I, II.1.a" });
    let words = &index.view.heading.state_name;
    let Some(found) = index.find(index.on(0), &key(words)) else {
        rows.missing("QH-01", part, words);
        return None;
    };
    let printed = index.words_of(&found);
    let names = &index.profile.state_names;
    let required = names.first().map(|name| format!("“{name}”")).unwrap_or_default();
    rows.add(("QH-01", "chữ"), part, required, format!("“{printed}”"), names.contains(&printed), Some(0));
    rows.size("QH-02-size", part, &found, index.profile.size_range.state_name);
    rows.look("QH-02-style", part, &found, BOLD_CAPITALS);
    let lines = index.rows_of(&found);
    let first = lines.first().copied()?;
    let right = first.middle() > rows.axis(0);
    let side = if right { "bên phải" } else { "bên trái" };
    rows.add(("QH-02-place", "vị trí"), part, "phía trên, bên phải trang đầu", side, right, Some(0));
    let part = Part { clause: "Thông lệ", ..part };
    rows.add(("QH-03", "số dòng"), part, "1 dòng", format!("{} dòng", lines.len()), lines.len() == 1, Some(0));
    lines.last().copied()
}

fn motto(rows: &mut Rows<'_>, state: Option<&Stretch>) {
    let (index, part) = (rows.index, Part { name: "Tiêu ngữ", clause: "PL I, II.1.b" });
    let words = &index.view.heading.motto;
    let Some(found) = index.find(index.on(0), &key(words)) else { return rows.missing("TN-01", part, words) };
    let printed = index.words_of(&found);
    let required = &index.profile.motto;
    rows.add(("TN-01", "chữ"), part, format!("“{required}”"), format!("“{printed}”"), printed == *required, Some(0));
    rows.size("TN-02-size", part, &found, index.profile.size_range.motto);
    rows.look("TN-02-style", part, &found, BOLD);
    let lines = index.rows_of(&found);
    if let Some(state) = state {
        rows.centred("TN-02-centred", part, "giữa dưới Quốc hiệu", &lines, state.middle(), &[]);
    }
    let Some(last) = lines.last() else { return };
    rows.rule(["TN-03-length", "TN-03-line", "TN-03-centred"], part, last, &[last.width()], [1.0, 1.0]);
    if let (Some(state), Some(first)) = (state, lines.first()) {
        single_spaced(rows, "TN-04", Part { name: "Quốc hiệu, Tiêu ngữ", clause: "PL I, II.1.c" }, &[*state, *first]);
    }
}

/// Distance of lines that must be single spaced.
fn single_spaced(rows: &mut Rows<'_>, id: &'static str, part: Part, lines: &[Stretch]) {
    // Lines of two sizes are single spaced when their distance is that of one of them, or between.
    let worst = lines.windows(2).filter_map(|pair| {
        let [upper, lower] = pair else { return None };
        let step = lower.y - upper.y;
        let spacing = |size: f64| step / em_mm(SINGLE * size);
        let (loose, tight) = (spacing(upper.size.min(lower.size)), spacing(upper.size.max(lower.size)));
        let nearest = if tight > 1.0 { tight } else { loose.min(1.0) };
        Some((nearest, lower.page))
    });
    let Some((spacing, page)) = worst.max_by(|a, b| (a.0 - 1.0).abs().total_cmp(&(b.0 - 1.0).abs())) else { return };
    let measured = format!("{} dòng", number(spacing, 2));
    rows.add((id, "cách dòng"), part, "dòng đơn", measured, (spacing - 1.0).abs() <= SPACING, Some(page));
}

/// Superior and issuing body; answers the last line of the issuer.
fn bodies(rows: &mut Rows<'_>) -> Option<Stretch> {
    let index = rows.index;
    let heading = &index.view.heading;
    let range = index.profile.size_range.issuer;
    let mut all: Vec<Stretch> = Vec::new();
    let part = Part { name: "Cơ quan chủ quản", clause: "PL I, II.2.b" };
    let mut from = index.on(0);
    if heading.superior.is_empty() {
        rows.absent("ORG-03", part, "không ghi cơ quan chủ quản");
    } else if let Some(found) = index.find(from.clone(), &key(&heading.superior.concat())) {
        rows.size("ORG-03-size", part, &found, range);
        rows.look("ORG-03-style", part, &found, Look { capitals: true, ..PLAIN });
        from.start = found.at.last().map_or(from.start, |last| last + 1);
        all = index.rows_of(&found);
    } else {
        rows.missing("ORG-03", part, &heading.superior.join(" "));
    }
    let part = Part { name: "Cơ quan ban hành", clause: "PL I, II.2.b" };
    let Some(found) = index.find(from, &key(&heading.issuer.concat())) else {
        rows.missing("ORG-04", part, &heading.issuer.join(" "));
        return None;
    };
    rows.size("ORG-04-size", part, &found, range);
    rows.look("ORG-04-style", part, &found, BOLD_CAPITALS);
    let lines = index.rows_of(&found);
    let last = lines.last().copied()?;
    if let Some(upper) = all.last().or(lines.first().filter(|_| lines.len() > 1)) {
        let required =
            if all.is_empty() { "các dòng chung một trục" } else { "giữa dưới cơ quan chủ quản" };
        rows.centred("ORG-04-centred", part, required, &lines, upper.middle(), &[]);
    }
    let longest = lines.iter().map(Stretch::width).fold(0.0, f64::max);
    let lengths = [longest, last.width()];
    let range = index.profile.short_rule_range;
    rows.rule(["ORG-05-length", "ORG-05-line", "ORG-05-centred"], part, &last, &lengths, range);
    all.extend(&lines);
    single_spaced(rows, "ORG-06", Part { name: "Tên cơ quan", clause: "PL I, II.2.b" }, &all);
    Some(last)
}

fn document_number(rows: &mut Rows<'_>, issuer: Option<&Stretch>) -> Option<Stretch> {
    let (index, part) = (rows.index, Part { name: "Số, ký hiệu", clause: "PL I, II.3.c" });
    let Some(runs) = &index.view.heading.number else {
        if index.view.title.attached_to.is_some() {
            rows.absent("NUM-01", part, "văn bản ban hành kèm theo văn bản khác");
        } else {
            rows.missing("NUM-01", part, "");
        }
        return None;
    };
    let Some(found) = index.find(index.on(0), &key_of(runs)) else {
        rows.missing("NUM-01", part, "Số: …");
        return None;
    };
    rows.size("NUM-01-size", part, &found, index.profile.size_range.number);
    rows.look("NUM-01-style", part, &found, PLAIN);
    let lines = index.rows_of(&found);
    if let Some(issuer) = issuer {
        let blanks = blanks_of(runs, &lines);
        rows.centred("NUM-01-centred", part, "giữa dưới tên cơ quan", &lines, issuer.middle(), &blanks);
    }
    let printed = index.words_of(&found);
    let code = printed.strip_prefix("Số:").map(str::trim_start);
    // The number itself may still be blank.
    let sound = code.is_some_and(|code| !code.contains(char::is_whitespace) && code.contains('/'));
    let required = "“Số: …/…”, không có dấu cách";
    rows.add(("NUM-03", "cách viết"), part, required, format!("“{printed}”"), sound, Some(0));
    lines.first().copied()
}

fn place_date(rows: &mut Rows<'_>, state: Option<&Stretch>, number: Option<&Stretch>) {
    let (index, part) = (rows.index, Part { name: "Địa danh, thời gian", clause: "PL I, II.4.c" });
    let Some(runs) = &index.view.heading.place_date else {
        return if index.view.title.attached_to.is_some() {
            rows.absent("DATE-01", part, "văn bản ban hành kèm theo văn bản khác");
        } else {
            rows.missing("DATE-01", part, "");
        };
    };
    let Some(found) = index.find(index.on(0), &key_of(runs)) else {
        return rows.missing("DATE-01", part, &runs.iter().map(|run| run.text.as_str()).collect::<String>());
    };
    rows.size("DATE-01-size", part, &found, index.profile.size_range.place_date);
    rows.look("DATE-01-style", part, &found, Look { italic: true, ..PLAIN });
    let lines = index.rows_of(&found);
    if let Some(state) = state {
        let (axis, blanks) = (state.middle(), blanks_of(runs, &lines));
        rows.centred("DATE-01-centred", part, "giữa dưới Quốc hiệu, Tiêu ngữ", &lines, axis, &blanks);
    }
    if let (Some(number), Some(first)) = (number, lines.first()) {
        let measured = format!("lệch {}", mm((first.y - number.y).abs()));
        let place = ("DATE-01-level", "ngang hàng");
        rows.add(place, part, "cùng dòng với số, ký hiệu", measured, level(first, number), Some(first.page));
    }
    let printed = index.words_of(&found);
    let comma = printed.split_once(',').is_some_and(|(place, rest)| {
        !place.trim().is_empty() && place.starts_with(char::is_uppercase) && rest.starts_with(" ngày")
    });
    rows.add(("DATE-01-comma", "cách viết"), part, "“Địa danh, ngày …”", format!("“{printed}”"), comma, Some(0));
    let part = Part { clause: "Thông lệ", ..part };
    rows.add(("DATE-07", "số dòng"), part, "1 dòng", format!("{} dòng", lines.len()), lines.len() == 1, Some(0));
}

fn title(rows: &mut Rows<'_>) {
    let index = rows.index;
    let (title, ranges) = (&index.view.title, &index.profile.size_range);
    let part = Part { name: "Tên loại", clause: "PL I, II.5.b" };
    let mut from = index.on(0);
    if let Some(found) = index.find(from.clone(), &key(&title.kind)) {
        rows.size("TITLE-01-size", part, &found, ranges.kind);
        rows.look("TITLE-01-style", part, &found, BOLD_CAPITALS);
        let lines = index.rows_of(&found);
        rows.centred("TITLE-01-centred", part, "giữa trang", &lines, rows.axis(0), &[]);
        from.start = found.at.last().map_or(from.start, |last| last + 1);
    } else {
        rows.missing("TITLE-01", part, &title.kind);
    }
    let part = Part { name: "Trích yếu", clause: "PL I, II.5.b" };
    let runs: Vec<_> = title.summary.concat();
    let Some(found) = index.find(from, &key_of(&runs)) else {
        return rows.missing("TITLE-02", part, &runs.iter().map(|run| run.text.as_str()).collect::<String>());
    };
    rows.size("TITLE-02-size", part, &found, ranges.summary);
    rows.look("TITLE-02-style", part, &found, BOLD);
    let lines = index.rows_of(&found);
    rows.centred("TITLE-02-centred", part, "giữa trang", &lines, rows.axis(0), &blanks_of(&runs, &lines));
    // A plan attached to another document has its rule under the line that names it.
    let under: Option<Found> = title.attached_to.as_ref().and_then(|runs| index.find(index.on(0), &key_of(runs)));
    let (part, lines) = match &under {
        Some(found) => {
            let part = Part { name: "Kèm theo", clause: "PL III, mẫu 1.3" };
            rows.size("GEN-06-size", part, found, ranges.appendix_reference);
            rows.look("GEN-06-style", part, found, Look { italic: true, ..PLAIN });
            (part, index.rows_of(found))
        }
        None => (part, lines),
    };
    under_title(rows, ["TITLE-03-length", "TITLE-03-line", "TITLE-03-centred"], part, &lines);
}

/// Widths of the blanks of runs found in these lines, mm.
pub(super) fn blanks_of(runs: &[Run], lines: &[Stretch]) -> Vec<f64> {
    blanks(runs, lines.first().map_or(0.0, |line| line.size))
}

/// The short rule under a title of one or several lines.
pub(super) fn under_title(rows: &mut Rows<'_>, ids: [&'static str; 3], part: Part, lines: &[Stretch]) {
    let Some(last) = lines.last() else { return };
    let longest = lines.iter().map(Stretch::width).fold(0.0, f64::max);
    rows.rule(ids, part, last, &[longest, last.width()], rows.index.profile.short_rule_range);
}

fn urgency(rows: &mut Rows<'_>) {
    let (index, part) = (rows.index, Part { name: "Dấu độ khẩn", clause: "PL I, III.2.b" });
    let Some(mark) = &index.view.marks.urgency else {
        return rows.absent("URG-01", part, "văn bản không đóng dấu khẩn");
    };
    let Some(found) = index.find(index.on(0), &key(&mark.text)) else {
        return rows.missing("URG-01", part, &mark.text);
    };
    let frame = framed(rows, ["URG-01-size", "URG-01-style"], part, &found, &mark.text);
    let profile = index.profile;
    let known = profile.urgency_words.iter().find(|(_, words)| **words == mark.text).map(|(key, _)| key);
    if let (Some(width), Some((text, frame))) = (known.and_then(|key| profile.urgency_width.get(key)), frame) {
        let (wide, high) = size_of(&frame);
        let height = profile.urgency_height;
        let required = format!("{} × {} mm", span([*width, *width], 1), span([height, height], 1));
        let sound = (wide - width).abs() <= FRAME && (high - height).abs() <= FRAME;
        let measured = format!("{} × {}", number(wide, 1), mm(high));
        rows.add(("URG-01-frame", "khung"), part, required, measured, sound, Some(0));
        let red = |c: Colour| c.red >= 200 && c.green <= 60 && c.blue <= 60 && c.alpha == u8::MAX;
        let sound = red(text.colour) && frame.iter().all(|line| red(line.colour));
        let Colour { red, green, blue, .. } = text.colour;
        rows.add(
            ("URG-01-colour", "màu"),
            part,
            "đỏ tươi",
            format!("đỏ {red}, lục {green}, lam {blue}"),
            sound,
            Some(0),
        );
    } else {
        let required = format!("khung cao {}", mm(profile.urgency_height));
        rows.add(("URG-01-frame", "khung"), part, required, "không có khung", false, Some(0));
    }
}

fn circulation(rows: &mut Rows<'_>) {
    let (index, part) = (rows.index, Part { name: "Phạm vi lưu hành", clause: "PL I, III.2.c" });
    let Some(words) = &index.view.marks.circulation else {
        return rows.absent("CIRC-01", part, "văn bản không ghi phạm vi lưu hành");
    };
    let Some(found) = index.find(index.on(0), &key(words)) else { return rows.missing("CIRC-01", part, words) };
    let frame = framed(rows, ["CIRC-01-size", "CIRC-01-style"], part, &found, words);
    let measured = frame.as_ref().map_or("không có khung".to_owned(), |(_, frame)| {
        let (wide, high) = size_of(frame);
        format!("{} × {}", number(wide, 1), mm(high))
    });
    rows.add(("CIRC-01-frame", "khung"), part, "khung chữ nhật nét đơn", measured, frame.is_some(), Some(0));
}

/// Size and style of a mark; answers its words and the four lines around them: left, right, top, bottom.
fn framed<'p>(
    rows: &mut Rows<'p>,
    [size, style]: [&'static str; 2],
    part: Part,
    found: &Found,
    words: &str,
) -> Option<(&'p TextBox, [&'p RuleBox; 4])> {
    let index = rows.index;
    rows.size(size, part, found, index.profile.size_range.mark);
    rows.look(style, part, found, BOLD_CAPITALS);
    let page = index.pages.pages.first()?;
    let text = page.texts.iter().find(|text| text.text.trim() == words)?;
    Some((text, around(page, text)?))
}

/// The lines around a text, none farther than its frame can be.
fn around<'p>(page: &'p PageBox, text: &TextBox) -> Option<[&'p RuleBox; 4]> {
    let middle = (text.x + text.right()) / 2.0;
    let height = text.size_pt * MM_PER_PT;
    let upright = |left: bool| {
        let beside = page.lines.iter().filter(move |rule| {
            let side = if left { rule.x < text.x } else { rule.x > text.right() };
            !rule.horizontal && rule.y < text.y && text.y < rule.y + rule.length && rule.length < 4.0 * height && side
        });
        beside.min_by(|a, b| (a.x - middle).abs().total_cmp(&(b.x - middle).abs()))
    };
    let near_upright = |above: bool| {
        let over = page.lines.iter().filter(move |rule| {
            let side = if above { rule.y < text.y } else { rule.y > text.y };
            rule.horizontal
                && rule.x < middle
                && middle < rule.x + rule.length
                && (rule.y - text.y).abs() < 3.0 * height
                && side
        });
        over.min_by(|a, b| (a.y - text.y).abs().total_cmp(&(b.y - text.y).abs()))
    };
    Some([upright(true)?, upright(false)?, near_upright(true)?, near_upright(false)?])
}

fn size_of([left, right, top, bottom]: &[&RuleBox; 4]) -> (f64, f64) {
    (right.x - left.x, bottom.y - top.y)
}

#[cfg(test)]
mod tests {
    use super::super::index::LEVEL;
    use super::*;

    #[test]
    fn level_lines_share_a_baseline() {
        let line = |y: f64| Stretch { page: 0, x: 30.0, right: 60.0, y, size: 13.0 };
        assert!(level(&line(50.0), &line(50.0 + LEVEL / 2.0)) && !level(&line(50.0), &line(51.0)));
    }
}
