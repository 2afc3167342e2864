//! QH, TN, ORG, NUM, DATE, TITLE: the top of page 1.

use super::find::{Faults, PT, SINGLE, heading_column, italic, rule_under, title_end, upright, words};
use super::made;
use super::plans::{Doc, docs};
use kehoach::pages::{Line, RuleBox};

/// The plans of the repository and headings that are hard to set.
fn all() -> impl Iterator<Item = &'static Doc> {
    docs().iter().chain(made::headings())
}

fn middle(line: &Line) -> f64 {
    (line.x + line.right) / 2.0
}

/// Weight and colour of a rule of the decree: solid, 0.5–0.75 pt.
fn ruled(doc: &Doc, what: &str, rule: Option<&RuleBox>, faults: &mut Faults) {
    let Some(rule) = rule else {
        faults.expect(false, || format!("{}: {what} không có đường kẻ", doc.name));
        return;
    };
    faults.within(&format!("{}: nét kẻ {what}", doc.name), rule.thickness / PT, 0.5, 0.75);
    faults.expect(rule.colour.is_black(), || format!("{}: {what} kẻ màu", doc.name));
}

fn right(doc: &Doc) -> Vec<Line> {
    heading_column(&doc.pages.pages[0], 1)
}

/// Superior and issuer, without the number below them.
fn left(doc: &Doc) -> Vec<Line> {
    let mut lines = heading_column(&doc.pages.pages[0], 0);
    let own = doc.view.heading.number.is_some();
    lines.retain(|l| !own || !l.text.starts_with("Số") && !l.text.trim_start().starts_with('/'));
    lines.retain(|l| doc.view.marks.urgency.as_ref().is_none_or(|u| l.text.trim() != u.text));
    lines
}

#[test]
fn qh_02_qh_03_state_name_bold_on_one_line_at_the_right() {
    let mut faults = Faults::default();
    for doc in all() {
        let lines = right(doc);
        let state = lines.iter().find(|l| l.text.trim() == doc.view.heading.state_name);
        let Some(state) = state else {
            faults.expect(false, || format!("{}: quốc hiệu bị ngắt {lines:?}", doc.name));
            continue;
        };
        faults.close(&doc.name, state.size_pt, doc.view.page.size.state_name, 0.01);
        faults.expect(state.bold && upright(&doc.pages.pages[0], state), || doc.name.clone());
        let width = if doc.view.page.size.state_name > 12.5 { 95.7 } else { 88.3 };
        faults.close(&format!("{} rộng", doc.name), state.right - state.x, width, 0.2);
        faults.within(&format!("{} ở bên phải", doc.name), state.x, 90.0, 195.0);
    }
    faults.finish();
}

#[test]
fn tn_02_motto_under_the_state_name_tn_03_rule_of_its_length_tn_04_single_spaced() {
    let mut faults = Faults::default();
    for doc in all() {
        let page = &doc.pages.pages[0];
        let lines = right(doc);
        let find = |words: &str| lines.iter().find(|l| l.text.trim() == words);
        let (Some(state), Some(motto)) = (find(&doc.view.heading.state_name), find(&doc.view.heading.motto)) else {
            faults.expect(false, || format!("{}: {lines:?}", doc.name));
            continue;
        };
        faults.close(&doc.name, motto.size_pt, doc.view.page.size.motto, 0.01);
        faults.expect(motto.bold && upright(page, motto), || doc.name.clone());
        faults.close(&format!("{} giữa", doc.name), middle(motto), middle(state), 0.1);
        let width = if doc.view.page.size.motto > 13.5 { 60.5 } else { 56.1 };
        faults.close(&format!("{} rộng", doc.name), motto.right - motto.x, width, 0.2);
        let rule = rule_under(page, motto);
        ruled(doc, "tiêu ngữ", rule, &mut faults);
        if let Some(rule) = rule {
            faults.close(&format!("{} kẻ", doc.name), rule.length, motto.right - motto.x, 0.1);
            faults.close(&format!("{} kẻ", doc.name), rule.x, motto.x, 0.1);
            faults.within(
                &format!("{} kẻ dưới chữ", doc.name),
                rule.y - motto.y,
                0.216 * motto.size_pt * PT + 0.2,
                4.0,
            );
        }
        // Single spacing: between that of the two sizes.
        let step = (motto.y - state.y) / PT;
        faults.within(
            &format!("{} cách dòng", doc.name),
            step,
            SINGLE * state.size_pt - 0.1,
            SINGLE * motto.size_pt + 0.1,
        );
    }
    faults.finish();
}

