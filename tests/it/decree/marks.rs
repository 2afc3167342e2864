//! URG, CIRC, DRAFT-02, ADDR: marks and the address.

use super::find::{Faults, PT, area, rules};
use super::made::{self, SETS, filler};
use super::plans::{Doc, set_doc};
use kehoach::pages::{Colour, PageBox, RuleBox, TextBox};
use kehoach::view::{Urgency, View};

fn marked(change: impl Fn(&mut View)) -> Vec<Doc> {
    let set = |set| {
        let mut view = made::base(set);
        view.body = (0..60).map(filler).collect();
        change(&mut view);
        set_doc(format!("{set:?}"), view)
    };
    SETS.map(set).into()
}

/// The box around a text: left, right, top and bottom lines.
fn frame<'a>(page: &'a PageBox, text: &TextBox) -> Option<[&'a RuleBox; 4]> {
    let middle = (text.x + text.x + text.width) / 2.0;
    let nearest = |lines: Vec<&'a RuleBox>, far: &dyn Fn(&RuleBox) -> f64| {
        lines.into_iter().min_by(|a, b| far(a).total_cmp(&far(b)))
    };
    let upright = |left: bool| {
        let lines = page.lines.iter().filter(|r| {
            !r.horizontal
                && r.y < text.y
                && text.y < r.y + r.length
                && if left { r.x < text.x } else { r.x > text.right() }
        });
        nearest(lines.collect(), &|r| (r.x - middle).abs())
    };
    let level = |above: bool| {
        let lines = page.lines.iter().filter(|r| {
            r.horizontal && r.x < middle && middle < r.x + r.length && if above { r.y < text.y } else { r.y > text.y }
        });
        nearest(lines.collect(), &|r| (r.y - text.y).abs())
    };
    Some([upright(true)?, upright(false)?, level(true)?, level(false)?])
}

fn find<'a>(page: &'a PageBox, words: &str) -> Option<&'a TextBox> {
    page.texts.iter().find(|t| t.text.trim() == words)
}

/// Words bold, 13–14, in the middle of their frame.
fn framed(doc: &Doc, words: &str, colour: Colour, faults: &mut Faults) -> Option<(f64, f64)> {
    let page = &doc.pages.pages[0];
    let Some((text, [left, right, top, bottom])) = find(page, words).and_then(|t| Some((t, frame(page, t)?))) else {
        faults.expect(false, || format!("{}: không thấy khung {words}", doc.name));
        return None;
    };
    faults.expect(text.bold && !text.italic && text.colour == colour, || format!("{words} {text:?}"));
    for line in [left, right, top, bottom] {
        faults.expect(line.colour == colour, || format!("{words} {line:?}"));
        faults.within(words, line.thickness / PT, 0.5, 0.75);
    }
    faults.within(words, text.size_pt, 13.0, 14.0);
    faults.close(&format!("{words} giữa khung"), (left.x + right.x) / 2.0, text.x + text.width / 2.0, 0.2);
    let capitals = text.y - 0.33 * text.size_pt * PT;
    faults.close(&format!("{words} giữa khung theo chiều đứng"), (top.y + bottom.y) / 2.0, capitals, 0.6);
    for page in &doc.pages.pages[1..] {
        faults.expect(find(page, words).is_none(), || format!("{words} trên trang sau"));
    }
    Some((right.x - left.x, bottom.y - top.y))
}

#[test]
fn urg_01_frames_of_30_40_and_20_by_8_in_bright_red() {
    let mut faults = Faults::default();
    let red = Colour { red: 255, green: 0, blue: 0, alpha: 255 };
    for (words, width) in [("HỎA TỐC", 30.0), ("THƯỢNG KHẨN", 40.0), ("KHẨN", 20.0)] {
        for doc in marked(|view| view.marks.urgency = Some(Urgency { text: words.into(), width, height: 8.0 })) {
            if let Some((wide, high)) = framed(&doc, words, red, &mut faults) {
                faults.close(words, wide, width, 0.2);
                faults.close(words, high, 8.0, 0.2);
            }
            // Ô 10b: at the left, under the number and above the title.
            let text = find(&doc.pages.pages[0], words).unwrap();
            let number = doc.pages.pages[0].texts.iter().find(|t| t.text.starts_with("Số")).unwrap();
            let kind = find(&doc.pages.pages[0], "KẾ HOẠCH").unwrap();
            faults.expect(text.right() < 100.0 && number.y < text.y && text.y < kind.y, || format!("{words} {text:?}"));
        }
    }
    faults.finish();
}

