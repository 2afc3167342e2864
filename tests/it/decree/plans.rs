//! The plans of this repository, set in pages once for all tests.

use kehoach::diag::Diags;
use kehoach::pages::Pages;
use kehoach::pipeline;
use kehoach::profile::{Profile, SizeSet};
use kehoach::render::{Resources, Typeset, typeset};
use kehoach::view::View;
use rayon::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

/// Every plan that ships.
pub const PLANS: [&str; 6] =
    ["dak-nong-2024", "gia-lai-2021-2025", "luc-nam-2021", "mau", "ninh-thuan-2024", "son-la-2024"];

/// A plan on its pages.
pub struct Doc {
    /// Name and size set, for messages.
    pub name: String,
    /// What was set.
    pub view: View,
    /// The document.
    pub typeset: Typeset,
    /// Its plain data.
    pub pages: Pages,
}

static DOCS: LazyLock<Vec<Doc>> = LazyLock::new(|| {
    let sets = [(SizeSet::Fourteen, "14"), (SizeSet::Thirteen, "13")];
    let jobs: Vec<_> = PLANS.iter().flat_map(|name| sets.map(|set| (*name, set))).collect();
    jobs.into_par_iter()
        .map(|(name, (set, label))| {
            let mut view = view(name);
            resize(&mut view, set);
            set_doc(format!("{name} cỡ {label}"), view)
        })
        .collect()
});

/// All plans in both size sets.
pub fn docs() -> &'static [Doc] {
    &DOCS
}

/// The view of a plan of the repository.
pub fn view(name: &str) -> View {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans").join(name).join("plan.yaml");
    let compiled = pipeline::compile(&path, name).unwrap();
    compiled.view.unwrap_or_else(|| panic!("{name}: {:?}", compiled.findings))
}

/// Changes the size set.
pub fn resize(view: &mut View, set: SizeSet) {
    view.page.size = Profile::standard().unwrap().sizes(set).unwrap().clone();
}

/// Sets a view; whatever the typesetter says is a failure.
pub fn set_doc(name: String, view: View) -> Doc {
    let mut diags = Diags::new();
    let typeset = typeset(&view, &Resources::embedded(), &mut diags).unwrap_or_else(|| panic!("{name}: {diags:?}"));
    assert!(diags.is_empty(), "{name}: {diags:?}");
    let pages = typeset.pages();
    Doc { name, view, typeset, pages }
}
