//! The words of a view as plain text, block by block.
//!
//! Blanks print as `…`, breaks as `⏎`, notes as `[^: …]`, links as `<url words>`, bold as `**`, italic as `_`.

use kehoach::view::{Block, Cell, Heading, HeadingLook, Row, RowRole, Run, Table, View};

pub fn print_view(view: &View) -> String {
    let mut out = Printer(String::new());
    out.heading(&view.heading);
    for (name, mark) in [("dự thảo", &view.marks.draft), ("lưu hành", &view.marks.circulation)] {
        out.optional(name, mark.as_deref());
    }
    out.optional("độ khẩn", view.marks.urgency.as_ref().map(|u| u.text.as_str()));
    out.line("TÊN LOẠI", &view.title.kind);
    for line in &view.title.summary {
        out.line("trích yếu", &runs(line));
    }
    if let Some(attached) = &view.title.attached_to {
        out.line("kèm theo", &runs(attached));
    }
    for base in &view.bases {
        out.line("căn cứ", &runs(base));
    }
    out.blocks(&view.body);
    for line in &view.after_end {
        out.line("sau hết", &runs(line));
    }
    if let Some(recipients) = &view.recipients {
        out.line("NƠI NHẬN", &recipients.label);
        for line in &recipients.lines {
            out.line("", &format!("{}{} {}", "  ".repeat(line.depth as usize), line.marker, line.text));
        }
    }
    if let Some(signature) = &view.signature {
        out.line("KÝ", &signature.authority.join(" / "));
        out.optional("chức danh khác", signature.other_title.as_deref());
        out.optional("họ tên", signature.name.as_deref());
        out.optional("dưới tên", signature.below.as_deref());
    }
    out.optional("người soạn", view.drafter.as_deref());
    out.optional("địa chỉ", view.address.as_deref());
    for appendix in &view.appendices {
        out.0.push('\n');
        let paper = if appendix.landscape { " (ngang)" } else { "" };
        out.line("PHỤ LỤC", &format!("{}{paper}", appendix.label));
        if let Some(heading) = &appendix.heading {
            out.heading(heading);
        }
        for line in &appendix.title {
            out.line("tên", &runs(line));
        }
        out.line("kèm theo", &runs(&appendix.reference));
        out.line("dấu trang", &appendix.outline);
        out.blocks(&appendix.body);
    }
    out.0
}

struct Printer(String);

impl Printer {
    fn line(&mut self, name: &str, words: &str) {
        let gap = if name.is_empty() { "" } else { ": " };
        self.0.push_str(format!("{name}{gap}{words}").trim_end());
        self.0.push('\n');
    }

    fn optional(&mut self, name: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.line(name, words);
        }
    }

    fn heading(&mut self, heading: &Heading) {
        self.line("ĐẦU", &[&heading.superior[..], &["=".into()], &heading.issuer[..]].concat().join(" / "));
        self.line("", &format!("{} / {}", heading.state_name, heading.motto));
        self.optional("số", heading.number.as_deref().map(runs).as_deref());
        self.optional("ngày", heading.place_date.as_deref().map(runs).as_deref());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { runs: words } => self.line("P", &runs(words)),
                Block::Item { marker, depth, runs: words, .. } => {
                    self.line("", &format!("{}» {marker} {}", "  ".repeat(*depth as usize), runs(words)));
                }
                Block::SectionHeading(h) => {
                    let look = match h.look {
                        HeadingLook::Part => "phần",
                        HeadingLook::Capitals => "hoa",
                        HeadingLook::Bold => "đậm",
                        HeadingLook::Plain => "thường",
                    };
                    let rest = h.run_in.as_deref().map(|r| format!(" »» {}", runs(r))).unwrap_or_default();
                    self.line(&format!("H{} {look}", h.level), &format!("[{}] {}{rest}", h.number, runs(&h.runs)));
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.line("BẢNG", &table.caption.as_deref().map(runs).unwrap_or_default());
        self.optional("đvt", table.unit.as_deref());
        let aligns: Vec<String> = table.columns.iter().map(|c| format!("{:?}", c.align)).collect();
        self.line("cột", &aligns.join(" "));
        for row in table.header.iter().chain(&table.rows) {
            self.row(row);
        }
        for note in &table.notes {
            self.line("ghi chú", &runs(note));
        }
    }

    fn row(&mut self, row: &Row) {
        let mark = match row.role {
            RowRole::Header => "H",
            RowRole::Codes => "#",
            RowRole::Group => "G",
            RowRole::Row => "·",
            RowRole::Child => "-",
            RowRole::Total => "Σ",
        };
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        self.line("", &format!("{mark} {}", cells.join(" | ")));
    }
}

fn cell(cell: &Cell) -> String {
    let mut words = cell.paragraphs.iter().map(|p| runs(p)).collect::<Vec<_>>().join(" ¶ ");
    if cell.colspan > 1 {
        words.push_str(&format!(" →{}", cell.colspan));
    }
    if cell.rowspan > 1 {
        words.push_str(&format!(" ↓{}", cell.rowspan));
    }
    words
}

/// Runs with their style as marks.
pub fn runs(list: &[Run]) -> String {
    list.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    if run.line_break {
        return "⏎".to_owned();
    }
    if run.gap.is_some() {
        return "…".to_owned();
    }
    if let Some(note) = &run.note {
        return format!("[^: {}]", runs(note));
    }
    let mut text = run.text.clone();
    if run.italic {
        text = format!("_{text}_");
    }
    if run.bold {
        text = format!("**{text}**");
    }
    match &run.url {
        Some(url) => format!("<{url} {text}>"),
        None => text,
    }
}