#[test]
fn circ_01_circulation_in_a_frame_above_the_heading() {
    let mut faults = Faults::default();
    for words in ["LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"] {
        for doc in marked(|view| view.marks.circulation = Some(words.into())) {
            framed(&doc, words, Colour::BLACK, &mut faults);
            let page = &doc.pages.pages[0];
            let state = find(page, &doc.view.heading.state_name).unwrap();
            let text = find(page, words).unwrap();
            faults.expect(text.y < state.y && text.x > 90.0, || format!("{words} {text:?}"));
        }
    }
    faults.finish();
}

#[test]
fn draft_02_the_mark_of_a_draft_moves_nothing() {
    let mut faults = Faults::default();
    let plain = marked(|_| ());
    let drafts = marked(|view| view.marks.draft = Some("DỰ THẢO".into()));
    for (plain, draft) in plain.iter().zip(&drafts) {
        let page = &draft.pages.pages[0];
        let mark = find(page, "DỰ THẢO").unwrap();
        faults.expect(mark.bold && mark.y < 20.0, || format!("{mark:?}"));
        faults.expect(draft.pages.pages[1..].iter().all(|p| find(p, "DỰ THẢO").is_none()), || "trang sau".into());
        let rest =
            |doc: &Doc| doc.pages.pages[0].texts.iter().filter(|t| t.text != "DỰ THẢO").cloned().collect::<Vec<_>>();
        let same = rest(plain).iter().zip(rest(draft)).all(|(a, b)| a.text == b.text && a.x == b.x && a.y == b.y);
        faults.expect(same && plain.pages.len() == draft.pages.len(), || draft.name.clone());
    }
    faults.finish();
}

#[test]
fn addr_01_address_under_a_full_rule_at_the_foot_of_page_1_only() {
    let mut faults = Faults::default();
    let short = "Số 1, đường Lê Duẩn, thành phố Sơn La; ĐT: 0212.3.852.010";
    let long = "Số 1, đường Lê Duẩn, phường Tô Hiệu, tỉnh Sơn La; ĐT: 0212.3.852.010; Fax: 0212.3.852.011; \
        E-Mail: vanphong@sonla.gov.vn; Website: https://sonla.gov.vn";
    for address in [short, long] {
        for doc in marked(|view| view.address = Some(address.into())) {
            let page = &doc.pages.pages[0];
            let [left, right, _, bottom] = area(&doc, page);
            let lines: Vec<_> =
                page.lines().into_iter().filter(|l| l.y > bottom - 16.0 && (l.size_pt - 11.0).abs() < 0.1).collect();
            let joined = lines.iter().map(|l| l.text.trim()).collect::<Vec<_>>().join(" ");
            faults.expect(joined == address, || format!("{}: {joined}", doc.name));
            let rule = rules(page).into_iter().find(|r| r.length > 150.0);
            let Some(rule) = rule else {
                faults.expect(false, || format!("{}: không có đường kẻ", doc.name));
                continue;
            };
            faults.close("kẻ trái", rule.x, left, 0.1);
            faults.close("kẻ phải", rule.x + rule.length, right, 0.1);
            for line in &lines {
                faults.within(&line.text, line.y, rule.y + 3.0, bottom);
            }
            let body = page.lines().into_iter().filter(|l| l.y < rule.y).map(|l| l.y).fold(0.0, f64::max);
            faults.within("nội dung cách đường kẻ", rule.y - body, 3.0, 40.0);
            for page in &doc.pages.pages[1..] {
                let again = page.lines().iter().any(|l| l.text.contains("Lê Duẩn"));
                faults.expect(!again, || format!("{}: địa chỉ trên trang sau", doc.name));
            }
        }
    }
    faults.finish();
}

#[test]
fn draft_01_code_of_the_drafter_under_the_recipients_in_11() {
    let mut faults = Faults::default();
    for doc in marked(|view| view.drafter = Some("PL.(300)".into())) {
        let page = doc.pages.pages.iter().find(|p| find(p, "PL.(300)").is_some()).unwrap();
        let text = find(page, "PL.(300)").unwrap();
        let list = page.texts.iter().filter(|t| t.text.contains("Lưu:")).map(|t| t.y).fold(0.0, f64::max);
        faults.close(&doc.name, text.size_pt, 11.0, 0.01);
        faults.close(&doc.name, text.x, 30.0, 0.1);
        faults.within(&doc.name, text.y - list, 4.0, 12.0);
        faults.expect(!text.bold && !text.italic, || format!("{text:?}"));
    }
    faults.finish();
}
