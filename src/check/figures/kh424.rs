//! KH424: decimals behind a dot.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::Grouping;
use crate::value::Number;

pub(super) static RULE: Rule = Rule {
    code: "KH424",
    name: "dau-cham-thap-phan",
    title: "phần lẻ viết sau dấu chấm",
    weights: Weights::RISING,
    clause: "Nghị định 86/2012/NĐ-CP, Phụ lục V",
    since: "0.2.0",
    profile: "",
};

/// Units of measurement, of which there may be a part.
const MEASURED: [&str; 12] = ["%", "ha", "km", "m", "m2", "m3", "tấn", "tạ", "kg", "lít", "tỷ", "triệu"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts() {
        // "công nghiệp 4.0 năm 2025", "mẫu 2.1 xã lập": only what is measured has decimals.
        if amount.mention.money.is_none() && !MEASURED.contains(&amount.mention.unit.text) {
            continue;
        }
        for figure in std::iter::once(&amount.mention.figure).chain(&amount.mention.upper) {
            let text = figure.part.text;
            let Some((whole, fraction)) = text.split_once('.') else { continue };
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if figure.grouping == Grouping::Bad && digits(whole) && digits(fraction) {
                let meant = Number::parse(text).err().and_then(|error| error.suggestion());
                let help =
                    meant.map_or_else(|| "viết phần lẻ sau dấu phẩy".to_owned(), |meant| format!("viết {meant}"));
                let message = format!("phần lẻ của “{text} {}” viết sau dấu chấm", amount.mention.unit.text);
                diags.push(Diagnostic::new(&RULE, amount.span(figure.part.range.clone()), message).help(help));
            }
        }
    }
}
