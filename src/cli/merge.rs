//! `kh git merge`: what git calls to merge two versions of a plan.

use super::args::Merge;
use super::console::Console;
use super::failure::{Failure, show};
use super::verdict::Verdict;
use super::write;
use crate::merge::{self, ByLines, Merged, Names};
use crate::report::harmless;
use crate::source::MAX_BYTES;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Merges two versions of a file and writes the result over ours.
///
/// # Errors
/// A version cannot be read, is no text, or ours cannot be written; it is then as it was.
pub fn execute(call: &Merge, console: &Console) -> Result<Verdict, Failure> {
    let name = call.name.clone().unwrap_or_else(|| show(&call.ours));
    let read = |path: &Path, which: &str| read(path, which, &name);
    let base = read(&call.base, "bản gốc")?;
    let (ours, theirs) = (read(&call.ours, "bản này")?, read(&call.theirs, "bản kia")?);
    let merged = merge::merge(&base, &ours, &theirs, Names::default());
    if merged.text != ours {
        write::replace(&call.ours, &show(&call.ours), ours.as_bytes(), merged.text.as_bytes())?;
    }
    for words in report(&name, &merged) {
        console.complain(&words);
    }
    if merged.conflicts.is_empty() {
        if console.verbose {
            console.say(&format!("{}: đã gộp, không có xung đột", harmless(&name)));
        }
        return Ok(Verdict::default());
    }
    Ok(Verdict::ERRORS)
}

/// What is said about a merge that did not go smoothly.
fn report(name: &str, merged: &Merged) -> Vec<String> {
    let name = harmless(name);
    let mut said = Vec::new();
    if let Some(why) = merged.by_lines {
        let why = match why {
            ByLines::Base => "bản gốc viết sai cú pháp",
            ByLines::Ours => "bản này viết sai cú pháp",
            ByLines::Theirs => "bản kia viết sai cú pháp",
            ByLines::Form => "cách viết của tệp không cho phép gộp theo từng phần của kế hoạch",
        };
        said.push(format!("{name}: {why} nên chỉ gộp được theo dòng; đọc lại chỗ đã gộp và chạy kh check"));
    }
    said.extend(merged.conflicts.iter().map(|conflict| {
        format!("{name}:{}: xung đột: {}", conflict.line, harmless(&conflict.words).replace('\n', " "))
    }));
    if !merged.conflicts.is_empty() {
        let count = merged.conflicts.len();
        said.push(format!("{name}: còn {count} chỗ xung đột; sửa xong thì chạy kh check rồi git add"));
    }
    said
}

fn read(path: &Path, which: &str, name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure(format!("không gộp được “{name}”, {which}: {}", Failure::read(path, &error).0)))?;
    if bytes.len() > MAX_BYTES {
        return Err(Failure(format!("không gộp được “{name}”: {which} lớn hơn {} MiB", MAX_BYTES >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| {
        Failure(format!("không gộp được “{name}”: {which} không ở bảng mã UTF-8; lưu lại ở UTF-8 rồi gộp lại"))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::merge::Conflict;

    #[test]
    fn what_is_said_names_the_file_and_the_line() {
        let conflicts = vec![Conflict { line: 12, words: "thời hạn\u{1b}[31m".to_owned() }];
        let merged = Merged { text: String::new(), conflicts, by_lines: Some(ByLines::Theirs) };
        assert_eq!(
            report("plans/x/plan.yaml", &merged),
            [
                "plans/x/plan.yaml: bản kia viết sai cú pháp nên chỉ gộp được theo dòng; đọc lại chỗ đã gộp và chạy kh check",
                "plans/x/plan.yaml:12: xung đột: thời hạn\u{fffd}[31m",
                "plans/x/plan.yaml: còn 1 chỗ xung đột; sửa xong thì chạy kh check rồi git add",
            ]
        );
    }
}
