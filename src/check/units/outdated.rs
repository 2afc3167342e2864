//! Names that are no more on the day of the plan: one finding a name, with its other places.

use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Label, Rule};
use crate::lexicon::{Obsolete, ObsoleteKind};
use std::ops::Range;

/// More places than these tell the reader nothing new.
const PLACES: usize = 8;

/// Findings of one kind. Citations of older documents keep the names of their day.
pub(super) fn findings(context: &Context<'_>, rule: &'static Rule, kind: ObsoleteKind) -> Vec<Diagnostic> {
    let mut found: Vec<(String, Diagnostic)> = Vec::new();
    for (passage, hit) in context.obsolete().iter().filter(|(_, hit)| hit.kind == kind) {
        let span = passage.span(hit.range.clone());
        let name = passage.words.get(hit.range.clone()).unwrap_or(&hit.name);
        let folded = name.to_lowercase();
        if let Some((_, first)) = found.iter_mut().find(|(known, _)| *known == folded) {
            let repeated = first.span == Some(span) || first.labels.iter().any(|label| label.span == span);
            if !repeated && first.labels.len() < PLACES {
                first.labels.push(Label { span, text: "và ở đây".to_owned() });
            }
            continue;
        }
        let what = match kind {
            ObsoleteKind::Province => "tỉnh, thành phố này",
            ObsoleteKind::Body => "cơ quan này",
            ObsoleteKind::District => "cấp huyện",
        };
        let message = format!("“{name}”: từ ngày {} không còn {what}", hit.since.short());
        let help = match &hit.successor {
            Some(successor) => {
                format!("ghi “{successor}” nếu là đơn vị tiếp nhận, hoặc ghi “(cũ)” sau tên khi nói về trước đây")
            }
            None => "ghi đơn vị tiếp nhận nhiệm vụ, hoặc ghi “(cũ)” sau tên khi nói về trước đây".to_owned(),
        };
        found.push((folded, Diagnostic::new(rule, span, message).help(help)));
    }
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// "các huyện nghèo", "huyện nông thôn mới": lists of programmes that outlive the level.
fn is_of_a_programme(words: &str, hit: &Obsolete) -> bool {
    let after = words.get(hit.range.end..).unwrap_or_default().trim_start();
    let bare = !hit.name.contains(char::is_uppercase);
    bare && ["nghèo", "nông thôn mới", "đạt chuẩn", "đảo", "biên giới"].iter().any(|word| after.starts_with(word))
}

/// Every such name in the texts of the plan, but for those inside the citation of a document.
pub(in crate::check) fn find<'p>(context: &Context<'p>) -> Vec<(&'p Passage<'p>, Obsolete)> {
    let Some(day) = context.day() else { return Vec::new() };
    let mut found = Vec::new();
    for (passage, words) in context.words() {
        // The basis of a plan is one citation; names of people and marks are no bodies.
        if matches!(passage.role, Role::Base | Role::SignerName | Role::Archive | Role::Deadline | Role::Purpose) {
            continue;
        }
        let skip: Vec<Range<usize>> = context.documents_in(passage).iter().map(|one| one.range.clone()).collect();
        let hits = context.lexicon.obsolete_in(words, day, &skip);
        found.extend(hits.into_iter().filter(|hit| !is_of_a_programme(&passage.words, hit)).map(|hit| (passage, hit)));
    }
    found
}
