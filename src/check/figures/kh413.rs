//! KH413: a row that the other table of the same list lacks.

use super::names::{self, List, Place};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH413",
    name: "dong-thieu-o-bang-kia",
    title: "dòng có ở bảng này mà không có ở bảng kia",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lists = names::lists(context);
    for pair in names::pairs(&lists) {
        // Two groups of the budget need not pay for the same.
        if matches!((pair.first.place, pair.second.place), (Place::Budget, Place::Budget)) {
            continue;
        }
        missing(context, pair.first, pair.second, diags);
        missing(context, pair.second, pair.first, diags);
    }
}

fn missing(context: &Context<'_>, here: &List<'_, '_>, there: &List<'_, '_>, diags: &mut Diags) {
    for name in here.names.iter().filter(|name| there.find(&name.plain).is_none()) {
        let message = format!("“{}” có ở đây nhưng không có trong {}", name.text, there.title(context));
        diags.push(
            Diagnostic::new(&RULE, name.span, message)
                .help("thêm dòng còn thiếu vào bảng kia, hoặc sửa lại tên nếu hai bảng gọi khác nhau"),
        );
    }
}
