//! The redline on its pages: what went is struck, what came is underlined, a bar stands beside every changed line, and
//! nothing else moves.

use crate::decree::plans::{set_doc, view};
use kehoach::diag::Diags;
use kehoach::diff::redline;
use kehoach::pages::{PageBox, RuleBox, TextBox};
use kehoach::render::{Resources, Typeset, typeset};
use kehoach::view::{
    Align, Block, Cell, ChangeGroup, ChangeList, Column, Mark, Origin, Row, RowRole, Run, Runs, Table, View,
};

/// The bar's distance from the words, and its thickness, mm.
const BAR_FROM_WORDS: f64 = 5.0;
const BAR_THICKNESS: f64 = 0.494;

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn note(text: &str) -> Run {
    Run { note: Some(vec![run(text)]), ..Run::default() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: vec![run(text)] }
}

fn cell(text: &str) -> Cell {
    Cell { paragraphs: vec![vec![run(text)]], colspan: 1, rowspan: 1, ..Cell::default() }
}

fn list() -> ChangeList {
    let row = |n: usize| [n.to_string(), "Mục I".into(), "Sửa thời hạn".into(), "Tháng 5".into(), "Tháng 6".into()];
    ChangeList {
        title: "BẢNG TỔNG HỢP THAY ĐỔI".into(),
        lines: vec!["Kế hoạch thử".into()],
        statements: vec!["2 thời hạn muộn hơn".into()],
        columns: ["STT", "Vị trí", "Nội dung thay đổi", "Trước", "Sau"].map(str::to_owned),
        groups: vec![ChangeGroup { title: "Thời hạn".into(), rows: (1..=90).map(row).collect() }],
        nothing: "Không có thay đổi".into(),
        legend: vec![
            Run { mark: Some(Mark::Deleted), ..run("phần bỏ") },
            run(", "),
            Run { mark: Some(Mark::Inserted), ..run("phần mới") },
        ],
    }
}

fn set(view: &View) -> Typeset {
    let mut diags = Diags::new();
    let typeset = typeset(view, &Resources::embedded(), &mut diags);
    assert!(diags.is_empty(), "{diags:?}");
    typeset.unwrap()
}

/// The pages of a redline without a list before them.
fn pages(old: &View, new: &View) -> Vec<PageBox> {
    set(&redline(old, new, None)).pages().pages
}

fn is_bar(rule: &RuleBox, page: &PageBox) -> bool {
    let words_end = page.width_mm - 15.0;
    !rule.horizontal
        && (rule.x - words_end - BAR_FROM_WORDS).abs() < 0.6
        && (rule.thickness - BAR_THICKNESS).abs() < 0.02
}

fn bars(page: &PageBox) -> Vec<RuleBox> {
    page.lines.iter().filter(|rule| is_bar(rule, page)).copied().collect()
}

/// How many lines are drawn through the middle of the words, and how many under them.
fn drawn(text: &TextBox, page: &PageBox) -> (usize, usize) {
    let em = text.size_pt * 25.4 / 72.0;
    let over = |rule: &&RuleBox| {
        let middle = text.x + text.width / 2.0;
        rule.horizontal && rule.thickness > 0.15 && rule.x < middle && rule.x + rule.length > middle
    };
    let rise = |rule: &RuleBox| (text.y - rule.y) / em;
    let through = page.lines.iter().filter(over).filter(|rule| (0.12..0.4).contains(&rise(rule))).count();
    let under = page.lines.iter().filter(over).filter(|rule| (-0.24..-0.04).contains(&rise(rule))).count();
    (through, under)
}

/// The texts of all pages that hold `words`, with how they are drawn and whether a bar stands beside them.
fn found(pages: &[PageBox], words: &str) -> Vec<(usize, usize, bool)> {
    let mut out = Vec::new();
    for page in pages {
        for text in page.texts.iter().filter(|text| text.text.contains(words)) {
            let (through, under) = drawn(text, page);
            let beside = |bar: &RuleBox| bar.y < text.y && bar.y + bar.length > text.y - 1.0;
            out.push((through, under, bars(page).iter().any(beside)));
        }
    }
    out
}

fn assert_struck(pages: &[PageBox], words: &str) {
    let found = found(pages, words);
    assert!(!found.is_empty(), "“{words}” is gone");
    assert!(found.iter().all(|drawn| *drawn == (1, 0, true)), "“{words}”: {found:?}");
}

fn assert_underlined(pages: &[PageBox], words: &str) {
    let found = found(pages, words);
    assert!(!found.is_empty(), "“{words}” is not there");
    assert!(found.iter().all(|drawn| *drawn == (0, 1, true)), "“{words}”: {found:?}");
}

