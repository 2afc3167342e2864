//! KH181: the title is that of the head of another kind of body.

use super::regime::Body;
use super::signing::{Authority, Line, head, head_of_deputy, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH181",
    name: "chuc-vu-khac-co-quan",
    title: "chức vụ người ký không thuộc cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.7.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let wanted = match issuer.body {
        Body::Committee | Body::Council => "chủ tịch",
        Body::Department => "giám đốc",
        Body::SubDepartment => "chi cục trưởng",
        Body::Division => "trưởng phòng",
        Body::Ministry if issuer.name.starts_with("bộ ") => "bộ trưởng",
        Body::School if issuer.name.starts_with("trường ") => "hiệu trưởng",
        _ => return,
    };
    let lines = lines(context);
    // By order or delegation the head of a unit signs.
    if lines.iter().any(|line| matches!(line.authority(), Some(Authority::ByOrder | Authority::Delegated))) {
        return;
    }
    let of = |line: &Line<'_>| if line.authority() == Some(Authority::OnBehalf) { None } else { head(line.who()) };
    let deputy = |line: &Line<'_>| head_of_deputy(line.who());
    // A deputy who does not fit KT. is told there.
    let for_head = lines.iter().find(|line| line.authority() == Some(Authority::ForHead)).and_then(of);
    if for_head.is_some_and(|above| lines.iter().filter_map(deputy).any(|head| head != above)) {
        return;
    }
    let first = lines.iter().find_map(|line| of(line).or_else(|| deputy(line)).map(|head| (line, head)));
    if let Some((line, head)) = first.filter(|(_, head)| *head != wanted) {
        let message = format!("“{}” không phải chức danh của cơ quan ban hành", line.passage.words.trim());
        let help =
            format!("người đứng đầu cơ quan này là “{wanted}”, ở đây ghi “{head}”; sửa chức vụ hoặc tên cơ quan");
        diags.push(Diagnostic::new(&RULE, line.passage.whole(), message).help(help));
    }
}
