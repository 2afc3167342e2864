//! KH117: "UBND TỈNH" without saying which.

use super::regime::fold;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH117",
    name: "chu-quan-thieu-dia-phuong",
    title: "tên cơ quan chủ quản không có tên địa phương",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.2.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines: Vec<_> = context.of(Role::Superior).collect();
    let name = lines.iter().map(|line| fold(&line.words)).collect::<Vec<_>>().join(" ");
    let rest = COMMITTEES.iter().find_map(|words| name.strip_prefix(words));
    if let (Some("" | " tỉnh" | " thành phố" | " xã" | " phường" | " đặc khu"), Some(first)) = (rest, lines.first())
    {
        let message = format!("“{}” không cho biết của địa phương nào", first.words.trim());
        diags.push(
            Diagnostic::new(&RULE, first.whole(), message).help("thêm tên tỉnh, xã, ví dụ “UBND TỈNH QUẢNG NGÃI”"),
        );
    }
}

const COMMITTEES: [&str; 3] = ["ubnd", "ủy ban nhân dân", "hđnd"];
