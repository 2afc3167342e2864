//! APP: appendices.

use super::find::{Faults, PT, appendix_label, area, italic, parts, rules, running, title_end, upright, words};
use super::plans::docs;
use kehoach::value::roman;

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn app_01_roman_numbers_or_none_for_a_single_appendix() {
    let mut faults = Faults::default();
    for doc in docs() {
        let all = &doc.view.appendices;
        for (n, appendix) in all.iter().enumerate() {
            let wanted =
                if all.len() == 1 { "Phụ lục".to_owned() } else { format!("Phụ lục {}", roman(n + 1)) };
            faults.expect(appendix.label == wanted, || format!("{}: {}", doc.name, appendix.label));
            let text = doc.pages.text();
            faults.expect(text.contains(&wanted), || format!("{}: không in {wanted}", doc.name));
        }
    }
    faults.finish();
}

#[test]
fn app_02_label_14_bold_app_03_title_capitals_bold_app_04_reference_italic_all_centred_app_05_rule() {
    let mut faults = Faults::default();
    for doc in docs() {
        let size = &doc.view.page.size;
        for (appendix, part) in doc.view.appendices.iter().zip(parts(doc).into_iter().skip(1)) {
            let page = &doc.pages.pages[part.start];
            let [left, right, ..] = area(doc, page);
            let label = appendix_label(page, &appendix.label).unwrap();
            let end = title_end(doc, part.start);
            let lines: Vec<_> =
                page.lines().into_iter().filter(|l| l.cell.is_none() && l.y > label.y - 0.1 && l.y < end).collect();
            let place = |what: &str| format!("{} {}: {what}", doc.name, appendix.label);
            faults.close(&place("cỡ chữ Phụ lục"), label.size_pt, 14.0, 0.01);
            let upto = lines.iter().position(|l| l.text.trim_start().starts_with('(')).unwrap_or(lines.len());
            let title: Vec<_> = lines[1..upto].iter().map(|l| l.text.trim()).collect();
            let wanted: Vec<_> = appendix.title.iter().map(words).collect();
            faults.expect(title.join(" ") == wanted.join(" "), || place(&title.join(" ")));
            faults.expect(title.iter().all(|t| *t == t.to_uppercase()), || place("tiêu đề không in hoa"));
            for line in &lines[1..upto] {
                faults.expect(line.bold && upright(page, line), || place(&line.text));
                faults.close(&place(&line.text), line.size_pt, size.appendix_title, 0.01);
            }
            let reference = lines[upto..].iter().map(|l| l.text.trim()).collect::<Vec<_>>().join(" ");
            let same = squeezed(&reference).replace(' ', "") == words(&appendix.reference).replace(' ', "");
            faults.expect(same, || place(&format!("{reference} ≠ {}", words(&appendix.reference))));
            for line in &lines[upto..] {
                faults.expect(!line.bold && italic(page, line), || place(&line.text));
                faults.close(&place(&line.text), line.size_pt, size.appendix_reference, 0.01);
            }
            let mut rows: Vec<(f64, f64, f64)> = Vec::new();
            for line in &lines {
                match rows.last_mut() {
                    Some(row) if (row.0 - line.y).abs() < 0.3 => row.2 = row.2.max(line.right),
                    _ => rows.push((line.y, line.x, line.right)),
                }
            }
            for (y, x, end) in &rows {
                faults.close(&place(&format!("giữa dòng {y:.0}")), (x + end) / 2.0, (left + right) / 2.0, 0.3);
            }
            let rule = rules(page).into_iter().find(|r| r.y > label.y && r.length < 120.0);
            faults.expect(rule.is_some(), || place("không có đường kẻ"));
            if let Some(rule) = rule {
                faults.close(&place("kẻ giữa"), rule.x + rule.length / 2.0, (left + right) / 2.0, 0.2);
                faults.within(&place("nét kẻ"), rule.thickness / PT, 0.5, 0.75);
                // Clear of the letters, or the rule would underline the blanks above it.
                let bottom = rows.last().map_or(0.0, |r| r.0) + 0.216 * size.appendix_reference * PT;
                faults.within(&place("kẻ cách chữ"), rule.y - bottom, 1.0, 5.0);
            }
        }
    }
    faults.finish();
}

#[test]
fn app_08_pages_of_an_appendix_begin_with_its_words_and_none_is_empty() {
    let mut faults = Faults::default();
    for doc in docs() {
        for part in parts(doc) {
            for i in part.clone() {
                let page = &doc.pages.pages[i];
                let top = area(doc, page)[2];
                let first = page.texts.iter().filter(|t| t.y > top).map(|t| t.y).fold(f64::MAX, f64::min);
                faults.within(&format!("{} trang {} dòng đầu", doc.name, i + 1), first, top + 2.0, top + 12.0);
                let cells = page.texts.iter().any(|t| t.cell.is_some());
                faults.expect(cells || !running(doc, i).is_empty(), || format!("{} trang {} trống", doc.name, i + 1));
            }
        }
    }
    faults.finish();
}
