//! The conformance sheet: sound documents pass every row, and what is broken fails in its own row with its own number.

use crate::decree::made::{self, paragraph, runs};
use crate::decree::plans::{Doc, docs, view};
use kehoach::check::Policy;
use kehoach::diag::{Diags, Mode};
use kehoach::pages::{Colour, Pages};
use kehoach::pipeline;
use kehoach::profile::{Profile, SizeSet};
use kehoach::render::{Overrides, Resources, typeset, typeset_sheet};
use kehoach::sheet::{Head, Sheet, SheetView, Verdict, text};
use kehoach::view::{Block, Runs, Urgency, View};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

fn profile() -> &'static Profile {
    Profile::standard().unwrap()
}

fn measured(doc: &Doc) -> Sheet {
    Sheet::measure(&doc.pages, &doc.view, profile())
}

/// Rows that fail or could not be measured, for messages.
fn faults(sheet: &Sheet) -> Vec<String> {
    let kept = |verdict| matches!(verdict, Verdict::Pass | Verdict::NotPresent);
    sheet.rows.iter().filter(|row| !kept(row.verdict)).map(|row| format!("{row:?}")).collect()
}

#[test]
fn every_plan_keeps_every_clause_in_both_size_sets() {
    for doc in docs() {
        let sheet = measured(doc);
        let wrong = faults(&sheet);
        assert!(wrong.is_empty(), "{}:\n{}", doc.name, wrong.join("\n"));
        assert!(sheet.counts().pass >= 80, "{}: {:?}", doc.name, sheet.counts());
        let mut ids: Vec<_> = sheet.rows.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), sheet.rows.len(), "{}: two rows of one id", doc.name);
    }
}

/// Every paragraph of the plans is recognised, or the rows about the text would speak of a part of it.
#[test]
fn every_paragraph_of_the_plans_is_found_on_its_pages() {
    for doc in docs() {
        let sheet = measured(doc);
        assert_eq!(sheet.row("BODY-01-size").unwrap().note, "", "{}", doc.name);
    }
}

#[test]
fn headings_that_are_hard_to_set_keep_every_clause() {
    for doc in made::headings() {
        // Their text is cut off before its end.
        let wrong: Vec<_> = faults(&measured(doc)).into_iter().filter(|row| !row.contains("END-01")).collect();
        assert!(wrong.is_empty(), "{}:\n{}", doc.name, wrong.join("\n"));
    }
}

/// Small plans of the language tests lack components, and that is what fails; what they have is sound.
#[test]
fn small_plans_fail_only_where_something_is_missing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let path = if path.is_dir() { path.join("plan.yaml") } else { path };
        if path.extension().is_none_or(|e| e != "yaml") {
            continue;
        }
        // What they say is judged elsewhere.
        let policy = Policy { mode: Some(Mode::Draft), ..Policy::default() };
        let mut compiled = pipeline::open(&path, "plan.yaml", &policy).unwrap();
        compiled.settle(Diags::new());
        let Some(view) = compiled.view else { continue };
        seen += 1;
        let sheet = Sheet::measure(&set(&view, &[]), &view, profile());
        let archived = view.recipients.as_ref().is_some_and(|r| r.lines.iter().any(|l| l.text.starts_with("Lưu:")));
        let placed = |runs: &Runs| runs.first().is_some_and(|run| run.text.contains(", "));
        let missing = [
            ("NUM-01", view.heading.number.is_none()),
            ("DATE-01-comma", !view.heading.place_date.as_ref().is_some_and(placed)),
            ("SIGN-03", view.signature.is_none()),
            ("RCPT-01", view.recipients.is_none()),
            ("RCPT-03", !archived),
        ];
        for row in sheet.rows.iter().filter(|row| row.verdict == Verdict::Fail) {
            assert!(missing.contains(&(row.id, true)), "{}: {row:?}", path.display());
        }
    }
    assert!(seen > 10);
}

