//! What several tests need: the plans of this repository, compiled and set once.

use kehoach::diag::{Diagnostic, Diags};
use kehoach::pipeline;
use kehoach::render::{self, Resources};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

/// A plan on pages.
pub struct Built {
    pub findings: Vec<Diagnostic>,
    /// Words of all pages, in order.
    pub text: String,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Names of all plans that ship with the tool.
pub fn plan_names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("plans"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.join("plan.yaml").is_file())
        .map(|p| p.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() >= 6);
    names
}

/// A plan of this repository, built once for all tests.
pub fn plan(name: &str) -> &'static Built {
    static PLANS: LazyLock<Mutex<BTreeMap<String, &'static Built>>> = LazyLock::new(Mutex::default);
    if let Some(built) = PLANS.lock().unwrap().get(name) {
        return built;
    }
    let built: &'static Built = Box::leak(Box::new(build(name)));
    PLANS.lock().unwrap().insert(name.to_owned(), built);
    built
}

fn build(name: &str) -> Built {
    let path = root().join("plans").join(name).join("plan.yaml");
    let compiled = pipeline::compile(&path, &format!("plans/{name}/plan.yaml")).unwrap();
    let view = compiled.view.unwrap_or_else(|| panic!("{name} has errors: {:#?}", compiled.findings));
    let mut diags = Diags::new();
    let typeset = render::typeset(&view, &Resources::embedded(), &mut diags).unwrap();
    let pages = typeset.pages();
    let mut findings = compiled.findings;
    findings.extend(diags.into_sorted());
    let text = pages.pages.iter().map(|p| p.text()).collect::<Vec<_>>().join("\n");
    Built { findings, text }
}