#[test]
fn org_03_superior_not_bold_org_04_issuer_bold_and_centred_org_05_rule_of_a_third_to_a_half() {
    let mut faults = Faults::default();
    for doc in all() {
        let page = &doc.pages.pages[0];
        let lines = left(doc);
        let (superior, issuer): (Vec<_>, Vec<_>) = lines.iter().partition(|l| !l.bold);
        let joined = |lines: &[&Line]| lines.iter().map(|l| l.text.trim()).collect::<Vec<_>>().join(" ");
        let heading = &doc.view.heading;
        faults.expect(joined(&superior) == heading.superior.join(" "), || format!("{}: {superior:?}", doc.name));
        faults.expect(joined(&issuer) == heading.issuer.join(" "), || format!("{}: {issuer:?}", doc.name));
        let Some(last) = issuer.last() else { continue };
        let longest = issuer.iter().map(|l| l.right - l.x).fold(0.0, f64::max);
        for pair in lines.windows(2) {
            faults.close(&format!("{} giữa", doc.name), middle(&pair[1]), middle(&pair[0]), 0.2);
            let step = (pair[1].y - pair[0].y) / PT;
            faults.close(&format!("{} cách dòng", doc.name), step, SINGLE * pair[0].size_pt, 0.1);
        }
        for line in &lines {
            faults.close(&doc.name, line.size_pt, doc.view.page.size.issuer, 0.01);
            faults.expect(upright(page, line), || format!("{}: {}", doc.name, line.text));
            faults.within(&format!("{} cách cột phải", doc.name), right(doc)[0].x - line.right, 2.0, 200.0);
        }
        let rule = rule_under(page, last);
        ruled(doc, "tên cơ quan", rule, &mut faults);
        if let Some(rule) = rule {
            let name = format!("{} kẻ/dòng dài nhất", doc.name);
            faults.within(&name, rule.length / longest, 1.0 / 3.0 - 0.002, 0.5);
            faults.close(&format!("{} kẻ giữa", doc.name), rule.x + rule.length / 2.0, middle(last), 0.2);
        }
    }
    faults.finish();
}

#[test]
fn num_01_number_and_date_01_date_stand_on_one_baseline_and_date_07_never_wraps() {
    let mut faults = Faults::default();
    for doc in all() {
        let page = &doc.pages.pages[0];
        let heading = &doc.view.heading;
        let (Some(_), Some(date_runs)) = (&heading.number, &heading.place_date) else { continue };
        let numbers: Vec<_> = heading_column(page, 0)
            .into_iter()
            .filter(|l| l.text.starts_with("Số") || l.text.trim().starts_with('/'))
            .collect();
        let lines = right(doc);
        let comma = words(date_runs).split_once(',').map(|(place, _)| format!("{place},")).unwrap_or_default();
        let dates: Vec<_> = lines.iter().skip_while(|l| !l.text.contains(&comma)).collect();
        let [date] = dates.as_slice() else {
            faults.expect(false, || format!("{}: ngày bị ngắt {dates:?}", doc.name));
            continue;
        };
        let blank = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        faults.expect(blank(&date.text) == blank(&words(date_runs)), || format!("{}: {date:?}", doc.name));
        for number in &numbers {
            faults.close(&format!("{} chân chữ", doc.name), number.y, date.y, 0.05);
            faults.close(&doc.name, number.size_pt, doc.view.page.size.number, 0.01);
            faults.expect(!number.bold && upright(page, number), || format!("{}: {number:?}", doc.name));
        }
        let (first, last) = (numbers.first().map_or(0.0, |l| l.x), numbers.last().map_or(0.0, |l| l.right));
        let issuer = left(doc);
        faults.close(&format!("{} số giữa", doc.name), (first + last) / 2.0, middle(issuer.last().unwrap()), 0.3);
        faults.close(&doc.name, date.size_pt, doc.view.page.size.place_date, 0.01);
        faults.expect(!date.bold && italic(page, date), || format!("{}: {date:?}", doc.name));
        faults.close(&format!("{} ngày giữa", doc.name), middle(date), middle(&lines[0]), 0.3);
        faults.within(&format!("{} ngày", doc.name), date.right, 0.0, 195.3);
        let lowest = page.lines.iter().filter(|r| r.y < date.y).map(|r| r.y).fold(0.0, f64::max);
        let accents = date.y - 0.891 * date.size_pt * PT;
        faults.within(&format!("{} ngày dưới kẻ", doc.name), accents - lowest, 0.5, 30.0);
    }
    faults.finish();
}

