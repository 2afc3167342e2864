//! What the language can say, and the words that print.

use super::findings::print_findings;
use super::print::print_view;
use super::{all_plans, compare_all, compile, files, root, serves};
use std::path::Path;

const FOLDER: &str = "tests/fixtures/plans";

#[test]
fn every_form_of_real_plans_can_be_said() {
    let inputs: Vec<_> = files(&root().join(FOLDER), ".yaml").into_iter().filter(|p| !serves(p)).collect();
    compare_all(FOLDER, &inputs, &|path: &Path| {
        let compiled = compile(path);
        let findings = print_findings(&compiled);
        let view = compiled.view.as_ref().map(print_view).unwrap_or_default();
        if findings.is_empty() { view } else { format!("{findings}\n{view}") }
    });
}

#[test]
fn every_plan_builds() {
    for path in all_plans() {
        let compiled = compile(&path);
        assert!(compiled.view.is_some(), "{}:\n{}", path.display(), print_findings(&compiled));
    }
}
