//! Laws of merging, over random edits of the plans of this repository.

use super::*;
use crate::syntax::{Node, Style, Value};
use proptest::prelude::*;
use proptest::sample::Index;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;

/// A change of a text.
#[derive(Debug, Clone, PartialEq)]
struct Edit {
    /// The bytes it takes away.
    at: Range<usize>,
    /// What it puts there.
    new: String,
    /// What nobody else may touch.
    owns: Range<usize>,
}

/// A text, and all that a generator can do to it: each takes a number that makes it unlike others.
struct Base {
    name: String,
    text: String,
    sites: Vec<Site>,
}

struct Site {
    kind: Kind,
    /// The bytes of the value, or the lines of the item.
    at: Range<usize>,
    /// The lines of the item after it.
    next: Range<usize>,
    indent: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Another value.
    Reword,
    /// The value in quotes.
    Quote,
    /// Another word in a text under `|`.
    Word,
    /// No item any more.
    Drop,
    /// The item after the next one.
    Swap,
    /// A new task before the item.
    Insert,
    /// A comment above the item.
    Remark,
}

static BASES: LazyLock<Vec<Base>> = LazyLock::new(|| {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["plans", "tests/fixtures/clean", "tests/fixtures/plans"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let path = if path.is_dir() { path.join("plan.yaml") } else { path };
            paths.extend((path.extension().is_some_and(|e| e == "yaml")).then_some(path));
        }
    }
    paths.sort();
    let base = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        Base { name, sites: sites(&text), text }
    };
    let bases: Vec<Base> = paths.into_iter().map(base).collect();
    assert!(bases.len() > 25);
    bases
});

