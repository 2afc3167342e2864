//! Numbers of sections and appendices.

use crate::model::{Plan, Section, SectionItem, Task};
use crate::value::{Ancestor, Kind, Sample, roman};

/// A section with its number. In order of the text; a section before those under it.
#[derive(Debug, Clone)]
pub struct Numbered<'p> {
    /// Index of the appendix it stands in; none for the text of the plan.
    pub appendix: Option<usize>,
    /// The section; none for a task shown as a section.
    pub section: Option<&'p Section>,
    /// The task shown as a section.
    pub task: Option<&'p Task>,
    /// What its level counts with.
    pub kind: Kind,
    /// Its own sign and those of the sections around it, outermost first: `["II", "3", "a"]`. Empty where a level has no number.
    pub path: Vec<String>,
}

impl Numbered<'_> {
    /// Its sign as a reference names it: "V", "2.3", "a".
    pub fn sign(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// "II.3.a": how a reader would find it.
    pub fn place(&self) -> String {
        let signs: Vec<&str> = self.path.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        signs.join(".")
    }
}

/// Numbers every section of a plan.
pub(super) fn of(plan: &Plan) -> Vec<Numbered<'_>> {
    let mut found = Vec::new();
    let body = std::iter::once((None, &plan.sections, &plan.numbering));
    let appendices = plan.appendices.iter().enumerate().map(|(i, a)| (Some(i), &a.sections, &a.numbering));
    for (appendix, items, samples) in body.chain(appendices) {
        let mut counter = Counter { plan, appendix, samples, ancestors: Vec::new(), path: Vec::new(), found };
        counter.level(items, None);
        found = counter.found;
    }
    found
}

struct Counter<'p> {
    plan: &'p Plan,
    appendix: Option<usize>,
    samples: &'p [Sample],
    ancestors: Vec<Ancestor>,
    path: Vec<String>,
    found: Vec<Numbered<'p>>,
}

impl<'p> Counter<'p> {
    fn level(&mut self, items: &'p [SectionItem], own: Option<Sample>) {
        let sample = own.or_else(|| self.samples.get(self.ancestors.len()).copied()).or_else(|| Sample::parse(""));
        let Some(sample) = sample else { return };
        let mut index = 0;
        for item in items {
            match item {
                SectionItem::Tasks(shown) => {
                    for task in self.plan.tasks_of(shown) {
                        index += 1;
                        self.enter(sample, index, None, Some(task));
                        self.leave();
                    }
                }
                SectionItem::Section(section) => {
                    index += 1;
                    self.enter(sample, index, Some(section), None);
                    self.level(&section.children, section.numbering);
                    self.leave();
                }
            }
        }
    }

    fn enter(&mut self, sample: Sample, index: usize, section: Option<&'p Section>, task: Option<&'p Task>) {
        self.path.push(sample.sign(index, &self.ancestors));
        self.ancestors.push(Ancestor { sample, index });
        let path = self.path.clone();
        self.found.push(Numbered { appendix: self.appendix, section, task, kind: sample.kind(), path });
    }

    fn leave(&mut self) {
        self.path.pop();
        self.ancestors.pop();
    }
}

/// One appendix is just "Phụ lục", several carry Roman numbers. Source: Annex I, III.1.a.
pub fn appendix_labels(count: usize) -> Vec<String> {
    match count {
        1 => vec!["Phụ lục".to_owned()],
        n => (1..=n).map(|i| format!("Phụ lục {}", roman(i))).collect(),
    }
}