#[test]
fn num_09_the_blank_number_has_room_for_six_digits_and_the_blank_day_for_two() {
    let mut faults = Faults::default();
    for doc in all() {
        let page = &doc.pages.pages[0];
        let blank = |runs: &Option<kehoach::view::Runs>| runs.iter().flatten().filter_map(|r| r.gap).max();
        if let Some(digits) = blank(&doc.view.heading.number) {
            faults.within(&format!("{} ô số", doc.name), f64::from(digits), 6.0, 12.0);
            let texts: Vec<_> =
                page.texts.iter().filter(|t| t.cell.is_some_and(|c| !c.table && c.column == 0)).collect();
            let before = texts.iter().find(|t| t.text.starts_with("Số:")).unwrap();
            let after = texts.iter().find(|t| t.text.trim().starts_with('/')).unwrap();
            // Without a signature after it, a hand needs as much as six printed digits of half an em.
            let room = after.x - before.right();
            faults.within(&format!("{} chỗ trống", doc.name), room, 6.0 * 0.5 * 13.0 * PT, 40.0);
        }
    }
    faults.finish();
}

#[test]
fn title_01_kind_and_title_02_summary_bold_and_centred_title_03_rule_of_a_third_to_a_half() {
    let mut faults = Faults::default();
    for doc in all() {
        let page = &doc.pages.pages[0];
        let end = title_end(doc, 0);
        let lines: Vec<_> = page.lines().into_iter().filter(|l| l.cell.is_none() && l.y > 20.0 && l.y < end).collect();
        let (kind, summary) = lines.split_first().unwrap();
        faults.expect(kind.text.trim() == doc.view.title.kind, || format!("{}: {kind:?}", doc.name));
        faults.close(&doc.name, kind.size_pt, doc.view.page.size.kind, 0.01);
        let set: Vec<_> = summary.iter().map(|l| l.text.trim()).collect();
        let wanted: Vec<_> = doc.view.title.summary.iter().map(words).collect();
        faults.expect(set.join(" ") == wanted.join(" "), || format!("{}: {set:?}", doc.name));
        for line in &lines {
            faults.expect(line.bold && upright(page, line), || format!("{}: {}", doc.name, line.text));
            faults.close(&format!("{} giữa {}", doc.name, line.text), middle(line), 112.5, 0.2);
        }
        for line in summary {
            faults.close(&doc.name, line.size_pt, doc.view.page.size.summary, 0.01);
        }
        let Some(last) = summary.last() else { continue };
        let rule = rule_under(page, last);
        ruled(doc, "trích yếu", rule, &mut faults);
        if let Some(rule) = rule {
            let longest = summary.iter().map(|l| l.right - l.x).fold(0.0, f64::max);
            faults.within(&format!("{} kẻ", doc.name), rule.length / longest, 1.0 / 3.0 - 0.002, 0.5);
            faults.close(&format!("{} kẻ giữa", doc.name), rule.x + rule.length / 2.0, 112.5, 0.2);
        }
    }
    faults.finish();
}