fn table(rows: Vec<Row>) -> Table {
    let column = |align| Column { align, min: 4.0, max: 14.0, total: 200.0, weight: None, origin: Origin::default() };
    let row = |role, cells| Row { role, cells, keep: false, lines: 1.0, origin: Origin::default() };
    Table {
        caption: None,
        unit: None,
        columns: [Align::Center, Align::Left, Align::Left, Align::Right].map(column).to_vec(),
        header: vec![row(RowRole::Header, ["STT", "Việc", "Chủ trì", "Kinh phí"].map(cell).to_vec())],
        rows,
        notes: vec![],
        origin: Origin::default(),
    }
}

fn row(number: usize, words: &str, sum: &str) -> Row {
    let cells = [number.to_string().as_str(), words, "Phòng Kinh tế", sum].map(cell).to_vec();
    Row { role: RowRole::Row, cells, keep: false, lines: 1.0, origin: Origin::default() }
}

fn base() -> View {
    let mut view = view("mau");
    view.appendices.clear();
    view
}

#[test]
fn without_a_change_the_pages_are_those_of_the_plan() {
    for name in ["mau", "dak-nong-2024", "gia-lai-2021-2025"] {
        let plain = set_doc(name.to_owned(), view(name));
        let redline = set(&redline(&plain.view, &plain.view, Some(list()))).pages();
        let front = redline.pages.len() - plain.pages.pages.len();
        assert_eq!(front, 3, "{name}: pages of the list");
        for (n, (a, b)) in redline.pages.iter().skip(front).zip(&plain.pages.pages).enumerate() {
            assert_eq!(a.lines, b.lines, "{name}, page {n}");
            let places = |page: &PageBox| {
                page.texts.iter().map(|t| (t.text.clone(), t.x, t.y, t.size_pt, t.bold, t.italic)).collect::<Vec<_>>()
            };
            assert_eq!(places(a), places(b), "{name}, page {n}");
        }
    }
}

#[test]
fn the_list_has_pages_of_its_own() {
    let view = base();
    let pages = set(&redline(&view, &view, Some(list()))).pages().pages;
    let has = |page: &PageBox, words: &str| page.lines().iter().any(|line| line.text == words);
    assert!(has(&pages[0], "BẢNG TỔNG HỢP THAY ĐỔI") && has(&pages[0], "i") && has(&pages[1], "ii"));
    // The legend is drawn as it says, at the foot of the first page.
    let legend = pages[0].texts.iter().find(|text| text.text.contains("phần bỏ")).unwrap();
    assert_eq!(drawn(legend, &pages[0]), (1, 0));
    assert!(legend.y > 255.0);
    // The plan's first page has no number, its second a 2; "DỰ THẢO" stands on the first page of the plan.
    let head = |page: &PageBox| page.lines().iter().filter(|l| l.y < 18.0).map(|l| l.text.clone()).collect::<Vec<_>>();
    assert_eq!((head(&pages[2]), head(&pages[3])), (Vec::new(), vec!["DỰ THẢO".to_owned()]));
    assert_eq!(head(&pages[4]), ["2"]);
    let nothing = ChangeList { groups: vec![], ..list() };
    assert!(set(&redline(&view, &view, Some(nothing))).pages().text().contains("Không có thay đổi"));
}