/// A plan that has every component.
fn whole() -> View {
    let mut whole = view("mau");
    whole.marks.draft = None;
    whole.marks.urgency = Some(Urgency { text: "HỎA TỐC".into(), width: 30.0, height: 8.0 });
    whole.marks.circulation = Some("LƯU HÀNH NỘI BỘ".into());
    whole.heading.superior = vec!["UBND TỈNH NGHỆ AN".into()];
    whole.heading.issuer = vec!["SỞ VĂN HÓA VÀ THỂ THAO".into()];
    whole.drafter = Some("PL.(300)".into());
    whole.address = Some("Số 1, đường Lê Duẩn, phường Thành Vinh, tỉnh Nghệ An; ĐT: 0238.3.852.010".into());
    let sentence =
        "Các cơ quan, đơn vị phối hợp chặt chẽ, kịp thời báo cáo khó khăn, vướng mắc để xem xét, giải quyết; ";
    let more = (1..=9).map(|n| paragraph(&format!("Lần {n}: {}kết thúc.", sentence.repeat(5))));
    let at = whole.body.len() - 1;
    whole.body.splice(at..at, more);
    for appendix in &mut whole.appendices {
        for block in &mut appendix.body {
            if let Block::Table(table) = block {
                let plain = table.rows.first().unwrap().clone();
                table.rows.splice(0..0, std::iter::repeat_n(plain, 60));
            }
        }
    }
    whole
}

/// Sets a view with changed templates.
fn set(view: &View, edits: &[(&str, &str, &str)]) -> Pages {
    let mut templates: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (file, from, to) in edits {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(file);
        let held = templates.remove(*file).unwrap_or_else(|| std::fs::read(path).unwrap());
        let text = String::from_utf8(held).unwrap();
        assert!(text.contains(from), "{file} has no “{from}”");
        templates.insert((*file).to_owned(), text.replace(from, to).into_bytes());
    }
    let mut diags = Diags::new();
    let resources = Resources::new(Overrides { templates, ..Overrides::default() }, &mut diags);
    let pages = typeset(view, &resources, &mut diags).unwrap_or_else(|| panic!("{edits:?}: {diags:?}")).pages();
    assert!(diags.is_empty(), "{edits:?}: {diags:?}");
    pages
}

#[test]
fn a_plan_with_every_component_passes_every_row() {
    let view = whole();
    let sheet = Sheet::measure(&set(&view, &[]), &view, profile());
    assert_eq!(faults(&sheet), Vec::<String>::new());
    let absent: Vec<_> = sheet.rows.iter().filter(|r| r.verdict == Verdict::NotPresent).map(|r| r.id).collect();
    assert_eq!(absent, ["LVL-1", "LVL-4"]);
}

/// One way to break a document.
struct Break {
    /// What is done.
    name: &'static str,
    /// Changes of the view before it is set.
    view: fn(&mut View),
    /// Changes of templates: file, from, to.
    edits: &'static [(&'static str, &'static str, &'static str)],
    /// Changes of the finished pages.
    pages: fn(&mut Pages),
    /// All rows that fail, in order.
    rows: &'static [&'static str],
    /// What the first of them says was measured.
    measured: &'static str,
}

const SOUND: Break = Break { name: "", view: |_| (), edits: &[], pages: |_| (), rows: &[], measured: "" };

fn broken(name: &'static str, rows: &'static [&'static str], measured: &'static str) -> Break {
    Break { name, rows, measured, ..SOUND }
}

fn by_view(change: fn(&mut View), rows: &'static [&'static str], measured: &'static str) -> Break {
    Break { view: change, ..broken("view", rows, measured) }
}

fn by_template(
    edits: &'static [(&'static str, &'static str, &'static str)],
    rows: &'static [&'static str],
    measured: &'static str,
) -> Break {
    Break { edits, ..broken(edits[0].2, rows, measured) }
}

fn by_pages(change: fn(&mut Pages), rows: &'static [&'static str], measured: &'static str) -> Break {
    Break { pages: change, ..broken("pages", rows, measured) }
}

