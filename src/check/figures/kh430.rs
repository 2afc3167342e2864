//! KH430: an amount in words is not the amount in figures.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::{MoneyUnit, WordStyle, amount_in_words, capitalised, doc_so};

pub(super) static RULE: Rule = Rule {
    code: "KH430",
    name: "so-khac-chu",
    title: "số tiền bằng số và bằng chữ khác nhau",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts() {
        let mention = &amount.mention;
        let (Some(false), Some(words), Some(number)) = (mention.agrees(), &mention.in_words, &mention.figure.number)
        else {
            continue;
        };
        let money = mention.money.unwrap_or(MoneyUnit::Dong);
        let meant = match mention.money {
            Some(_) => amount_in_words(number.value, money, WordStyle::default()),
            None => doc_so(number.value, WordStyle::default()).map(|words| capitalised(&words)),
        };
        let figure = amount.passage.words.get(mention.range.clone()).unwrap_or_default();
        let finding = Diagnostic::new(
            &RULE,
            amount.span(words.part.range.clone()),
            format!("bằng số là “{figure}”, bằng chữ là “{}”", words.part.text),
        )
        .also(amount.span(mention.range.clone()), "số tiền bằng số");
        diags.push(finding.help(match meant {
            Some(meant) => {
                format!("nếu số đúng thì chữ là “{meant}”; dùng bộ lọc “tien_bang_chu” để chương trình tự đọc")
            }
            None => "sửa số hoặc chữ cho khớp nhau".to_owned(),
        }));
    }
}
