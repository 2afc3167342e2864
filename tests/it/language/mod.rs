//! The language: what it refuses, what it can say, and that nothing a file holds can break it.

mod findings;
mod plans;
mod print;
mod robust;
mod same;

use kehoach::check::{self, Policy};
use kehoach::diag::{Diags, Mode};
use kehoach::pipeline::{Compiled, SERVING_FILES};
use std::fs;
use std::path::{Path, PathBuf};

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files of a folder and the folders in it that end so, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack = vec![folder.to_owned()];
    while let Some(folder) = stack.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                stack.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every plan of the tests and of `plans/`.
pub fn all_plans() -> Vec<PathBuf> {
    let mut all = files(&root().join("tests/fixtures/plans"), ".yaml");
    all.extend(files(&root().join("plans"), "plan.yaml"));
    all.retain(|p| !serves(p));
    all
}

/// True for a file that serves several plans.
pub fn serves(path: &Path) -> bool {
    SERVING_FILES.iter().any(|name| path.ends_with(name))
}

/// Compiles a file of the package. What the rule book says of it is told elsewhere: here the language counts, and its figures.
pub fn compile(path: &Path) -> Compiled {
    let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    let mut compiled = kehoach::pipeline::open(path, &name, &language_alone()).unwrap();
    compiled.settle(Diags::new());
    compiled
}

/// Lets every rule pass but those about the language and its figures.
fn language_alone() -> Policy {
    let kept = ["KH0", "KH120", "KH401", "KH402", "KH403"];
    let others =
        check::registry().map(|entry| entry.rule.code).filter(|code| !kept.iter().any(|k| code.starts_with(k)));
    Policy { mode: Some(Mode::Draft), allow: others.map(str::to_owned).collect(), ..Policy::default() }
}

/// Compares each input of a folder with the `.expected` file beside it; `BLESS=1` writes. Leftovers and gaps fail.
pub fn compare_all(folder: &str, inputs: &[PathBuf], print: &dyn Fn(&Path) -> String) {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for input in inputs {
        let path = input.with_extension("expected");
        let got = print(input);
        if bless {
            fs::write(&path, &got).unwrap();
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(wanted) if wanted == got => {}
            Ok(wanted) => {
                let line = wanted.lines().zip(got.lines()).take_while(|(a, b)| a == b).count();
                let at = |text: &str| text.lines().nth(line).unwrap_or("<nothing>").to_owned();
                wrong.push(format!("{}:{}\n  - {}\n  + {}", path.display(), line + 1, at(&wanted), at(&got)));
            }
            Err(_) => wrong.push(format!("{} is missing", path.display())),
        }
    }
    for expected in files(&root().join(folder), ".expected") {
        if !inputs.contains(&expected.with_extension("yaml")) {
            wrong.push(format!("{} belongs to nothing", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nBLESS=1 cargo test writes what is printed now", wrong.join("\n"));
}
