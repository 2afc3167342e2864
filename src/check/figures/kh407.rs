//! KH407: a share of more than 100 %.

use super::columns;
use super::wording;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::model::TargetValue;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH407",
    name: "ty-le-qua-100",
    title: "tỷ lệ lớn hơn 100 %",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// What is measured against a plan or an earlier year can be more than 100 %.
const MAY_EXCEED: [&str; 17] = [
    "tăng",
    "so với",
    "hoàn thành",
    "thực hiện",
    "giải ngân",
    "kế hoạch",
    "dự toán",
    "vượt",
    "thu ",
    "doanh thu",
    "giá trị",
    "sản lượng",
    "năng suất",
    "tốc độ",
    "chỉ số",
    "phát triển",
    "hiệu suất",
];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found = |value: Decimal, printed: &str, of: &str, span: Span| {
        if value > Decimal::ONE_HUNDRED {
            let message = format!("{of} {printed} %, một phần không thể lớn hơn toàn bộ");
            diags.push(Diagnostic::new(&RULE, span, message).help(
                "kiểm tra lại con số; nếu là mức tăng hay mức hoàn thành thì viết rõ “tăng”, “đạt … % kế hoạch”",
            ));
        }
    };
    for amount in context.amounts().iter().filter(|amount| amount.mention.unit.text == "%") {
        let before = wording::before(amount.passage, amount.mention.range.start);
        if let Some(number) = &amount.mention.figure.number
            && (before.ends_with("chiếm") || before.ends_with("chiếm tỷ lệ") || before.ends_with("chiếm khoảng"))
        {
            found(number.value, &number.format(), "chiếm", amount.span(amount.mention.range.clone()));
        }
    }
    for target in &context.plan.targets {
        let title = target.title.words().to_lowercase();
        if let Some(value) = &target.value
            && let TargetValue::Number(number) = &value.value
            && target.unit.as_deref() == Some("%")
            && !MAY_EXCEED.iter().any(|word| title.contains(word))
        {
            found(number.value, &number.format(), &format!("chỉ tiêu “{}” là", target.title.words()), value.span);
        }
    }
    for column in columns::of(context) {
        let title = column.column.title.words();
        let lower = title.to_lowercase();
        if ["cơ cấu", "tỷ trọng", "tỉ trọng"].iter().any(|word| lower.contains(word)) {
            for (_, number, span) in &column.typed {
                found(number.value, &number.format(), &format!("cột “{title}” ghi"), *span);
            }
        }
    }
}
