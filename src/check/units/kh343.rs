//! KH343: a body that does not exist yet on the day of the plan.

use super::bodies;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Label, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH343",
    name: "co-quan-chua-co",
    title: "tên cơ quan chưa có vào ngày của kế hoạch",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(day) = context.day() else { return };
    let mut told: Vec<(String, Diagnostic)> = Vec::new();
    for passage in context.passages.iter().filter(|passage| passage.role.names_units() || SHORT.contains(&passage.role))
    {
        let whole = 0..passage.words.len();
        let parts = bodies::bodies_in(&passage.words, context.lexicon).into_iter().map(|(range, _)| range);
        for range in std::iter::once(whole.clone()).chain(parts.filter(|range| *range != whole)) {
            let name = &passage.words[range.clone()];
            let Some(body) = context.lexicon.known_body(name) else { continue };
            let Some(from) = body.span.from.filter(|from| day.last_day() < from.first_day()) else { continue };
            if let Some((_, first)) = told.iter_mut().find(|(known, _)| *known == body.name) {
                first.labels.push(Label { span: passage.span(range), text: "và ở đây".to_owned() });
                continue;
            }
            let message = format!("“{}” chỉ có từ ngày {}, sau ngày của kế hoạch", body.name, from.short());
            let finding = Diagnostic::new(&RULE, passage.span(range), message)
                .help("ghi tên cơ quan vào ngày của kế hoạch, hoặc sửa “ngay_ban_hanh”");
            told.push((body.name.clone(), finding));
        }
    }
    diags.extend(told.into_iter().map(|(_, finding)| finding));
}

/// Texts that are the names of bodies and little else.
const SHORT: [Role; 3] = [Role::Recipient, Role::SectionTitle, Role::UnitName];
