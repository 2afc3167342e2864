//! KH710: number or place and date broken into two lines, or not level with each other.

use super::words;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH710",
    name: "so-va-ngay-lech-dong",
    title: "số, ký hiệu và địa danh, ngày tháng không cùng một dòng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3, II.4",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Baselines further apart than this are seen as two lines, mm.
const LEVEL: f64 = 1.0;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let heading = &context.view.heading;
    let fields = [("số, ký hiệu", &heading.number), ("địa danh và thời gian ban hành", &heading.place_date)];
    let mut baselines = Vec::new();
    for (what, runs) in fields {
        let Some(words) = runs.as_deref().map(words) else { continue };
        let Some((first, last)) = super::baselines(context.sheets(), &words) else { continue };
        if last - first > LEVEL {
            let message = format!("trang 1: dòng {what} “{words}” bị ngắt xuống dòng");
            let help = "rút gọn ký hiệu theo chữ viết tắt của cơ quan, hoặc xem lại độ rộng hai cột của mẫu";
            diags.push(Diagnostic::new(&RULE, context.place(&words), message).help(help));
        } else {
            baselines.push(first);
        }
    }
    if let [number, date] = baselines[..]
        && (number - date).abs() > LEVEL
    {
        let message = "trang 1: dòng số, ký hiệu và dòng địa danh, ngày tháng không ngang nhau";
        let help = "đặt hai dòng này vào cùng một hàng của mẫu";
        diags.push(Diagnostic::new(&RULE, None, message).help(help));
    }
}
