//! The laws of comparing: complete, without noise, the same both ways, one entry a fact.

mod edits;
mod texts;

use kehoach::diag::{Diags, Span};
use kehoach::diff::{Aspect, Change, Comparison, Fate, Meaning, compare};
use kehoach::figures::Figures;
use kehoach::model::Plan;
use kehoach::pipeline::{Compiled, compile_text};
use kehoach::view::{Block, Run, View, lay_out};
use std::collections::BTreeMap;

/// The same numbers for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Every plan of this repository: the real ones, the sample, the clean ones of other offices.
pub fn plans() -> Vec<(String, String)> {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["plans", "tests/fixtures/clean"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let file = if path.is_dir() { path.join("plan.yaml") } else { path };
            if file.extension().is_some_and(|e| e == "yaml") && file.is_file() {
                let text = std::fs::read_to_string(&file).unwrap();
                if text.contains("ke_hoach:") {
                    found.push((file.strip_prefix(&root).unwrap().display().to_string(), text));
                }
            }
        }
    }
    found.sort();
    assert!(found.len() >= 20, "{}", found.len());
    found
}

pub fn read(text: &str) -> Compiled {
    compile_text("plan.yaml", text)
}

pub fn view(plan: &Plan) -> View {
    lay_out(plan, &Figures::of(plan), &mut Diags::new())
}

/// The comparison, held against every law that needs no knowledge of the edit.
pub fn lawful(old: &Plan, new: &Plan, what: &str) -> Comparison {
    let there = compare(old, new);
    let (was, is) = (view(old), view(new));
    assert_eq!(was == is, there.is_empty(), "{what}: {}", told(&there));
    mirrors(&there, &compare(new, old), what);
    segments_join(&there, what);
    covered(&there, &was, &is, what);
    there
}

/// Headlines, for messages.
pub fn told(comparison: &Comparison) -> String {
    comparison.changes.iter().map(|change| format!("\n  {:?}: {}", change.topic, change.headline())).collect()
}

/// The way back says the same with old and new exchanged.
fn mirrors(there: &Comparison, back: &Comparison, what: &str) {
    let said = |change: &Change, forward: bool| {
        let (old, new) = if forward { (&change.old, &change.new) } else { (&change.new, &change.old) };
        let meaning = match (&change.meaning, forward) {
            (Meaning::Added, false) => "Removed".to_owned(),
            (Meaning::Removed, false) => "Added".to_owned(),
            (Meaning::Split(parts), false) => format!("Merged {}", parts.len()),
            (Meaning::Merged(parts), false) => format!("Split {}", parts.len()),
            (Meaning::Split(parts), true) => format!("Split {}", parts.len()),
            (Meaning::Merged(parts), true) => format!("Merged {}", parts.len()),
            (Meaning::Moved { from, to }, true) => format!("{from} → {to}"),
            (Meaning::Moved { from, to }, false) => format!("{to} → {from}"),
            (Meaning::Shifted(shift), _) => format!("{:?}", if forward { *shift } else { shift.reversed() }),
            (Meaning::Bodies { added, removed }, true) => format!("{added:?} {removed:?}"),
            (Meaning::Bodies { added, removed }, false) => format!("{removed:?} {added:?}"),
            (Meaning::Amount { difference, .. }, _) => format!("{}", if forward { *difference } else { -*difference }),
            (Meaning::Reworded(segments), _) => segments
                .iter()
                .map(|s| match (s.fate, forward) {
                    (Fate::Kept, _) => format!("={}", s.text),
                    (Fate::Deleted, true) | (Fate::Inserted, false) => format!("-{}", s.text),
                    _ => String::new(),
                })
                .collect(),
            (meaning, _) => format!("{meaning:?}"),
        };
        // A column that was renamed is called by its new name, which is the old one on the way back.
        let aspect = match &change.aspect {
            Aspect::Cell(_) => "Cell".to_owned(),
            aspect => format!("{aspect:?}"),
        };
        format!("{:?} {:?} {aspect} {meaning} {old:?} {new:?}", change.topic, change.subject.kind)
    };
    let sorted = |comparison: &Comparison, forward| {
        let mut list: Vec<String> = comparison.changes.iter().map(|change| said(change, forward)).collect();
        list.sort();
        list
    };
    let (a, b) = (sorted(there, true), sorted(back, false));
    let only =
        |x: &[String], y: &[String]| x.iter().filter(|l| !y.contains(l)).cloned().collect::<Vec<_>>().join("\n  ");
    assert!(a == b, "{what}: the way back differs\n  {}\n --\n  {}", only(&a, &b), only(&b, &a));
    assert_eq!(there.kinship, back.kinship, "{what}");
}

