//! Two texts side by side, word by word.
//!
//! A word is what stands between blanks, without the marks at its ends: "1.234,5", "30/6/2026", "KH-UBND"; it may change its
//! style inside. Breaks, blanks to be filled and footnotes are words as well.

use crate::diff::change::{Fate, Segment};
use crate::diff::wording::{Stretch, stretches};
use crate::value::bag::hash;
use crate::view::{Mark, Phrase, Run, Runs};

/// Two texts that keep less than one word in so many of the longer are two texts.
const KEPT: usize = 5;

/// Pairs of words beyond which texts are only compared when they are alike at all.
const MOST_PAIRS: usize = 4_000_000;

/// A part of a run.
#[derive(Clone, Copy)]
struct Piece<'r> {
    run: &'r Run,
    text: &'r str,
}

/// A word, with the blank before it.
struct Word<'r> {
    blank: Vec<Piece<'r>>,
    body: Body<'r>,
    /// The same for words that print the same; false at its side for marks alone.
    key: (u64, bool),
}

enum Body<'r> {
    Letters(Vec<Piece<'r>>),
    /// A break or a blank to be filled.
    Sign(Run),
    Note(&'r [Run]),
    /// The end of the text: nothing but the blank before it.
    End,
}

/// The new text with the words of the old one that are gone, both marked. Not marked where they are equal.
pub fn weave(old: &[Run], new: &[Run]) -> Runs {
    if old == new {
        return new.to_vec();
    }
    let (was, is) = (words(old), words(new));
    let mut out = Runs::new();
    for stretch in side_by_side(&was, &is) {
        let (was, is) = (was.get(stretch.old).unwrap_or_default(), is.get(stretch.new).unwrap_or_default());
        if stretch.kept {
            for (was, is) in was.iter().zip(is) {
                keep(was, is, &mut out);
            }
        } else {
            // What replaces something stands after the same blank.
            let shared = was.first().zip(is.first()).filter(|(was, is)| blank(was) == blank(is));
            if let Some((_, is)) = shared {
                put_pieces(&is.blank, None, &mut out);
            }
            for (words, mark) in [(was, Mark::Deleted), (is, Mark::Inserted)] {
                for (at, word) in words.iter().enumerate() {
                    if at > 0 || shared.is_none() {
                        put_pieces(&word.blank, Some(mark), &mut out);
                    }
                    put_body(&word.body, Some(mark), &mut out);
                }
            }
        }
    }
    out
}

/// The same for words of one style. Single numbers and names are replaced whole.
pub fn weave_phrase(old: &Phrase, new: &Phrase) -> Phrase {
    if old == new { new.clone() } else { Phrase::marked(weave(&old.runs(), &new.runs())) }
}

/// The old number struck and the new one beside it.
pub fn replace_phrase(old: &Phrase, new: &Phrase) -> Phrase {
    if old == new {
        return new.clone();
    }
    Phrase::marked([whole(&old.runs(), Mark::Deleted), whole(&new.runs(), Mark::Inserted)].concat())
}

/// All words under one mark, footnotes included.
pub fn whole(runs: &[Run], mark: Mark) -> Runs {
    let marked =
        |run: &Run| Run { mark: Some(mark), note: run.note.as_ref().map(|note| whole(note, mark)), ..run.clone() };
    runs.iter().map(marked).collect()
}

/// All words of a phrase under one mark.
pub fn whole_phrase(phrase: &Phrase, mark: Mark) -> Phrase {
    Phrase::marked(whole(&phrase.runs(), mark))
}

/// The words as a reader copies them: a footnote in brackets where it is called, a blank as dots.
pub fn text(runs: &[Run]) -> String {
    segments(runs).into_iter().map(|segment| segment.text).collect()
}

/// What became of the words of a woven text: all but the inserted ones, joined, are the old words.
pub fn segments(runs: &[Run]) -> Vec<Segment> {
    let mut out = Vec::new();
    collect(runs, &mut out);
    out
}

fn collect(runs: &[Run], out: &mut Vec<Segment>) {
    for run in runs {
        let fate = match run.mark {
            None => Fate::Kept,
            Some(Mark::Remark) => continue,
            Some(mark) if mark.is_gone() => Fate::Deleted,
            Some(_) => Fate::Inserted,
        };
        let mut add = |text: &str| match out.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.fate == fate => last.text.push_str(text),
            _ => out.push(Segment { fate, text: text.to_owned() }),
        };
        if run.line_break {
            add("\n");
        }
        if run.gap.is_some() {
            add("…");
        }
        add(&run.text);
        if let Some(note) = &run.note {
            add(" [");
            collect(note, out);
            match out.last_mut() {
                Some(last) if last.fate == fate => last.text.push(']'),
                _ => out.push(Segment { fate, text: "]".to_owned() }),
            }
        }
    }
}

