//! What a value says, however it is written: the tree that a merge must come to.

use crate::syntax::{Node, Value};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What a value says. Two that print alike say the same.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    /// Nothing.
    Null,
    /// Text, composed, without the line break at its end.
    Text(String),
    /// Keys and values; their order says nothing.
    Map(Vec<(String, Meaning)>),
    /// A list.
    List(Vec<Meaning>),
    /// Ours or theirs, not decided; none where the side has no such part.
    Either(Box<[Option<Meaning>; 2]>),
}

/// One of the two versions that are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

impl Side {
    pub(super) const BOTH: [Side; 2] = [Side::Ours, Side::Theirs];
}

/// Text in NFC, without the line break at its end.
pub(super) fn composed(text: &str) -> String {
    text.trim_end_matches('\n').nfc().collect()
}

impl Meaning {
    pub(super) fn of(node: &Node) -> Meaning {
        match &node.value {
            Value::Scalar(scalar) if scalar.is_null() => Meaning::Null,
            Value::Scalar(scalar) => Meaning::Text(composed(&scalar.text)),
            Value::Mapping(entries) => {
                Meaning::Map(entries.iter().map(|e| (composed(&e.key.value), Meaning::of(&e.value))).collect())
            }
            Value::Sequence(items) => Meaning::List(items.iter().map(Meaning::of).collect()),
        }
    }

    pub(super) fn either(ours: Option<Meaning>, theirs: Option<Meaning>) -> Meaning {
        Meaning::Either(Box::new([ours, theirs]))
    }

    /// What one side says.
    pub(super) fn resolve(&self, side: Side) -> Option<Meaning> {
        Some(match self {
            Meaning::Null => Meaning::Null,
            Meaning::Text(text) => Meaning::Text(text.clone()),
            Meaning::Map(entries) => {
                let entry = |(key, value): &(String, Meaning)| Some((key.clone(), value.resolve(side)?));
                Meaning::Map(entries.iter().filter_map(entry).collect())
            }
            Meaning::List(items) => Meaning::List(items.iter().filter_map(|item| item.resolve(side)).collect()),
            Meaning::Either(sides) => {
                let [ours, theirs] = &**sides;
                return if side == Side::Ours { ours } else { theirs }.as_ref()?.resolve(side);
            }
        })
    }

    /// Everything it says in one line; what is empty says nothing.
    pub(super) fn print(&self) -> String {
        let mut out = String::new();
        self.put(&mut out);
        out
    }

    fn put(&self, out: &mut String) {
        match self {
            Meaning::Null => out.push('~'),
            Meaning::Text(text) => out.push_str(&format!("{text:?}")),
            Meaning::Map(entries) if !entries.is_empty() => {
                let sorted: BTreeMap<&str, &Meaning> =
                    entries.iter().map(|(key, value)| (key.as_str(), value)).collect();
                out.push('{');
                for (key, value) in sorted {
                    out.push_str(&format!("{key:?}:"));
                    value.put(out);
                    out.push(',');
                }
                out.push('}');
            }
            Meaning::List(items) if !items.is_empty() => {
                out.push('[');
                for item in items {
                    item.put(out);
                    out.push(',');
                }
                out.push(']');
            }
            Meaning::Map(_) | Meaning::List(_) => out.push('~'),
            Meaning::Either(_) => out.push('?'),
        }
    }

    pub(super) fn says(&self, other: &Meaning) -> bool {
        self.print() == other.print()
    }

    /// The text of a key, when it has one.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        match self {
            Meaning::Map(entries) => {
                entries.iter().find(|(name, _)| name == key).and_then(|(_, value)| value.as_text())
            }
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Meaning::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Every word of it, keys left out.
    pub(super) fn words<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Meaning::Null | Meaning::Either(_) => {}
            Meaning::Text(text) => out.extend(text.split_whitespace()),
            Meaning::Map(entries) => entries.iter().for_each(|(_, value)| value.words(out)),
            Meaning::List(items) => items.iter().for_each(|item| item.words(out)),
        }
    }
}
