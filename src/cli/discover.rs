//! Which plans are meant by the paths of a call, and what their output is called.

use super::failure::{Failure, show};
use crate::pipeline::SERVING_FILES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// The file of a plan that has a folder for itself.
pub const PLAN_FILE: &str = "plan.yaml";

/// The folder that is searched when no path is given.
const DEFAULT: &str = "plans";

/// Folders deeper than this are not searched.
const DEEPEST: usize = 32;

/// Bytes in which the first key of a plan must stand.
const HEAD: u64 = 64 * 1024;

/// A plan to work on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Path to open.
    pub path: PathBuf,
    /// Path as shown, with forward slashes.
    pub name: String,
    /// What its output is called.
    pub stem: String,
}

impl Found {
    /// The folder that belongs to this plan alone; none for a file among others.
    pub fn folder(&self) -> Option<&Path> {
        (self.path.file_name()? == PLAN_FILE).then(|| folder_of(&self.path))
    }
}

/// The plans that `paths` mean, in order, each once.
///
/// # Errors
/// A path does not exist, cannot be read, or holds no plan.
pub fn discover(paths: &[PathBuf]) -> Result<Vec<Found>, Failure> {
    let default = [PathBuf::from(DEFAULT)];
    if paths.is_empty() && !Path::new(DEFAULT).exists() {
        return Err(Failure(format!(
            "không có thư mục “{DEFAULT}” ở đây; chạy lệnh trong thư mục chứa {DEFAULT}/, hoặc ghi đường dẫn của kế hoạch"
        )));
    }
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for path in if paths.is_empty() { &default } else { paths } {
        let meta = fs::metadata(path).map_err(|error| Failure::read(path, &error))?;
        let mut files = if meta.is_dir() { search(path)? } else { vec![path.clone()] };
        files.sort();
        for file in files {
            let real = file.canonicalize().unwrap_or_else(|_| file.clone());
            if seen.insert(real.clone()) {
                let name = show(file.strip_prefix("./").unwrap_or(&file));
                found.push(Found { name, stem: stem(&real), path: file });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Refuses two plans that would be written to one file.
///
/// # Errors
/// There are two such plans.
pub fn refuse_one_name(plans: &[Found]) -> Result<(), Failure> {
    let mut names: BTreeMap<String, &Found> = BTreeMap::new();
    for plan in plans {
        // On many disks these are one name.
        let key: String = plan.stem.nfc().flat_map(char::to_lowercase).collect();
        if let Some(other) = names.insert(key, plan) {
            return Err(Failure(format!(
                "hai kế hoạch “{}” và “{}” cùng ghi ra “{}”; đổi tên một thư mục hoặc tệp, hoặc dựng từng kế hoạch với --out khác nhau",
                other.name, plan.name, plan.stem
            )));
        }
    }
    Ok(())
}

/// The plan files of a folder.
fn search(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    walk(folder, 0, &mut files)?;
    if files.is_empty() {
        return Err(Failure(format!(
            "thư mục “{}” không có kế hoạch nào; mỗi kế hoạch là tệp {PLAN_FILE} trong thư mục riêng, hoặc tệp .yaml có dòng “ke_hoach:”",
            show(folder)
        )));
    }
    Ok(files)
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error| Failure::read(folder, &error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (name, path) = (entry.file_name(), entry.path());
        let shown = name.to_string_lossy();
        let kind = entry.file_type().map_err(failed)?;
        // A link to a folder may lead back up; a link to a file is a file.
        if kind.is_dir() {
            if depth < DEEPEST && !skipped(&shown) {
                walk(&path, depth + 1, files)?;
            }
        } else if may_be_plan(&shown, depth) && (name == PLAN_FILE || is_plan(&path)) {
            files.push(path);
        }
    }
    Ok(())
}

/// True for folders that hold no plans of their own.
pub fn skipped(folder: &str) -> bool {
    folder.starts_with('.') || matches!(folder, "out" | "target" | "node_modules")
}

/// True for the name of a file, so many folders down, that is a plan if it says so: `plan.yaml` anywhere, any YAML file that
/// serves no other at the top.
fn may_be_plan(name: &str, depth: usize) -> bool {
    let ending = Path::new(name).extension();
    let yaml = ending.is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"));
    name == PLAN_FILE || (depth == 0 && yaml && !SERVING_FILES.contains(&name) && !name.starts_with('.'))
}

/// True for a file that says it is a plan.
fn is_plan(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    // Nothing else can tell why it cannot be read: let the reader say it.
    read.is_err() || begins_as_plan(&head)
}

/// True for bytes that begin as a plan does: with a line for the version of the language.
pub fn begins_as_plan(bytes: &[u8]) -> bool {
    let head = bytes.get(..usize::try_from(HEAD).unwrap_or(usize::MAX)).unwrap_or(bytes);
    let text = String::from_utf8_lossy(head);
    text.trim_start_matches('\u{feff}').lines().any(|line| line.starts_with("ke_hoach:"))
}

/// True for a file, by its path from the folder that is searched, that [`discover`] would find, were it on the disk; its bytes are
/// asked for only where they decide.
#[cfg(feature = "git")]
pub fn would_be_found(inner: &Path, bytes: impl FnOnce() -> Vec<u8>) -> bool {
    let name = inner.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let above: Vec<_> = inner.parent().into_iter().flat_map(Path::iter).collect();
    let searched = above.len() <= DEEPEST && !above.iter().any(|folder| skipped(&folder.to_string_lossy()));
    searched && may_be_plan(&name, above.len()) && (name == PLAN_FILE || begins_as_plan(&bytes()))
}

/// The folder of a plan, else its own name without the ending.
pub fn stem(real: &Path) -> String {
    let name = if real.file_name().is_some_and(|name| name == PLAN_FILE) {
        real.parent().and_then(Path::file_name)
    } else {
        real.file_stem()
    };
    name.map_or_else(|| "plan".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
