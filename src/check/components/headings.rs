//! Titles of sections with the look they print in.

use crate::check::{Context, Passage, Role};
use crate::model::{Section, SectionItem};
use crate::value::{Kind, Sample};

/// A section that has a title.
#[derive(Debug)]
pub(super) struct Heading<'p> {
    /// Its title.
    pub passage: &'p Passage<'p>,
    /// The section.
    pub section: &'p Section,
    /// The title prints in capitals, however it is typed.
    pub in_capitals: bool,
}

/// Every title, in the order of the text.
pub(super) fn headings<'p>(context: &Context<'p>) -> Vec<Heading<'p>> {
    let plan = context.plan;
    let mut sections = Vec::new();
    collect(&plan.sections, &plan.numbering, None, 0, &mut sections);
    for appendix in &plan.appendices {
        collect(&appendix.sections, &appendix.numbering, None, 0, &mut sections);
    }
    // A title is one passage, and both lists are in the order of the text.
    let titles = context.of(Role::SectionTitle).zip(sections);
    titles.map(|(passage, (section, in_capitals))| Heading { passage, section, in_capitals }).collect()
}

fn collect<'p>(
    items: &'p [SectionItem],
    numbering: &[Sample],
    own: Option<Sample>,
    depth: usize,
    found: &mut Vec<(&'p Section, bool)>,
) {
    let sample = own.or_else(|| numbering.get(depth).copied());
    let in_capitals = sample.is_some_and(|s| matches!(s.kind(), Kind::Part | Kind::Capital | Kind::Roman));
    for item in items {
        let SectionItem::Section(section) = item else { continue };
        if section.title.is_some() {
            found.push((section, in_capitals));
        }
        collect(&section.children, numbering, section.numbering, depth + 1, found);
    }
}
