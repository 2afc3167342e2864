//! The plan itself: heading, number and date, signer, recipients, and what other parts draw on.

use super::{Fact, Key, Print, Side, Slot, Value, inline_words, short};
use crate::diag::{Mode, Spanned};
use crate::diff::change::SubjectKind;
use crate::model::{Circulation, FigureValue, Plan, Recipient, Urgency};
use crate::profile::SizeSet;

/// Index of the part that is the plan itself.
pub(in crate::diff) const ROOT: usize = 0;

impl<'p> Side<'p> {
    pub(super) fn build(&mut self) {
        let plan = self.plan;
        let root = self.add(ROOT, Slot::Root, SubjectKind::Plan, String::new(), Some(plan.span));
        if let Some(part) = self.part(root) {
            part.parent = None;
            part.children.clear();
            part.mark = None;
        }
        self.heading(plan);
        self.formalities(plan);
        self.signer(plan);
        for line in &plan.bases {
            self.single(Slot::Bases, SubjectKind::Basis, line);
        }
        self.blocks(ROOT, Slot::Opening, &plan.opening.blocks, 0);
        self.sections(ROOT, &plan.sections);
        self.blocks(ROOT, Slot::Closing, &plan.closing.blocks, 0);
        for line in &plan.after_end {
            self.single(Slot::AfterEnd, SubjectKind::Paragraph, line);
        }
        self.appendices();
        self.groups();
        self.targets();
        self.budget();
        self.directory(plan);
        for recipient in &plan.recipients {
            self.recipient(ROOT, recipient);
        }
    }

    /// A part of one line.
    fn single(&mut self, slot: Slot, kind: SubjectKind, line: &'p crate::prose::Line) {
        let span = super::extent(&line.content).or(Some(line.span));
        let part = self.add(ROOT, slot, kind, short(&inline_words(&line.content)), span);
        self.line(part, "noi_dung", line);
    }

    /// A field of the plan; nothing where it is not given.
    fn field(&mut self, key: &'static str, value: Option<&Spanned<String>>, prints: bool) {
        if let Some(value) = value {
            self.shown(ROOT, Key::Field(key), value.value.clone(), Some(value.span), prints);
        }
    }

    /// Lines that print in capitals.
    fn capital_lines(&mut self, key: &'static str, lines: &[Spanned<String>], prints: bool) {
        let span = lines.iter().fold(None, |all, line| super::cover(all, Some(line.span)));
        let words = lines.iter().map(|line| line.value.as_str()).collect::<Vec<_>>().join("\n");
        if lines.is_empty() {
            return;
        }
        let print = if prints { Print::Shown(words.to_uppercase()) } else { Print::Latent };
        let fact = Fact { key: Key::Field(key), value: Value::Text(words), span, print, unit: String::new() };
        self.push(ROOT, fact);
    }

    fn heading(&mut self, plan: &'p Plan) {
        let own = plan.attached_to.is_none();
        self.capital_lines("chu_quan", &plan.issuer.superior, true);
        self.capital_lines("ban_hanh", &plan.issuer.lines, true);
        // A sentence, the lines under appendices and the properties of the file name the body so.
        self.field("ten_goi", plan.issuer.short_name.as_ref(), true);
        if let Some(code) = &plan.number {
            self.field("so", code.number.as_ref(), own);
            self.field("ky_hieu", Some(&code.symbol), own);
        }
        self.field("dia_danh", plan.place.as_ref(), own);
        if let Some(date) = &plan.issued {
            self.shown(ROOT, Key::Field("ngay_ban_hanh"), date.value.long(), Some(date.span), true);
        }
        if let Some(period) = &plan.period {
            let (first, last) = period.value;
            let text = if first == last { first.to_string() } else { format!("{first}-{last}") };
            self.shown(ROOT, Key::Field("thoi_ky"), text, Some(period.span), false);
        }
        self.capital_lines("ten_loai", std::slice::from_ref(&plan.kind), true);
        if !plan.summary.is_empty() {
            let span = plan.summary.iter().fold(None, |all, line| super::cover(all, Some(line.span)));
            let fact = Fact {
                key: Key::Field("trich_yeu"),
                value: Value::Lines(&plan.summary),
                span,
                print: Print::Lines(&self.view.title.summary),
                unit: String::new(),
            };
            self.push(ROOT, fact);
            for line in &plan.summary {
                self.footnotes(ROOT, &line.content);
            }
        }
        if let Some(to) = &plan.attached_to {
            let number = to.number.as_ref().map_or("…", |n| n.value.as_str());
            let date = to.date.as_ref().map_or_else(|| "ngày …".to_owned(), |d| d.value.long());
            let text = format!("{} số {number} {date} của {}", to.kind.value, to.issuer.value);
            self.shown(ROOT, Key::Field("kem_theo_van_ban"), text, Some(to.kind.span), true);
        }
        let style = if plan.reference.short_date { "ngày viết ngắn" } else { "ngày viết đầy đủ" };
        let text = format!("{}; {style}", plan.reference.lead);
        let referred = !own || !plan.appendices.is_empty();
        self.shown(ROOT, Key::Field("cau_kem_theo"), text, None, referred);
    }

