//! PAGE and PNUM: sheet, margins, type, page numbers.

use super::find::{Faults, PT, area, parts, running};
use super::plans::docs;

#[test]
fn page_01_a4_and_page_02_portrait_but_for_wide_appendices() {
    let mut faults = Faults::default();
    for doc in docs() {
        for (n, part) in parts(doc).into_iter().enumerate() {
            let wide = n > 0 && doc.view.appendices[n - 1].landscape;
            let (width, height) = if wide { (297.0, 210.0) } else { (210.0, 297.0) };
            for i in part {
                let page = &doc.pages.pages[i];
                faults.close(&format!("{} trang {} rộng", doc.name, i + 1), page.width_mm, width, 0.01);
                faults.close(&format!("{} trang {} cao", doc.name, i + 1), page.height_mm, height, 0.01);
            }
        }
    }
    faults.finish();
}

#[test]
fn page_03_margins_lie_in_the_range_and_nothing_leaves_them() {
    let mut faults = Faults::default();
    for doc in docs() {
        let m = &doc.view.page.margin;
        faults.within("lề trên", m.top, 20.0, 25.0);
        faults.within("lề dưới", m.bottom, 20.0, 25.0);
        faults.within("lề trái", m.left, 30.0, 35.0);
        faults.within("lề phải", m.right, 15.0, 20.0);
        for (i, page) in doc.pages.pages.iter().enumerate() {
            let [left, right, top, bottom] = area(doc, page);
            let place = |what: &str| format!("{} trang {}: {what}", doc.name, i + 1);
            for text in page.texts.iter().filter(|t| !t.text.trim().is_empty()) {
                let in_head = text.y < top;
                // The heading may reach into the left margin, as that of the official sample does.
                let heading = text.cell.is_some_and(|c| !c.table) && text.y < 70.0;
                let least = if heading { left - 12.5 } else { left };
                faults.within(&place(&text.text), text.x, least - 0.05, right);
                faults.within(&place(&text.text), text.right(), left, right + 0.3);
                if !in_head {
                    // The top of a line is 0.891 em above its baseline, the bottom 0.216 em below.
                    let line = text.size_pt * PT;
                    faults.within(&place(&text.text), text.y - 0.891 * line, top - 0.05, bottom);
                    faults.within(&place(&text.text), text.y + 0.216 * line, top, bottom + 0.05);
                }
            }
            for rule in &page.lines {
                let (width, height) = if rule.horizontal { (rule.length, 0.0) } else { (0.0, rule.length) };
                faults.within(&place("đường kẻ"), rule.x, left - 0.2, right + 0.2);
                faults.within(&place("đường kẻ"), rule.x + width, left, right + 0.2);
                faults.within(&place("đường kẻ"), rule.y + height, top, bottom + 0.2);
            }
        }
    }
    faults.finish();
}

#[test]
fn page_05_one_family_in_black() {
    let mut faults = Faults::default();
    for doc in docs() {
        for page in &doc.pages.pages {
            faults.expect(page.missing.is_empty(), || format!("{}: thiếu chữ {:?}", doc.name, page.missing));
            for text in &page.texts {
                let sound = text.family == "Liberation Serif" && text.colour.is_black();
                faults.expect(sound, || format!("{}: {} {:?}", doc.name, text.text, text.colour));
            }
            faults.expect(page.lines.iter().all(|r| r.colour.is_black()), || format!("{}: đường kẻ có màu", doc.name));
        }
    }
    faults.finish();
}

#[test]
fn page_07_sizes_are_those_of_one_set_and_in_the_range_of_the_decree() {
    let mut faults = Faults::default();
    for doc in docs() {
        let s = &doc.view.page.size;
        for (what, size, least, most) in [
            ("quốc hiệu", s.state_name, 12.0, 13.0),
            ("tiêu ngữ", s.motto, 13.0, 14.0),
            ("cơ quan", s.issuer, 12.0, 13.0),
            ("số", s.number, 13.0, 13.0),
            ("ngày", s.place_date, 13.0, 14.0),
            ("tên loại", s.kind, 13.0, 14.0),
            ("trích yếu", s.summary, 13.0, 14.0),
            ("nội dung", s.body, 13.0, 14.0),
            ("chức vụ", s.signature, 13.0, 14.0),
            ("số trang", s.page_number, 13.0, 14.0),
            ("phụ lục", s.appendix_label, 14.0, 14.0),
            ("tiêu đề phụ lục", s.appendix_title, 13.0, 14.0),
            ("kèm theo", s.appendix_reference, 13.0, 14.0),
            ("nơi nhận", s.recipients_label, 12.0, 12.0),
            ("danh sách", s.recipients, 11.0, 11.0),
            ("soạn thảo", s.drafter, 11.0, 11.0),
            ("địa chỉ", s.address, 11.0, 12.0),
            ("dấu", s.mark, 13.0, 14.0),
        ] {
            faults.within(&format!("{} {what}", doc.name), size, least, most);
        }
        // The pairs of the footnote to Annex I, V: 13, 14, 14 or 12, 13, 13.
        let pair = [s.state_name, s.motto, s.place_date];
        faults.expect(pair == [13.0, 14.0, 14.0] || pair == [12.0, 13.0, 13.0], || format!("{pair:?}"));
        for i in 0..doc.pages.len() {
            let sizes = [s.body, s.footnote];
            for line in running(doc, i) {
                let sound = sizes.iter().any(|size| (line.size_pt - size).abs() < 0.01)
                    || line.size_pt <= s.table + 0.01 && line.size_pt >= s.table_min;
                faults.expect(sound, || format!("{}: cỡ {} {}", doc.name, line.size_pt, line.text));
            }
        }
    }
    faults.finish();
}

#[test]
fn pnum_01_centred_in_the_top_margin_pnum_02_restarting_pnum_03_hidden_on_first_pages() {
    let mut faults = Faults::default();
    for doc in docs() {
        for part in parts(doc) {
            for i in part.clone() {
                let page = &doc.pages.pages[i];
                let [left, right, top, _] = area(doc, page);
                let head: Vec<_> = page.lines().into_iter().filter(|l| l.y < top).collect();
                let place = format!("{} trang {}", doc.name, i + 1);
                if i == part.start {
                    let numbers = head.iter().any(|l| l.text.trim().chars().all(|c| c.is_ascii_digit()));
                    faults.expect(!numbers, || format!("{place}: có số trang"));
                    continue;
                }
                let [number] = head.as_slice() else {
                    faults.expect(false, || format!("{place}: {head:?}"));
                    continue;
                };
                let wanted = (i - part.start + 1).to_string();
                faults.expect(number.text.trim() == wanted, || format!("{place}: {} ≠ {wanted}", number.text));
                faults.close(&place, (number.x + number.right) / 2.0, (left + right) / 2.0, 0.1);
                faults.close(&place, number.size_pt, doc.view.page.size.page_number, 0.01);
                faults.within(&place, number.y, 10.0, top - 2.0);
                let plain = page.texts.iter().filter(|t| t.y < top).all(|t| !t.italic && !t.bold);
                faults.expect(plain, || format!("{place}: số trang không đứng, thường"));
            }
        }
    }
    faults.finish();
}
