//! `kh check --fix`: repairs written into the files they are for.

use super::console::Console;
use super::discover::Found;
use super::examine::Examined;
use super::failure::{Failure, show};
use super::verdict::Verdict;
use super::write;
use crate::diag::{Fix, Span};
use crate::model::fields::{FIGURES, NAMES, PERSONS};
use crate::pipeline::SERVING_FILES;
use crate::repair::{self, Care, Refusal};
use crate::report::harmless;
use crate::source::SourceFile;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A repair may bring another to light; a chain longer than this has no end.
const ROUNDS: usize = 32;

const CARE: Care = Care { persons: PERSONS, names: NAMES, figures: FIGURES };

/// The repairs of one call.
#[derive(Debug, Default)]
pub struct Mender {
    rounds: usize,
    /// Texts each file has had: one that comes back would come back for ever.
    seen: BTreeMap<PathBuf, BTreeSet<u64>>,
    /// Files that are not written any more.
    barred: BTreeSet<PathBuf>,
    mended: BTreeMap<PathBuf, usize>,
    /// What the last round left alone, as it is told.
    refused: Vec<String>,
    /// The last round that is allowed still mended something.
    unfinished: bool,
    verdict: Verdict,
}

/// What is to be done to a file, by all plans that share it.
struct Wish<'a> {
    file: &'a SourceFile,
    fixes: Vec<Fix>,
}

impl Mender {
    /// Mends the files of the plans once; true when it is worth looking again.
    pub fn round<'a>(&mut self, plans: impl Iterator<Item = (&'a Found, &'a Examined)>, console: &Console) -> bool {
        self.rounds += 1;
        self.refused.clear();
        let mut wishes: BTreeMap<PathBuf, Wish<'a>> = BTreeMap::new();
        for (found, examined) in plans {
            for (id, mut fixes) in repair::proposed(&examined.sources, &examined.findings) {
                let file = examined.sources.get(id);
                let Some(real) = self.allowed(found, file, console) else { continue };
                let wish = wishes.entry(real).or_insert_with(|| Wish { file, fixes: Vec::new() });
                // A file that changed between two plans is looked at again in the next round.
                if wish.file.text() == file.text() && wish.file.bom == file.bom {
                    for fix in &mut fixes {
                        fix.span = Span { file: wish.file.id, ..fix.span };
                    }
                    wish.fixes.append(&mut fixes);
                }
            }
        }
        let mut written = false;
        for (path, wish) in wishes {
            written |= self.mend(&path, &wish, console);
        }
        self.unfinished = written && self.rounds >= ROUNDS;
        written && !self.unfinished
    }

    /// Says how much was mended.
    pub fn finish(self, console: &Console) -> Verdict {
        if console.verbose {
            for refused in &self.refused {
                console.say(refused);
            }
        }
        let places: usize = self.mended.values().sum();
        match places {
            // What stood in the way has been said.
            0 if self.verdict == Verdict::FAILED => {}
            0 => console.say("không có chỗ nào tự sửa được"),
            _ => console.say(&format!("đã sửa {places} chỗ trong {} tệp", self.mended.len())),
        }
        if self.unfinished {
            console.say("có thể còn chỗ sửa được; chạy lại lệnh để sửa tiếp");
        }
        self.verdict
    }

    /// The file a source really is, when it may be written: a link out of the plan's folder is not followed.
    fn allowed(&mut self, found: &Found, file: &SourceFile, console: &Console) -> Option<PathBuf> {
        let home = found.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (home, real) = match (home.canonicalize(), file.path.canonicalize()) {
            (Ok(home), Ok(real)) => (home, real),
            (_, Err(error)) | (Err(error), _) => {
                self.fail(&file.path, &Failure::write(&file.path, &error), console);
                return None;
            }
        };
        if self.barred.contains(&real) {
            return None;
        }
        let shared = real.file_name().is_some_and(|name| SERVING_FILES.iter().any(|serving| name == *serving))
            && real.parent() == home.parent();
        if real.starts_with(&home) || shared {
            return Some(real);
        }
        let words = format!(
            "không sửa “{}”: đường dẫn này dẫn tới “{}” ở ngoài thư mục của kế hoạch; chạy lệnh với tệp đó",
            file.name,
            show(&real)
        );
        self.fail(&real, &Failure(words), console);
        None
    }

    /// Mends a file; true when it was written.
    fn mend(&mut self, path: &Path, wish: &Wish<'_>, console: &Console) -> bool {
        let repaired = repair::apply(wish.file, &wish.fixes, CARE);
        // What overlaps has its turn in the next round.
        let refused = repaired.refused.iter().filter(|(_, why)| *why != Refusal::Overlap);
        self.refused.extend(refused.map(|(fix, why)| format!("không tự sửa {}: {why}", told(wish.file, fix))));
        if repaired.done.is_empty() {
            return false;
        }
        let seen = self.seen.entry(path.to_owned()).or_default();
        seen.insert(mark(wish.file.text()));
        if !seen.insert(mark(&repaired.text)) {
            self.barred.insert(path.to_owned());
            return false;
        }
        let bytes = |text: &str| [if wish.file.bom { "\u{feff}" } else { "" }, text].concat().into_bytes();
        if let Err(failure) = write::replace(path, &wish.file.name, &bytes(wish.file.text()), &bytes(&repaired.text)) {
            self.fail(path, &failure, console);
            return false;
        }
        for fix in &repaired.done {
            console.say(&format!("đã sửa {}", told(wish.file, fix)));
        }
        *self.mended.entry(path.to_owned()).or_default() += repaired.done.len();
        true
    }

    fn fail(&mut self, path: &Path, failure: &Failure, console: &Console) {
        if self.barred.insert(path.to_owned()) {
            console.complain(&format!("lỗi: {}", failure.0));
        }
        self.verdict |= Verdict::FAILED;
    }
}

