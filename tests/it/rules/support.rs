//! What the tests of the rule book share.

use kehoach::check::Policy;
use kehoach::pipeline::{Compiled, compile_text_under};
use std::path::PathBuf;

/// The top-level entries of a file: key and lines.
pub fn top_level(text: &str) -> Vec<(Option<String>, String)> {
    let mut found: Vec<(Option<String>, String)> = Vec::new();
    for line in text.lines() {
        let key = line.split_once(':').map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#', '-']));
        match (key, found.last_mut()) {
            (None, Some((_, lines))) => *lines += &format!("{line}\n"),
            (key, _) => found.push((key.map(str::to_owned), format!("{line}\n"))),
        }
    }
    found
}

/// The text of a plan of this repository.
pub fn plan_text(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "plans", name, "plan.yaml"].iter().collect();
    std::fs::read_to_string(path).unwrap()
}

/// The same without its waivers.
pub fn unwaived(text: &str) -> String {
    let kept = top_level(text).into_iter().filter(|(key, _)| key.as_deref() != Some("bo_qua"));
    kept.map(|(_, lines)| lines).collect()
}

/// Judges a text by its own state.
pub fn judge(text: &str) -> Compiled {
    compile_text_under("plan.yaml", text, &Policy::default())
}

/// A finding as a test compares it: its code, its message, and the words it marks.
pub fn told(compiled: &Compiled) -> Vec<(&'static str, String, String)> {
    let marked = |f: &kehoach::diag::Diagnostic| {
        f.span.map_or_else(String::new, |span| compiled.sources.get(span.file).slice(span).to_owned())
    };
    compiled.findings.iter().map(|f| (f.rule.code, f.message.clone(), marked(f))).collect()
}
