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
    /// Which list of sections it stands in.
    pub list: usize,
}

/// Every title, in the order of the text.
pub(super) fn headings<'p>(context: &Context<'p>) -> Vec<Heading<'p>> {
    let plan = context.plan;
    let mut walk = Walk::default();
    walk.list(&plan.sections, &plan.numbering, None, 0);
    for appendix in &plan.appendices {
        walk.list(&appendix.sections, &appendix.numbering, None, 0);
    }
    // A title is one passage, and both lists are in the order of the text.
    let titles = context.of(Role::SectionTitle).zip(walk.found);
    titles.map(|(passage, (section, in_capitals, list))| Heading { passage, section, in_capitals, list }).collect()
}

#[derive(Default)]
struct Walk<'p> {
    found: Vec<(&'p Section, bool, usize)>,
    lists: usize,
}

impl<'p> Walk<'p> {
    fn list(&mut self, items: &'p [SectionItem], numbering: &[Sample], own: Option<Sample>, depth: usize) {
        let list = self.lists;
        self.lists += 1;
        let sample = own.or_else(|| numbering.get(depth).copied());
        let in_capitals = sample.is_some_and(|s| matches!(s.kind(), Kind::Part | Kind::Capital | Kind::Roman));
        for item in items {
            let SectionItem::Section(section) = item else { continue };
            if section.title.is_some() {
                self.found.push((section, in_capitals, list));
            }
            self.list(&section.children, numbering, section.numbering, depth + 1);
        }
    }
}
