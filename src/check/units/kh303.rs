//! KH303: two entries of the directory share a name.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Unit;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(super) static RULE: Rule = Rule {
    code: "KH303",
    name: "hai-don-vi-trung-ten",
    title: "hai đơn vị trong danh bạ dùng chung một tên",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut seen: HashMap<String, &Unit> = HashMap::new();
    for unit in context.plan.directory.units.values() {
        for name in unit.names() {
            match seen.entry(name.to_lowercase()) {
                Entry::Vacant(free) => {
                    free.insert(unit);
                }
                Entry::Occupied(taken) if taken.get().id.value != unit.id.value => {
                    let other = taken.get();
                    let message = format!("tên “{name}” dùng cho cả “{}” và “{}”", other.id.value, unit.id.value);
                    diags.push(
                        Diagnostic::new(&RULE, unit.id.span, message)
                            .also(other.id.span, "tên này đã khai ở đây")
                            .help("đặt cho mỗi đơn vị một tên riêng: chữ trong kế hoạch chỉ hiểu là một trong hai"),
                    );
                }
                Entry::Occupied(_) => {}
            }
        }
    }
}
