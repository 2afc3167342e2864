//! Views for the tests: a small plan, a long table, and plans at random.

use crate::profile::{Sides, Sizes};
use crate::view::*;

pub fn run(text: &str) -> Run {
    Run { text: text.into(), ..Run::default() }
}

pub fn runs(text: &str) -> Runs {
    vec![run(text)]
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: runs(text) }
}

/// Sizes and margins of the decree.
pub fn page() -> Page {
    Page {
        width: 210.0,
        height: 297.0,
        margin: Sides { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 },
        header_distance: 10.0,
        indent: 12.7,
        paragraph_gap: 6.0,
        line_spacing: 1.0,
        rule: 0.5,
        short_rule: 0.4,
        font: "Times New Roman".into(),
        size: Sizes {
            state_name: 13.0,
            motto: 14.0,
            issuer: 13.0,
            number: 13.0,
            place_date: 14.0,
            kind: 14.0,
            summary: 14.0,
            body: 14.0,
            signature: 14.0,
            page_number: 14.0,
            appendix_label: 14.0,
            appendix_title: 14.0,
            appendix_reference: 14.0,
            recipients_label: 12.0,
            recipients: 11.0,
            drafter: 11.0,
            address: 11.0,
            mark: 13.0,
            footnote: 10.0,
            table: 13.0,
            table_min: 9.0,
        },
    }
}

/// A plan of one page with a few words of everything.
pub fn small() -> View {
    let gap = Run { gap: Some(4), ..Run::default() };
    View {
        version: VIEW_VERSION,
        page: page(),
        info: Info {
            title: "Kế hoạch Thực hiện Chương trình OCOP năm 2024".into(),
            author: "Sở Nông nghiệp và Phát triển nông thôn".into(),
            lang: "vi".into(),
            date: Some((2024, 3, 15)),
        },
        marks: Marks::default(),
        heading: Heading {
            superior: vec!["UBND TỈNH ĐẮK NÔNG".into()],
            issuer: vec!["SỞ NÔNG NGHIỆP VÀ PTNT".into()],
            state_name: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(),
            motto: "Độc lập - Tự do - Hạnh phúc".into(),
            number: Some(vec![run("Số: "), gap, run("/KH-SNN")]),
            place_date: Some(runs("Đắk Nông, ngày 15 tháng 3 năm 2024")),
        },
        title: Title {
            kind: "KẾ HOẠCH".into(),
            summary: vec![runs("Thực hiện Chương trình Mỗi xã một sản phẩm năm 2024")],
            attached_to: None,
        },
        bases: vec![runs("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;")],
        body: vec![
            Block::SectionHeading(SectionHeading {
                level: 1,
                look: HeadingLook::Capitals,
                number: "I.".into(),
                runs: runs("MỤC ĐÍCH, YÊU CẦU"),
                run_in: None,
                outline: "I. Mục đích, yêu cầu".into(),
                origin: Origin::default(),
            }),
            paragraph("Cụ thể hóa các nhiệm vụ của năm 2024 trên địa bàn tỉnh."),
            paragraph("Sở đề nghị các đơn vị triển khai thực hiện./."),
        ],
        after_end: vec![],
        recipients: Some(Recipients {
            label: "Nơi nhận:".into(),
            lines: vec![Recipient {
                depth: 0,
                marker: "-".into(),
                text: "UBND tỉnh (b/c);".into(),
                origin: Origin::default(),
            }],
        }),
        signature: Some(Signature {
            authority: vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()],
            other_title: None,
            below: None,
            name: Some("Ngô Xuân Đông".into()),
        }),
        drafter: None,
        address: None,
        appendices: vec![],
        redline: None,
    }
}

fn cell(text: &str) -> Cell {
    Cell { paragraphs: vec![runs(text)], colspan: 1, rowspan: 1, ..Cell::default() }
}

/// A table of tasks with `rows` rows.
pub fn table(rows: usize) -> Table {
    let titles = ["STT", "Nội dung", "Chủ trì", "Thời hạn", "Kinh phí"];
    let column = |align, min, max, total: f64| Column {
        align,
        min,
        max,
        total: total * rows as f64,
        weight: None,
        origin: Origin::default(),
    };
    let row = |n: usize| {
        let texts = [
            n.to_string(),
            format!("Kiểm tra, đánh giá các sản phẩm OCOP đã đạt hạng sao trên địa bàn huyện thứ {n}"),
            "Chi cục Phát triển nông thôn".to_owned(),
            format!("Trước 30/{}/2024", n % 12 + 1),
            format!("{}.000", n * 7),
        ];
        Row {
            role: RowRole::Row,
            cells: texts.iter().map(|t| cell(t)).collect(),
            keep: false,
            lines: 1.0,
            origin: Origin::default(),
        }
    };
    Table {
        caption: None,
        unit: Some("Đơn vị tính: nghìn đồng".into()),
        columns: vec![
            column(Align::Center, 2.0, 2.0, 2.0),
            column(Align::Left, 3.0, 36.0, 36.0),
            column(Align::Left, 3.0, 13.0, 13.0),
            column(Align::Center, 5.0, 8.0, 8.0),
            column(Align::Right, 4.0, 4.0, 4.0),
        ],
        header: vec![Row {
            role: RowRole::Header,
            cells: titles.map(cell).into(),
            keep: false,
            lines: 1.0,
            origin: Origin::default(),
        }],
        rows: (1..=rows).map(row).collect(),
        notes: vec![],
        origin: Origin::default(),
    }
}

