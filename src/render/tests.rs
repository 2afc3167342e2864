#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixture;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use super::*;
use crate::check::PageContext;
use crate::diag::{MISSING_FILE, Rule};
use crate::view::Block;
use fixture::{Random, paragraph, runs, small, with_table};

/// A template in a few lines, for what does not depend on the real ones.
fn template(main: &str) -> Resources {
    let mut diags = Diags::new();
    let templates = BTreeMap::from([("main.typ".to_owned(), main.as_bytes().to_vec())]);
    let resources = Resources::new(Overrides { templates, ..Overrides::default() }, &mut diags);
    assert!(diags.is_empty());
    resources
}

fn set(view: &View, resources: &Resources) -> (Option<Typeset>, Vec<(&'static Rule, Severity, String)>) {
    let mut diags = Diags::new();
    let typeset = typeset(view, resources, &mut diags);
    (typeset, diags.iter().map(|d| (d.rule, d.severity, d.message.clone())).collect())
}

fn fails(main: &str) -> String {
    let (typeset, mut said) = set(&small(), &template(main));
    assert!(typeset.is_none(), "{main} passes");
    said.remove(0).2
}

fn pdf(view: &View) -> Vec<u8> {
    let mut diags = Diags::new();
    let typeset = typeset(view, &Resources::embedded(), &mut diags).expect("pages");
    let bytes = typeset.pdf(&mut diags).expect("bytes");
    assert!(diags.is_empty(), "{diags:?}");
    bytes
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Runs the rules about pages.
fn look_at(pages: &Pages, view: &View, diags: &mut Diags) {
    crate::check::run_on_pages(&PageContext::new(pages, view, "Liberation Serif", &[]), diags);
}

#[test]
fn the_lists_of_embedded_files_match_the_folders() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, suffix, list) in [("templates", "typ", resources::TEMPLATES), ("fonts", "ttf", resources::FONTS)] {
        let names = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let names = names.filter(|path| path.extension().is_some_and(|e| e == suffix));
        let names: BTreeSet<String> = names.map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        assert_eq!(names, list.iter().map(|&(name, _)| name.to_owned()).collect());
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let view = with_table(60);
    let json = serde_json::to_vec(with_font(&view, "Liberation Serif").as_ref()).unwrap();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(64 << 20).build().unwrap();
        let world = PlanWorld::new(world::PLAN, json.clone(), Resources::embedded(), Arc::default()).unwrap();
        let document = pool.install(|| {
            comemo::evict(0);
            compile(&world).output.unwrap()
        });
        Typeset { document, ident: ident(&view), date: view.info.date }.pdf(&mut Diags::new()).unwrap()
    };
    let first = pdf(&view);
    assert!(first == pdf(&view) && first == on(1) && first == on(4));
}

#[test]
fn many_plans_at_once_give_the_same_bytes() {
    use rayon::prelude::*;
    let views: Vec<View> = (1..24).map(with_table).collect();
    let alone: Vec<_> = views.iter().map(pdf).collect();
    let together: Vec<_> = views.par_iter().map(pdf).collect();
    assert!(alone == together);
}

#[test]
fn the_pdf_is_tagged_and_speaks_vietnamese() {
    let bytes = pdf(&small());
    for words in ["/Lang", "(vi", "/StructTreeRoot", "/MarkInfo"] {
        assert!(contains(&bytes, words), "{words}");
    }
    assert!(contains(&bytes, "D:20240315"));
    let mut undated = small();
    undated.info.date = None;
    assert!(!contains(&pdf(&undated), "/CreationDate"));
}

#[test]
fn a_template_reaches_nothing_but_its_own_files() {
    let refused = fails("#read(\"/etc/passwd\")");
    assert_eq!(refused, "mẫu riêng “main.typ” dòng 1: không có tệp “etc/passwd” cho mẫu đọc");
    assert!(fails("#read(\"../../../../etc/passwd\")").contains("escape"));
    assert!(fails("#import \"@preview/tablex:0.0.8\": *").contains("mẫu không được dùng gói ngoài"));
    assert!(fails("#datetime.today()").contains("unable to get the current date"));
    let (typeset, _) = set(&small(), &template("#assert(sys.inputs == (:))\n#read(\"plan.json\").len()"));
    assert!(typeset.is_some());
}