fn sites(text: &str) -> Vec<Site> {
    let version = Version::read(text);
    let mut found = Vec::new();
    walk(text, version.tree.root.as_ref().unwrap(), "", &mut found);
    found
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

fn after_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

fn walk(text: &str, node: &Node, key: &str, found: &mut Vec<Site>) {
    match &node.value {
        Value::Scalar(scalar) => {
            let at = node.span.range();
            let line = text[at.clone()].contains('\n');
            // What names an item is not changed: it would be another one.
            let name = ["ma", "ten", "nhom", "tieu_de", "truong", "khoa", ""].contains(&key);
            if scalar.style == Style::Plain && !at.is_empty() && !line {
                let kinds: &[Kind] = if name { &[Kind::Quote] } else { &[Kind::Reword, Kind::Quote] };
                found.extend(kinds.iter().map(|kind| Site { kind: *kind, at: at.clone(), next: 0..0, indent: 0 }));
            }
            if scalar.style == Style::Literal {
                let mut start = at.start;
                for word in text[at.clone()].split_inclusive(char::is_whitespace) {
                    let bare = word.trim_end();
                    let end = start + bare.len();
                    if bare.chars().count() > 2 && bare.chars().all(char::is_alphabetic) {
                        found.push(Site { kind: Kind::Word, at: start..end, next: 0..0, indent: 0 });
                    }
                    start += word.len();
                }
            }
        }
        Value::Mapping(entries) => entries.iter().for_each(|entry| walk(text, &entry.value, &entry.key.value, found)),
        Value::Sequence(items) => {
            // A cell of a row is no name; an item of a plain list is all that it is known by.
            let below = if key.is_empty() { "ô" } else { "" };
            items.iter().for_each(|item| walk(text, item, below, found));
            let lines: Vec<Option<Range<usize>>> = items.iter().map(|item| item_lines(text, item)).collect();
            for (index, at) in lines.iter().enumerate() {
                let Some(at) = at else { continue };
                let indent = text[at.start..].len() - text[at.start..].trim_start_matches(' ').len();
                let site = |kind, next| Site { kind, at: at.clone(), next, indent };
                found.push(site(Kind::Remark, 0..0));
                if items.len() > 2 {
                    found.push(site(Kind::Drop, 0..0));
                    if let Some(Some(next)) = lines.get(index + 1) {
                        found.push(site(Kind::Swap, next.clone()));
                    }
                }
                if ["nhiem_vu", "cac_nhiem_vu", "viec_con"].contains(&key) {
                    found.push(site(Kind::Insert, 0..0));
                }
            }
        }
    }
}

/// The lines of an item that begins with a dash.
fn item_lines(text: &str, item: &Node) -> Option<Range<usize>> {
    let start = line_start(text, item.span.start);
    let dash = text[start..item.span.start].trim_start().starts_with('-');
    let alone =
        text[start..item.span.start].trim().chars().all(|c| c == '-') && text[start..].trim_start().starts_with("- ");
    (dash && alone && item.as_scalar().is_none_or(|s| s.style == Style::Plain))
        .then(|| start..after_line(text, item.span.end))
}

impl Base {
    fn edit(&self, site: usize, number: usize) -> Edit {
        let Site { kind, at, next, indent } = &self.sites[site];
        let slice = |at: &Range<usize>| self.text[at.clone()].to_owned();
        let pad = " ".repeat(*indent);
        let lines = |new: String| Edit { at: at.start..at.start, new, owns: at.start..at.start };
        match kind {
            Kind::Reword => Edit { at: at.clone(), new: format!("chữ mới số {number}"), owns: at.clone() },
            Kind::Quote => {
                Edit { at: at.clone(), new: format!("'{}'", slice(at).replace('\'', "''")), owns: at.clone() }
            }
            Kind::Word => {
                // Neighbours in a sentence are best looked at together.
                let before = self.text[..at.start].trim_end();
                let owns = before.rfind(char::is_whitespace).unwrap_or(0)..at.end + 1;
                Edit { at: at.clone(), new: format!("từ{number}"), owns }
            }
            Kind::Drop => Edit { at: at.clone(), new: String::new(), owns: at.clone() },
            Kind::Swap => {
                let between = slice(&(at.end..next.start));
                let all = at.start..next.end;
                Edit { at: all.clone(), new: [slice(next), between, slice(at)].concat(), owns: all }
            }
            Kind::Insert => lines(format!("{pad}- ma: them-{number}\n{pad}  noi_dung: Việc thêm {number}\n")),
            Kind::Remark => lines(format!("{pad}# ghi chú {number}\n")),
        }
    }
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits {
        out.push_str(&text[at..edit.at.start]);
        out.push_str(&edit.new);
        at = edit.at.end;
    }
    out + &text[at..]
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// A text and edits of two sides; none touches what another owns.
fn disjoint(kinds: &'static [Kind]) -> impl Strategy<Value = (usize, Vec<Edit>, Vec<Edit>)> {
    let picks = || prop::collection::vec(any::<Index>(), 1..5);
    (any::<Index>(), picks(), picks()).prop_map(move |(base, ours, theirs)| {
        let index = base.index(BASES.len());
        let base = &BASES[index];
        let fit: Vec<usize> = (0..base.sites.len()).filter(|at| kinds.contains(&base.sites[*at].kind)).collect();
        let mut taken: Vec<Range<usize>> = Vec::new();
        let mut number = 100;
        let mut choose = |picks: Vec<Index>| {
            let mut edits = Vec::new();
            for pick in picks {
                number += 1;
                let Some(site) = (!fit.is_empty()).then(|| fit[pick.index(fit.len())]) else { continue };
                let edit = base.edit(site, number);
                if taken.iter().all(|other| !meets(other, &edit.owns)) {
                    taken.push(edit.owns.clone());
                    edits.push(edit);
                }
            }
            edits
        };
        let (ours, theirs) = (choose(ours), choose(theirs));
        (index, ours, theirs)
    })
}

const ALL: &[Kind] = &[Kind::Reword, Kind::Quote, Kind::Word, Kind::Drop, Kind::Swap, Kind::Insert, Kind::Remark];
const QUIET: &[Kind] = &[Kind::Reword, Kind::Quote, Kind::Remark, Kind::Insert];

fn says(text: &str) -> String {
    let version = Version::read(text);
    assert!(version.whole, "does not parse:\n{text}");
    version.meaning().unwrap().print()
}

/// The lines in which two texts differ.
fn difference(expected: &str, found: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    format!("{:#?}\n=>\n{:#?}", &a[head..a.len() - tail], &b[head..b.len() - tail])
}

fn settings(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|more| more.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings(32))]

    #[test]
    fn what_one_side_alone_did_is_the_result((base, edits, more) in disjoint(ALL)) {
        let base = &BASES[base].text;
        let side = apply(base, &[edits, more].concat());
        prop_assert_eq!(&merged(base, &side, base).text, &side);
        prop_assert_eq!(&merged(base, base, &side).text, &side);
        prop_assert_eq!(&merged(base, &side, &side).text, &side);
    }

    #[test]
    fn edits_of_different_places_are_both_kept((base, ours, theirs) in disjoint(ALL)) {
        let Base { name, text, .. } = &BASES[base];
        let (o, t) = (apply(text, &ours), apply(text, &theirs));
        let together = apply(text, &[ours, theirs].concat());
        let found = merged(text, &o, &t);
        prop_assert_eq!(&found.conflicts, &vec![], "{}", name);
        prop_assert_eq!(found.by_lines, None, "{}", name);
        prop_assert_eq!(says(&found.text), says(&together), "{}", name);
        let back = merged(text, &t, &o);
        prop_assert_eq!(says(&back.text), says(&together), "{}", name);
        // Every comment is there.
        let (result, expected) = (Version::read(&found.text), Version::read(&together));
        prop_assert_eq!(result.comments(), expected.comments());
    }

    #[test]
    fn what_neither_side_touched_stays_byte_for_byte((base, ours, theirs) in disjoint(QUIET)) {
        let text = &BASES[base].text;
        let found = merged(text, &apply(text, &ours), &apply(text, &theirs));
        let together = apply(text, &[ours, theirs].concat());
        prop_assert!(found.text == together, "{}", difference(&together, &found.text));
    }

    /// One side puts an item behind the next one while the other changes values of both.
    #[test]
    fn what_one_side_moves_the_other_may_edit(base in any::<Index>(), pick in any::<Index>(), more in any::<[Index; 2]>()) {
        let base = &BASES[base.index(BASES.len())];
        let inner = |swap: &Site| -> Vec<usize> {
            let all = swap.at.start..swap.next.end;
            let fits = |site: &Site| site.kind == Kind::Reword && all.start <= site.at.start && site.at.end <= all.end;
            (0..base.sites.len()).filter(|at| fits(&base.sites[*at])).collect()
        };
        let swaps = base.sites.iter().filter(|site| site.kind == Kind::Swap).map(|site| (site, inner(site)));
        let swaps: Vec<(&Site, Vec<usize>)> = swaps.filter(|(_, inner)| !inner.is_empty()).collect();
        if swaps.is_empty() {
            return Ok(());
        }
        let (swap, inner) = &swaps[pick.index(swaps.len())];
        let all = swap.at.start..swap.next.end;
        let mut edits: Vec<Edit> = Vec::new();
        for (step, pick) in more.iter().enumerate() {
            let edit = base.edit(inner[pick.index(inner.len())], 300 + step);
            if edits.iter().all(|other| !meets(&other.owns, &edit.owns)) {
                edits.push(edit);
            }
        }
        let part = |at: Range<usize>| -> String {
            let own = edits.iter().filter(|edit| at.start <= edit.at.start && edit.at.end <= at.end);
            let moved = |edit: &Edit| Edit { at: edit.at.start - at.start..edit.at.end - at.start, ..edit.clone() };
            apply(&base.text[at.clone()], &own.map(moved).collect::<Vec<_>>())
        };
        let between = part(swap.at.end..swap.next.start);
        let whole = |first: String, second: String| {
            [&base.text[..all.start], &first, &between, &second, &base.text[all.end..]].concat()
        };
        let (one, two) = (swap.at.clone(), swap.next.clone());
        let moved = whole(base.text[two.clone()].to_owned(), base.text[one.clone()].to_owned());
        let edited = whole(part(one.clone()), part(two.clone()));
        let expected = whole(part(two), part(one));
        for found in [merged(&base.text, &moved, &edited), merged(&base.text, &edited, &moved)] {
            prop_assert_eq!(&found.conflicts, &vec![], "{}", base.name);
            prop_assert_eq!(says(&found.text), says(&expected), "{}", base.name);
        }
    }

    /// Edits that meet: the result is one of the two or is marked; nothing is lost, and no bytes make it fail.
    #[test]
    fn edits_that_meet_are_told(base in any::<Index>(), ours in any::<[Index; 3]>(), theirs in any::<[Index; 3]>()) {
        let base = &BASES[base.index(BASES.len())];
        let side = |picks: [Index; 3], number: usize| {
            let mut edits: Vec<Edit> = Vec::new();
            // Few sites, so that both sides choose the same ones.
            for (step, pick) in picks.iter().enumerate() {
                let edit = base.edit(pick.index(base.sites.len().min(40)), number + step);
                if edits.iter().all(|other| !meets(&other.owns, &edit.owns)) {
                    edits.push(edit);
                }
            }
            apply(&base.text, &edits)
        };
        let (o, t) = (side(ours, 100), side(theirs, 200));
        let found = merged(&base.text, &o, &t);
        prop_assert_eq!(found.text.matches("<<<<<<< ").count(), found.text.matches(">>>>>>> ").count());
        prop_assert_eq!(found.text.contains("<<<<<<< "), !found.conflicts.is_empty());
        if found.conflicts.is_empty() {
            let said = says(&found.text);
            for text in [&o, &t] {
                for word in text.split_whitespace().filter(|word| word.starts_with("từ") && word.len() > 6) {
                    prop_assert!(said.contains(word), "{} lost", word);
                }
            }
        }
        // The order of the sides decides nothing but who comes first.
        let back = merged(&base.text, &t, &o);
        prop_assert_eq!(found.conflicts.len(), back.conflicts.len());
    }
}