/// True when a redline marked something in it.
pub fn is_marked(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.mark.is_some() || run.note.as_deref().is_some_and(is_marked))
}

/// The two lists of words as stretches that are kept and stretches that are replaced.
fn side_by_side(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Stretch> {
    let keys = |words: &[Word<'_>]| words.iter().map(|word| word.key).collect::<Vec<_>>();
    let (was, is) = (keys(old), keys(new));
    let longer = old.len().max(new.len());
    // The ends of both texts are one word and always the same.
    let (all_old, all_new) = (old.len().saturating_sub(1), new.len().saturating_sub(1));
    let apart = || {
        vec![
            Stretch { kept: false, old: 0..all_old, new: 0..all_new },
            Stretch { kept: true, old: all_old..old.len(), new: all_new..new.len() },
        ]
    };
    if old.len().saturating_mul(new.len()) > MOST_PAIRS && 2 * shared(&was, &is) < longer {
        return apart();
    }
    let found = stretches(&was, &is, |(_, letters)| !letters);
    let kept = |s: &Stretch| was.get(s.old.clone()).unwrap_or_default().iter().filter(|(_, letters)| *letters).count();
    let kept: usize = found.iter().filter(|s| s.kept).map(kept).sum();
    let words = |keys: &[(u64, bool)]| keys.iter().filter(|(_, letters)| *letters).count();
    if kept * KEPT < words(&was).max(words(&is)) { apart() } else { found }
}

/// How many words are in both lists.
fn shared(old: &[(u64, bool)], new: &[(u64, bool)]) -> usize {
    let sorted = |keys: &[(u64, bool)]| {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys
    };
    let (old, new) = (sorted(old), sorted(new));
    let mut rest = new.iter().peekable();
    let mut count = 0;
    for key in &old {
        while rest.next_if(|other| *other < key).is_some() {}
        count += usize::from(rest.next_if(|other| *other == key).is_some());
    }
    count
}

/// Adds a word of both texts, as it stands in the new one.
fn keep(old: &Word<'_>, new: &Word<'_>, out: &mut Runs) {
    if blank(old) == blank(new) {
        put_pieces(&new.blank, None, out);
    } else {
        put_pieces(&old.blank, Some(Mark::Deleted), out);
        put_pieces(&new.blank, Some(Mark::Inserted), out);
    }
    match (&old.body, &new.body) {
        (Body::Note(old), Body::Note(new)) => out.push(Run { note: Some(weave(old, new)), ..Run::default() }),
        (_, body) => put_body(body, None, out),
    }
}

/// The blank before a word.
fn blank(word: &Word<'_>) -> String {
    word.blank.iter().map(|piece| piece.text).collect()
}

fn put_body(body: &Body<'_>, mark: Option<Mark>, out: &mut Runs) {
    match body {
        Body::Letters(pieces) => put_pieces(pieces, mark, out),
        Body::Sign(run) => out.push(Run { mark, ..run.clone() }),
        Body::Note(note) => {
            let note = mark.map_or_else(|| note.to_vec(), |mark| whole(note, mark));
            out.push(Run { note: Some(note), mark, ..Run::default() });
        }
        Body::End => {}
    }
}

/// Adds words; those of one style and mark are one run.
fn put_pieces(pieces: &[Piece<'_>], mark: Option<Mark>, out: &mut Runs) {
    for piece in pieces {
        let from = piece.run;
        match out.last_mut() {
            Some(last)
                if last.mark == mark
                    && (last.bold, last.italic, &last.url) == (from.bold, from.italic, &from.url)
                    && last.note.is_none()
                    && last.gap.is_none()
                    && !last.line_break =>
            {
                last.text.push_str(piece.text);
                last.origin = last.origin.to(from.origin);
            }
            _ => out.push(Run {
                text: piece.text.to_owned(),
                bold: from.bold,
                italic: from.italic,
                url: from.url.clone(),
                mark,
                origin: from.origin,
                ..Run::default()
            }),
        }
    }
}

// --- Words ---

/// Takes runs apart.
struct Splitter<'r> {
    words: Vec<Word<'r>>,
    blank: Vec<Piece<'r>>,
    letters: Vec<Piece<'r>>,
}

fn words(runs: &[Run]) -> Vec<Word<'_>> {
    let mut splitter = Splitter { words: Vec::new(), blank: Vec::new(), letters: Vec::new() };
    for run in runs {
        if run.line_break {
            splitter.sign(Run { line_break: true, origin: run.origin, ..Run::default() });
        }
        if run.gap.is_some() {
            splitter.sign(Run { gap: run.gap, origin: run.origin, ..Run::default() });
        }
        let mut rest = run.text.as_str();
        while let Some(first) = rest.chars().next() {
            let blank = first.is_whitespace();
            let end = rest.find(|c: char| c.is_whitespace() != blank).unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            if blank {
                splitter.flush();
                splitter.blank.push(Piece { run, text });
            } else {
                splitter.letters.push(Piece { run, text });
            }
            rest = after;
        }
        if let Some(note) = &run.note {
            splitter.flush();
            splitter.add(Body::Note(note), (hash("note"), true));
        }
    }
    splitter.flush();
    splitter.add(Body::End, (hash("end"), false));
    splitter.words
}

impl<'r> Splitter<'r> {
    fn add(&mut self, body: Body<'r>, key: (u64, bool)) {
        self.words.push(Word { blank: std::mem::take(&mut self.blank), body, key });
    }

    fn sign(&mut self, run: Run) {
        self.flush();
        let key = (hash(&("sign", run.line_break, run.gap)), true);
        self.add(Body::Sign(run), key);
    }

    /// Ends what stands between two blanks: its marks at both ends are words of their own.
    fn flush(&mut self) {
        let pieces = std::mem::take(&mut self.letters);
        if pieces.is_empty() {
            return;
        }
        let whole: String = pieces.iter().map(|piece| piece.text).collect();
        let mut pieces = pieces.into_iter();
        let mut open = pieces.next();
        for length in lengths(&whole) {
            let mut word = Vec::new();
            let mut missing = length;
            while missing > 0 {
                let Some(piece) = open.take() else { break };
                let (head, tail) = piece.text.split_at(missing.min(piece.text.len()));
                missing -= head.len();
                word.push(Piece { text: head, ..piece });
                open = if tail.is_empty() { pieces.next() } else { Some(Piece { text: tail, ..piece }) };
            }
            let letters = word.iter().any(|piece| piece.text.contains(char::is_alphanumeric));
            let style: Vec<_> = word.iter().map(|p| (p.text, p.run.bold, p.run.italic, &p.run.url)).collect();
            let key = (hash(&style), letters);
            self.add(Body::Letters(word), key);
        }
    }
}

/// Lengths of the words in what stands between two blanks.
fn lengths(text: &str) -> Vec<usize> {
    const BEFORE: &[char] = &['(', '[', '{', '“', '"', '\'', '‘', '«'];
    const AFTER: &[char] = &['.', ',', ';', ':', '!', '?', '…', '”', '"', '\'', '’', ')', ']', '}', '»'];
    const END: &str = "./.";
    let mut out = Vec::new();
    let mut core = text;
    while let Some(first) = core.chars().next().filter(|c| BEFORE.contains(c)) {
        out.push(first.len_utf8());
        core = core.get(first.len_utf8()..).unwrap_or_default();
    }
    let mut after = Vec::new();
    loop {
        let length = match core.chars().next_back() {
            _ if core.ends_with(END) => END.len(),
            Some(last) if AFTER.contains(&last) => last.len_utf8(),
            _ => break,
        };
        after.push(length);
        core = core.get(..core.len() - length).unwrap_or_default();
    }
    if !core.is_empty() {
        out.push(core.len());
    }
    out.extend(after.into_iter().rev());
    out
}

#[cfg(test)]
mod tests;
