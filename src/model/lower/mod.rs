//! Tree → plan. The Vietnamese keys are spelled here and in [`super::fields`] only.

mod budget;
mod closing;
mod csv;
mod formula;
mod lexicon;
mod section;
mod table;
mod task;
mod unit;

use super::decode::{Decoder, FREE_PREFIX, Fields, has_key, is_name, one_line};
use super::*;
use crate::diag::{
    BAD_CHOICE, BAD_DATE, BAD_ID, BAD_VERSION, DUPLICATE_ID, Diagnostic, Diags, FileId, MISSING_KEY, UNKNOWN_ID,
    WRONG_KIND,
};
use crate::lexicon::Extension;
use crate::source::Sources;
use crate::syntax::{Node, Value};
use crate::value::Context;
use crate::value::nearest;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Version of the language this tool reads.
const LANGUAGE_VERSION: &str = "1";

/// What stands between the bodies of a list, unless the plan says otherwise.
const UNIT_JOINT: &str = "; ";

/// Directory and figures shared by the plans of a folder.
#[derive(Debug, Default, Clone)]
pub struct Shared {
    directory: Directory,
    figures: BTreeMap<String, Figure>,
}

/// Lowers a plan. `attached` holds the CSV files the plan names, by name. None only where there is no mapping at all.
pub fn lower(
    root: &Node,
    shared: &Shared,
    attached: &BTreeMap<String, FileId>,
    sources: &Sources,
    diags: &mut Diags,
) -> Option<Plan> {
    let mut lowerer = Lowerer::new(sources, diags, attached, shared.directory.clone());
    lowerer.plan(root, shared)
}

/// Lowers a file of shared data.
pub fn lower_shared(root: &Node, sources: &Sources, diags: &mut Diags) -> Shared {
    let no_files = BTreeMap::new();
    let mut lowerer = Lowerer::new(sources, diags, &no_files, Directory::default());
    let mut shared = Shared::default();
    if let Some(fields) = lowerer.decoder.fields(root, &fields::SHARED) {
        if let Some(node) = fields.get("don_vi") {
            lowerer.directory(node);
        }
        if let Some(node) = fields.get("so_lieu") {
            shared.figures = lowerer.figures(node);
        }
    }
    shared.directory = lowerer.directory;
    shared
}

/// Lowers a file that adds to the lexicon.
pub fn lower_lexicon(root: &Node, sources: &Sources, diags: &mut Diags) -> Extension {
    lexicon::lower(root, &mut Decoder { sources, diags })
}

/// CSV files a plan names, each with the place that names it.
pub fn attachments(root: &Node) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        match &node.value {
            Value::Mapping(entries) => {
                let is_table = node.get("cot").is_some();
                for entry in entries.iter().filter(|e| !e.key.value.starts_with(FREE_PREFIX)) {
                    match &entry.value.value {
                        Value::Scalar(s) if is_table && entry.key.value == "tep" && !entry.value.is_null() => {
                            found.push(Spanned::new(s.text.clone(), entry.value.span));
                        }
                        _ => stack.push(&entry.value),
                    }
                }
            }
            Value::Sequence(items) => stack.extend(items),
            Value::Scalar(_) => {}
        }
    }
    found
}

/// Walks the tree of one plan.
struct Lowerer<'a> {
    decoder: Decoder<'a>,
    attached: &'a BTreeMap<String, FileId>,
    directory: Directory,
    context: Context,
    /// Ids seen so far, by name space.
    ids: BTreeMap<(&'static str, String), Span>,
    /// Numbering of the levels of the part at hand.
    numbering: Vec<Sample>,
    sources_of_money: Vec<String>,
    /// What stands between the bodies of a list.
    unit_joint: String,
    /// Names of the directory, made ready for searching once it has been read.
    names: NameIndex,
}

