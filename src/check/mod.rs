//! **Quy tắc**: what a careful reviewer looks at, one rule a file.
//!
//! ```text
//!  Plan + Figures + Lexicon ─→ Context    every printed text with its bytes, and what the texts mention, found once
//!      ├ shape        KH0   the file and its shape               (found by earlier stages; their pages lie here)
//!      ├ components   KH1   thể thức: the parts of the document
//!      ├ time         KH2   dates and deadlines
//!      ├ units        KH3   bodies: who leads, who gets the plan, who exists
//!      ├ figures      KH4   sums, money, counts
//!      ├ references   KH5   what points where
//!      ├ language     KH6   spelling, capitals, marks
//!      ├ pages        KH7   the finished page, as plain data
//!      └ templates    KH9   templates and fonts
//!  findings ─ weigh (mode) ─ waive (bo_qua) ─ Policy (--deny, --allow) ─→ findings
//! ```
//!
//! # A new rule
//!
//! Two files and one line: `khNNN.rs` with `pub(super) static RULE` and `pub(super) fn check`, `khNNN.md` with the headings that
//! [`HEADINGS`] names, and `khNNN` in the list of the block's `mod.rs`. The page is the rule's test: its wrong blocks raise
//! exactly the codes marked on their lines, its right blocks are clean under all rules. A code is never used twice: one that
//! goes is entered in [`RETIRED`].
//!
//! No rule prints, changes the plan, or knows the day.

mod cited;
mod components;
mod context;
mod figures;
mod language;
mod near;
mod pages;
mod passage;
mod policy;
mod references;
mod shape;
mod templates;
mod time;
mod units;

pub use context::{Context, Mentioned, TaskAt};
pub use pages::{PageContext, run as run_on_pages};
pub use passage::{EXPRESSION, Passage, Role, passages};
pub use policy::{Policy, Refused, is_waived, waive};

use crate::diag::{Diags, Rule};

/// A rule with its page, and how it is found.
#[derive(Debug)]
pub struct Entry {
    /// The rule.
    pub rule: &'static Rule,
    /// Its page, Markdown.
    pub page: &'static str,
    /// How it is found.
    pub check: Check,
}

/// How a rule is found.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// By a look at the plan.
    Plan(fn(&Context<'_>, &mut Diags)),
    /// By a look at the finished pages.
    Page(fn(&PageContext<'_>, &mut Diags)),
    /// By another stage: reading, laying out, setting.
    Elsewhere,
}

/// Headings of a rule's page, in order.
pub const HEADINGS: [&str; 6] = ["Là gì", "Vì sao", "Căn cứ", "Sai", "Đúng", "Cách sửa"];

/// Codes that are no longer used, each with the code that took its place.
pub const RETIRED: [(&str, &str); 7] = [
    ("KH026", "KH401"),
    ("KH030", "KH701"),
    ("KH031", "KH702"),
    ("KH032", "KH901"),
    ("KH033", "KH703"),
    ("KH034", "KH704"),
    ("KH036", "KH402"),
];

/// The rules of a block: a module and a page of the same name for each.
macro_rules! rules {
    ($($name:ident)*) => { $crate::check::rules! { Plan: $($name)* } };
    ($kind:ident: $($name:ident)*) => {
        $(mod $name;)*

        /// The rules of this block, by code.
        pub(super) static RULES: &[$crate::check::Entry] = &[$($crate::check::Entry {
            rule: &$name::RULE,
            page: include_str!(concat!(stringify!($name), ".md")),
            check: $crate::check::Check::$kind($name::check),
        }),*];
    };
}

/// The pages of rules that other stages find.
macro_rules! found_elsewhere {
    ($($rule:ident $page:literal)*) => {
        /// The rules of this block that other stages find, by code.
        pub(super) static FOUND_ELSEWHERE: &[$crate::check::Entry] = &[$($crate::check::Entry {
            rule: &$crate::diag::$rule,
            page: include_str!($page),
            check: $crate::check::Check::Elsewhere,
        }),*];
    };
}

use {found_elsewhere, rules};

/// Blocks of the registry, by code.
static BLOCKS: [&[Entry]; 10] = [
    shape::FOUND_ELSEWHERE,
    components::RULES,
    time::RULES,
    units::RULES,
    figures::RULES,
    references::RULES,
    language::RULES,
    pages::RULES,
    templates::FOUND_ELSEWHERE,
    templates::RULES,
];

/// What the rules of a block are about, as a heading for people; the code of a rule names its block.
pub fn heading(rule: &Rule) -> &'static str {
    match rule.code.as_bytes().get(2) {
        Some(b'0') => "Tệp và cách viết",
        Some(b'1') => "Thể thức văn bản",
        Some(b'2') => "Thời gian, thời hạn",
        Some(b'3') => "Cơ quan, đơn vị",
        Some(b'4') => "Số liệu",
        Some(b'5') => "Viện dẫn, tham chiếu",
        Some(b'6') => "Chính tả, viết hoa, dấu câu",
        Some(b'7') => "Trang in",
        _ => "Mẫu trình bày",
    }
}

/// Every rule, by code.
pub fn registry() -> impl Iterator<Item = &'static Entry> {
    BLOCKS.into_iter().flatten()
}

/// The rule with this code or name.
pub fn find(word: &str) -> Option<&'static Entry> {
    registry().find(|entry| entry.rule.is_called(word))
}

/// Runs every rule that looks at the plan.
pub fn run(context: &Context<'_>, diags: &mut Diags) {
    for entry in registry() {
        if let Check::Plan(check) = entry.check {
            check(context, diags);
        }
    }
}

/// "có phải là …?": the known code nearest to a word that is no rule.
pub fn suggestion(word: &str) -> String {
    if let Some((_, now)) = RETIRED.iter().find(|(old, _)| old.eq_ignore_ascii_case(word)) {
        return format!("dùng mã “{now}”, đã thay mã này");
    }
    let words = registry().flat_map(|entry| [entry.rule.code, entry.rule.name]);
    match crate::value::nearest(word, words) {
        Some(near) => format!("có phải là “{near}”?"),
        None => "lấy mã từ thông báo của lệnh “kh check”, hoặc từ danh sách của lệnh “kh rules”".to_owned(),
    }
}
