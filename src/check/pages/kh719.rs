//! KH719: page numbers that are missing, wrong, out of place, or on a first page.

use super::Sheet;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH719",
    name: "so-trang-sai",
    title: "số trang thiếu hoặc đặt sai chỗ",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, I.7; III.1.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// A number further than this from the middle is not centred, mm.
const CENTRED: f64 = 3.0;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    // Where an appendix could not be found, nobody knows where its numbers begin.
    let known = context.parts().count() == context.view.appendices.len() + 1;
    let parts = context.parts().take(if known { usize::MAX } else { 1 });
    let pages = parts.flat_map(|part| part.iter().enumerate().map(|(index, sheet)| (index + 1, sheet)));
    // One fault of a template is on every page.
    if let Some((sheet, wrong)) =
        pages.filter_map(|(number, sheet)| Some((sheet, fault(number, sheet, context)?))).next()
    {
        let help = "in số trang từ trang thứ hai của kế hoạch và của mỗi phụ lục, ở giữa lề trên (xem mẫu “page.typ”)";
        diags.push(Diagnostic::new(&RULE, None, format!("trang {}: {wrong}", sheet.number)).help(help));
    }
}

/// What is wrong with the number of a page that is the `number`th of its part.
fn fault(number: usize, sheet: &Sheet<'_>, context: &PageContext<'_>) -> Option<String> {
    let found = sheet.in_head_margin().find(|line| line.text.trim().bytes().all(|b| b.is_ascii_digit()));
    let Some(line) = found else {
        return (number > 1).then(|| format!("không có số trang “{number}” ở lề trên"));
    };
    let printed = line.text.trim();
    if number == 1 {
        return Some(format!("trang đầu không in số trang nhưng có số “{printed}”"));
    }
    if printed != number.to_string() {
        return Some(format!("số trang in là “{printed}”, đúng phải là “{number}”"));
    }
    let middle = (line.x + line.right) / 2.0;
    let centred = sheet.middles(context.view).iter().any(|right| (middle - right).abs() < CENTRED);
    (!centred).then(|| format!("số trang “{printed}” không ở giữa trang"))
}
