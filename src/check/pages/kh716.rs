//! KH716: a list of recipients that is split over two pages.

use super::{Sheet, compact};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH716",
    name: "noi-nhan-sang-trang",
    title: "danh sách nơi nhận bị tách sang trang sau",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let Some(recipients) = &context.view.recipients else { return };
    let Some(last) = recipients.lines.last() else { return };
    let Some(part) = context.parts().next() else { return };
    let has = |sheet: &Sheet<'_>, wanted: &str| {
        let wanted = compact(wanted);
        sheet.body().any(|line| compact(&line.text) == wanted)
    };
    let Some(index) = part.iter().rposition(|sheet| has(sheet, &recipients.label)) else { return };
    let end = format!("{}{}", last.marker, last.text);
    let (Some(sheet), rest) = (part.get(index), part.iter().skip(index + 1)) else { return };
    if !has(sheet, &end) && rest.clone().any(|sheet| has(sheet, &end)) {
        let message = format!("trang {}: danh sách “{}” bị tách sang trang sau", sheet.number, recipients.label);
        // The line for the archive is the tool's own sentence: the one before it may be found.
        let place = recipients.lines.iter().rev().find_map(|line| context.place(&line.text));
        let help = "gộp bớt nơi nhận, hoặc giữ cả khối nơi nhận và chữ ký trên một trang của mẫu";
        diags.push(Diagnostic::new(&RULE, place, message).help(help));
    }
}
