//! KH715: "Nơi nhận" not level with the signature.

use super::compact;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH715",
    name: "noi-nhan-lech-dong",
    title: "“Nơi nhận” không ngang dòng quyền hạn của người ký",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Baselines further apart than this are seen as two lines, mm.
const LEVEL: f64 = 1.5;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let view = context.view;
    let (Some(recipients), Some(signature)) = (&view.recipients, &view.signature) else { return };
    let Some(authority) = signature.authority.first() else { return };
    for sheet in context.sheets().iter().rev() {
        let line = |wanted: &str| {
            let wanted = compact(wanted);
            let begins = |text: &str| !text.is_empty() && wanted.starts_with(&compact(text));
            sheet.lines.iter().rfind(|line| line.bold && begins(&line.text))
        };
        let (Some(label), Some(first)) = (line(&recipients.label), line(authority)) else { continue };
        if (label.y - first.y).abs() > LEVEL {
            let message = format!("trang {}: “{}” không ngang dòng “{authority}”", sheet.number, recipients.label);
            let help = "đặt hai khối vào cùng một hàng của mẫu, dòng đầu ngang nhau";
            diags.push(Diagnostic::new(&RULE, context.place(authority), message).help(help));
        }
        return;
    }
}
