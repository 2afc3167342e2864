//! The file that adds to the lexicon.

use super::*;
use crate::lexicon::{Abbreviation, Body, Signatory, Span as Days};

pub(super) fn lower(root: &Node, decoder: &mut Decoder<'_>) -> Extension {
    let mut more = Extension::default();
    let Some(fields) = decoder.fields(root, &fields::LEXICON) else { return more };
    if let Some(node) = fields.get("viet_tat") {
        more.abbreviations = abbreviations(node, decoder);
    }
    for (key, words) in [("chu_rieng", &mut more.words), ("ten_rieng", &mut more.names)] {
        if let Some(node) = fields.get(key) {
            words.extend(decoder.texts(node, key).into_iter().map(|text| text.value).filter(|text| !text.is_empty()));
        }
    }
    if let Some(node) = fields.get("co_quan") {
        more.bodies = decoder.list(node, "co_quan").iter().filter_map(|item| body(item, decoder)).collect();
    }
    if let Some(node) = fields.get("nguoi_ky") {
        more.signatories = decoder.list(node, "nguoi_ky").iter().filter_map(|item| signatory(item, decoder)).collect();
    }
    more
}

/// `UBND: Ủy ban nhân dân`, or a list of what it can stand for.
fn abbreviations(node: &Node, decoder: &mut Decoder<'_>) -> Vec<Abbreviation> {
    let mut found = Vec::new();
    for entry in decoder.entries(node, "viet_tat").iter().filter(|entry| !entry.key.value.starts_with(FREE_PREFIX)) {
        let full: Vec<String> = decoder.texts(&entry.value, "viet_tat").into_iter().map(|text| text.value).collect();
        if full.iter().any(|text| !text.is_empty()) {
            found.push(Abbreviation { short: one_line(&entry.key.value), full, common: true });
        }
    }
    found
}

fn body(node: &Node, decoder: &mut Decoder<'_>) -> Option<Body> {
    let fields = decoder.fields(node, &fields::LEXICON_BODY)?;
    let days = days(&fields, decoder);
    let name = fields.get("ten").and_then(|node| decoder.text(node, "ten"));
    let others = fields.get("ten_khac").map(|node| decoder.texts(node, "ten_khac")).unwrap_or_default();
    let successor = fields.get("thay_bang").and_then(|node| decoder.text(node, "thay_bang"));
    if let (Some(successor), None) = (&successor, fields.get("den")) {
        let message = "cơ quan có “thay_bang” mà không có “den”: chưa rõ hết mang tên từ khi nào";
        decoder.push(
            Diagnostic::new(&MISSING_KEY, successor.span, message)
                .help("thêm “den”, ngày cuối cùng còn mang tên; hoặc bỏ “thay_bang”"),
        );
    }
    Some(Body {
        name: name?.value,
        span: days,
        successor: successor.map(|text| text.value),
        spellings: others.into_iter().map(|text| text.value).collect(),
        ..Body::default()
    })
}

fn signatory(node: &Node, decoder: &mut Decoder<'_>) -> Option<Signatory> {
    let fields = decoder.fields(node, &fields::SIGNATORY)?;
    let span = days(&fields, decoder);
    let name = fields.get("ho_ten").and_then(|node| decoder.text(node, "ho_ten"));
    let title = fields.get("chuc_vu").and_then(|node| decoder.text(node, "chuc_vu"));
    let authority = fields.get("quyen_han").map(|node| decoder.texts(node, "quyen_han")).unwrap_or_default();
    let authority = authority.into_iter().map(|text| text.value).collect();
    Some(Signatory { name: name?.value, title: title?.value, authority, span })
}

/// `tu` and `den`, both days included.
fn days(fields: &Fields<'_>, decoder: &mut Decoder<'_>) -> Days {
    let from = fields.get("tu").and_then(|node| decoder.date(node, "tu"));
    let last = fields.get("den").and_then(|node| decoder.date(node, "den"));
    if let (Some(from), Some(last)) = (&from, &last)
        && last.value.last_day() < from.value.first_day()
    {
        let message = format!("“den” ({}) trước “tu” ({})", last.value.short(), from.value.short());
        decoder.push(Diagnostic::new(&BAD_DATE, last.span, message).help("xem lại hai ngày: “tu” phải trước “den”"));
        return Days::default();
    }
    let until = last.and_then(|last| last.value.last_day().succ_opt()).map(PartialDate::from);
    Days { from: from.map(|from| PartialDate::from(from.value.first_day())), until }
}
