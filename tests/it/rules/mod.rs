//! The rule book: every rule's page is its test.
//!
//! A wrong block raises exactly the codes marked on its lines (` ⟵ KH101`), a right block none at all. A block need not be a
//! whole plan: its top-level keys replace those of `base.yaml`, which is clean under all rules. After `yaml`, the fence may
//! name a mode (`du_thao`, `trinh_ky`, `ban_hanh`), or `nguyen`: the block is the whole file; `tu_dien`: the block is no plan but
//! the file that adds to the lexicon of the blocks after it, under the same heading. A block of `text` is shown only.
//!
//! With `trang` the plan is set in pages as well, and the rules about pages look at them. A block of `typ mau=<name>.typ`
//! after it is a template that stands in for ours.

mod book;
mod clean;
mod known_errors;
mod mutants;
mod support;

use kehoach::check::{self, Entry, HEADINGS, Policy};
use kehoach::diag::{Mode, Severity};
use kehoach::pipeline::{Compiled, compile_text_beside};
use std::collections::BTreeSet;
use support::top_level;

/// Marks the codes a line raises.
const MARK: &str = " ⟵ ";

/// A clean plan.
const BASE: &str = include_str!("base.yaml");

/// Rules whose wrong blocks cannot be text in a page: bytes that are no text, a file of eight megabytes.
const SHOWN_ONLY: [&str; 2] = ["KH001", "KH002"];

/// Rules whose wrong blocks are not plans but files of a font.
const FONT_RULES: [&str; 1] = ["KH702"];

/// A block of code of a page.
struct Block {
    heading: String,
    /// Line of the page on which it begins.
    line: usize,
    info: Vec<String>,
    text: String,
    /// Templates of its own, for a plan that is set in pages.
    templates: Vec<(String, String)>,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut heading = String::new();
    let mut open = false;
    for (index, line) in page.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            if !open {
                let info = info.split_whitespace().map(str::to_owned).collect();
                let (text, templates) = (String::new(), Vec::new());
                found.push(Block { heading: heading.clone(), line: index + 1, info, text, templates });
            }
            open = !open;
        } else if open {
            let block = found.last_mut().unwrap();
            block.text.push_str(line);
            block.text.push('\n');
        } else if let Some(title) = line.strip_prefix("## ") {
            heading = title.to_owned();
        }
    }
    assert!(!open, "a block is not closed");
    let mut with_templates: Vec<Block> = Vec::new();
    for block in found {
        let name = block.info.iter().find_map(|word| word.strip_prefix("mau="));
        match (name, with_templates.last_mut()) {
            (Some(name), Some(plan)) => plan.templates.push((name.to_owned(), block.text)),
            _ => with_templates.push(block),
        }
    }
    with_templates
}

impl Block {
    fn is_tested(&self) -> bool {
        self.info.first().is_some_and(|kind| kind == "yaml")
            && !self.info.iter().any(|i| i == "tu_dien")
            && (cfg!(feature = "pdf") || !self.is_set())
    }

    /// True for a plan that is set in pages.
    fn is_set(&self) -> bool {
        self.info.iter().any(|i| i == "trang")
    }

    fn judge(&self, text: &str, lexicon: Option<&str>) -> Compiled {
        #[cfg(feature = "pdf")]
        if self.is_set() {
            return judge_pages(text, lexicon, self.mode(), &self.templates);
        }
        judge(text, lexicon, self.mode())
    }

    fn mode(&self) -> Option<Mode> {
        Mode::ALL.iter().find(|(name, _)| self.info.iter().any(|i| i == name)).map(|(_, mode)| *mode)
    }

    /// The plan it stands for, and the marked codes as `line code`.
    fn plan(&self) -> (String, BTreeSet<String>) {
        let mut text = String::new();
        let mut marks = BTreeSet::new();
        for (index, line) in self.text.lines().enumerate() {
            let (line, codes) = line.split_once(MARK).unwrap_or((line, ""));
            marks.extend(codes.split([',', ' ']).filter(|c| !c.is_empty()).map(|code| format!("{} {code}", index + 1)));
            text.push_str(line);
            text.push('\n');
        }
        if !self.info.iter().any(|i| i == "nguyen") {
            let own: Vec<String> = top_level(&text).into_iter().filter_map(|(key, _)| key).collect();
            for (key, lines) in top_level(BASE) {
                if key.is_none_or(|key| !own.contains(&key)) {
                    text.push_str(&lines);
                }
            }
        }
        (text, marks)
    }
}

/// The file that adds to the lexicon of a block.
fn lexicon<'b>(all: &'b [Block], block: &Block) -> Option<&'b str> {
    let mut before = all.iter().filter(|one| one.heading == block.heading && one.line < block.line);
    before.rfind(|one| one.info.iter().any(|i| i == "tu_dien")).map(|one| one.text.as_str())
}