/// `plans/x/plan.yaml:7: đổi “trich_yeuu” thành “trich_yeu”`
fn told(file: &SourceFile, fix: &Fix) -> String {
    let line = file.line_column(fix.span.start).0;
    format!("{}:{line}: {}", file.name, harmless(&fix.title).replace('\n', " "))
}

fn mark(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::diag::{Diagnostic, UNKNOWN_KEY};
    use crate::source::Sources;

    /// Mends the file once: the first `old` becomes `new`.
    fn mend(mender: &mut Mender, path: &Path, old: &str, new: &str) -> bool {
        let mut sources = Sources::new();
        let id = sources.add("plan.yaml", path, std::fs::read_to_string(path).unwrap());
        let file = sources.get(id);
        let at = file.text().find(old).unwrap();
        let span = Span::new(id, at..at + old.len());
        let fix = Diagnostic::new(&UNKNOWN_KEY, span, "").fix("đổi", span, new).fix.unwrap();
        mender.mend(path, &Wish { file, fixes: vec![fix] }, &Console { quiet: true, ..Console::plain() })
    }

    #[test]
    fn a_repair_that_keeps_coming_back_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        std::fs::write(&path, "\u{feff}a: b c # d\n").unwrap();
        let mut mender = Mender::default();
        assert!(mend(&mut mender, &path, "b c", "c b"));
        assert!(mend(&mut mender, &path, "c b", "b, c"));
        // Two rules that do not agree would go on for ever.
        assert!(!mend(&mut mender, &path, "b, c", "b c"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "\u{feff}a: b, c # d\n");
        assert_eq!(mender.finish(&Console { quiet: true, ..Console::plain() }), Verdict::default());
    }

    #[test]
    fn what_is_told_cannot_steer_the_terminal() {
        let mut sources = Sources::new();
        let id = sources.add("plan.yaml", "plan.yaml", "a: b\nc: d\n");
        let span = Span::new(id, 5..6);
        let fix = Diagnostic::new(&UNKNOWN_KEY, span, "").fix("đổi “\u{1b}[31m\nx”", span, "e").fix.unwrap();
        assert_eq!(told(sources.get(id), &fix), "plan.yaml:2: đổi “\u{fffd}[31m x”");
    }
}