    fn formalities(&mut self, plan: &'p Plan) {
        let (state, mark) = match plan.state {
            Mode::Draft => ("dự thảo", "DỰ THẢO"),
            Mode::ForSignature => ("trình ký", ""),
            Mode::Issued => ("ban hành", ""),
        };
        self.push(
            ROOT,
            Fact {
                key: Key::Field("trang_thai"),
                value: Value::Text(state.to_owned()),
                span: None,
                print: Print::Shown(mark.to_owned()),
                unit: String::new(),
            },
        );
        if let Some(urgency) = plan.urgency {
            let text = match urgency {
                Urgency::Flash => "hỏa tốc",
                Urgency::Immediate => "thượng khẩn",
                Urgency::Urgent => "khẩn",
            };
            self.shown(ROOT, Key::Field("do_khan"), text, None, true);
        }
        if let Some(circulation) = plan.circulation {
            let text = match circulation {
                Circulation::ReturnAfterReading => "xem xong trả lại",
                Circulation::Internal => "lưu hành nội bộ",
            };
            self.shown(ROOT, Key::Field("luu_hanh"), text, None, true);
        }
        let size = match plan.size_set {
            SizeSet::Fourteen => "14",
            SizeSet::Thirteen => "13",
        };
        self.shown(ROOT, Key::Look("co_chu"), size, None, true);
        self.shown(ROOT, Key::Look("the_thuc"), plan.profile.id.clone(), None, true);
        let samples = plan.numbering.iter().map(|s| s.text()).collect::<Vec<_>>().join(", ");
        self.shown(ROOT, Key::Look("danh_so"), samples, None, false);
        self.shown(ROOT, Key::Look("dau_noi_don_vi"), plan.unit_joint.clone(), None, false);
        self.field("luu", plan.archive.as_ref(), true);
        if let Some(drafter) = &self.view.drafter {
            self.shown(ROOT, Key::Field("nguoi_soan"), drafter.clone(), None, true);
        }
        self.field("dia_chi", plan.address.as_ref(), true);
    }

    fn signer(&mut self, plan: &'p Plan) {
        let Some(signer) = &plan.signer else { return };
        let prints = self.view.signature.is_some();
        self.capital_lines("quyen_han", &signer.authority, prints);
        self.capital_lines("chuc_vu", signer.title.as_slice(), prints);
        self.field("chuc_danh_khac", signer.other_title.as_ref(), prints);
        self.field("ho_ten", signer.name.as_ref(), prints);
        self.field("duoi_ten", signer.below.as_ref(), prints);
    }

    /// What prints only where other parts draw on it.
    fn directory(&mut self, plan: &'p Plan) {
        for (id, unit) in &plan.directory.units {
            let part = self.add(ROOT, Slot::Units, SubjectKind::Unit, unit.name.clone(), None);
            self.name(part, id, None);
            self.shown(part, Key::Field("ten"), unit.name.clone(), Some(unit.id.span), false);
            if let Some(short) = &unit.short_name {
                self.shown(part, Key::Field("viet_tat"), short.clone(), Some(unit.id.span), false);
            }
        }
        for (name, figure) in &plan.figures {
            let part = self.add(ROOT, Slot::Figures, SubjectKind::Figure, name.clone(), None);
            self.name(part, name, None);
            let value = match &figure.value.value {
                FigureValue::Number(number) => Value::Number(number),
                FigureValue::Text(text) => Value::Text(text.clone()),
            };
            let span = Some(figure.value.span);
            let fact = Fact { key: Key::Field("gia_tri"), value, span, print: Print::Latent, unit: String::new() };
            self.push(part, fact);
        }
    }

    /// Gives a part its id and the bytes at which a reader finds it.
    pub(super) fn name(&mut self, part: usize, id: &'p str, mark: Option<crate::diag::Span>) {
        if let Some(part) = self.part(part) {
            part.id = Some(id);
            part.mark = mark;
        }
    }

    fn recipient(&mut self, parent: usize, recipient: &'p Recipient) {
        let words = inline_words(&recipient.name.content);
        let bare = words.trim_start_matches(['-', '+', ' ']).trim_end_matches([';', '.', ',', ':', ' ']).to_owned();
        let span = Some(recipient.name.span);
        let part = self.add(parent, Slot::Recipients, SubjectKind::Recipient, short(&bare), span);
        self.shown(part, Key::Field("ten"), bare, span, true);
        if let Some(purpose) = &recipient.purpose {
            let text = purpose.value.trim_matches(['(', ')', ' ']).to_owned();
            self.shown(part, Key::Field("de"), text, Some(purpose.span), true);
        }
        for member in &recipient.members {
            self.recipient(part, member);
        }
    }
}