fn judge(text: &str, lexicon: Option<&str>, mode: Option<Mode>) -> Compiled {
    compile_text_beside("plan.yaml", text, lexicon, &Policy { mode, ..Policy::default() })
}

/// The same with a look at the pages, as `kh check --pages` does it.
#[cfg(feature = "pdf")]
fn judge_pages(text: &str, lexicon: Option<&str>, mode: Option<Mode>, templates: &[(String, String)]) -> Compiled {
    use kehoach::diag::Diags;
    use kehoach::pipeline::open_text;
    use kehoach::render::{Overrides, Resources};
    let mut compiled = open_text("plan.yaml", text, lexicon, &Policy { mode, ..Policy::default() });
    let templates = templates.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
    let mut diags = Diags::new();
    let resources = Resources::new(Overrides { templates, ..Overrides::default() }, &mut diags);
    compiled.set(&resources, true, diags);
    compiled
}

/// Findings as `line code`; with their message for the reader of a failure.
fn found(compiled: &Compiled) -> (BTreeSet<String>, String) {
    let mut codes = BTreeSet::new();
    let mut words = String::new();
    for finding in &compiled.findings {
        let line = finding.span.map_or(1, |span| compiled.sources.get(span.file).line_column(span.start).0);
        codes.insert(format!("{line} {}", finding.rule.code));
        words += &format!("    {line} {} {}\n", finding.rule.code, finding.message);
    }
    (codes, words)
}

#[test]
fn the_base_of_the_blocks_is_clean_in_every_mode() {
    for (_, mode) in Mode::ALL {
        let compiled = judge(BASE, None, Some(mode));
        assert!(compiled.findings.is_empty(), "{mode:?}\n{}", found(&compiled).1);
    }
}

#[test]
fn wrong_blocks_raise_what_is_marked_and_right_blocks_nothing() {
    let mut wrong = Vec::new();
    for Entry { rule, page, .. } in check::registry() {
        let all = blocks(page);
        for block in all.iter().filter(|block| block.is_tested()) {
            let (text, marks) = block.plan();
            let compiled = block.judge(&text, lexicon(&all, block));
            let (codes, words) = found(&compiled);
            let at = format!("{} line {} ({})", rule.code, block.line, block.heading);
            if block.heading == "Sai" && !marks.iter().any(|mark| mark.ends_with(rule.code)) {
                wrong.push(format!("{at}: marks {marks:?} without {}", rule.code));
            }
            if block.heading == "Đúng" && !marks.is_empty() {
                wrong.push(format!("{at}: a right block is marked"));
            }
            if codes != marks {
                let (missing, extra) = (&marks - &codes, &codes - &marks);
                wrong.push(format!("{at}: missing {missing:?}, not marked {extra:?}\n{words}"));
            }
        }
        for heading in ["Sai", "Đúng"] {
            let shown = SHOWN_ONLY.contains(&rule.code) || heading == "Sai" && FONT_RULES.contains(&rule.code);
            let kind = |b: &Block| b.is_tested() || b.is_set();
            if !all.iter().any(|b| b.heading == heading && kind(b)) && !shown {
                wrong.push(format!("{}: no tested block under “{heading}”", rule.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_the_headings_in_order_and_says_something_under_each() {
    let mut wrong = Vec::new();
    for Entry { rule, page, .. } in check::registry() {
        let first = page.lines().next().unwrap_or_default();
        if first != format!("# {}: {}", rule.code, rule.title) {
            wrong.push(format!("{}: the page begins with “{first}”", rule.code));
        }
        let parts: Vec<&str> = page.split("\n## ").skip(1).collect();
        let headings: Vec<&str> = parts.iter().map(|part| part.lines().next().unwrap_or_default()).collect();
        if headings != HEADINGS {
            wrong.push(format!("{}: headings {headings:?}", rule.code));
        }
        for part in parts {
            let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
            if text.trim().chars().count() < 12 {
                wrong.push(format!("{}: nothing under “{heading}”", rule.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_and_names_are_in_order_and_used_once() {
    let rules: Vec<_> = check::registry().map(|entry| entry.rule).collect();
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted, "codes in order, each once");
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "a name is used twice");
    for rule in &rules {
        let kebab = rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(kebab && rule.name.len() > 4, "{}: name “{}”", rule.code, rule.name);
        let title = rule.title;
        assert!(!title.ends_with('.') && title.starts_with(|c: char| !c.is_uppercase()), "{}: “{title}”", rule.code);
        let weights = rule.weights;
        assert!(weights.draft <= weights.for_signature && weights.for_signature <= weights.issued, "{}", rule.code);
        assert!(rule.since.split('.').count() == 3, "{}", rule.code);
        for (old, now) in check::RETIRED {
            assert_ne!(rule.code, old, "a retired code is used again");
            assert!(codes.contains(&now), "{old} became {now}, which is no rule");
        }
    }
    let errors = rules.iter().filter(|rule| rule.weights.issued == Some(Severity::Error)).count();
    assert!(errors > 20, "{errors} rules are errors at issue");
}
