//! `kh templates export`: what a template sees, as a folder for Typst's own command line.

use super::args::Export;
use super::console::Console;
use super::discover::{Found, discover};
use super::examine::{Depth, Examined, Shared, examine};
use super::failure::{Failure, show};
use super::verdict::Verdict;
use super::write::Batch;
use crate::check::Policy;
use crate::diag::Severity;
use crate::render::export_files;
use crate::report::terminal::{self, Look};
use std::collections::BTreeMap;
use std::path::Path;

/// The plan that stands in when none is named.
const SAMPLE: &str = include_str!("../../plans/mau/plan.yaml");

/// Writes templates, fonts and the data of a plan.
///
/// # Errors
/// The plan cannot be read or the folder cannot be written.
pub fn export(export: &Export, console: &Console) -> Result<Verdict, Failure> {
    let examined = match &export.plan {
        Some(path) => {
            let plans = discover(std::slice::from_ref(path))?;
            let [plan] = plans.as_slice() else {
                let words = "có nhiều kế hoạch; ghi đường dẫn của một kế hoạch";
                return Err(Failure(format!("thư mục “{}” {words}", show(path))));
            };
            examine(plan, &Shared::new(Policy::default()), Depth::Words)?
        }
        None => sample()?,
    };
    let Some(view) = &examined.view else {
        let look = Look { colour: console.colour_err, width: console.width };
        let mut words = Vec::new();
        terminal::write(&mut words, examined.report(), look, |finding| finding.severity == Severity::Error)
            .map_err(|error| Failure::stdout(&error))?;
        console.complain(&String::from_utf8_lossy(&words));
        return Ok(Verdict::ERRORS);
    };
    let mut folders: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for (path, bytes) in export_files(view, &examined.resources) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        folders.entry(folder.to_owned()).or_default().push((name.to_owned(), bytes));
    }
    let mut count = 0;
    for (folder, files) in folders {
        let mut batch = Batch::new(&export.folder.join(folder), "mau")?;
        for (name, bytes) in files {
            batch.add(name, &bytes)?;
        }
        count += batch.finish()?.len();
    }
    console.say(&format!("{}: {count} tệp", show(&export.folder)));
    Ok(Verdict::default())
}

/// The sample plan, examined as if it lay on the disk.
fn sample() -> Result<Examined, Failure> {
    let failed = |error| Failure::write(Path::new("."), &error);
    let folder = tempfile::Builder::new().prefix("kh-").tempdir().map_err(failed)?;
    let path = folder.path().join("mau.yaml");
    std::fs::write(&path, SAMPLE).map_err(|error| Failure::write(&path, &error))?;
    examine(
        &Found { path, name: "mau.yaml".to_owned(), stem: "mau".to_owned() },
        &Shared::new(Policy::default()),
        Depth::Words,
    )
}