fn breakages() -> Vec<Break> {
    vec![
        by_view(|v| v.page.width = 216.0, &["PAGE-01"], "216,0 × 297,0 mm"),
        by_view(|v| v.page.margin.left = 25.0, &["PAGE-03-left"], "nhỏ nhất 25,0 mm"),
        by_view(|v| v.page.margin.left = 40.0, &["PAGE-03-left"], "nhỏ nhất 40,0 mm"),
        by_view(|v| v.page.margin.right = 12.0, &["PAGE-03-right"], "nhỏ nhất 12,0 mm"),
        by_view(|v| v.page.margin.top = 30.0, &["PAGE-03-top"], "30 mm"),
        by_view(|v| v.page.margin.bottom = 15.0, &["PAGE-03-bottom"], "nhỏ nhất 15"),
        by_view(|v| v.page.margin.bottom = 45.0, &["PAGE-03-bottom"], "nhỏ nhất 4"),
        by_view(|v| v.page.size.state_name = 14.0, &["PAGE-07", "QH-02-size"], "14, 14, 14"),
        by_view(|v| v.page.size.motto = 13.0, &["PAGE-07"], "13, 13, 14"),
        by_view(|v| v.page.size.issuer = 14.0, &["ORG-03-size", "ORG-04-size"], "14 pt"),
        by_view(|v| v.page.size.number = 12.0, &["NUM-01-size"], "12 pt"),
        by_view(|v| v.page.size.summary = 15.5, &["TITLE-02-size"], "15,5 pt"),
        by_view(|v| v.page.size.page_number = 11.0, &["PNUM-01-size"], "11 pt"),
        by_view(|v| v.page.size.body = 12.0, &["BASE-03-size", "BODY-01-size", "LVL-2-size", "LVL-3-size"], "12 pt"),
        by_view(|v| v.page.size.signature = 12.0, &["SIGN-03-size", "SIGN-03-name-size"], "12 pt"),
        by_view(|v| v.page.size.recipients = 12.0, &["RCPT-02-size"], "12 pt"),
        by_view(|v| v.page.size.address = 10.0, &["ADDR-01-size"], "10 pt"),
        by_view(|v| v.page.size.appendix_label = 13.0, &["APP-02-size"], "13 pt"),
        by_view(|v| v.page.indent = 5.0, &["BODY-02"], "5 mm"),
        by_view(|v| v.page.paragraph_gap = 3.0, &["BODY-03"], "3 pt"),
        by_view(|v| v.page.line_spacing = 1.8, &["BODY-04"], "1,80 dòng"),
        by_view(|v| v.page.line_spacing = 0.9, &["BODY-04"], "0,90 dòng"),
        by_view(|v| v.page.short_rule = 0.75, &["ORG-05-length", "TITLE-03-length", "APP-05-length"], "0,75"),
        by_view(
            |v| v.page.rule = 1.5,
            &["TN-03-line", "ORG-05-line", "TITLE-03-line", "APP-05-line"],
            "nét liền 1,50 pt, đen",
        ),
        by_view(
            |v| v.heading.motto = "Độc lập – Tự do – Hạnh phúc".into(),
            &["TN-01"],
            "“Độc lập – Tự do – Hạnh phúc”",
        ),
        by_view(|v| v.heading.number = Some(runs("Số: 12 / KH-SVHTT")), &["NUM-03"], "“Số: 12 / KH-SVHTT”"),
        by_view(
            |v| v.heading.place_date = Some(runs("nghệ An ngày 5/1/2026")),
            &["DATE-01-comma"],
            "“nghệ An ngày 5/1/2026”",
        ),
        by_view(|v| v.heading.number = None, &["NUM-01"], "không thấy"),
        by_view(
            |v| v.signature.as_mut().unwrap().authority[0] = "Giám đốc".into(),
            &["SIGN-03-style"],
            "in thường, đứng, đậm",
        ),
        by_view(
            |v| v.bases[0] = runs("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019,"),
            &["BASE-03-marks"],
            "căn cứ 1 “,”, cuối “.”",
        ),
        by_view(
            |v| v.recipients.as_mut().unwrap().lines[0].text = "Như trên,".into(),
            &["RCPT-02-marks"],
            "8/9 dòng đúng",
        ),
        by_view(
            |v| v.recipients.as_mut().unwrap().lines.last_mut().unwrap().text = "Lưu VT.".into(),
            &["RCPT-03"],
            "“- Lưu VT.”",
        ),
        by_view(|v| v.marks.urgency.as_mut().unwrap().width = 35.0, &["URG-01-frame"], "35,0 × 8,0 mm"),
        by_view(|v| v.appendices[0].label = "Phụ lục 01".into(), &["APP-01"], "“Phụ lục 01” … “Phụ lục II”"),
        by_view(|v| v.body.push(paragraph("Thêm một câu./.")), &["END-01"], "“Thêm một câu./.”, 2 dấu “./.”"),
        by_template(
            &[("heading.typ", "superior.map(name.with(\"regular\"))", "superior.map(name.with(\"bold\"))")],
            &["ORG-03-style"],
            "in hoa, đứng, đậm",
        ),
        by_template(
            &[(
                "heading.typ",
                "column((par(state-name), par(motto)), motto-width)",
                "column((par(state-name), par(motto)), 0.5 * motto-width)",
            )],
            &["TN-03-length"],
            "0,50 (30,2 mm)",
        ),
        by_template(
            &[(
                "heading.typ",
                "column((par(state-name), par(motto)), motto-width)",
                "column((par(state-name), par(motto)), 0pt)",
            )],
            &["TN-03-length"],
            "không có đường kẻ",
        ),
        by_template(
            &[(
                "heading.typ",
                "slot(\"place_date\", size: size.place_date, style: \"italic\")",
                "slot(\"place_date\", size: size.place_date)",
            )],
            &["DATE-01-style"],
            "đứng, không đậm",
        ),
        by_template(
            &[
                (
                    "heading.typ",
                    "let level = text.with(top-edge: ascent * tallest, bottom-edge: -descent * tallest)",
                    "let level = text.with(bottom-edge: \"baseline\")",
                ),
                ("heading.typ", "rows += (number, place-date)", "rows += (number, v(3mm) + place-date)"),
            ],
            &["DATE-01-level"],
            "lệch 3,",
        ),
        by_template(
            &[(
                "heading.typ",
                "text(size: size.kind, weight: \"bold\", words(title.kind))",
                "h(20mm) + text(size: size.kind, weight: \"bold\", words(title.kind))",
            )],
            &["TITLE-01-centred"],
            "lệch 10,0 mm",
        ),
        by_template(
            &[("heading.typ", "size: size.summary, weight: \"bold\"", "size: size.summary, style: \"italic\"")],
            &["TITLE-02-style"],
            "nghiêng, không đậm",
        ),
        by_template(
            &[("heading.typ", "colour: rgb(255, 0, 0)", "colour: rgb(150, 0, 90)")],
            &["URG-01-colour"],
            "đỏ 150, lục 0, lam 90",
        ),
        by_template(
            &[("text.typ", "stroke: weight + black", "stroke: (paint: black, thickness: weight, dash: \"dashed\")")],
            &["TN-03-line", "ORG-05-line", "TITLE-03-line", "APP-05-line"],
            "nét đứt 0,50 pt, đen",
        ),
        by_template(
            &[("text.typ", "stroke: weight + black", "stroke: weight + red")],
            &["TN-03-line", "ORG-05-line", "TITLE-03-line", "APP-05-line"],
            "nét liền 0,50 pt, có màu",
        ),
        by_template(&[("page.typ", "place(top + center, dy", "place(top + right, dy")], &["PNUM-01-centred"], "lệch"),
        by_template(&[("page.typ", "if number > 1 {", "if number > 0 {")], &["PNUM-01-hidden"], "có hiển thị"),
        by_template(
            &[
                ("page.typ", "header: running-head", "header: none"),
                ("page.typ", "footer: none", "footer: running-head"),
            ],
            &["PNUM-01-place"],
            "cách mép trên 2",
        ),
        by_template(
            &[("page.typ", "[#metadata(none)<part-start>]", "[]")],
            &["PNUM-01-hidden", "PNUM-01-present", "PNUM-02"],
            "có hiển thị",
        ),
        by_template(
            &[("text.typ", "justify: true,", "justify: false,")],
            &["BODY-01-justified"],
            "lệch mép nhiều nhất",
        ),
        by_template(
            &[("main.typ", "#prose(style: \"italic\"", "#prose(style: \"normal\"")],
            &["BASE-03-style"],
            "có chữ đứng",
        ),
        by_template(
            &[("blocks.typ", "if section.look == \"plain\" { \"regular\" } else { \"bold\" }", "\"regular\"")],
            &["LVL-2-style", "LVL-3-style"],
            "in hoa, đứng, không đậm",
        ),
        by_template(
            &[("closing.typ", "#let signature-room = 4.5", "#let signature-room = 2")],
            &["SIGN-08"],
            "11,4 mm (2,0 dòng)",
        ),
        by_template(&[("closing.typ", "      style: \"italic\",\n", "")], &["RCPT-01-style"], "đứng, đậm"),
        by_template(
            &[("closing.typ", "      top-edge: ascent * size.signature,\n", "      top-edge: 30pt,\n")],
            &["RCPT-01-level"],
            "lệch",
        ),
        by_template(
            &[("closing.typ", "rule(100%, rule-weight)", "rule(40%, rule-weight)")],
            &["ADDR-01-line"],
            "không có đường kẻ",
        ),
        by_template(
            &[("appendix.typ", "style: \"italic\"", "style: \"normal\"")],
            &["APP-04-style"],
            "đứng, không đậm",
        ),
        by_template(
            &[("table.typ", "table.header(..header)", "table.header(repeat: false, ..header)")],
            &["BUD-05-header"],
            "không lặp ở trang",
        ),
        by_pages(|pages| pages.pages[1].texts[4].family = "Arial".into(), &["PAGE-05-family"], "Liberation Serif: 99,"),
        by_pages(
            |pages| pages.pages[1].texts[4].colour = Colour { red: 0, green: 0, blue: 200, alpha: 255 },
            &["PAGE-05-colour"],
            "đen 99,",
        ),
    ]
}

