//! Speed and memory, measured on whole processes. Run: `cargo bench`. Ratios inside one run are what counts: machines are shared and noisy.
//!
//! Where the Typst command line (`typst`, 0.15) is on the path it is timed beside `kh`, on the folder that `kh templates export` writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod process;
mod synthetic;

use process::{Measure, pair, run};
use std::path::{Path, PathBuf};

const KH: &str = env!("CARGO_BIN_EXE_kh");
const PLANS: [&str; 5] = ["dak-nong-2024", "gia-lai-2021-2025", "luc-nam-2021", "ninh-thuan-2024", "son-la-2024"];

fn main() {
    // `cargo test --benches` only asks whether this compiles and starts.
    if std::env::args().any(|a| a == "--test" || a == "--list") {
        return;
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let work = tempfile::tempdir().unwrap();
    let work = work.path();
    println!("| what | median, ms | least, ms | peak memory, MB | ratio |");
    println!("|---|---|---|---|---|");
    beside_typst(&root, work);
    growth(work);
    many_checks(work);
}

fn row(what: &str, measure: &Measure, ratio: &str) {
    println!(
        "| {what} | {:.0} | {:.0} | {} | {ratio} |",
        measure.median,
        measure.least,
        measure.peak.map_or_else(|| "–".to_owned(), |mb| format!("{mb:.0}"))
    );
}

/// `kh build` against the Typst command line on the same view and templates.
fn beside_typst(root: &Path, work: &Path) {
    let typst = std::process::Command::new("typst").arg("--version").output().is_ok();
    let mut sum = 0.0;
    for name in PLANS {
        let plan = root.join("plans").join(name).join("plan.yaml");
        let out = work.join("out");
        let build = ["build", plan.to_str().unwrap(), "--out", out.to_str().unwrap(), "--quiet"];
        if !typst {
            row(&format!("kh build, {name}"), &run(9, KH, &build), "");
            continue;
        }
        let folder = work.join("export").join(name);
        let exported = run(1, KH, &["templates", "export", folder.to_str().unwrap(), plan.to_str().unwrap()]);
        assert!(exported.ok || folder.join("main.typ").is_file(), "export of {name} failed");
        let main = folder.join("main.typ");
        let fonts = folder.join("fonts");
        let pdf = work.join("typst.pdf");
        let compile = [
            "compile",
            "--root",
            folder.to_str().unwrap(),
            "--ignore-system-fonts",
            "--font-path",
            fonts.to_str().unwrap(),
            main.to_str().unwrap(),
            pdf.to_str().unwrap(),
        ];
        let (kh, other, ratio) = pair(9, (KH, &build), ("typst", &compile));
        assert!(kh.ok && other.ok, "{name} does not build");
        row(&format!("typst compile, {name}"), &other, "");
        row(&format!("kh build, {name}"), &kh, &format!("{ratio:.2} of typst"));
        sum += other.median;
    }
    let out = work.join("all");
    let plans: Vec<String> =
        PLANS.iter().map(|n| root.join("plans").join(n).join("plan.yaml").to_str().unwrap().to_owned()).collect();
    let mut args = vec!["build", "--out", out.to_str().unwrap(), "--quiet"];
    args.extend(plans.iter().map(String::as_str));
    let all = run(7, KH, &args);
    let ratio = if typst { format!("{:.2} of the sum of typst", all.median / sum) } else { String::new() };
    row("kh build, all five", &all, &ratio);
}

/// Plans of 30, 300 and 3,000 tasks: the exponent tells how time grows.
fn growth(work: &Path) {
    let mut points = Vec::new();
    for tasks in [30, 300, 3000] {
        let folder = work.join(format!("tasks-{tasks}"));
        std::fs::create_dir_all(&folder).unwrap();
        let plan = folder.join("plan.yaml");
        std::fs::write(&plan, synthetic::plan(tasks)).unwrap();
        let out = work.join("grown");
        let runs = if tasks > 1000 { 3 } else { 7 };
        let measure = run(runs, KH, &["build", plan.to_str().unwrap(), "--out", out.to_str().unwrap(), "--quiet"]);
        assert!(measure.ok, "{tasks} tasks do not build");
        points.push((f64::from(tasks), measure.median));
        let ratio = match points.as_slice() {
            [.., (n0, t0), (n1, t1)] => format!("exponent {:.2}", (t1 / t0).ln() / (n1 / n0).ln()),
            _ => String::new(),
        };
        row(&format!("kh build, {tasks} tasks"), &measure, &ratio);
    }
}

/// A thousand small plans.
fn many_checks(work: &Path) {
    let folder = work.join("many");
    for i in 0..1000 {
        let one = folder.join(format!("ke-hoach-{i:04}"));
        std::fs::create_dir_all(&one).unwrap();
        std::fs::write(one.join("plan.yaml"), synthetic::plan(12)).unwrap();
    }
    let measure = run(5, KH, &["check", folder.to_str().unwrap(), "--quiet"]);
    row("kh check, 1,000 plans of 12 tasks", &measure, "");
}