/// Lines of a text taken away, doubled, moved or indented, as an editor's slip does it.
fn slip(text: &str, slips: &[(Index, u8)]) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for (place, kind) in slips {
        if lines.is_empty() {
            break;
        }
        let at = place.index(lines.len());
        match kind % 6 {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => lines[at].insert_str(0, "  "),
            3 if at > 0 => lines.swap(at - 1, at),
            4 => lines.insert(at, "# thêm\n".to_owned()),
            _ => lines[at] = lines[at].replacen(' ', "", 1),
        }
    }
    lines.concat()
}

proptest! {
    #![proptest_config(settings(32))]

    /// Whatever the three texts are, there is a result, and it is whole where it claims to be.
    #[test]
    fn slips_are_merged_or_told(
        base in any::<Index>(),
        ours in prop::collection::vec(any::<(Index, u8)>(), 0..4),
        theirs in prop::collection::vec(any::<(Index, u8)>(), 0..4),
    ) {
        let base = &BASES[base.index(BASES.len())].text;
        let (o, t) = (slip(base, &ours), slip(base, &theirs));
        let found = merged(base, &o, &t);
        if found.conflicts.is_empty() && found.by_lines.is_none() {
            prop_assert!(Version::read(&found.text).whole || o == *base || t == *base || o == t);
        }
    }
}