#[test]
fn what_is_broken_fails_in_its_own_row_with_its_own_number() {
    let wrong: Vec<String> = breakages()
        .par_iter()
        .filter_map(|case| {
            let mut view = whole();
            (case.view)(&mut view);
            let mut pages = set(&view, case.edits);
            (case.pages)(&mut pages);
            let sheet = Sheet::measure(&pages, &view, profile());
            let failed: Vec<_> = sheet.rows.iter().filter(|r| r.verdict == Verdict::Fail).collect();
            let ids: Vec<_> = failed.iter().map(|row| row.id).collect();
            let told = failed.first().is_some_and(|row| row.measured.contains(case.measured));
            (ids != case.rows || !told).then(|| {
                format!(
                    "{} {:?} “{}”:\n{:#?}",
                    case.name,
                    case.rows,
                    case.measured,
                    failed.iter().map(|r| (r.id, &r.measured, &r.note, r.page)).collect::<Vec<_>>()
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(breakages().iter().all(|case| !case.rows.is_empty()));
}

#[test]
fn both_outputs_say_the_same_and_the_same_each_time() {
    let doc = &docs()[0];
    let sheet = measured(doc);
    let head = Head::new("dak-nong-2024", doc.pages.len(), &doc.view, profile());
    let words = text(&sheet, &head, 100);
    assert!(words.lines().all(|line| line.chars().count() <= 100), "{words}");
    let pdf = || {
        let mut diags = Diags::new();
        let set = typeset_sheet(&SheetView::new(&sheet, head.clone()), &Resources::embedded(), &mut diags).unwrap();
        let bytes = set.pdf(&mut diags).unwrap();
        assert!(diags.is_empty(), "{diags:?}");
        (bytes, set.pages())
    };
    let (first, pages) = pdf();
    assert!(first == pdf().0 && words == text(&sheet, &head, 100));
    let printed: String = pages.text().split_whitespace().collect();
    for row in &sheet.rows {
        for part in [row.component, &row.required, &row.measured] {
            let part: String = part.split_whitespace().collect();
            assert!(printed.contains(&part), "“{part}” is not in the PDF");
        }
    }
    for page in &pages.pages {
        assert!(page.texts.iter().all(|t| t.x > 19.9 && t.right() < 195.1 && t.y < 287.0 && t.colour.is_black()));
    }
}

/// Nothing a plan says becomes markup of the sheet.
#[test]
fn words_of_the_plan_are_data_in_the_sheet() {
    let mut view = made::base(SizeSet::Fourteen);
    view.title.summary = vec![runs("#panic() $x$ *a* @b")];
    let pages = set(&view, &[]);
    let sheet = Sheet::measure(&pages, &view, profile());
    let head = Head::new("#read(\"/etc/passwd\")", pages.len(), &view, profile());
    let mut diags = Diags::new();
    let set = typeset_sheet(&SheetView::new(&sheet, head), &Resources::embedded(), &mut diags).unwrap();
    assert!(diags.is_empty(), "{diags:?}");
    let text = set.pages().text();
    assert!(text.contains("#panic() $x$ *a* @b") && text.contains("#read(\"/etc/passwd\")"), "{text}");
}
