//! The sheet for people: as text for a terminal, and as data for the template that sets it.

use super::{Counts, Row, Sheet, Verdict};
use crate::profile::Profile;
use crate::value::PartialDate;
use crate::view::{Run, View};
use serde::Serialize;

/// What the sheet says about the document and the tool.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Name of the plan, as its folder or file is called.
    pub name: String,
    /// "KẾ HOẠCH".
    pub kind: String,
    /// Abstract.
    pub summary: String,
    /// "Số: …/KH-UBND"; empty for a plan attached to another document.
    pub number: String,
    /// "Sơn La, ngày … tháng 4 năm 2024".
    pub place_date: String,
    /// The issuing body.
    pub issuer: String,
    /// The rules measured against.
    pub rules: String,
    /// Days on which these rules are in force.
    pub in_force: String,
    /// "kh" and its version.
    pub tool: String,
    /// Number of pages.
    pub pages: usize,
    /// Year, month and day of the plan, as far as they are known: the sheet has no other date.
    pub date: Option<(i32, u32, u32)>,
}

impl Head {
    /// What a plan called `name`, of so many pages, says about itself.
    pub fn new(name: &str, pages: usize, view: &View, profile: &Profile) -> Self {
        let heading = &view.heading;
        let lines = view.title.summary.iter().map(|line| words(line)).collect::<Vec<_>>();
        let day = |text: &str| PartialDate::parse(text).map_or_else(|_| text.to_owned(), PartialDate::short);
        let in_force = match &profile.effective_to {
            Some(end) => format!("áp dụng từ {} đến {}", day(&profile.effective_from), day(end)),
            None => format!("áp dụng từ {}", day(&profile.effective_from)),
        };
        Head {
            name: name.to_owned(),
            kind: view.title.kind.to_string(),
            summary: lines.join(" "),
            number: heading.number.as_deref().map(words).unwrap_or_default(),
            place_date: heading.place_date.as_deref().map(words).unwrap_or_default(),
            issuer: view.info.author.clone(),
            rules: profile.name.clone(),
            in_force,
            tool: concat!("kh ", env!("CARGO_PKG_VERSION")).to_owned(),
            pages,
            date: view.info.date,
        }
    }
}

