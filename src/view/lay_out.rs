//! Plan → View.

use super::expression::Expressions;
use super::names::names;
use super::sections::{Outline, end_mark};
use super::text::{Typesetter, append, capitals, date_runs, gap, plain, trim_end, words};
use super::*;
use crate::diag::{Diags, Mode};
use crate::figures::{Figures, appendix_labels};
use crate::model::{self, Circulation, Plan};
use crate::profile::Profile;
use crate::value::{MoneyUnit, PartialDate};

/// Version of the [`View`] that this tool writes.
pub const VIEW_VERSION: u32 = 2;

/// Digits of room for a number that is not issued yet. Source: decree 30, practice of at least six characters.
const NUMBER_ROOM: u32 = 8;

/// Lays out a plan: every word of the document, final.
pub fn lay_out(plan: &Plan, figures: &Figures<'_>, diags: &mut Diags) -> View {
    let labels = appendix_labels(plan.appendices.len());
    let unit = plan.budget.as_ref().map_or(MoneyUnit::Dong, |b| b.unit);
    let expressions = Expressions::new(names(plan, figures, &labels), unit);
    let mut setter = Typesetter { expressions: &expressions, diags };
    let heading = heading(plan);
    let body = body(&mut setter, plan, figures);
    let appendices = plan
        .appendices
        .iter()
        .zip(&labels)
        .map(|(appendix, label)| lay_out_appendix(&mut setter, plan, figures, appendix, label, &heading))
        .collect();
    let summary: Vec<Runs> = plan.summary.iter().map(|line| setter.line(line)).collect();
    View {
        version: VIEW_VERSION,
        page: page(plan),
        info: info(plan, &summary),
        marks: marks(plan),
        title: Title {
            kind: plan.kind.value.to_uppercase().into(),
            summary,
            attached_to: plan.attached_to.as_ref().map(|to| attached_line(to, &plan.reference)),
        },
        heading,
        bases: bases(&mut setter, plan),
        body,
        after_end: plan.after_end.iter().map(|line| setter.line(line)).collect(),
        recipients: recipients(&mut setter, plan),
        signature: signature(plan),
        drafter: plan.drafter.as_ref().map(|d| match d.copies {
            Some(copies) => format!("{}.({copies})", d.code.to_uppercase()).into(),
            None => d.code.to_uppercase().into(),
        }),
        address: plan.address.as_ref().map(|a| a.value.as_str().into()),
        appendices,
        redline: None,
    }
}

fn page(plan: &Plan) -> Page {
    let profile: &Profile = plan.profile;
    Page {
        width: profile.paper.width,
        height: profile.paper.height,
        margin: profile.margin.clone(),
        header_distance: profile.header_distance,
        indent: profile.indent,
        paragraph_gap: profile.paragraph_gap,
        line_spacing: profile.line_spacing,
        rule: profile.rule,
        short_rule: profile.short_rule,
        font: STANDARD_FONT.to_owned(),
        size: profile.sizes(plan.size_set).cloned().unwrap_or_default(),
    }
}

fn info(plan: &Plan, summary: &[Runs]) -> Info {
    let summary = summary.iter().map(|line| words(line)).collect::<Vec<_>>().join(" ");
    Info {
        title: format!("{} {summary}", plan.kind.value).split_whitespace().collect::<Vec<_>>().join(" "),
        author: issuer_name(plan),
        lang: "vi".to_owned(),
        date: plan.issued.as_ref().and_then(|d| Some((d.value.year, d.value.month?, d.value.day?))),
    }
}

/// The issuing body as a sentence names it.
fn issuer_name(plan: &Plan) -> String {
    match &plan.issuer.short_name {
        Some(name) => name.value.clone(),
        None => plan.issuer.lines.iter().map(|l| l.value.as_str()).collect::<Vec<_>>().join(" "),
    }
}