impl<'a> Lowerer<'a> {
    fn new(
        sources: &'a Sources,
        diags: &'a mut Diags,
        attached: &'a BTreeMap<String, FileId>,
        directory: Directory,
    ) -> Self {
        Lowerer {
            decoder: Decoder { sources, diags },
            attached,
            directory,
            context: Context::default(),
            ids: BTreeMap::new(),
            numbering: Vec::new(),
            sources_of_money: Vec::new(),
            unit_joint: UNIT_JOINT.to_owned(),
            names: NameIndex::default(),
        }
    }
}

impl Lowerer<'_> {
    fn plan(&mut self, root: &Node, shared: &Shared) -> Option<Plan> {
        let fields = self.decoder.fields(root, &fields::PLAN)?;
        if let Some(node) = fields.get("ke_hoach") {
            self.version(node);
        }
        let profile = fields.get("the_thuc").and_then(|n| self.profile(n)).or_else(Profile::standard)?;
        let period = fields.get("thoi_ky").and_then(|n| self.period(n));
        self.context.period = period.as_ref().map(|p| p.value);
        if let Some(joint) = fields.get("dau_noi_don_vi").and_then(|n| self.decoder.scalar(n, "dau_noi_don_vi")) {
            self.unit_joint = joint.nfc().collect();
        }
        if let Some(node) = fields.get("don_vi") {
            self.directory(node);
        }
        self.names = self.directory.index();
        let mut figures = shared.figures.clone();
        if let Some(node) = fields.get("so_lieu") {
            figures.extend(self.figures(node));
        }
        let budget = fields.get("kinh_phi").and_then(|n| self.budget(n));
        let tasks = fields.get("nhiem_vu").map(|n| self.task_groups(n)).unwrap_or_default();
        let targets = fields.get("muc_tieu").map(|n| self.targets(n)).unwrap_or_default();
        let numbering = match fields.get("danh_so") {
            Some(node) => self.samples(node),
            None => ["I.", "1.", "a)"].iter().filter_map(|s| Sample::parse(s)).collect(),
        };
        self.numbering = numbering.clone();
        let sections = fields.get("noi_dung").map(|n| self.section_items(n, 0)).unwrap_or_default();
        if let Some(node) = fields.get("noi_dung").filter(|n| n.as_sequence().is_some_and(<[Node]>::is_empty)) {
            self.decoder.push(
                Diagnostic::new(&MISSING_KEY, node.span, "kế hoạch chưa có mục nào").help("khai ít nhất một mục"),
            );
        }
        let appendices = fields.get("phu_luc").map(|n| self.appendices(n)).unwrap_or_default();
        let size_set = match fields.get("co_chu") {
            Some(n) => self
                .decoder
                .choice(n, "co_chu", &[("14", SizeSet::Fourteen), ("13", SizeSet::Thirteen)])
                .unwrap_or_default(),
            None => SizeSet::default(),
        };
        let state = match fields.get("trang_thai") {
            Some(n) => self.decoder.choice(n, "trang_thai", &Mode::ALL).unwrap_or_default(),
            None => Mode::default(),
        };
        let plan = Plan {
            profile,
            size_set,
            state,
            issuer: fields.get("co_quan").map(|n| self.issuer(n)).unwrap_or_default(),
            number: fields.get("so_ky_hieu").and_then(|n| self.number_code(n)),
            place: fields.get("dia_danh").and_then(|n| self.decoder.text(n, "dia_danh")),
            issued: fields.get("ngay_ban_hanh").and_then(|n| self.decoder.date(n, "ngay_ban_hanh")),
            period,
            kind: fields
                .get("ten_loai")
                .and_then(|n| self.decoder.text(n, "ten_loai"))
                .unwrap_or_else(|| Spanned::new("Kế hoạch".to_owned(), root.span.part(0, 0))),
            summary: fields.get("trich_yeu").map(|n| self.decoder.lines(n, "trich_yeu")).unwrap_or_default(),
            attached_to: fields.get("kem_theo_van_ban").and_then(|n| self.attached_to(n)),
            reference: self.reference(fields.get("cau_kem_theo")),
            bases: match fields.get("can_cu") {
                Some(n) => {
                    let items = self.decoder.list(n, "can_cu");
                    items.iter().filter_map(|item| self.decoder.line(item, "can_cu")).collect()
                }
                None => Vec::new(),
            },
            opening: self.optional_prose(fields.get("mo_dau"), "mo_dau"),
            numbering,
            sections,
            closing: self.optional_prose(fields.get("ket_thuc"), "ket_thuc"),
            after_end: fields.get("sau_ket_thuc").map(|n| self.decoder.lines(n, "sau_ket_thuc")).unwrap_or_default(),
            directory: std::mem::take(&mut self.directory),
            unit_joint: std::mem::take(&mut self.unit_joint),
            figures,
            targets,
            tasks,
            budget,
            appendices,
            recipients: fields.get("noi_nhan").map(|n| self.recipients(n)).unwrap_or_default(),
            archive: fields.get("luu").and_then(|n| self.decoder.text(n, "luu")),
            signer: fields.get("nguoi_ky").and_then(|n| self.signer(n)),
            urgency: fields.get("do_khan").and_then(|n| {
                self.decoder.choice(
                    n,
                    "do_khan",
                    &[("hoa_toc", Urgency::Flash), ("thuong_khan", Urgency::Immediate), ("khan", Urgency::Urgent)],
                )
            }),
            circulation: fields.get("luu_hanh").and_then(|n| {
                self.decoder.choice(
                    n,
                    "luu_hanh",
                    &[("xem_xong_tra_lai", Circulation::ReturnAfterReading), ("noi_bo", Circulation::Internal)],
                )
            }),
            drafter: fields.get("nguoi_soan").and_then(|n| self.drafter(n)),
            address: fields.get("dia_chi").and_then(|n| self.decoder.text(n, "dia_chi")),
            waivers: fields.get("bo_qua").map(|n| self.waivers(n)).unwrap_or_default(),
            span: root.span,
        };
        self.check_references(&plan);
        Some(plan)
    }

    fn version(&mut self, node: &Node) {
        if let Some(text) = self.decoder.scalar(node, "ke_hoach")
            && text.trim() != LANGUAGE_VERSION
        {
            let message = format!("phiên bản ngôn ngữ “{}” không được hỗ trợ", text.trim());
            self.decoder.push(
                Diagnostic::new(&BAD_VERSION, node.span, message).help(format!("ghi “ke_hoach: {LANGUAGE_VERSION}”")),
            );
        }
    }

    fn profile(&mut self, node: &Node) -> Option<&'static Profile> {
        let choices: Vec<(&str, &'static str)> = Profile::ids().map(|id| (id, id)).collect();
        self.decoder.choice(node, "the_thuc", &choices).and_then(Profile::find)
    }

    /// "2024" or "2021-2025".
    fn period(&mut self, node: &Node) -> Option<Spanned<(i32, i32)>> {
        let text = self.decoder.scalar(node, "thoi_ky")?;
        let year = |t: &str| {
            let t = t.trim();
            (t.len() == 4).then(|| t.parse::<i32>().ok()).flatten()
        };
        let parts: Vec<&str> = text.split(['-', '–']).collect();
        let years = match parts[..] {
            [one] => year(one).map(|y| (y, y)),
            [first, last] => year(first).zip(year(last)),
            _ => None,
        };
        match years {
            Some((first, last)) if first <= last => Some(Spanned::new((first, last), node.span)),
            Some(_) => {
                self.decoder.push(
                    Diagnostic::new(&BAD_DATE, node.span, "năm cuối của thời kỳ đứng trước năm đầu")
                        .help("viết năm nhỏ trước, ví dụ 2021-2025"),
                );
                None
            }
            None => {
                self.decoder.push(
                    Diagnostic::new(&BAD_DATE, node.span, format!("không hiểu thời kỳ “{}”", text.trim()))
                        .help("viết một năm (2026) hoặc hai năm (2021-2025)"),
                );
                None
            }
        }
    }

    fn figures(&mut self, node: &Node) -> BTreeMap<String, Figure> {
        let mut figures = BTreeMap::new();
        for entry in self.decoder.entries(node, "so_lieu") {
            if !is_name(&entry.key.value) {
                self.decoder.push(
                    Diagnostic::new(&BAD_ID, entry.key.span, format!("tên số liệu “{}” viết sai", entry.key.value))
                        .help("tên số liệu chỉ gồm chữ thường không dấu, số và gạch dưới, ví dụ “tong_san_pham”"),
                );
                continue;
            }
            let same = |key: &&String| {
                key.as_str() != entry.key.value && key.replace('-', "_") == entry.key.value.replace('-', "_")
            };
            if let Some(other) = figures.keys().find(same) {
                let message = format!("“{}” và “{other}” là một tên trong biểu thức", entry.key.value);
                self.decoder
                    .push(Diagnostic::new(&DUPLICATE_ID, entry.key.span, message).help("đặt tên khác cho số liệu này"));
            }
            if entry.value.is_null() {
                continue;
            }
            let value = match self.decoder.number_or_words(&entry.value, &entry.key.value) {
                Some(Ok(number)) => FigureValue::Number(number),
                Some(Err(words)) => FigureValue::Text(words),
                // Told already: whoever names the figure has made no second mistake.
                None => FigureValue::Text(String::new()),
            };
            figures.insert(entry.key.value.clone(), Figure { value: Spanned::new(value, entry.value.span) });
        }
        figures
    }

    fn issuer(&mut self, node: &Node) -> Issuer {
        let Some(fields) = self.decoder.fields(node, &fields::ISSUER) else { return Issuer::default() };
        let lines = fields.get("ban_hanh").map(|n| self.decoder.texts(n, "ban_hanh")).unwrap_or_default();
        if let Some(fifth) = lines.get(4) {
            self.decoder.push(
                Diagnostic::new(&WRONG_KIND, fifth.span, "tên cơ quan ban hành dài quá bốn dòng")
                    .help("viết lại tên cơ quan trong một đến bốn dòng"),
            );
        }
        Issuer {
            superior: fields.get("chu_quan").map(|n| self.decoder.texts(n, "chu_quan")).unwrap_or_default(),
            lines,
            short_name: fields.get("ten_goi").and_then(|n| self.decoder.text(n, "ten_goi")),
        }
    }

    fn number_code(&mut self, node: &Node) -> Option<NumberCode> {
        let fields = self.decoder.fields(node, &fields::NUMBER_CODE)?;
        let symbol = fields.get("ky_hieu").and_then(|n| self.decoder.text(n, "ky_hieu"))?;
        Some(NumberCode { number: fields.get("so").and_then(|n| self.decoder.text(n, "so")), symbol })
    }

    fn attached_to(&mut self, node: &Node) -> Option<AttachedTo> {
        let fields = self.decoder.fields(node, &fields::ATTACHED_TO)?;
        Some(AttachedTo {
            kind: fields.get("loai").and_then(|n| self.decoder.text(n, "loai"))?,
            number: fields.get("so_ky_hieu").and_then(|n| self.decoder.text(n, "so_ky_hieu")),
            date: fields.get("ngay").and_then(|n| self.decoder.date(n, "ngay")),
            issuer: fields.get("cua").and_then(|n| self.decoder.text(n, "cua"))?,
        })
    }

    fn reference(&mut self, node: Option<&Node>) -> ReferenceStyle {
        let mut style = ReferenceStyle { lead: "Kèm theo".to_owned(), short_date: false };
        if let Some(fields) = node.and_then(|n| self.decoder.fields(n, &fields::REFERENCE)) {
            if let Some(lead) = fields.get("mo_dau").and_then(|n| self.decoder.text(n, "mo_dau")) {
                style.lead = lead.value;
            }
            if let Some(short) =
                fields.get("ngay").and_then(|n| self.decoder.choice(n, "ngay", &[("dai", false), ("ngan", true)]))
            {
                style.short_date = short;
            }
        }
        style
    }

    fn optional_prose(&mut self, node: Option<&Node>, what: &str) -> Prose {
        node.and_then(|n| self.decoder.prose(n, what)).unwrap_or_default()
    }

    /// Samples of numbering, from outside in.
    fn samples(&mut self, node: &Node) -> Vec<Sample> {
        let items = self.decoder.list(node, "danh_so");
        items.iter().filter_map(|item| self.sample(item)).collect()
    }

    fn sample(&mut self, node: &Node) -> Option<Sample> {
        let text = self.decoder.scalar(node, "danh_so")?;
        let sample = Sample::parse(text);
        if sample.is_none() {
            self.decoder.push(
                Diagnostic::new(&BAD_CHOICE, node.span, format!("không hiểu mẫu đánh số “{text}”")).help(
                    "các mẫu dùng được: Phần I, A., I., 1., 1.1., 1.1, 1.1.1., 1.1.1, a), a., (1), (i), -, + hoặc \"\"",
                ),
            );
        }
        sample
    }

    /// Remembers an id; a second one in the same name space is a finding.
    fn declare(&mut self, space: &'static str, id: &Spanned<String>) {
        if let Some(first) = self.ids.get(&(space, id.value.clone())) {
            let finding = Diagnostic::new(&DUPLICATE_ID, id.span, format!("mã {space} “{}” đã dùng rồi", id.value))
                .also(*first, "lần đầu ở đây")
                .help("đặt mã khác cho phần này");
            self.decoder.push(finding);
        } else {
            self.ids.insert((space, id.value.clone()), id.span);
        }
    }

    /// A reference to an id that nobody declares.
    fn unknown(&mut self, space: &str, id: &Spanned<String>, known: &[String]) {
        let mut finding = Diagnostic::new(&UNKNOWN_ID, id.span, format!("không có {space} nào mang mã “{}”", id.value));
        finding = match nearest(&id.value, known.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("có phải là “{near}”?")),
            None if known.is_empty() => finding.help(format!("kế hoạch chưa khai {space} nào có mã")),
            None => finding.help(format!("các mã đã khai: {}", known.join(", "))),
        };
        self.decoder.push(finding);
    }

    /// References that can only be judged once the whole plan is read.
    fn check_references(&mut self, plan: &Plan) {
        let groups: Vec<String> = plan.tasks.iter().filter_map(|g| g.id.as_ref()).map(|id| id.value.clone()).collect();
        let mut wanted = Vec::new();
        for table in plan.tables() {
            let lost = match &table.source {
                TableSource::Budget { .. } if plan.budget.is_none() => {
                    Some("kế hoạch chưa khai “kinh_phi” nên bảng không có gì để in")
                }
                TableSource::Budget { columns, .. } => {
                    let budget = plan.budget.as_ref();
                    let spread = |c: &DataColumn| match c.field.value.as_str() {
                        "tung_nam" => budget.is_some_and(|b| b.years.is_empty()),
                        "tung_nguon" => budget.is_some_and(|b| b.sources.is_empty()),
                        _ => false,
                    };
                    columns
                        .iter()
                        .any(spread)
                        .then_some("bảng có cột theo năm hoặc theo nguồn nhưng kinh phí không khai năm, nguồn")
                }
                _ => None,
            };
            if let Some(message) = lost {
                self.decoder.push(
                    Diagnostic::new(&crate::diag::TABLE_SHAPE, table.span.part(0, 1), message)
                        .help("khai “kinh_phi” với “nam”, “nguon”, hoặc bỏ các cột này"),
                );
            }
        }
        for item in section::every_item(plan) {
            match item {
                section::Reference::TaskGroup(id) => wanted.push(id.clone()),
            }
        }
        for id in wanted {
            if !groups.contains(&id.value) {
                self.unknown("nhóm nhiệm vụ", &id, &groups);
            }
        }
        for unit in plan.directory.units.values() {
            for member in &unit.members {
                if !plan.directory.units.contains_key(&member.value) {
                    let known: Vec<String> = plan.directory.units.keys().cloned().collect();
                    self.unknown("đơn vị", member, &known);
                }
            }
        }
    }
}