#[test]
fn a_failure_names_file_line_and_hint() {
    let mut diags = Diags::new();
    assert!(typeset(&small(), &template("\n\n#let x = 1\n#y"), &mut diags).is_none());
    let finding = diags.iter().next().unwrap();
    assert_eq!(
        (finding.rule.code, finding.message.as_str()),
        ("KH901", "mẫu riêng “main.typ” dòng 4: chưa khai tên “y” (unknown variable: y)")
    );
}

#[test]
fn a_font_that_is_not_there_is_an_error() {
    let (_, said) = set(&small(), &template("#set text(font: \"Arial\", fallback: false)\nchữ"));
    assert!(said.iter().any(|(rule, weight, message)| {
        rule.code == MISSING_FILE.code && *weight == Severity::Error && message.contains("“arial”")
    }));
}

#[test]
fn a_layout_that_never_settles_is_a_warning() {
    let main = "#set text(font: \"Liberation Serif\")\n#context [#v(query(heading).len() * 1pt)]\n\
        #context { let n = query(heading).len(); for i in range(n + 1) [= Mục] }";
    let (typeset, said) = set(&small(), &template(main));
    assert!(typeset.is_some());
    assert!(said.iter().any(|(_, weight, message)| {
        *weight == Severity::Warning && message.contains("bố cục chưa ổn định")
    }));
}

#[test]
fn user_text_prints_as_written() {
    let words =
        [r#"#read("/etc/passwd")"#, "$x$", "@a", "<b>", "*a*", "_i_", r"\ \n", "= b", "- c", "//d", "~e", "f---g"];
    let mut view = small();
    view.body = words.iter().map(|w| paragraph(w)).collect();
    view.title.summary = vec![runs("#panic() $y$ @z")];
    let (typeset, said) = set(&view, &Resources::embedded());
    assert!(said.is_empty(), "{said:?}");
    let text = typeset.unwrap().pages().text();
    for w in words.into_iter().chain(["#panic() $y$ @z"]) {
        assert!(text.lines().any(|line| line == w), "{w} in {text}");
    }
}

#[test]
fn pages_tell_what_stands_where() {
    let (typeset, _) = set(&with_table(60), &Resources::embedded());
    let pages = typeset.unwrap().pages();
    assert!(pages.len() > 1);
    let first = &pages.pages[0];
    assert!((first.width_mm - 210.0).abs() < 0.01 && (first.height_mm - 297.0).abs() < 0.01);
    let state = first.lines().into_iter().find(|l| l.text.starts_with("CỘNG HÒA")).unwrap();
    assert!(state.bold && (state.size_pt - 13.0).abs() < 0.01 && state.x > 80.0 && state.y < 30.0);
    let body = first.lines().into_iter().find(|l| l.text.starts_with("Cụ thể hóa")).unwrap();
    assert!((body.x - 42.7).abs() < 0.1, "{body:?}");
    assert!(first.texts.iter().all(|t| t.family == "Liberation Serif" && t.colour.is_black()));
    assert!(first.lines.iter().any(|r| r.horizontal) && first.lines.iter().any(|r| !r.horizontal));
    let number = pages.pages[1].lines().into_iter().find(|l| l.text == "2" && l.y < 20.0).unwrap();
    assert!(((number.x + number.right) / 2.0 - (30.0 + 165.0 / 2.0)).abs() < 0.1, "{number:?}");

    let text = pages.text();
    let row = "2\tKiểm tra, đánh giá các sản phẩm OCOP đã đạt hạng sao trên địa bàn huyện thứ 2\t\
        Chi cục Phát triển nông thôn\tTrước 30/3/2024\t14.000\n";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("STT\tNội dung\tChủ trì\tThời hạn\tKinh phí\n1\t"));
    assert_eq!(text.matches("STT\tNội dung").count(), 1, "a repeated header is not read again");
    assert!(text.contains("Số: /KH-SNN"), "{text}");
}

