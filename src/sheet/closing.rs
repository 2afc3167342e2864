//! Signature, recipients, drafter, address. Source: Annex I, II.7, II.9, III.3, III.4.

use super::index::{Found, SINGLE, Stretch, Zone, key, mm as em_mm};
use super::rows::{ALIGNED, Look, Part, Rows, excerpt, level, mm, number, sizes};
use crate::view::Phrase;
use std::ops::Range;

/// Lines of text that stand above the signature on its page at least.
const COMPANY: usize = 2;

/// How far a rule may be from the width of the text, as a part of it.
const WHOLE: f64 = 0.01;

const BOLD: Look = Look { capitals: false, bold: true, italic: false };
const PLAIN: Look = Look { capitals: false, bold: false, italic: false };

pub(super) fn measure(rows: &mut Rows<'_>) {
    let first = signature(rows);
    let end = recipients(rows, first.as_ref());
    drafter(rows, end);
    address(rows);
}

/// Answers the first line of the authority.
fn signature(rows: &mut Rows<'_>) -> Option<Stretch> {
    let index = rows.index;
    let part = Part { name: "Quyền hạn, chức vụ", clause: "PL I, II.7.đ" };
    let Some(signature) = &index.view.signature else {
        if index.view.title.attached_to.is_some() {
            rows.absent("SIGN-03", part, "văn bản ban hành kèm theo văn bản khác");
        } else {
            rows.missing("SIGN-03", part, "");
        }
        return None;
    };
    let main = index.over(&index.main());
    let Some(found) = index.rfind(main.clone(), &key(&signature.authority.concat())) else {
        rows.missing("SIGN-03", part, &signature.authority.join(" "));
        return None;
    };
    let range = index.profile.size_range.signature;
    rows.size("SIGN-03-size", part, &found, range);
    rows.look("SIGN-03-style", part, &found, Look { capitals: true, ..BOLD });
    let lines = index.rows_of(&found);
    let (first, last) = (lines.first().copied()?, lines.last().copied()?);
    let after = found.at.last().map_or(main.end, |last| last + 1)..main.end;
    let below = |words: &Option<Phrase>| words.as_ref().and_then(|words| index.find(after.clone(), &key(words)));
    let (other, name) = (below(&signature.other_title), below(&signature.name));
    let part = Part { name: "Họ tên người ký", ..part };
    match (&signature.name, &name) {
        (None, _) => rows.absent("SIGN-03-name", part, "chưa ghi họ tên"),
        (Some(words), None) => rows.missing("SIGN-03-name", part, words),
        (Some(_), Some(name)) => {
            rows.size("SIGN-03-name-size", part, name, range);
            rows.look("SIGN-03-name-style", part, name, BOLD);
            let axis = first.middle();
            rows.centred("SIGN-03-name-centred", part, "giữa dưới quyền hạn, chức vụ", &index.rows_of(name), axis, &[]);
        }
    }
    let next = other.or(name.clone()).and_then(|found| index.rows_of(&found).first().copied());
    if let Some(next) = next.filter(|next| next.page == last.page) {
        let part = Part { name: "Chỗ ký", clause: "PL III, mẫu 1.4" };
        let room = next.y - last.y - em_mm(SINGLE * next.size);
        let lines = room / em_mm(SINGLE * next.size);
        let least = index.profile.signature_room_least;
        let required = format!("từ {} dòng", number(least, 0));
        let measured = format!("{} ({} dòng)", mm(room), number(lines, 1));
        rows.add(("SIGN-08", "khoảng trống"), part, required, measured, lines >= least - 0.05, Some(last.page));
    }
    whole(rows, &first, name.as_ref());
    Some(first)
}

/// SIGN-10: the block is on one page, with text above it.
fn whole(rows: &mut Rows<'_>, first: &Stretch, name: Option<&Found>) {
    let index = rows.index;
    let part = Part { name: "Khối chữ ký", clause: "Thông lệ" };
    let end = name.and_then(|name| index.rows_of(name).first().map(|row| row.page)).unwrap_or(first.page);
    let mut above: Vec<f64> = index
        .on(first.page)
        .filter_map(|i| index.lines.get(i))
        .filter(|p| p.zone == Zone::Text && p.line.y < first.y - 0.5 * em_mm(first.size))
        .map(|p| p.line.y)
        .collect();
    above.sort_by(f64::total_cmp);
    above.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    let measured = match end == first.page {
        true => format!("cùng trang, phía trên {} dòng", above.len()),
        false => format!("tách ở trang {} và {}", first.page + 1, end + 1),
    };
    let sound = end == first.page && above.len() >= COMPANY;
    let required = format!("một trang, với {COMPANY} dòng nội dung");
    rows.add(("SIGN-10", "liền khối"), part, required, measured, sound, Some(first.page));
}

