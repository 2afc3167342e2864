//! `kh rules` and `kh explain`: the rule book itself.

use super::args::Rules;
use super::console::{Console, give};
use super::failure::Failure;
use super::verdict::Verdict;
use crate::check::{self, Entry, RETIRED};
use crate::diag::Rule;
use crate::report::rules::Block;
use crate::report::terminal::Look;
use crate::report::{page, rules};

/// Writes the list of rules, or of those that a word fits.
///
/// # Errors
/// The word fits none, or the list cannot be written.
pub fn list(call: &Rules, console: &Console) -> Result<Verdict, Failure> {
    let word = call.word.as_deref().unwrap_or_default();
    let mut blocks: Vec<Block> = Vec::new();
    for rule in check::registry().map(|entry| entry.rule).filter(|rule| fits(rule, word)) {
        let heading = check::heading(rule);
        match blocks.last_mut().filter(|block| block.heading == heading) {
            Some(block) => block.rules.push(rule),
            None => blocks.push(Block { heading, rules: vec![rule] }),
        }
    }
    if blocks.is_empty() {
        return Err(Failure(format!("không có quy tắc nào khớp với “{word}”; {}", check::suggestion(word))));
    }
    let text = if call.json {
        rules::json(&blocks).map_err(|error| Failure::stdout(&error.into()))?
    } else {
        let width = if console.terminal_out { console.width } else { usize::MAX };
        rules::text(&blocks, Look { colour: console.colour_out, width })
    };
    give(text.as_bytes()).map_err(|error| Failure::stdout(&error))?;
    Ok(Verdict::default())
}

/// True where the word begins the code, or is a part of the name or the title.
fn fits(rule: &Rule, word: &str) -> bool {
    let word = word.to_lowercase();
    rule.code.to_lowercase().starts_with(&word)
        || rule.name.contains(&word)
        || rule.title.to_lowercase().contains(&word)
}

/// Writes the pages of rules, each asked for by its code or name.
///
/// # Errors
/// A word is no rule, or the pages cannot be written.
pub fn explain(words: &[String], console: &Console) -> Result<Verdict, Failure> {
    let mut entries: Vec<&'static Entry> = Vec::new();
    for word in words {
        let now = RETIRED.iter().find(|(old, _)| old.eq_ignore_ascii_case(word));
        if let Some((old, now)) = now {
            console.say(&format!("{old} không còn dùng, {now} đã thay mã này"));
        }
        let word = now.map_or(word.as_str(), |(_, now)| now);
        let Some(entry) = check::find(word) else {
            return Err(Failure(format!("không có quy tắc “{word}”; {}", check::suggestion(word))));
        };
        if !entries.iter().any(|known| known.rule.code == entry.rule.code) {
            entries.push(entry);
        }
    }
    let look = Look { colour: console.colour_out, width: console.width };
    let pages: Vec<String> = entries.iter().map(|entry| page::text(entry.rule, entry.page, look)).collect();
    give(pages.join("\n\n").as_bytes()).map_err(|error| Failure::stdout(&error))?;
    Ok(Verdict::default())
}
