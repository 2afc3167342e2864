//! A comparison with one of everything, by hand.

use super::super::super::Findings;
use super::super::{Outcome, PlanChanges};
use crate::diag::{Diagnostic, FileId, SYNTAX, Span};
use crate::diff::{
    Aspect, Change, Comparison, Effect, EffectKind, Meaning, Shift, Subject, SubjectKind, Summary, Topic, segments,
};
use crate::source::Sources;
use rust_decimal::Decimal;

/// Both versions of a plan, and what changed.
pub struct Sample {
    pub old: Sources,
    pub new: Sources,
    pub findings: Vec<Diagnostic>,
    pub comparison: Comparison,
}

const OLD: &str = "thoi_han: Trước 30/6/2026\nso_tien: 4.000\nchu_tri: so-noi-vu\ncan_cu: cũ\n";
const NEW: &str = "# thêm một dòng\nthoi_han: Trước 31/7/2026\nso_tien: 4.500\nchu_tri: so-tu-phap\nmoi: mới\n";

/// The bytes of a word in a file.
fn span(text: &str, word: &str) -> Option<Span> {
    text.find(word).map(|at| Span::new(FileId(0), at..at + word.len()))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn subject(kind: SubjectKind, id: &str, name: &str, places: (&str, &str)) -> Subject {
    Subject { kind, id: some(id), name: name.to_owned(), old_place: some(places.0), new_place: some(places.1) }
}

/// A change without a place in the files.
pub fn change(topic: Topic, subject: Subject, aspect: Aspect, meaning: Meaning, old: &str, new: &str) -> Change {
    Change {
        topic,
        subject,
        aspect,
        meaning,
        old: some(old),
        new: some(new),
        old_span: None,
        new_span: None,
        units: Vec::new(),
        effects: Vec::new(),
    }
}

pub fn wording(old: &str, new: &str) -> Change {
    let subject = subject(SubjectKind::Paragraph, "", old, ("Mục I.1", "Mục I.1"));
    let meaning = Meaning::Reworded(segments(old, new));
    change(Topic::Wording, subject, Aspect::Field("noi_dung"), meaning, old, new)
}

fn effect(kind: EffectKind, place: &str, old: &str, new: &str, difference: i64) -> Effect {
    Effect {
        kind,
        place: place.to_owned(),
        old: some(old),
        new: some(new),
        difference: Some(Decimal::from(difference)).filter(|d| !d.is_zero()),
        old_spans: Vec::new(),
        new_spans: Vec::new(),
    }
}

impl Sample {
    pub fn new() -> Self {
        let (mut old, mut new) = (Sources::new(), Sources::new());
        old.add("ke-hoach/cu.yaml", "cu.yaml", OLD);
        new.add("ke-hoach/moi.yaml", "moi.yaml", NEW);
        Sample { old, new, findings: Vec::new(), comparison: comparison() }
    }

    /// The same with an error in the new version.
    pub fn broken() -> Self {
        let mut sample = Sample::new();
        let finding = Diagnostic::new(&SYNTAX, span(NEW, "moi: mới"), "thiếu dấu hai chấm");
        sample.findings.push(finding.help("thêm dấu hai chấm"));
        sample
    }

    /// With these changes alone.
    pub fn of(changes: Vec<Change>) -> Self {
        let mut sample = Sample::new();
        sample.comparison = Comparison { changes, kinship: 1.0, ..Comparison::default() };
        sample
    }

    pub fn plan(&self) -> PlanChanges<'_> {
        PlanChanges {
            name: "ke-hoach/moi.yaml",
            old_name: "HEAD~1:ke-hoach/cu.yaml",
            title: "Phát triển sản phẩm OCOP năm 2026",
            outcome: Outcome::Compared(&self.comparison),
            old: Some(Findings { sources: &self.old, list: &[] }),
            new: Some(Findings { sources: &self.new, list: &self.findings }),
        }
    }
}