/// Answers the lines after the list.
fn recipients(rows: &mut Rows<'_>, authority: Option<&Stretch>) -> Range<usize> {
    let index = rows.index;
    let main = index.over(&index.main());
    let part = Part { name: "“Nơi nhận:”", clause: "PL I, II.9.d" };
    let Some(recipients) = &index.view.recipients else {
        if index.view.title.attached_to.is_some() {
            rows.absent("RCPT-01", part, "văn bản ban hành kèm theo văn bản khác");
        } else {
            rows.missing("RCPT-01", part, "");
        }
        return main;
    };
    let Some(label) = index.rfind(main.clone(), &key(&recipients.label)) else {
        rows.missing("RCPT-01", part, &recipients.label);
        return main;
    };
    let ranges = &index.profile.size_range;
    rows.size("RCPT-01-size", part, &label, ranges.recipients_label);
    rows.look("RCPT-01-style", part, &label, Look { italic: true, ..BOLD });
    let line = index.rows_of(&label).first().copied();
    if let (Some(line), Some(authority)) = (line, authority) {
        let measured = match line.page == authority.page {
            true => format!("lệch {}", mm((line.y - authority.y).abs())),
            false => format!("trang {} và {}", line.page + 1, authority.page + 1),
        };
        let required = "ngang hàng quyền hạn, chức vụ";
        rows.add(("RCPT-01-level", "ngang hàng"), part, required, measured, level(&line, authority), Some(line.page));
    }
    let part = Part { name: "Danh sách nơi nhận", ..part };
    let mut after = label.at.last().map_or(main.end, |last| last + 1)..main.end;
    let mut list: Vec<(u32, Found)> = Vec::new();
    for recipient in &recipients.lines {
        let words = format!("{}{}", recipient.marker, recipient.text);
        let Some(found) = index.find(after.clone(), &key(&words)) else {
            rows.missing("RCPT-02", part, &words);
            return after;
        };
        after.start = found.at.last().map_or(after.start, |last| last + 1);
        list.push((recipient.depth, found));
    }
    let lines: Vec<_> = list.iter().flat_map(|(_, found)| index.lines_of(found)).collect();
    rows.size_of("RCPT-02-size", part, &sizes(lines.iter().copied()), ranges.recipients);
    rows.look_of("RCPT-02-style", part, &lines, PLAIN);
    let left = line.map_or(0.0, |line| rows.edges(line.page).0);
    let outer = list.iter().filter(|(depth, _)| *depth == 0).filter_map(|(_, f)| index.rows_of(f).first().copied());
    let off = outer.map(|row| (row.x - left).abs()).fold(0.0, f64::max);
    let page = line.map(|line| line.page);
    rows.add(("RCPT-02-left", "vị trí"), part, "sát lề trái", format!("lệch {}", mm(off)), off <= ALIGNED, page);
    let words: Vec<String> = list.iter().map(|(_, found)| index.words_of(found)).collect();
    let (last, others) = words.split_last().map_or((None, &[][..]), |(last, others)| (Some(last), others));
    let marked = |words: &&String| words.starts_with(['-', '+']) && words.ends_with([';', ':']);
    let wrong = others.iter().find(|words| !marked(words));
    let measured = format!("{}/{} dòng đúng", others.iter().filter(marked).count(), others.len());
    rows.add(("RCPT-02-marks", "dấu"), part, "đầu “-”, cuối “;”", measured, wrong.is_none(), page);
    if let Some(words) = wrong {
        rows.note(format!("“{}”", excerpt(words)));
    }
    let last = last.map_or("", String::as_str);
    let sound = last.starts_with("- Lưu:") && last.ends_with('.');
    rows.add(("RCPT-03", "dòng cuối"), part, "“- Lưu: ….”", format!("“{}”", excerpt(last)), sound, page);
    after
}

fn drafter(rows: &mut Rows<'_>, after: Range<usize>) {
    let (index, part) = (rows.index, Part { name: "Ký hiệu người soạn", clause: "PL I, III.3" });
    let Some(words) = &index.view.drafter else { return rows.absent("DRAFT-01", part, "văn bản không ghi") };
    let Some(found) = index.find(after, &key(words)) else { return rows.missing("DRAFT-01", part, words) };
    rows.size("DRAFT-01-size", part, &found, index.profile.size_range.drafter);
    rows.look("DRAFT-01-style", part, &found, PLAIN);
}

fn address(rows: &mut Rows<'_>) {
    let (index, part) = (rows.index, Part { name: "Địa chỉ cơ quan", clause: "PL I, III.4" });
    let Some(words) = &index.view.address else { return rows.absent("ADDR-01", part, "văn bản không ghi") };
    let Some(found) = index.find_on(0, &key(words)) else { return rows.missing("ADDR-01", part, words) };
    rows.size("ADDR-01-size", part, &found, index.profile.size_range.address);
    rows.look("ADDR-01-style", part, &found, PLAIN);
    let again = (1..index.pages.len()).find(|&page| index.find_on(page, &key(words)).is_some());
    let measured = again.map_or("trang 1".to_owned(), |page| format!("trang 1 và trang {}", page + 1));
    rows.add(("ADDR-01-page", "vị trí"), part, "chỉ ở trang 1", measured, again.is_none(), again.or(Some(0)));
    let Some(first) = index.rows_of(&found).first().copied() else { return };
    let (left, right) = rows.edges(0);
    let rule = index.rule_over(&first);
    let place = ("ADDR-01-line", "đường kẻ trên, độ dài");
    let required = "hết chiều ngang phần chữ (1,00)";
    match rule {
        None => rows.add(place, part, required, "không có đường kẻ", false, Some(0)),
        Some(rule) => {
            let ratio = rule.length / (right - left);
            let measured = format!("{} ({})", number(ratio, 2), mm(rule.length));
            rows.add(place, part, required, measured, (ratio - 1.0).abs() <= WHOLE, Some(0));
        }
    }
}