/// Kept and struck words are the old text, kept and added ones the new text.
fn segments_join(comparison: &Comparison, what: &str) {
    for change in &comparison.changes {
        if let Meaning::Reworded(segments) = &change.meaning {
            let joined = |without: Fate| {
                segments.iter().filter(|s| s.fate != without).map(|s| s.text.as_str()).collect::<String>()
            };
            assert_eq!(Some(joined(Fate::Inserted)), change.old, "{what}");
            assert_eq!(Some(joined(Fate::Deleted)), change.new, "{what}");
            assert!(segments.iter().any(|s| s.fate != Fate::Kept), "{what}: {}", change.headline());
        }
    }
}

/// Typed words of every paragraph, heading and cell, with the bytes they begin at.
fn texts(view: &View) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    for runs in view.bases.iter().chain(&view.after_end) {
        take(runs, &mut out);
    }
    let mut blocks = |list: &[Block]| {
        for block in list {
            match block {
                Block::Paragraph { runs } | Block::Item { runs, .. } => take(runs, &mut out),
                Block::SectionHeading(heading) => {
                    take(&heading.runs, &mut out);
                    heading.run_in.iter().for_each(|runs| take(runs, &mut out));
                }
                Block::Table(table) => {
                    table.caption.iter().chain(&table.notes).for_each(|runs| take(runs, &mut out));
                    let rows = table.header.iter().chain(&table.rows);
                    rows.flat_map(|row| &row.cells)
                        .flat_map(|cell| &cell.paragraphs)
                        .for_each(|runs| take(runs, &mut out));
                }
            }
        }
    };
    blocks(&view.body);
    view.appendices.iter().for_each(|appendix| blocks(&appendix.body));
    out
}

fn take(runs: &[Run], out: &mut Vec<(String, Span)>) {
    let typed: Vec<&Run> = runs.iter().filter(|run| run.origin.0.is_some()).collect();
    if let Some(first) = typed.first() {
        let words: String = typed.iter().map(|run| run.text.as_str()).collect();
        out.push((words.trim_end_matches(['.', ';', ',', '/', ' ']).to_owned(), first.origin.0.unwrap()));
    }
    runs.iter().filter_map(|run| run.note.as_ref()).for_each(|note| take(note, out));
}

/// What stands in one version more often than in the other lies in a change or in an effect of one.
fn covered(comparison: &Comparison, was: &View, is: &View, what: &str) {
    let (old, new) = (texts(was), texts(is));
    let mut count: BTreeMap<&str, i64> = BTreeMap::new();
    old.iter().for_each(|(words, _)| *count.entry(words).or_default() += 1);
    new.iter().for_each(|(words, _)| *count.entry(words).or_default() -= 1);
    let effects = |change: &Change, old: bool| {
        change
            .effects
            .iter()
            .flat_map(|e| if old { e.old_spans.clone() } else { e.new_spans.clone() })
            .collect::<Vec<_>>()
    };
    let spans = |old: bool| -> Vec<Span> {
        let own = comparison.changes.iter().filter_map(|c| if old { c.old_span } else { c.new_span });
        own.chain(comparison.changes.iter().flat_map(|change| effects(change, old))).collect()
    };
    for (list, spans, sign) in [(&old, spans(true), 1), (&new, spans(false), -1)] {
        for (words, excess) in count.iter().filter(|(_, n)| **n * sign > 0) {
            // A figure that was typed and is computed now prints the same.
            if !words.contains(|c: char| c.is_alphabetic()) {
                continue;
            }
            let inside = |at: &Span| spans.iter().any(|s| s.file == at.file && s.start <= at.start && at.end <= s.end);
            let told_of = list.iter().filter(|(text, at)| text == words && inside(at)).count();
            assert!(told_of as i64 >= excess * sign, "{what}: nothing covers “{words}”{}", told(comparison));
        }
    }
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    for (name, text) in plans() {
        let plan = read(&text).plan.unwrap();
        assert!(lawful(&plan, &plan.clone(), &name).is_empty());
    }
}

#[test]
fn careless_edits_of_every_plan_obey_the_laws() {
    for (index, (name, text)) in plans().into_iter().enumerate() {
        let base = read(&text).plan.unwrap();
        for seed in 0..6 {
            let mut dice = Dice::new(index as u64 * 1000 + seed);
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            for _ in 0..=dice.below(4) {
                let at = dice.below(lines.len());
                match dice.below(5) {
                    0 => drop(lines.remove(at)),
                    1 => lines.insert(at, lines[at].clone()),
                    2 => {
                        let other = dice.below(lines.len());
                        lines.swap(at, other);
                    }
                    3 => lines[at] = lines[at].replace('1', "7").replace("sản phẩm", "kết quả"),
                    _ => lines[at] = lines[at].replacen(" và ", " hoặc ", 1),
                }
            }
            // Broken plans too: what could be read of them is compared.
            if let Some(plan) = read(&lines.join("\n")).plan {
                lawful(&base, &plan, &format!("{name}, seed {seed}"));
            }
        }
    }
}
