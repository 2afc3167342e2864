//! KH905: words of the plan that a template does not print.

use crate::check::pages::{PageContext, words};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::view::{Block, Heading, Row, Run};

pub(super) static RULE: Rule = Rule {
    code: "KH905",
    name: "mau-bo-sot",
    title: "mẫu không in hết nội dung của kế hoạch",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Findings at most: a template that drops one part mostly drops its neighbours too.
const SHOWN: usize = 5;

/// Letters that are looked for of a long text.
const PROBE: usize = 30;

/// A cell with fewer letters does not tell its row from others.
const TELLING: usize = 4;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let mut search = Search { printed: Printed::of(context), missing: Vec::new() };
    search.view(context);
    let count = search.missing.len();
    for (what, words) in search.missing.into_iter().take(SHOWN) {
        let message = format!("các trang không có {what} “{}”", excerpt(&words));
        let help = "in phần này trong mẫu riêng của kế hoạch, hoặc bỏ mẫu riêng để dùng mẫu có sẵn";
        diags.push(Diagnostic::new(&RULE, context.place(&words), message).help(help));
    }
    if count > SHOWN {
        let message = format!("các trang còn thiếu {} phần khác", count - SHOWN);
        diags.push(Diagnostic::new(&RULE, None, message).help("đối chiếu mẫu riêng với mẫu có sẵn"));
    }
}

fn excerpt(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Small letters without blanks: a template may print capitals, and break lines where it likes.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The letters of all pages, in reading order.
struct Printed {
    text: String,
    /// Where the last words were found: the next ones mostly follow.
    at: usize,
}

impl Printed {
    fn of(context: &PageContext<'_>) -> Self {
        let lines = context.sheets().iter().flat_map(|sheet| &sheet.lines);
        Printed { text: lines.map(|line| folded(&line.text)).collect(), at: 0 }
    }

    /// True where these words are printed. Of long words a page break may part some: one stretch of three is enough.
    fn has(&mut self, words: &str) -> bool {
        let wanted = folded(words);
        let bounds: Vec<usize> = wanted.char_indices().map(|(at, _)| at).chain([wanted.len()]).collect();
        let count = bounds.len() - 1;
        if count <= PROBE {
            return self.find(&wanted);
        }
        [0, (count - PROBE) / 2, count - PROBE].into_iter().any(|start| {
            let range = bounds.get(start).zip(bounds.get(start + PROBE));
            range.and_then(|(&start, &end)| wanted.get(start..end)).is_some_and(|probe| self.find(probe))
        })
    }

    fn find(&mut self, probe: &str) -> bool {
        match self.text.get(self.at..).and_then(|rest| rest.find(probe)) {
            Some(found) => {
                self.at += found + probe.len();
                true
            }
            None => match self.text.find(probe) {
                Some(found) => {
                    self.at = found + probe.len();
                    true
                }
                None => false,
            },
        }
    }
}

struct Search {
    printed: Printed,
    missing: Vec<(&'static str, String)>,
}

impl Search {
    fn text(&mut self, what: &'static str, words: &str) {
        if !self.printed.has(words) {
            self.missing.push((what, words.trim().to_owned()));
        }
    }

    /// The longest stretch of runs without a footnote or a blank between: their signs come between the letters.
    fn runs(&mut self, what: &'static str, runs: &[Run]) {
        let parts = runs.split_inclusive(|run| run.note.is_some() || run.gap.is_some()).map(words);
        if let Some(longest) = parts.max_by_key(String::len) {
            self.text(what, &longest);
        }
    }

    fn view(&mut self, context: &PageContext<'_>) {
        let view = context.view;
        let marks = &view.marks;
        let urgency = marks.urgency.as_ref().map(|urgency| &urgency.text);
        for mark in marks.draft.iter().chain(urgency).chain(&marks.circulation) {
            self.text("dấu", mark);
        }
        self.heading(&view.heading);
        self.text("tên loại", &view.title.kind);
        for line in &view.title.summary {
            self.runs("trích yếu", line);
        }
        if let Some(line) = &view.title.attached_to {
            self.runs("dòng", line);
        }
        for base in &view.bases {
            self.runs("căn cứ", base);
        }
        self.blocks(&view.body);
        for line in &view.after_end {
            self.runs("dòng", line);
        }
        for line in view.recipients.iter().flat_map(|recipients| &recipients.lines) {
            self.text("nơi nhận", &line.text);
        }
        if let Some(signature) = &view.signature {
            for line in signature.authority.iter().chain(&signature.other_title) {
                self.text("quyền hạn, chức vụ của người ký", line);
            }
            for name in signature.name.iter().chain(&signature.below) {
                self.text("họ tên người ký", name);
            }
        }
        for words in view.drafter.iter().chain(&view.address) {
            self.text("dòng", words);
        }
        for appendix in &view.appendices {
            self.text("phụ lục", &appendix.label);
            for line in &appendix.title {
                self.runs("tên phụ lục", line);
            }
            self.runs("dòng", &appendix.reference);
            self.blocks(&appendix.body);
        }
    }

    fn heading(&mut self, heading: &Heading) {
        for name in heading.superior.iter().chain(&heading.issuer) {
            self.text("tên cơ quan", name);
        }
        self.text("Quốc hiệu", &heading.state_name);
        self.text("Tiêu ngữ", &heading.motto);
        for (what, runs) in [("số, ký hiệu", &heading.number), ("địa danh, ngày tháng", &heading.place_date)]
        {
            if let Some(runs) = runs {
                self.runs(what, runs);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { runs } => self.runs("đoạn", runs),
                Block::Item { runs, .. } => self.runs("ý", runs),
                Block::SectionHeading(heading) => {
                    self.runs("mục", &heading.runs);
                    if let Some(rest) = &heading.run_in {
                        self.runs("đoạn", rest);
                    }
                }
                Block::Table(table) => {
                    if let Some(line) = &table.caption {
                        self.runs("tên bảng", line);
                    }
                    for row in table.header.iter().chain(&table.rows) {
                        self.row(row);
                    }
                    for note in &table.notes {
                        self.runs("ghi chú của bảng", note);
                    }
                }
            }
        }
    }

    /// A row is there when one of its cells is.
    fn row(&mut self, row: &Row) {
        let paragraphs = row.cells.iter().filter_map(|cell| cell.paragraphs.first()).map(|runs| words(runs));
        let telling: Vec<String> = paragraphs.filter(|words| folded(words).chars().count() >= TELLING).collect();
        if !telling.is_empty() && !telling.iter().any(|words| self.printed.has(words)) {
            let longest = telling.into_iter().max_by_key(String::len).unwrap_or_default();
            self.missing.push(("hàng của bảng", longest));
        }
    }
}
