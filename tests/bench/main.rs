//! Speed and memory, measured on whole processes. Run: `cargo bench`. Ratios inside one run are what counts: machines are shared and noisy.
//!
//! Where the Typst command line (`typst`, 0.15) is on the path it is timed beside `kh`, on the folder that `kh templates export` writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod comparison;
mod process;
mod synthetic;

use kehoach::check::{self, PageContext};
use kehoach::diag::Diags;
use kehoach::pipeline;
use kehoach::render::{self, Resources};
use kehoach::sheet::Sheet;
use process::{Measure, pair, run};
use std::path::{Path, PathBuf};
use std::time::Instant;

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
    many_checks(&root, work);
    rules_about_pages(&root);
    comparison::comparison(work);
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

/// A thousand plans, small ones and copies of the sample.
fn many_checks(root: &Path, work: &Path) {
    let sample = std::fs::read_to_string(root.join("plans/mau/plan.yaml")).unwrap();
    let lines = sample.lines().count();
    for (what, text) in [("12 tasks".to_owned(), synthetic::plan(12)), (format!("{lines} lines"), sample)] {
        let folder = work.join(what.replace(' ', "-"));
        for i in 0..1000 {
            let one = folder.join(format!("ke-hoach-{i:04}"));
            std::fs::create_dir_all(&one).unwrap();
            std::fs::write(one.join("plan.yaml"), &text).unwrap();
        }
        let measure = run(5, KH, &["check", folder.to_str().unwrap(), "--quiet"]);
        row(&format!("kh check, 1,000 plans of {what}"), &measure, "");
    }
}

/// What the rules about the finished page, and the conformance sheet, add to setting the pages.
fn rules_about_pages(root: &Path) {
    for name in PLANS {
        let path = root.join("plans").join(name).join("plan.yaml");
        let compiled = pipeline::compile(&path, name).unwrap();
        let (Some(view), Some(plan)) = (&compiled.view, &compiled.plan) else { panic!("{name} has errors") };
        let passages = check::passages(plan);
        let (mut set, mut rules, mut sheet) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..5 {
            let start = Instant::now();
            let typeset = render::typeset(view, &Resources::embedded(), &mut Diags::new()).unwrap();
            set.push(start.elapsed().as_secs_f64());
            let start = Instant::now();
            let pages = typeset.pages();
            let context = PageContext::new(&pages, view, "Liberation Serif", &passages);
            check::run_on_pages(&context, &mut Diags::new());
            rules.push(start.elapsed().as_secs_f64());
            let start = Instant::now();
            assert!(!Sheet::measure(&pages, view, plan.profile).rows.is_empty());
            sheet.push(start.elapsed().as_secs_f64());
        }
        let median = |times: &mut Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2] * 1000.0
        };
        let (set, rules, sheet) = (median(&mut set), median(&mut rules), median(&mut sheet));
        println!("| rules about pages, {name} | {rules:.1} | – | – | {:.3} of setting |", rules / set);
        println!("| conformance sheet, {name} | {sheet:.1} | – | – | {:.3} of setting |", sheet / set);
    }
}