fn comparison() -> Comparison {
    let task = |places| subject(SubjectKind::Task, "kiem-tra", "Kiểm tra, đánh giá sản phẩm", places);
    let mut money = change(
        Topic::Money,
        subject(
            SubjectKind::BudgetLine,
            "ho-tro",
            "Hỗ trợ chủ thể",
            ("Phụ lục II, số thứ tự 3", "Phụ lục II, số thứ tự 4"),
        ),
        Aspect::Amount { year: Some(2026), source: Some("Ngân sách nhà nước".to_owned()) },
        Meaning::Amount { difference: 500.into(), percent: Some(Decimal::new(125, 1)), unit: "triệu đồng".into() },
        "4.000",
        "4.500",
    );
    (money.old_span, money.new_span) = (span(OLD, "4.000"), span(NEW, "4.500"));
    money.effects = vec![
        effect(EffectKind::Sum, "tổng cộng, năm 2026", "9.000", "9.500", 500),
        effect(
            EffectKind::Quotation,
            "Mục III",
            "Kinh phí năm 2026 là 9.000 triệu đồng",
            "Kinh phí năm 2026 là 9.500 triệu đồng",
            0,
        ),
    ];
    let mut deadline = change(
        Topic::Deadline,
        task(("Phụ lục I, số thứ tự 1", "Phụ lục I, số thứ tự 2")),
        Aspect::Field("thoi_han"),
        Meaning::Shifted(Shift::Days { days: 31, months: None }),
        "Trước 30/6/2026",
        "Trước 31/7/2026",
    );
    (deadline.old_span, deadline.new_span) = (span(OLD, "Trước"), span(NEW, "Trước"));
    deadline.units = vec!["Sở Nội vụ".into(), "Sở Tư pháp".into()];
    let mut lead = change(
        Topic::Responsibility,
        task(("Phụ lục I, số thứ tự 1", "Phụ lục I, số thứ tự 2")),
        Aspect::Field("chu_tri"),
        Meaning::Bodies { added: vec!["Sở Tư pháp".into()], removed: vec!["Sở Nội vụ".into()] },
        "Sở Nội vụ",
        "Sở Tư pháp",
    );
    (lead.old_span, lead.new_span) = (span(OLD, "so-noi-vu"), span(NEW, "so-tu-phap"));
    lead.units = deadline.units.clone();
    let mut added = change(
        Topic::Task,
        subject(SubjectKind::Task, "moi", "Một nhiệm vụ mới", ("", "Phụ lục I, số thứ tự 1")),
        Aspect::Existence,
        Meaning::Added,
        "",
        "Một nhiệm vụ mới",
    );
    added.new_span = span(NEW, "moi: mới");
    added.effects = vec![effect(EffectKind::Numbering, "2 nhiệm vụ", "1", "2", 0)];
    let mut basis = change(
        Topic::Basis,
        subject(SubjectKind::Basis, "", "Căn cứ Luật cũ", ("phần căn cứ", "")),
        Aspect::Existence,
        Meaning::Removed,
        "Căn cứ Luật cũ",
        "",
    );
    basis.old_span = span(OLD, "cũ");
    let words = wording(
        "Nâng cao chất lượng phục vụ người dân, doanh nghiệp và các tổ chức trên địa bàn tỉnh theo đúng quy định của pháp luật hiện hành.",
        "Nâng cao hiệu quả phục vụ người dân, doanh nghiệp và các tổ chức trên địa bàn tỉnh theo đúng quy định của pháp luật hiện nay.",
    );
    let changes = vec![money, deadline, lead, added, basis, words];
    let mut summary = Summary { unit: "triệu đồng".into(), deadlines: (1, 0), ..Summary::default() };
    for change in &changes {
        *summary.topics.entry(change.topic).or_default() += 1;
    }
    summary.added = [(SubjectKind::Task, 1)].into();
    summary.removed = [(SubjectKind::Basis, 1)].into();
    summary.totals = vec![
        effect(EffectKind::Sum, "tổng cộng", "19.000", "19.500", 500),
        effect(EffectKind::Sum, "tổng cộng, năm 2026", "9.000", "9.500", 500),
    ];
    Comparison { changes, summary, kinship: 0.9 }
}