/// The small plan with a table of `rows` rows.
pub fn with_table(rows: usize) -> View {
    let mut view = small();
    view.body.insert(2, Block::Table(table(rows)));
    view
}

/// Numbers at random, the same for the same seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn words(&mut self, most: u64) -> String {
        const WORDS: [&str; 14] = [
            "Kế",
            "hoạch",
            "ỦY",
            "thực-hiện",
            "#read(\"/x\")",
            "$x$",
            "@a",
            "<b>",
            "*a*",
            "\\",
            "“%”",
            "1.234,5",
            "/KH-UBND",
            "nghiêng",
        ];
        let count = self.below(most + 1);
        (0..count).map(|_| WORDS[self.below(14) as usize]).collect::<Vec<_>>().join(" ")
    }

    fn runs(&mut self, most: u64) -> Runs {
        (0..self.below(4))
            .map(|_| Run {
                text: self.words(most),
                bold: self.chance(20),
                italic: self.chance(20),
                url: self.chance(5).then(|| "https://example.vn".into()),
                line_break: self.chance(5),
                gap: self.chance(5).then_some(6),
                note: if self.chance(4) { Some(runs("Chú thích")) } else { None },
                ..Run::default()
            })
            .collect()
    }

    fn block(&mut self) -> Block {
        match self.below(5) {
            0 => Block::Paragraph { runs: self.runs(60) },
            1 => {
                const LOOKS: [HeadingLook; 4] =
                    [HeadingLook::Part, HeadingLook::Capitals, HeadingLook::Bold, HeadingLook::Plain];
                Block::SectionHeading(SectionHeading {
                    level: 1 + self.below(5) as u32,
                    look: LOOKS[self.below(4) as usize],
                    number: if self.chance(70) { "1.".into() } else { Phrase::default() },
                    runs: self.runs(10),
                    run_in: if self.chance(30) { Some(self.runs(30)) } else { None },
                    outline: self.words(5),
                    origin: Origin::default(),
                })
            }
            2 | 3 => Block::Item {
                marker: "-".into(),
                depth: self.below(3) as u32,
                bold_marker: self.chance(20),
                runs: self.runs(40),
            },
            _ => Block::Table(self.table()),
        }
    }

    fn table(&mut self) -> Table {
        const ALIGN: [Align; 3] = [Align::Left, Align::Center, Align::Right];
        const ROLES: [RowRole; 4] = [RowRole::Group, RowRole::Row, RowRole::Child, RowRole::Total];
        let columns = 1 + self.below(6) as usize;
        let columns_of = |r: &mut Random| {
            let max = 1.0 + r.below(40) as f64;
            let weight = if r.chance(20) { Some(2.0) } else { None };
            Column {
                align: ALIGN[r.below(3) as usize],
                min: max.min(4.0),
                max,
                total: max * 3.0,
                weight,
                origin: Origin::default(),
            }
        };
        let rows_of = |r: &mut Random, role: RowRole, spans: bool| {
            let mut cells = Vec::new();
            let mut left = columns as u32;
            while left > 0 {
                let colspan = if spans && r.chance(20) { 1 + r.below(u64::from(left)) as u32 } else { 1 };
                let mut paragraphs: Vec<Runs> = (0..r.below(3)).map(|_| r.runs(20)).collect();
                // Typst never ends on some tables with footnotes and a repeated header.
                paragraphs.iter_mut().flatten().for_each(|run| run.note = None);
                cells.push(Cell { paragraphs, colspan, rowspan: 1, ..Cell::default() });
                left -= colspan;
            }
            Row { role, cells, keep: false, lines: 1.0 + r.below(3) as f64, origin: Origin::default() }
        };
        let columns = (0..columns).map(|_| columns_of(self)).collect();
        let header = (0..self.below(3)).map(|_| rows_of(self, RowRole::Header, true)).collect();
        let count = self.below(30);
        let rows = (0..count).map(|_| {
            let role = ROLES[self.below(4) as usize];
            rows_of(self, role, true)
        });
        Table {
            rows: rows.collect(),
            caption: None,
            unit: None,
            columns,
            header,
            notes: vec![runs("Ghi chú")],
            origin: Origin::default(),
        }
    }

    /// A plan with blocks of every kind.
    pub fn view(&mut self) -> View {
        let mut view = small();
        view.body = (0..self.below(25)).map(|_| self.block()).collect();
        view.marks.draft = self.chance(50).then(|| "DỰ THẢO".into());
        view.marks.urgency = self.chance(50).then(|| Urgency { text: "HỎA TỐC".into(), width: 30.0, height: 8.0 });
        view.address = self.chance(50).then(|| "Địa chỉ: số 1, đường Lê Duẩn".into());
        view.info.date = self.chance(50).then_some((2024, 2, 29));
        let appendices = self.below(3);
        view.appendices = (0..appendices)
            .map(|n| Appendix {
                label: format!("Phụ lục {n}").into(),
                title: vec![self.runs(10)],
                reference: self.runs(10),
                landscape: self.chance(50),
                heading: None,
                body: (0..self.below(6)).map(|_| self.block()).collect(),
                outline: "Phụ lục".into(),
                origin: Origin::default(),
            })
            .collect();
        view
    }
}