#[test]
fn words_of_both_versions_stand_in_every_part() {
    let mut old = base();
    old.marks.circulation = Some("LƯU HÀNH".into());
    old.body.push(Block::Paragraph {
        runs: vec![run("Theo chương trình"), note("Nghị quyết cũ."), run(" của tỉnh./.")],
    });
    let mut new = old.clone();
    let edit = |runs: &mut Runs, text: &str| *runs = vec![run(text)];
    edit(&mut old.title.summary[0], "Triển khai công tác chuyểnđổi năm tới");
    edit(&mut new.title.summary[0], "Triển khai công tác trọngtâm năm tới");
    old.heading.issuer = vec!["XÃ TÊNCŨ".into()];
    new.heading.issuer = vec!["XÃ TÊNMỚI".into()];
    old.signature.as_mut().unwrap().name = Some("Ôngcũ".into());
    new.signature.as_mut().unwrap().name = Some("Ôngmới".into());
    old.recipients.as_mut().unwrap().lines[0].text = "Nơicũ nhận văn bản;".into();
    new.recipients.as_mut().unwrap().lines[0].text = "Nơimới nhận văn bản;".into();
    old.bases = vec![vec![run("Căn cứ Luậtcũ về tổ chức;")]];
    new.bases = vec![vec![run("Căn cứ Luậtmới về tổ chức;")]];
    new.marks.circulation = Some("LƯUÝ HÀNH".into());
    new.drafter = Some("XY.(9)".into());
    old.address = Some("Số 1, đường Phốcũ, điện thoại 0238".into());
    new.address = Some("Số 1, đường Phốmới, điện thoại 0238".into());
    let last = new.body.len() - 1;
    new.body[last] = Block::Paragraph {
        runs: vec![run("Theo chương trình"), note("Nghị quyết mớinày."), run(" của tỉnh./.")],
    };
    if let Some(Block::SectionHeading(heading)) = old.body.iter_mut().find(|b| matches!(b, Block::SectionHeading(_))) {
        heading.runs = vec![run("MỤC ĐÍCHXƯA VÀ YÊU CẦU")];
    }
    if let Some(Block::SectionHeading(heading)) = new.body.iter_mut().find(|b| matches!(b, Block::SectionHeading(_))) {
        heading.runs = vec![run("MỤC ĐÍCHNAY VÀ YÊU CẦU")];
    }
    let pages = pages(&old, &new);
    for words in ["chuyểnđổi", "TÊNCŨ", "Ôngcũ", "Nơicũ", "Luậtcũ", "Phốcũ", "ĐÍCHXƯA"] {
        assert_struck(&pages, words);
    }
    for words in ["trọngtâm", "TÊNMỚI", "Ôngmới", "Nơimới", "Luậtmới", "LƯUÝ", "XY.(9)", "Phốmới", "mớinày", "ĐÍCHNAY"]
    {
        assert_underlined(&pages, words);
    }
}

#[test]
fn a_long_paragraph_is_struck_on_every_line_and_over_the_page() {
    let mut old = base();
    let words = "đoạnnày được bỏ toàn bộ khỏi kế hoạch của năm ".repeat(60);
    old.body = (0..18).map(|n| paragraph(&format!("Dòng giữ nguyên thứ {n}."))).collect();
    let mut new = old.clone();
    old.body.insert(12, paragraph(words.trim()));
    new.body.push(paragraph("Hết./."));
    old.body.push(paragraph("Hết./."));
    let pages = pages(&old, &new);
    assert_struck(&pages, "đoạnnày");
    let on = |page: &PageBox| page.texts.iter().filter(|text| text.text.contains("đoạnnày")).count();
    assert!(on(&pages[0]) > 2 && on(&pages[1]) > 2, "the paragraph does not run over the page");
    // One bar a page, as high as the struck lines and no higher.
    for page in &pages[..2] {
        let lines: Vec<f64> = page.texts.iter().filter(|text| text.text.contains("đoạnnày")).map(|t| t.y).collect();
        let [bar] = bars(page)[..] else { panic!("{:?}", bars(page)) };
        let (top, bottom) = (lines.iter().copied().fold(f64::MAX, f64::min), lines.iter().copied().fold(0.0, f64::max));
        assert!(bar.y < top && bar.y > top - 7.0, "{bar:?} {top}");
        assert!(bar.y + bar.length > bottom && bar.y + bar.length < bottom + 8.0, "{bar:?} {bottom}");
    }
    assert!(found(&pages, "Dòng giữ nguyên").iter().all(|(through, under, _)| through + under == 0));
}

#[test]
fn the_bar_stands_beside_the_row_and_changed_cells_only() {
    let rows = |edit: bool| {
        let row =
            |n: usize| row(n, &format!("Công việc thứ {n} của năm"), if edit && n == 5 { "2.999" } else { "1.500" });
        (1..=9).map(row).collect::<Vec<_>>()
    };
    let with = |edit| {
        let mut view = base();
        view.body.insert(0, Block::Table(table(rows(edit))));
        view
    };
    let (old, new) = (with(false), with(true));
    let pages = pages(&old, &new);
    let page = pages.iter().find(|page| page.text().contains("2.999")).unwrap();
    let text = page.texts.iter().find(|text| text.text.contains("2.999")).unwrap();
    assert_underlined(&pages, "2.999");
    let all = bars(page);
    assert_eq!(all.len(), 1, "{all:?}");
    // The struck figure on one line, the new one under it, and no more.
    assert!(all[0].y > text.y - 9.0 && all[0].length < 10.0, "{:?} {text:?}", all[0]);
}

