//! A tree as a row of tokens, so that two trees can be laid side by side.

use super::Care;
use crate::syntax::{Node, Tree, Value};
use std::ops::Range;

/// A key, a value, the start of a list or mapping, or a comment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Decoded text; nothing for the start of a list or mapping.
    pub text: String,
    pub range: Range<usize>,
    /// How many lists and mappings it stands in.
    pub depth: usize,
    pub guard: Guard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Key,
    Value,
    List,
    Mapping,
    Comment,
}

/// How much care a value needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guard {
    None,
    Figure,
    Name,
    Person,
}

/// The tokens of a tree, in order.
pub(super) fn of(tree: &Tree, care: Care) -> Vec<Token> {
    let mut tokens = Vec::new();
    if let Some(root) = &tree.root {
        walk(root, 0, Guard::None, care, &mut tokens);
    }
    tokens
}

/// The comments of a tree, in order.
pub(super) fn comments(tree: &Tree) -> Vec<Token> {
    let comment = |c: &crate::syntax::Comment| Token {
        kind: Kind::Comment,
        text: c.text.trim_end().to_owned(),
        range: c.span.range(),
        depth: 0,
        guard: Guard::None,
    };
    tree.comments.iter().map(comment).collect()
}

fn walk(node: &Node, depth: usize, guard: Guard, care: Care, tokens: &mut Vec<Token>) {
    let start = node.span.start;
    let opening = |kind| Token { kind, text: String::new(), range: start..start, depth, guard };
    match &node.value {
        Value::Scalar(scalar) => {
            tokens.push(Token { kind: Kind::Value, text: scalar.text.clone(), range: node.span.range(), depth, guard })
        }
        Value::Sequence(items) => {
            tokens.push(opening(Kind::List));
            for item in items {
                walk(item, depth + 1, guard, care, tokens);
            }
        }
        Value::Mapping(entries) => {
            tokens.push(opening(Kind::Mapping));
            for entry in entries {
                let key = entry.key.value.as_str();
                tokens.push(Token {
                    kind: Kind::Key,
                    text: key.to_owned(),
                    range: entry.key.span.range(),
                    depth: depth + 1,
                    guard: Guard::None,
                });
                walk(&entry.value, depth + 1, guard.max(guard_of(key, care)), care, tokens);
            }
        }
    }
}

fn guard_of(key: &str, care: Care) -> Guard {
    [(care.persons, Guard::Person), (care.names, Guard::Name), (care.figures, Guard::Figure)]
        .into_iter()
        .find(|(keys, _)| keys.contains(&key))
        .map_or(Guard::None, |(_, guard)| guard)
}
