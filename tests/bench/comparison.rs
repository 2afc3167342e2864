//! Comparing two versions of a plan: in this process, and beside other tools where they are installed.

use super::process::run;
use super::{KH, row, synthetic};
use kehoach::diff::compare;
use kehoach::pipeline::compile_text;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// How many tasks are edited.
const EDITS: u32 = 10;

/// Plans of 300 and 3,000 tasks with ten edits, and both files through each tool.
pub fn comparison(work: &Path) {
    for tasks in [300, 3000] {
        let old = synthetic::plan(tasks);
        let new = edited(&old, tasks);
        let (before, after) = (compile_text("cu.yaml", &old).plan.unwrap(), compile_text("moi.yaml", &new).plan.unwrap());
        let mut times = Vec::new();
        for _ in 0..15 {
            let start = Instant::now();
            assert_eq!(compare(&before, &after).changes.len(), EDITS as usize);
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        let (median, least) = (times[times.len() / 2], times[0]);
        println!("| compare, {tasks} tasks, {EDITS} edits | {median:.1} | {least:.1} | – | |");
        let (a, b) = (work.join("cu.yaml"), work.join("moi.yaml"));
        std::fs::write(&a, &old).unwrap();
        std::fs::write(&b, &new).unwrap();
        let (a, b) = (a.to_str().unwrap(), b.to_str().unwrap());
        let whole = run(5, KH, &["diff", a, b, "--format", "json"]);
        row(&format!("kh diff, {tasks} tasks, read and compared"), &whole, "");
        beside("graphtage", &["--no-status", a, b], &format!("graphtage, {tasks} tasks"), whole.median);
        let (a, b) = (work.join("cu.csv"), work.join("moi.csv"));
        std::fs::write(&a, table(&old)).unwrap();
        std::fs::write(&b, table(&new)).unwrap();
        let args = ["diff", "--id", "ma", a.to_str().unwrap(), b.to_str().unwrap()];
        beside("daff", &args, &format!("daff, the tasks as a table, {tasks} tasks"), whole.median);
    }
}

/// Another tool on the same files; it may take long, so it runs once.
fn beside(tool: &str, args: &[&str], what: &str, ours: f64) {
    if Command::new(tool).arg("--version").output().is_err() {
        println!("| {what} | not installed | – | – | |");
        return;
    }
    let measure = run(1, tool, args);
    row(what, &measure, &format!("kh {:.3} of it", ours / measure.median));
}

fn edited(text: &str, tasks: u32) -> String {
    let mut out = text.to_owned();
    for edit in 0..EDITS {
        let task = edit * (tasks / EDITS) + 3;
        let from = format!("nội dung số {task} của chương trình");
        assert!(out.contains(&from));
        out = out.replacen(&from, &format!("nội dung số {task} thuộc chương trình"), 1);
    }
    out
}

/// Id and words of every task, as a table.
fn table(text: &str) -> String {
    let mut out = String::from("ma,noi_dung\n");
    let mut id = "";
    for line in text.lines() {
        if let Some(found) = line.trim().strip_prefix("- ma: ") {
            id = found;
        } else if let Some(words) = line.trim().strip_prefix("noi_dung: Rà soát") {
            let _ = writeln!(out, "{id},\"Rà soát{words}\"");
        }
    }
    out
}
