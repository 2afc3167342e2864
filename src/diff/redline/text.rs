//! Words inside a paragraph: struck, added, or kept.

use super::sequence::{Item, Step, align};
use crate::diff::wording::{split, stretches};
use crate::view::{Mark, Run, Runs};

/// Plain words.
pub(super) fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// All of a text under one mark, footnotes included.
pub(super) fn whole(runs: &[Run], mark: Mark) -> Runs {
    runs.iter()
        .map(|run| Run { mark: Some(mark), note: run.note.as_ref().map(|note| whole(note, mark)), ..run.clone() })
        .collect()
}

/// One word with its style, or a break, blank or footnote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Word {
    text: String,
    bold: bool,
    italic: bool,
    url: Option<String>,
    line_break: bool,
    gap: Option<u32>,
    note: Option<Vec<Word>>,
}

fn words_of(runs: &[Run]) -> Vec<Word> {
    let mut out = Vec::new();
    for run in runs {
        let word = |text: &str| Word {
            text: text.to_owned(),
            bold: run.bold,
            italic: run.italic,
            url: run.url.clone(),
            line_break: false,
            gap: None,
            note: None,
        };
        if run.line_break {
            out.push(Word { line_break: true, ..word("") });
        }
        if run.gap.is_some() {
            out.push(Word { gap: run.gap, ..word("") });
        }
        out.extend(split(&run.text).into_iter().map(word));
        if let Some(note) = &run.note {
            out.push(Word { note: Some(words_of(note)), ..word("") });
        }
    }
    out
}

fn runs_of(words: &[Word], mark: Option<Mark>, out: &mut Runs) {
    for word in words {
        let run = Run {
            text: word.text.clone(),
            bold: word.bold,
            italic: word.italic,
            url: word.url.clone(),
            line_break: word.line_break,
            gap: word.gap,
            note: word.note.as_ref().map(|words| {
                let mut note = Runs::new();
                runs_of(words, mark, &mut note);
                note
            }),
            mark,
            ..Run::default()
        };
        let is_word = |run: &Run| !run.line_break && run.gap.is_none() && run.note.is_none();
        match out.last_mut() {
            Some(last)
                if is_word(last)
                    && is_word(&run)
                    && (last.bold, last.italic, &last.url, last.mark) == (run.bold, run.italic, &run.url, run.mark) =>
            {
                last.text.push_str(&run.text);
            }
            _ => out.push(run),
        }
    }
}

/// The new words with the old ones that are gone, each marked.
pub(super) fn marked_runs(old: &[Run], new: &[Run]) -> Runs {
    if old == new {
        return new.to_vec();
    }
    let (before, after) = (words_of(old), words_of(new));
    let mut out = Runs::new();
    for stretch in stretches(&before, &after, |word| word.text.trim().is_empty() && word.note.is_none()) {
        let (was, is) = (before.get(stretch.old), after.get(stretch.new));
        if stretch.kept {
            runs_of(is.unwrap_or_default(), None, &mut out);
        } else {
            runs_of(was.unwrap_or_default(), Some(Mark::Deleted), &mut out);
            runs_of(is.unwrap_or_default(), Some(Mark::Inserted), &mut out);
        }
    }
    out
}

/// Lines side by side.
pub(super) fn marked_lines(old: &[Runs], new: &[Runs]) -> Vec<Runs> {
    let items = |lines: &[Runs]| lines.iter().map(|runs| Item::of_runs(runs)).collect::<Vec<_>>();
    align(&items(old), &items(new))
        .into_iter()
        .filter_map(|step| match step {
            Step::Both(a, b) => Some(marked_runs(old.get(a)?, new.get(b)?)),
            Step::Old(a) => Some(whole(old.get(a)?, Mark::Deleted)),
            Step::New(b) => Some(whole(new.get(b)?, Mark::Inserted)),
        })
        .collect()
}