/// Words of runs; a blank prints as dots.
fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        if run.gap.is_some() {
            out.push_str("……");
        }
        if run.line_break {
            out.push(' ');
        }
        out.push_str(&run.text);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sheet with all its words: what its template sees, as `/phieu.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetView {
    /// About document and tool.
    pub head: Head,
    /// Family to set; the typesetter puts the one that is there.
    pub font: String,
    /// "62 đạt, 0 không đạt, …".
    pub summary: String,
    /// True when no clause is broken.
    pub sound: bool,
    /// The clauses.
    pub rows: Vec<SheetRow>,
}

/// A clause in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// Rule and property.
    pub id: &'static str,
    /// Component.
    pub component: &'static str,
    /// Property.
    pub aspect: &'static str,
    /// Where the requirement stands.
    pub clause: &'static str,
    /// What is required.
    pub required: String,
    /// What was measured.
    pub measured: String,
    /// "Đạt" and the like.
    pub verdict: &'static str,
    /// True for a broken clause.
    pub fails: bool,
    /// Page, or empty.
    pub page: String,
    /// Further words.
    pub note: String,
}

impl SheetView {
    /// The words of a sheet.
    pub fn new(sheet: &Sheet, head: Head) -> Self {
        let counts = sheet.counts();
        SheetView {
            head,
            font: crate::view::STANDARD_FONT.to_owned(),
            summary: summary(counts),
            sound: counts.fail == 0,
            rows: sheet.rows.iter().map(SheetRow::new).collect(),
        }
    }
}

impl SheetRow {
    fn new(row: &Row) -> Self {
        SheetRow {
            id: row.id,
            component: row.component,
            aspect: row.aspect,
            clause: row.clause,
            required: row.required.clone(),
            measured: row.measured.clone(),
            verdict: verdict(row.verdict),
            fails: row.verdict == Verdict::Fail,
            page: row.page.map(|page| page.to_string()).unwrap_or_default(),
            note: row.note.clone(),
        }
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "đạt",
        Verdict::Fail => "KHÔNG ĐẠT",
        Verdict::NotPresent => "không có",
        Verdict::NotMeasurable => "không đo được",
    }
}

fn summary(counts: Counts) -> String {
    let Counts { pass, fail, not_present, not_measurable } = counts;
    let mut words = format!("{pass} đạt, {fail} không đạt, {not_present} không có trong văn bản");
    if not_measurable > 0 {
        words.push_str(&format!(", {not_measurable} không đo được"));
    }
    words
}

/// Columns of the text; what is left goes to the measured value.
const COMPONENT: usize = 26;
const REQUIRED: usize = 26;
const PAGE: usize = 5;
const VERDICT: usize = 10;
/// Least width at which the columns can be read.
const LEAST: usize = 92;
/// Most: wider lines are harder to follow.
const MOST: usize = 100;

/// The sheet as text in aligned columns, in lines of at most `width` letters, between 92 and 100.
pub fn text(sheet: &Sheet, head: &Head, width: usize) -> String {
    let width = width.clamp(LEAST, MOST);
    let measured = width - COMPONENT - REQUIRED - PAGE - VERDICT - 4;
    let columns = [COMPONENT, REQUIRED, measured, PAGE, VERDICT];
    let mut out = String::new();
    out.push_str("PHIẾU KIỂM TRA THỂ THỨC\n");
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            for (i, line) in wrap(value, width - 12).iter().enumerate() {
                let name = if i == 0 { name } else { "" };
                out.push_str(format!("{name:<12}{line}").trim_end());
                out.push('\n');
            }
        }
    };
    fact("Kế hoạch", &head.name);
    fact("Trích yếu", &head.summary);
    fact("Số", head.number.strip_prefix("Số:").map_or(head.number.as_str(), str::trim_start));
    fact("Ngày", &head.place_date);
    fact("Cơ quan", &head.issuer);
    fact("Quy định", &format!("{} ({})", head.rules, head.in_force));
    fact("Công cụ", &format!("{}, đo trên {} trang đã dàn", head.tool, head.pages));
    fact("Kết quả", &summary(sheet.counts()));
    out.push('\n');
    let titles = ["Thành phần", "Quy định", "Đo được", "Trang", "Kết quả"].map(str::to_owned);
    cells(&mut out, &columns, &titles.map(|title| vec![title]));
    out.push_str(&"─".repeat(width));
    out.push('\n');
    let mut group = ("", "");
    for row in &sheet.rows {
        if (row.component, row.clause) != group {
            group = (row.component, row.clause);
            out.push_str(&format!("{}  ({})\n", row.component, row.clause));
        }
        let aspect = if row.aspect.is_empty() { "  –".to_owned() } else { format!("  {}", row.aspect) };
        // What was not measured says why in the place of the value.
        let (value, note) = if row.measured.is_empty() { (&row.note, "") } else { (&row.measured, row.note.as_str()) };
        let shown = [
            indented(&aspect, COMPONENT),
            wrap(&row.required, REQUIRED),
            wrap(value, measured),
            vec![row.page.map(|page| page.to_string()).unwrap_or_default()],
            wrap(verdict(row.verdict), VERDICT),
        ];
        cells(&mut out, &columns, &shown);
        for line in wrap(note, width - 4) {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out
}

/// One row: cells side by side, each of one or several lines.
fn cells(out: &mut String, columns: &[usize; 5], cells: &[Vec<String>; 5]) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for i in 0..height {
        let mut line = String::new();
        for (width, cell) in columns.iter().zip(cells) {
            let words = cell.get(i).map_or("", String::as_str);
            line.push_str(words);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(words.chars().count()) + 1));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Lines of an entry, all set in by two.
fn indented(words: &str, width: usize) -> Vec<String> {
    wrap(words.trim_start(), width - 2).into_iter().map(|line| format!("  {line}")).collect()
}

/// Lines of at most `width` letters; a longer word is broken.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        let used = line.chars().count();
        if used > 0 && used + 1 + word.len() > width {
            lines.push(std::mem::take(&mut line));
        }
        while word.len() > width {
            let rest = word.split_off(width);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_at_the_width() {
        assert_eq!(wrap("một hai ba", 7), ["một hai", "ba"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert!(wrap("", 5).is_empty());
    }

    #[test]
    fn no_line_of_the_text_is_longer_than_the_width() {
        let row = Row {
            id: "TN-01",
            component: "Tiêu ngữ",
            aspect: "đường kẻ trên, độ dài của dòng chữ",
            clause: "PL I, II.1.b",
            required: "“Độc lập - Tự do - Hạnh phúc” và nhiều chữ khác".into(),
            measured: "“Độc lập – Tự do – Hạnh phúc”".into(),
            verdict: Verdict::NotMeasurable,
            page: Some(12),
            note: "ghi chú dài ".repeat(30),
        };
        let sheet = Sheet { rows: vec![row.clone(), row] };
        let head = Head { name: "kế hoạch".into(), summary: "trích yếu ".repeat(40), ..Head::default() };
        for width in [60, 92, 100, 200] {
            let text = text(&sheet, &head, width);
            assert!(text.lines().all(|line| line.chars().count() <= width.clamp(LEAST, MOST)), "{text}");
            assert_eq!(text.matches("Tiêu ngữ  (").count(), 1);
        }
    }
}
