//! The result on its way: text both sides agree on, places where they do not, and the words about these.

use super::meaning::Side;
use super::{Conflict, Names};

/// Text in pieces.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pieces: Vec<Piece>,
    /// What is said about each conflict.
    words: Vec<String>,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    /// Words about a conflict, in a line of their own above this place.
    Note {
        words: usize,
        column: usize,
    },
    Clash {
        ours: String,
        theirs: String,
        words: usize,
    },
}

/// A place where words about a conflict can stand: where an item begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    piece: usize,
    column: usize,
}

impl Draft {
    /// A draft of one text.
    pub(super) fn of(text: &str) -> Self {
        Draft { pieces: vec![Piece::Text(text.to_owned())], words: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// Marks the place where an item of a column begins.
    pub(super) fn mark(&mut self, column: usize) -> Mark {
        self.pieces.push(Piece::Text(String::new()));
        Mark { piece: self.pieces.len() - 1, column }
    }

    /// Both versions of a place; the words stand above the line of the mark, or nowhere in the text.
    pub(super) fn clash(&mut self, mark: Option<Mark>, ours: &str, theirs: &str, words: String) {
        self.words.push(words);
        let words = self.words.len() - 1;
        self.pieces.push(Piece::Clash { ours: ours.to_owned(), theirs: theirs.to_owned(), words });
        if let Some(mark) = mark {
            let after = self.pieces.iter().skip(mark.piece).take_while(|piece| matches!(piece, Piece::Note { .. }));
            let place = mark.piece + after.count();
            self.pieces.insert(place.min(self.pieces.len()), Piece::Note { words, column: mark.column });
        }
    }

    /// Puts whole lines above the line that is being written.
    pub(super) fn hoist(&mut self, lines: &str) {
        if lines.is_empty() {
            return;
        }
        for index in (0..self.pieces.len()).rev() {
            match self.pieces.get_mut(index) {
                Some(Piece::Text(text)) => {
                    if let Some(found) = text.rfind('\n') {
                        text.insert_str(found + 1, lines);
                        return;
                    }
                }
                Some(Piece::Clash { .. }) => {
                    self.pieces.insert(index + 1, Piece::Text(lines.to_owned()));
                    return;
                }
                _ => {}
            }
        }
        self.pieces.insert(0, Piece::Text(lines.to_owned()));
    }

    pub(super) fn has_conflicts(&self) -> bool {
        !self.words.is_empty()
    }

    /// The text as one side would have it.
    pub(super) fn resolve(&self, side: Side) -> String {
        let piece = |piece: &Piece| match (piece, side) {
            (Piece::Text(text), _) => text.clone(),
            (Piece::Note { .. }, _) => String::new(),
            (Piece::Clash { ours, .. }, Side::Ours) => ours.clone(),
            (Piece::Clash { theirs, .. }, Side::Theirs) => theirs.clone(),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text with the conflicts in git's form, each around whole lines.
    pub(super) fn finish(self, names: &Names<'_>) -> (String, Vec<Conflict>) {
        let mut page = Page::default();
        for piece in self.pieces {
            match piece {
                Piece::Text(text) => page.text(&text, names),
                Piece::Note { words, column } => {
                    let words = self.words.get(words).map(String::as_str).unwrap_or_default();
                    page.note(&format!("{:column$}# XUNG ĐỘT: {words}\n", ""), names);
                }
                Piece::Clash { ours, theirs, words } => {
                    let words = self.words.get(words).cloned().unwrap_or_default();
                    page.clash(&ours, &theirs, words, names);
                }
            }
        }
        page.close(names);
        (page.out, page.conflicts)
    }
}

/// The text so far, and the lines of a conflict that are not complete yet.
#[derive(Debug, Default)]
struct Page {
    out: String,
    open: Option<(String, String, Vec<String>)>,
    conflicts: Vec<Conflict>,
}

fn whole(text: &str) -> bool {
    text.is_empty() || text.ends_with('\n')
}

impl Page {
    fn text(&mut self, text: &str, names: &Names<'_>) {
        let mut rest = text;
        if let Some((ours, theirs, _)) = &mut self.open {
            if !(whole(ours) && whole(theirs)) {
                let end = text.find('\n').map_or(text.len(), |found| found + 1);
                let (line, after) = text.split_at_checked(end).unwrap_or((text, ""));
                ours.push_str(line);
                theirs.push_str(line);
                rest = after;
            }
            if whole(ours) && whole(theirs) && !text.is_empty() {
                self.close(names);
            }
        }
        self.out.push_str(rest);
    }

    /// Writes a line above the line that is being written.
    fn note(&mut self, line: &str, names: &Names<'_>) {
        if self.open.as_ref().is_some_and(|(ours, theirs, _)| whole(ours) && whole(theirs)) {
            self.close(names);
        }
        let at = self.out.rfind('\n').map_or(0, |found| found + 1);
        self.out.insert_str(at, line);
    }

    fn clash(&mut self, ours: &str, theirs: &str, words: String, names: &Names<'_>) {
        if self.open.as_ref().is_some_and(|(ours, theirs, _)| whole(ours) && whole(theirs)) {
            self.close(names);
        }
        let start = self.out.rfind('\n').map_or(0, |found| found + 1);
        let (our_lines, their_lines, all) = self.open.get_or_insert_with(|| {
            let prefix = self.out.split_off(start);
            (prefix.clone(), prefix, Vec::new())
        });
        our_lines.push_str(ours);
        their_lines.push_str(theirs);
        all.push(words);
    }

    fn close(&mut self, names: &Names<'_>) {
        let Some((mut ours, mut theirs, words)) = self.open.take() else { return };
        for side in [&mut ours, &mut theirs] {
            if !whole(side) {
                side.push('\n');
            }
        }
        let line = self.out.matches('\n').count() + 1;
        self.conflicts.extend(words.into_iter().map(|words| Conflict { line, words }));
        let lines = format!("<<<<<<< {}\n{ours}=======\n{theirs}>>>>>>> {}\n", names.ours, names.theirs);
        self.out.push_str(&lines);
    }
}
