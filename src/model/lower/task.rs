//! Tasks and targets.

use super::*;
use crate::diag::Severity;
use crate::diag::{UNCLEAR_DEADLINE, WRONG_KIND};
use crate::value::{Deadline, Meaning, ProblemKind};

impl Lowerer<'_> {
    pub(super) fn task_groups(&mut self, node: &Node) -> Vec<TaskGroup> {
        let mut groups: Vec<TaskGroup> = Vec::new();
        for item in self.decoder.list(node, "nhiem_vu") {
            if has_key(item, "nhom") || has_key(item, "cac_nhiem_vu") {
                groups.extend(self.task_group(item));
                continue;
            }
            if let Some(TaskGroup { title: Some(title), .. }) = groups.last() {
                let group = title.words();
                self.outside_group(item, "nhiệm vụ", &group);
            }
            let Some(task) = self.task(item, 0) else { continue };
            match groups.last_mut() {
                Some(group) if group.title.is_none() => group.tasks.push(task),
                _ => groups.push(TaskGroup { id: None, title: None, tasks: vec![task] }),
            }
        }
        groups
    }

    /// A row outside the groups prints under the group above it: the reader would take it for a part of that group.
    pub(super) fn outside_group(&mut self, item: &Node, what: &str, group: &str) {
        self.decoder.push(
            Diagnostic::new(
                &WRONG_KIND,
                item.span.part(0, 1),
                format!(
                    "{what} này không thuộc nhóm nào nhưng đứng sau nhóm “{group}” nên khi in sẽ như thuộc nhóm đó"
                ),
            )
            .severity(Severity::Warning)
            .help("chuyển lên trước các nhóm, hoặc đặt vào một nhóm"),
        );
    }

    fn task_group(&mut self, node: &Node) -> Option<TaskGroup> {
        let fields = self.decoder.fields(node, &fields::TASK_GROUP)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("nhóm nhiệm vụ", id);
        }
        let tasks = match fields.get("cac_nhiem_vu") {
            Some(n) => {
                let items = self.decoder.list(n, "cac_nhiem_vu");
                items.iter().filter_map(|item| self.task(item, 0)).collect()
            }
            None => Vec::new(),
        };
        Some(TaskGroup { id, title: fields.get("nhom").and_then(|n| self.decoder.line(n, "nhom")), tasks })
    }

    fn task(&mut self, node: &Node, depth: usize) -> Option<Task> {
        if depth > 3 {
            self.decoder.push(
                Diagnostic::new(&WRONG_KIND, node.span, "việc con lồng nhau quá bốn cấp")
                    .help("tách thành các nhiệm vụ riêng"),
            );
            return None;
        }
        let fields = self.decoder.fields(node, &fields::TASK)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("nhiệm vụ", id);
        }
        let title = fields.get("noi_dung").and_then(|n| self.decoder.line(n, "noi_dung"));
        let lead = fields.get("chu_tri").and_then(|n| self.units(n, "chu_tri"));
        let support = fields.get("phoi_hop").and_then(|n| self.units(n, "phoi_hop"));
        let performers = fields.get("thuc_hien").and_then(|n| self.units(n, "thuc_hien"));
        let deadline = fields.get("thoi_han").and_then(|n| self.deadline(n, "thoi_han"));
        let product = self.optional_prose(fields.get("san_pham"), "san_pham");
        let details = self.optional_prose(fields.get("chi_tiet"), "chi_tiet");
        let cost = fields.get("kinh_phi").and_then(|n| self.decoder.number(n, "kinh_phi"));
        let note = fields.get("ghi_chu").and_then(|n| self.decoder.line(n, "ghi_chu"));
        let children = match fields.get("viec_con") {
            Some(n) => {
                let items = self.decoder.list(n, "viec_con");
                items.iter().filter_map(|item| self.task(item, depth + 1)).collect()
            }
            None => Vec::new(),
        };
        Some(Task {
            id: id?,
            title: title?,
            details,
            lead,
            support,
            performers,
            deadline,
            product,
            cost,
            note,
            children,
        })
    }

    /// A deadline prints as typed; what cannot be understood is told, and impossible dates are errors.
    pub(super) fn deadline(&mut self, node: &Node, what: &str) -> Option<Spanned<Deadline>> {
        let mut text = self.decoder.text(node, what)?;
        // A date as the keys of the plan write it prints as the document writes it.
        if let (true, Ok(date)) = (is_iso(&text.value), PartialDate::parse(&text.value)) {
            text.value = date.short();
        }
        let deadline = Deadline::parse(&text.value, self.context);
        for problem in &deadline.problems {
            let (rule, help) = match problem.kind {
                ProblemKind::NoSuchDay
                | ProblemKind::NoSuchMonth
                | ProblemKind::NoSuchQuarter
                | ProblemKind::NoSuchHour => (&BAD_DATE, "sửa lại ngày theo lịch"),
                ProblemKind::MissingYear => (&UNCLEAR_DEADLINE, "ghi rõ năm, ví dụ “Trong năm 2026”"),
                // Possible days that do not agree: found by rules of `check::time`.
                ProblemKind::WrongWeekday | ProblemKind::BackwardRange | ProblemKind::WrongLength => continue,
            };
            let span = node.place(self.decoder.sources, problem.range.clone());
            self.decoder.push(Diagnostic::new(rule, span, format!("“{what}”: {}", problem.message)).help(help));
        }
        if deadline.problems.is_empty() && matches!(deadline.meaning, Meaning::Unclear) {
            self.decoder.push(
                Diagnostic::new(&UNCLEAR_DEADLINE, node.span, format!("không hiểu thời hạn “{}”", text.value))
                    .help("viết dạng “Trước ngày 30/11/2026”, “Quý II/2026”, “Trong năm 2026” hoặc “Thường xuyên”"),
            );
        }
        Some(Spanned::new(deadline, node.span))
    }

    pub(super) fn targets(&mut self, node: &Node) -> Vec<Target> {
        let items = self.decoder.list(node, "muc_tieu");
        items.iter().filter_map(|item| self.target(item)).collect()
    }

    fn target(&mut self, node: &Node) -> Option<Target> {
        let fields = self.decoder.fields(node, &fields::TARGET)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("chỉ tiêu", id);
        }
        let value = fields.get("gia_tri").map(|n| {
            let value = match self.decoder.number_or_words(n, "gia_tri") {
                Some(Ok(number)) => TargetValue::Number(number),
                Some(Err(words)) => TargetValue::Text(words),
                // Told already: whoever names the target has made no second mistake.
                None => TargetValue::Text(String::new()),
            };
            Spanned::new(value, n.span)
        });
        let title = fields.get("chi_tieu").and_then(|n| self.decoder.line(n, "chi_tieu"));
        let unit = fields.get("don_vi_tinh").and_then(|n| self.decoder.text(n, "don_vi_tinh")).map(|t| t.value);
        let deadline = fields.get("han").and_then(|n| self.deadline(n, "han"));
        let note = fields.get("ghi_chu").and_then(|n| self.decoder.line(n, "ghi_chu"));
        Some(Target { id: id?, title: title?, value, unit, deadline, note })
    }
}

/// "2026-06-30"
fn is_iso(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}