#[test]
fn moved_parts_are_marked_twice_at_both_places() {
    let texts = ["Phần về chỉ tiêu chungnhất", "Phần thứ hai nói về kinh phí", "Phần thứ ba nói về thời gian"];
    let with = |order: [usize; 3]| {
        let mut view = base();
        view.body = order.iter().map(|n| paragraph(texts[*n])).chain([paragraph("Hết./.")]).collect();
        view
    };
    let pages = pages(&with([0, 1, 2]), &with([1, 2, 0]));
    assert_eq!(found(&pages, "chungnhất"), [(2, 0, true), (0, 2, true)]);
    let text = pages[0].text();
    assert!(text.contains("[chuyển đi, 1]") && text.contains("[chuyển đến, 1]"), "{text}");
}

#[test]
fn a_deleted_footnote_takes_no_number() {
    let with = |first: bool| {
        let mut view = base();
        let start = if first {
            vec![run("Một"), note("Chú thích bỏđi."), run(" câu có chú thích.")]
        } else {
            vec![run("Một câu có chú thích.")]
        };
        view.body = vec![
            Block::Paragraph { runs: start },
            Block::Paragraph { runs: vec![run("Hai"), note("Chú thích giữlại."), run(" câu./.")] },
        ];
        view
    };
    let pages = pages(&with(true), &with(false));
    assert_struck(&pages, "bỏđi");
    let kept = pages[0].lines().into_iter().find(|line| line.text.contains("giữlại")).unwrap();
    assert!(kept.text.starts_with('1'), "{}", kept.text);
}

#[test]
fn a_row_longer_than_a_page_is_set() {
    let long = |n: usize| format!("{} hết{n}.", "nội dung rất dài của một nhiệm vụ ".repeat(220));
    let with = |n: usize| {
        let mut view = base();
        let mut row = row(1, &long(n), "12");
        row.lines = 100.0;
        view.body.insert(0, Block::Table(table(vec![row])));
        view
    };
    let pages = pages(&with(1), &with(2));
    assert_struck(&pages, "hết1");
    assert_underlined(&pages, "hết2");
    // All of it replaced: both texts over several pages.
    let mut old = with(1);
    old.body[0] = Block::Table(table(vec![Row { lines: 100.0, ..row(1, &"xưa cũ lâu rồi ".repeat(400), "12") }]));
    let pages = set(&redline(&old, &with(2), None)).pages().pages;
    assert!(pages.len() > 3);
}

#[test]
fn landscape_appendices_have_their_bars_in_the_margin() {
    let old = view("gia-lai-2021-2025");
    let mut new = old.clone();
    for appendix in &mut new.appendices {
        let tables =
            appendix.body.iter_mut().filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None });
        for table in tables {
            table.rows[2].cells[1].paragraphs = vec![vec![run("Xãmớitên")]];
            table.rows.remove(4);
        }
    }
    let pages = pages(&old, &new);
    assert_underlined(&pages, "Xãmớitên");
    let wide: Vec<_> = pages.iter().filter(|page| page.width_mm > page.height_mm).collect();
    assert!(!wide.is_empty());
    assert!(wide.iter().all(|page| bars(page).len() >= 2), "{:?}", wide.iter().map(|p| bars(p)).collect::<Vec<_>>());
}

#[test]
fn three_hundred_rows_with_edits_set_as_soon_as_without() {
    let with = |edit: bool| {
        let rows = (1..=300).filter(|n| !edit || n % 90 != 0).map(|n| {
            let words = format!("Rà soát, tổng hợp và báo cáo kết quả thực hiện nội dung số {n} của chương trình");
            row(n, &if edit && n % 10 == 0 { words.replace("báo cáo", "trình") } else { words }, "1.500")
        });
        let mut view = base();
        view.body.insert(0, Block::Table(table(rows.collect())));
        view
    };
    let (old, new) = (with(false), with(true));
    let clock = std::time::Instant::now();
    set(&new);
    let plain = clock.elapsed();
    let clock = std::time::Instant::now();
    let pages = pages(&old, &new);
    let marked = clock.elapsed();
    assert!(pages.iter().map(|page| bars(page).len()).sum::<usize>() >= 30);
    assert!(marked.as_secs_f64() < 3.0 * plain.as_secs_f64() + 2.0, "{marked:?}, plain {plain:?}");
}

#[test]
fn the_pdf_is_tagged_and_the_same_every_time() {
    let old = view("dak-nong-2024");
    let mut new = old.clone();
    new.body.remove(3);
    new.appendices[0].title = vec![vec![run("TÊN MỚI")]];
    let bytes = || set(&redline(&old, &new, Some(list()))).pdf(&mut Diags::new()).unwrap();
    let first = bytes();
    assert!(first.windows(15).any(|w| w == b"/StructTreeRoot") && first == bytes());
}
