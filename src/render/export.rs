//! The files of a compilation, to work on a template with the `typst` command itself.

use super::resources::Resources;
use super::with_font;
use crate::view::View;

/// Everything that a template sees, by path under one folder. There, `typst compile --font-path fonts main.typ` sets
/// the same pages.
pub fn export_files(view: &View, resources: &Resources) -> Vec<(String, Vec<u8>)> {
    let files = &resources.files;
    let view = with_font(view, &resources.font().family);
    let mut out: Vec<(String, Vec<u8>)> =
        files.templates.iter().map(|(name, template)| (name.clone(), template.bytes().to_vec())).collect();
    out.extend(files.images.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())));
    if let Ok(mut json) = serde_json::to_vec_pretty(view.as_ref()) {
        json.push(b'\n');
        out.push(("plan.json".to_owned(), json));
    }
    out.extend(files.fonts.files().into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes.to_vec())));
    out.sort();
    out
}