fn marks(plan: &Plan) -> Marks {
    let (key, text) = match plan.urgency {
        Some(model::Urgency::Flash) => ("hoa_toc", "HỎA TỐC"),
        Some(model::Urgency::Immediate) => ("thuong_khan", "THƯỢNG KHẨN"),
        Some(model::Urgency::Urgent) => ("khan", "KHẨN"),
        None => ("", ""),
    };
    Marks {
        draft: (plan.state == Mode::Draft).then(|| "DỰ THẢO".into()),
        urgency: plan.profile.urgency_width.get(key).map(|width| Urgency {
            text: text.into(),
            width: *width,
            height: plan.profile.urgency_height,
        }),
        circulation: plan.circulation.map(|c| {
            match c {
                Circulation::ReturnAfterReading => "XEM XONG TRẢ LẠI",
                Circulation::Internal => "LƯU HÀNH NỘI BỘ",
            }
            .into()
        }),
    }
}

fn heading(plan: &Plan) -> Heading {
    let lines = |list: &[crate::diag::Spanned<String>]| list.iter().map(|l| l.value.to_uppercase().into()).collect();
    let own = plan.attached_to.is_none();
    Heading {
        superior: lines(&plan.issuer.superior),
        issuer: lines(&plan.issuer.lines),
        state_name: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(),
        motto: "Độc lập - Tự do - Hạnh phúc".into(),
        number: plan.number.as_ref().filter(|_| own).map(|code| {
            let mut runs = vec![plain("Số: ")];
            number_runs(code, &mut runs);
            runs
        }),
        place_date: own.then(|| place_date(plan)),
    }
}

/// "2581/KH-UBND", or a blank before the stroke.
fn number_runs(code: &model::NumberCode, runs: &mut Runs) {
    match &code.number {
        Some(number) => append(runs, &padded(&number.value)),
        None => runs.push(gap(NUMBER_ROOM)),
    }
    append(runs, &format!("/{}", code.symbol.value));
}

/// Numbers below ten get a zero in front. Source: Annex I, II.3.a.
pub(super) fn padded(number: &str) -> String {
    if number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit()) {
        format!("0{number}")
    } else {
        number.to_owned()
    }
}

fn place_date(plan: &Plan) -> Runs {
    let mut runs = Runs::new();
    if let Some(place) = &plan.place {
        runs.push(plain(format!("{}, ", place.value)));
    }
    runs.extend(match &plan.issued {
        Some(date) => date_runs(date.value.pieces_long()),
        None => vec![plain("ngày "), gap(2), plain(" tháng "), gap(2), plain(" năm "), gap(4)],
    });
    runs
}

/// "(Kèm theo Quyết định số … ngày … của …)".
fn attached_line(to: &model::AttachedTo, style: &model::ReferenceStyle) -> Runs {
    let mut runs = vec![plain(format!("({} {} số ", style.lead, to.kind.value))];
    match &to.number {
        Some(number) => append(&mut runs, &number.value),
        None => runs.push(gap(NUMBER_ROOM)),
    }
    append(&mut runs, " ");
    reference_date(to.date.as_ref().map(|d| d.value), style, &mut runs);
    append(&mut runs, &format!(" của {})", to.issuer.value));
    runs
}

fn reference_date(date: Option<PartialDate>, style: &model::ReferenceStyle, runs: &mut Runs) {
    match date {
        Some(date) if style.short_date => {
            append(runs, "ngày ");
            runs.extend(date_runs(date.pieces_short()));
        }
        date => runs.extend(long_date(date)),
    }
}

fn long_date(date: Option<PartialDate>) -> Runs {
    match date {
        Some(date) => date_runs(date.pieces_long()),
        None => vec![plain("ngày "), gap(2), plain(" tháng "), gap(2), plain(" năm "), gap(4)],
    }
}

/// The line under every appendix title: the plan's own number, date and issuer. Source: Annex I, III.1.c.
fn appendix_reference(plan: &Plan) -> Runs {
    if let Some(to) = &plan.attached_to {
        return attached_line(to, &plan.reference);
    }
    let mut runs = vec![plain(format!("({} {} số ", plan.reference.lead, plan.kind.value))];
    match &plan.number {
        Some(code) => number_runs(code, &mut runs),
        None => runs.push(gap(NUMBER_ROOM)),
    }
    append(&mut runs, " ");
    reference_date(plan.issued.as_ref().map(|d| d.value), &plan.reference, &mut runs);
    append(&mut runs, &format!(" của {})", issuer_name(plan)));
    runs
}

