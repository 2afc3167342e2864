//! Templates, fonts and images that lie in the folder of a plan.

use super::discover::{Found, PLAN_FILE, skipped};
use super::failure::{Failure, show};
use crate::render::Overrides;
use std::fs;
use std::path::{Path, PathBuf};

/// Templates of a plan.
const TEMPLATES: &str = "templates";

/// Fonts of a plan.
pub const FONTS: &str = "fonts";

/// Folders deeper than this are not searched for images.
const DEEPEST: usize = 8;

/// The files in the folder of a plan; none for a plan that has no folder of its own, or nothing in it.
///
/// # Errors
/// A file or folder cannot be read.
pub fn of(found: &Found) -> Result<Option<Overrides>, Failure> {
    let Some(folder) = found.folder() else { return Ok(None) };
    let mut own = Overrides::default();
    for path in files(&folder.join(TEMPLATES), &["typ"])? {
        if let Some(name) = path.file_name() {
            own.templates.insert(name.to_string_lossy().into_owned(), read(&path)?);
        }
    }
    for path in files(&folder.join(FONTS), &["ttf", "otf", "ttc"])? {
        if let Some(name) = path.file_name() {
            own.fonts.push((name.to_string_lossy().into_owned(), read(&path)?));
        }
    }
    // Only a template of its own can ask for an image.
    if !own.templates.is_empty() {
        images(folder, folder, 0, &mut own)?;
    }
    Ok(Some(own).filter(|own| !(own.templates.is_empty() && own.fonts.is_empty())))
}

fn images(root: &Path, folder: &Path, depth: usize, own: &mut Overrides) -> Result<(), Failure> {
    for path in files(folder, &["png", "jpg", "jpeg", "svg"])? {
        if let Ok(inside) = path.strip_prefix(root) {
            let name: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            own.images.insert(name.join("/"), read(&path)?);
        }
    }
    for sub in entries(folder)?.into_iter().filter(|(_, kind)| kind.is_dir()).map(|(path, _)| path) {
        let name = sub.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if depth < DEEPEST && !skipped(&name) && !sub.join(PLAN_FILE).exists() {
            images(root, &sub, depth + 1, own)?;
        }
    }
    Ok(())
}

/// The files of a folder with one of these endings, in order. A link is no file: it could lead out of the folder.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let wanted = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    let files = entries(folder)?.into_iter().filter(|(_, kind)| kind.is_file()).map(|(path, _)| path);
    Ok(files.filter(wanted).collect())
}

/// What lies in a folder, in order; nothing where there is no such folder, or only a link to one.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, fs::FileType)>, Failure> {
    let failed = |error| Failure::read(folder, &error);
    // The folder of the plan itself may be reached through a link; what lies in it may not.
    if !folder.is_dir() || (folder.ends_with(FONTS) || folder.ends_with(TEMPLATES)) && folder.is_symlink() {
        return Ok(Vec::new());
    }
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        list.push((entry.path(), entry.file_type().map_err(failed)?));
    }
    list.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(list)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::read(path, &error))
}

/// The folder of a plan's fonts, as shown.
pub fn fonts_folder(found: &Found) -> String {
    found.folder().map(|folder| show(&folder.join(FONTS))).unwrap_or_default()
}