#[test]
fn a_letter_without_a_shape_is_found() {
    let mut view = small();
    view.body.push(paragraph("Xã 漢 và ☃"));
    let mut diags = Diags::new();
    let pages = typeset(&view, &Resources::embedded(), &mut diags).unwrap().pages();
    look_at(&pages, &view, &mut diags);
    let said: Vec<_> = diags.iter().map(|d| (d.rule.code, d.message.as_str())).collect();
    let expected = [
        ("KH701", "trang 1: phông chữ không có ký tự “☃” (U+2603)"),
        ("KH701", "trang 1: phông chữ không có ký tự “漢” (U+6F22)"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_sound_plan_has_no_findings() {
    for rows in [0, 5, 60] {
        let view = with_table(rows);
        let mut diags = Diags::new();
        let pages = typeset(&view, &Resources::embedded(), &mut diags).unwrap().pages();
        look_at(&pages, &view, &mut diags);
        assert!(diags.is_empty(), "{diags:?}");
    }
}

#[test]
fn words_in_the_margin_are_found() {
    let mut view = small();
    view.body.push(paragraph(&"x".repeat(120)));
    let mut diags = Diags::new();
    let pages = typeset(&view, &Resources::embedded(), &mut diags).unwrap().pages();
    look_at(&pages, &view, &mut diags);
    let finding = diags.iter().next().expect("a finding");
    assert_eq!(finding.rule.code, "KH703");
    assert!(finding.message.starts_with("trang 1: “xxxx") && finding.message.ends_with("lề phải"), "{finding:?}");
}

#[test]
fn a_signature_alone_on_its_page_is_found() {
    let main = "#let p = json(\"/plan.json\")\n#set page(margin: (x: 30mm, y: 20mm))\n#set text(font: p.page.font, fallback: false)\n\
        Nội dung\n#pagebreak()\n#for a in p.signature.authority [#strong(a) \\ ]\n#v(30mm)\n#strong(p.signature.name)";
    let view = small();
    let mut diags = Diags::new();
    let pages = typeset(&view, &template(main), &mut diags).unwrap().pages();
    look_at(&pages, &view, &mut diags);
    // What else this template lacks, other rules tell.
    let said: Vec<_> = diags.iter().filter(|d| d.rule.code == "KH704").map(|d| d.message.as_str()).collect();
    assert_eq!(said, ["trang 2: khối chữ ký đứng riêng, phía trên chỉ có 0 dòng nội dung"]);
}

#[test]
fn a_page_can_be_a_picture() {
    let (typeset, _) = set(&small(), &Resources::embedded());
    let typeset = typeset.unwrap();
    assert!(typeset.svg(0).unwrap().starts_with("<svg"));
    assert!(typeset.png(0, 40.0).unwrap().starts_with(b"\x89PNG"));
    assert!(typeset.svg(9).is_none() && typeset.png(9, 96.0).is_none());
}

#[test]
fn the_export_holds_every_file() {
    let files = export_files(&small(), &Resources::embedded());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(["main.typ", "plan.json", "fonts/LiberationSerif-Bold.ttf"].iter().all(|n| names.contains(n)), "{names:?}");
    let plan = &files.iter().find(|(name, _)| name == "plan.json").unwrap().1;
    let read: View = serde_json::from_slice(plan).unwrap();
    assert_eq!(read.page.font, "Liberation Serif");
}

#[test]
fn plans_at_random_are_set() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for n in 0..40 {
        let view = random.view();
        let mut diags = Diags::new();
        let Some(typeset) = typeset(&view, &Resources::embedded(), &mut diags) else {
            panic!("plan {n}: {diags:?}");
        };
        assert!(typeset.pdf(&mut diags).is_some(), "plan {n}: {diags:?}");
        assert!(!diags.has_errors(), "plan {n}: {diags:?}");
        look_at(&typeset.pages(), &view, &mut diags);
    }
}

/// Prints how long pages and bytes take; run with `--nocapture`.
#[test]
fn time_of_a_long_table() {
    let most = std::env::var("KH_TEST_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(30);
    for rows in [30, 300, 3000].into_iter().filter(|&n| n <= most) {
        let view = with_table(rows);
        let start = Instant::now();
        let (typeset, _) = set(&view, &Resources::embedded());
        let set_in = start.elapsed();
        let typeset = typeset.unwrap();
        let start = Instant::now();
        let bytes = typeset.pdf(&mut Diags::new()).unwrap().len();
        let written_in = start.elapsed();
        let start = Instant::now();
        let pages = typeset.pages();
        let read_in = start.elapsed();
        let start = Instant::now();
        look_at(&pages, &view, &mut Diags::new());
        let checked_in = start.elapsed();
        let mut edited = view.clone();
        if let Some(Block::Table(table)) = edited.body.get_mut(2) {
            table.rows[rows / 2].cells[1].paragraphs = vec![runs("Đã sửa")];
        }
        let start = Instant::now();
        set(&edited, &Resources::embedded());
        let again = start.elapsed();
        println!(
            "{rows} rows, {} pages: set {set_in:.1?}, after an edit {again:.1?}, pdf {written_in:.1?} ({bytes} bytes), \
             pages {read_in:.1?}, check {checked_in:.1?}",
            pages.len()
        );
    }
}