/// One căn cứ a line: `;` after each, `.` after the last. Source: Annex I, II.6.a.
fn bases(setter: &mut Typesetter<'_>, plan: &Plan) -> Vec<Runs> {
    let last = plan.bases.len().saturating_sub(1);
    plan.bases
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let mut runs = setter.line(line);
            trim_end(&mut runs, &[';', '.', ',']);
            append(&mut runs, if i == last { "." } else { ";" });
            runs
        })
        .collect()
}

fn body(setter: &mut Typesetter<'_>, plan: &Plan, figures: &Figures<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    setter.blocks(&plan.opening, &mut blocks);
    Outline { setter, plan, figures, samples: &plan.numbering }.items(&plan.sections, &mut blocks);
    setter.blocks(&plan.closing, &mut blocks);
    end_mark(&mut blocks);
    blocks
}

fn lay_out_appendix(
    setter: &mut Typesetter<'_>,
    plan: &Plan,
    figures: &Figures<'_>,
    appendix: &model::Appendix,
    label: &str,
    heading: &Heading,
) -> Appendix {
    let title: Vec<Runs> = appendix.title.iter().map(|line| capitals(setter.line(line))).collect();
    let mut blocks = Vec::new();
    let mut outline = Outline { setter, plan, figures, samples: &appendix.numbering };
    outline.pieces(&appendix.pieces, &mut blocks);
    outline.items(&appendix.sections, &mut blocks);
    end_mark(&mut blocks);
    let title_words = title.iter().map(|line| words(line)).collect::<Vec<_>>().join(" ");
    Appendix {
        label: label.into(),
        outline: if title_words.is_empty() { label.to_owned() } else { format!("{label}. {title_words}") },
        title,
        reference: appendix_reference(plan),
        landscape: appendix.landscape,
        heading: appendix.repeats_heading.then(|| Heading { number: None, place_date: None, ..heading.clone() }),
        body: blocks,
        origin: appendix.span.into(),
    }
}

fn recipients(setter: &mut Typesetter<'_>, plan: &Plan) -> Option<Recipients> {
    if plan.recipients.is_empty() && plan.archive.is_none() {
        return None;
    }
    let mut lines = Vec::new();
    for recipient in &plan.recipients {
        recipient_lines(setter, recipient, 0, &mut lines);
    }
    if let Some(archive) = &plan.archive {
        lines.push(Recipient {
            depth: 0,
            marker: "-".to_owned(),
            text: format!(
                "Lưu: {}",
                archive
                    .value
                    .trim_start_matches("Lưu")
                    .trim_start_matches([':', ' '])
                    .trim_end_matches(['.', ';', ' '])
            )
            .into(),
            origin: archive.span.into(),
        });
    }
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter_mut().enumerate() {
        if i == last {
            line.text.push('.');
        } else if !line.text.ends_with(':') {
            line.text.push(';');
        }
    }
    Some(Recipients { label: "Nơi nhận:".into(), lines })
}

fn recipient_lines(setter: &mut Typesetter<'_>, recipient: &model::Recipient, depth: u32, lines: &mut Vec<Recipient>) {
    // Marks that are printed anyway are often typed as well.
    let name = words(&setter.line(&recipient.name));
    let bare = name.trim_start_matches(['-', '+', ' ']).trim_end_matches([';', '.', ',', ' ']);
    let mut text = if bare.is_empty() { name.clone() } else { bare.to_owned() };
    if let Some(purpose) = &recipient.purpose {
        text.push_str(&format!(" ({})", purpose.value.trim_matches(['(', ')', ' '])));
    }
    if !recipient.members.is_empty() && !text.ends_with(':') {
        text.push(':');
    }
    let marker = if depth == 0 { "-" } else { "+" }.to_owned();
    lines.push(Recipient { depth, marker, text: text.into(), origin: recipient.name.span.into() });
    for member in &recipient.members {
        recipient_lines(setter, member, depth + 1, lines);
    }
}

fn signature(plan: &Plan) -> Option<Signature> {
    if plan.attached_to.is_some() {
        return None;
    }
    let signer = plan.signer.as_ref()?;
    let authority = signer.authority.iter().chain(&signer.title).map(|line| line.value.to_uppercase().into()).collect();
    Some(Signature {
        authority,
        other_title: signer.other_title.as_ref().map(|t| t.value.as_str().into()),
        below: signer.below.as_ref().map(|t| t.value.as_str().into()),
        name: signer.name.as_ref().map(|n| n.value.as_str().into()),
    })
}
