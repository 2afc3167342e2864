//! Changes as a comment on a merge request: a summary, a table of what matters, the rest folded away.
//!
//! What a plan says stays text: it can become neither markup nor a link, a mention, a reference or a command.

mod plain;

use self::plain::{cell, escape};
use super::{PlanChanges, around_changes, is_error, places, spot, tally};
use crate::diff::{Change, Fate, Meaning, Topic};

/// Where the comment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// GitHub: words struck and added are told with tags.
    GitHub,
    /// GitLab: they are told with its marks of an inline difference.
    GitLab,
}

/// As many characters as a comment may have on both.
pub const LIMIT: usize = 65_000;

/// Characters kept for the notice that something was left out, and for what closes an open fold.
const RESERVE: usize = 300;

/// What a reviewer looks at first; the rest is folded away.
fn matters(topic: Topic) -> bool {
    !matches!(topic, Topic::Basis | Topic::Structure | Topic::Wording | Topic::Layout)
}

/// Everything that changed, plan by plan, in at most [`LIMIT`] characters; what does not fit is counted.
pub fn text(plans: &[PlanChanges<'_>], flavour: Flavour) -> String {
    text_within(plans, flavour, LIMIT)
}

fn text_within(plans: &[PlanChanges<'_>], flavour: Flavour, limit: usize) -> String {
    let mut page = Page { text: String::new(), length: 0, room: limit.saturating_sub(RESERVE), left_out: 0, flavour };
    let changed: Vec<_> = plans.iter().filter(|plan| !plan.is_unchanged()).collect();
    match (plans, changed.as_slice()) {
        ([], _) => {}
        ([plan], []) => page.must(&format!("{}\n", escape(&sentence(&plan.headline())))),
        (plans, changed) => {
            let tally = tally(plans);
            if !tally.is_empty() {
                page.must(&format!("{}\n", escape(&sentence(&tally))));
            }
            changed.iter().for_each(|plan| page.plan(plan));
        }
    }
    page.close()
}

/// A text that fills up.
struct Page {
    text: String,
    /// In characters.
    length: usize,
    room: usize,
    /// Changes that found no room.
    left_out: usize,
    flavour: Flavour,
}

impl Page {
    /// Adds a piece if it fits together with what must follow it.
    fn add(&mut self, piece: &str) -> bool {
        let length = piece.chars().count();
        if self.length + length > self.room {
            return false;
        }
        self.length += length;
        self.text.push_str(piece);
        true
    }

    /// Adds a short piece that nothing can do without.
    fn must(&mut self, piece: &str) {
        self.add(piece);
    }

    fn close(mut self) -> String {
        self.text = self.text.trim_start().to_owned();
        if self.left_out > 0 {
            self.text += &format!(
                "\n> **Lưu ý:** còn {} thay đổi không ghi ở đây vì bình luận chỉ chứa được một lượng chữ nhất định; xem đầy đủ bằng `kh diff`.\n",
                self.left_out
            );
        }
        self.text
    }

    fn plan(&mut self, plan: &PlanChanges<'_>) {
        let (matter, rest): (Vec<_>, Vec<_>) = plan.by_topic().into_iter().partition(|(topic, _)| matters(*topic));
        let all = plan.changes().len();
        let title = if plan.title.is_empty() { plan.name } else { plan.title };
        if !self.add(&format!("\n### {}\n\n{}", cell(title), head(plan))) {
            self.left_out += all.max(1);
            return;
        }
        for (version, findings) in plan.broken() {
            for finding in findings.list.iter().filter(|finding| is_error(finding)) {
                let at = spot(finding.span, Some(findings)).map(|(file, line)| format!("{}, ", code(file, line)));
                let at = at.unwrap_or_default();
                self.must(&format!("- {at}{version}: **{}** {}\n", finding.rule.code, cell(&finding.message)));
            }
        }
        if let Some(comparison) = plan.comparison() {
            let totals = comparison.summary.further_totals();
            if !totals.is_empty() {
                let totals: String = totals.iter().map(|total| format!("- {}\n", cell(total))).collect();
                self.must(&format!("\n{totals}"));
            }
        }
        self.table(plan, &matter);
        for (topic, changes) in rest {
            self.fold(plan, topic, &changes);
        }
    }

    fn table(&mut self, plan: &PlanChanges<'_>, topics: &[(Topic, Vec<&Change>)]) {
        let mut open = false;
        for (topic, changes) in topics {
            for (at, change) in changes.iter().enumerate() {
                let heading = "\n| | Thay đổi | Ở đâu |\n|---|---|---|\n";
                let topic = if at == 0 { format!("**{}** ({})", topic.name(), changes.len()) } else { String::new() };
                let row = format!("| {topic} | {} | {} |\n", self.told(change), at_last(plan, change));
                let piece = if open { row } else { format!("{heading}{row}") };
                // A row that is too long does not keep out the shorter ones after it.
                match self.add(&piece) {
                    true => open = true,
                    false => self.left_out += 1,
                }
            }
        }
    }

    fn fold(&mut self, plan: &PlanChanges<'_>, topic: Topic, changes: &[&Change]) {
        const END: &str = "\n</details>\n";
        let opening = format!("\n<details><summary>{} ({})</summary>\n\n", topic.name(), changes.len());
        let room = self.room;
        self.room = room.saturating_sub(END.len());
        let mut open = false;
        for change in changes {
            let at = at_last(plan, change);
            let at = if at.is_empty() { at } else { format!("<br>{at}") };
            let item = format!("- {}{at}\n", self.told(change));
            let piece = if open { item } else { format!("{opening}{item}") };
            match self.add(&piece) {
                true => open = true,
                false => self.left_out += 1,
            }
        }
        self.room = room;
        if open {
            self.must(END);
        }
    }

    /// The change in a cell: its headline, its words, its effects.
    fn told(&self, change: &Change) -> String {
        let mut lines = vec![cell(&change.headline())];
        match &change.meaning {
            Meaning::Reworded(segments) => {
                let words = around_changes(segments);
                let told = words.iter().map(|segment| self.struck(segment.fate, &segment.text));
                lines.push(told.collect::<String>().trim().to_owned());
            }
            _ if change.is_cut() => {
                let sides = [(Fate::Deleted, &change.old), (Fate::Inserted, &change.new)];
                lines.extend(sides.into_iter().filter_map(|(fate, side)| Some(self.struck(fate, side.as_deref()?))));
            }
            _ => {}
        }
        lines.extend(change.effects.iter().map(|effect| format!("→ {}", cell(&effect.sentence()))));
        lines.join("<br>")
    }

    fn struck(&self, fate: Fate, text: &str) -> String {
        let inner = text.trim();
        if inner.is_empty() || fate == Fate::Kept {
            return cell(text);
        }
        let (before, after) = (text.len() - text.trim_start().len(), text.len() - text.trim_end().len());
        let blank = |count: usize| if count > 0 { " " } else { "" };
        let inner = cell(inner);
        let marked = match (self.flavour, fate) {
            (Flavour::GitHub, Fate::Deleted) => format!("<del>{inner}</del>"),
            (Flavour::GitHub, _) => format!("<ins>{inner}</ins>"),
            (Flavour::GitLab, Fate::Deleted) => format!("[- {inner} -]"),
            (Flavour::GitLab, _) => format!("{{+ {inner} +}}"),
        };
        format!("{}{marked}{}", blank(before), blank(after))
    }
}

/// What is said of a plan before its changes.
fn head(plan: &PlanChanges<'_>) -> String {
    let mut head = String::new();
    if !plan.title.is_empty() {
        let old =
            if plan.name == plan.old_name { String::new() } else { format!(", bản cũ {}", name(plan.old_name)) };
        head += &format!("{}{old}\n\n", name(plan.name));
    }
    for caution in plan.cautions() {
        head += &format!("> **Lưu ý:** {}\n\n", cell(&caution));
    }
    head + &format!("**{}**\n", cell(&sentence(&plan.headline())))
}

/// Where a reader finds it, on paper and in the file.
fn at_last(plan: &PlanChanges<'_>, change: &Change) -> String {
    let at = |span, findings| spot(span, findings).map(|(file, line)| code(file, line));
    let file = super::both(at(change.old_span, plan.old), at(change.new_span, plan.new));
    let places = [cell(&places(change)), file];
    places.into_iter().filter(|place| !place.is_empty()).collect::<Vec<_>>().join("<br>")
}

fn code(file: &str, line: usize) -> String {
    name(&format!("{file}:{line}"))
}

/// The name of a file, in which nothing is markup.
fn name(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | ':' | '-' | '_' | '~' | '^' | ' ');
    match text.chars().all(plain) {
        true => format!("`{text}`"),
        false => format!("<code>{}</code>", cell(text)),
    }
}

/// With a capital letter in front.
fn sentence(text: &str) -> String {
    crate::value::capitalised(text)
}
