//! What the two sides of a comparison are: files, folders, or versions out of git.

use super::discover::{self, Found};
use super::failure::Failure;
#[cfg(feature = "git")]
use super::failure::show;
use crate::check::Policy;
use crate::diag::Diags;
#[cfg(feature = "git")]
use crate::git::{Kind, Repository, Version};
use crate::pipeline::{self, Compiled};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One plan on one side.
#[derive(Debug)]
pub struct Side {
    /// As shown: a path, or a revision and a path.
    pub name: String,
    /// The plan, as far as it can be read.
    pub compiled: Compiled,
}

/// A plan in two versions; one side is missing where the plan came or went.
#[derive(Debug)]
pub struct Pair {
    /// The old version.
    pub old: Option<Side>,
    /// The new version.
    pub new: Option<Side>,
    /// What its output is called.
    pub stem: String,
}

/// Where one side lies.
#[derive(Debug, Clone)]
enum Place {
    Disk(PathBuf),
    #[cfg(feature = "git")]
    Git(Box<Version>, PathBuf),
}

/// A plan file of one side.
#[derive(Debug, Clone)]
struct Entry {
    place: Place,
    name: String,
    /// From the folder that is compared.
    inner: PathBuf,
    /// The same for files of one content, where that is known without reading.
    content: Vec<u8>,
}

/// The plans that a call compares, pair by pair, in order of their names.
///
/// # Errors
/// A version or path does not exist, or nothing can be compared.
pub fn pairs(versions: &[String], paths: &[PathBuf]) -> Result<Vec<Pair>, Failure> {
    let sides = sides(versions, paths)?;
    let mut pairs = Vec::new();
    for (old, new) in sides {
        pairs.extend(compare(&old, &new)?);
    }
    if pairs.is_empty() {
        return Err(Failure("không có kế hoạch nào để so sánh ở hai bản đã nêu".to_owned()));
    }
    Ok(pairs)
}

/// Old and new place of everything that is compared.
fn sides(versions: &[String], paths: &[PathBuf]) -> Result<Vec<(Place, Place)>, Failure> {
    let exists = |word: &str| Path::new(word).exists();
    match versions {
        // As git reads it: a revision, and where to look.
        #[cfg(feature = "git")]
        [old, path] if paths.is_empty() && exists(path) && !exists(old) && split(old).is_none() => {
            since(old, &[PathBuf::from(path)])
        }
        [old, new] if paths.is_empty() && (is_place(old) || is_place(new)) => Ok(vec![(place(old)?, place(new)?)]),
        #[cfg(feature = "git")]
        [old, new] => between(old, new, paths),
        #[cfg(feature = "git")]
        [one] if paths.is_empty() && exists(one) => {
            let path = PathBuf::from(one);
            if Repository::around(&path).is_ok_and(|repository| repository.knows(one)) {
                return Err(Failure(format!(
                    "“{one}” vừa là tên phiên bản git vừa là tên tệp; viết “kh diff HEAD -- {one}” nếu là tệp, “kh diff {one} -- plans” nếu là phiên bản"
                )));
            }
            since("HEAD", &[path])
        }
        #[cfg(feature = "git")]
        [one] if one.starts_with("../") || one.starts_with("./") => {
            Err(Failure::read(Path::new(one), &std::io::ErrorKind::NotFound.into()))
        }
        #[cfg(feature = "git")]
        [one] => match (one.split_once("..."), one.split_once("..")) {
            (Some((old, new)), _) => apart(or_head(old), or_head(new), paths),
            (None, Some((old, new))) => between(or_head(old), or_head(new), paths),
            (None, None) if one.contains(':') => {
                Err(Failure(format!("thiếu bản mới: viết “kh diff {one} <tệp hoặc phiên bản:tệp>”")))
            }
            (None, None) => since(one, paths),
        },
        #[cfg(feature = "git")]
        _ => since("HEAD", paths),
        #[cfg(not(feature = "git"))]
        _ => {
            let _ = exists;
            Err(Failure("bản kh này không đọc được git; hãy nêu hai tệp hoặc hai thư mục để so sánh".to_owned()))
        }
    }
}

fn or_head(name: &str) -> &str {
    if name.is_empty() { "HEAD" } else { name }
}

/// True for what names one place: a file or folder that exists, or a path in a revision.
fn is_place(word: &str) -> bool {
    Path::new(word).exists() || split(word).is_some()
}

/// "HEAD~1:plans/mau/plan.yaml" in two; a letter before the colon is a drive of Windows.
fn split(word: &str) -> Option<(&str, &str)> {
    if Path::new(word).exists() {
        return None;
    }
    word.split_once(':').filter(|(revision, _)| revision.chars().count() > 1)
}

fn place(word: &str) -> Result<Place, Failure> {
    #[cfg(feature = "git")]
    if let Some((revision, path)) = split(word) {
        let version = repository(Path::new("."))?.version(revision).map_err(failed)?;
        let path = inner_path(path)?;
        return match version.kind(&path) {
            Some(Kind::File | Kind::Folder) => Ok(Place::Git(Box::new(version), path)),
            _ => Err(missing(&version, &path)),
        };
    }
    let path = PathBuf::from(word);
    match path.exists() {
        true => Ok(Place::Disk(path)),
        #[cfg(feature = "git")]
        false if repository(Path::new(".")).is_ok_and(|repository| repository.knows(word)) => Err(Failure(format!(
            "“{word}” là một phiên bản git, còn bản kia là tệp; viết {word}:<đường dẫn từ gốc kho> để chỉ tệp trong phiên bản đó"
        ))),
        false => Err(Failure::read(&path, &std::io::ErrorKind::NotFound.into())),
    }
}

#[cfg(feature = "git")]
fn failed(trouble: crate::git::Trouble) -> Failure {
    Failure(trouble.0)
}

#[cfg(feature = "git")]
fn repository(place: &Path) -> Result<Repository, Failure> {
    Repository::around(place).map_err(failed)
}

/// A path in a revision: from the root, or with "./" from this folder.
#[cfg(feature = "git")]
fn inner_path(path: &str) -> Result<PathBuf, Failure> {
    let relative = path.starts_with("./") || path.starts_with("../") || path == ".";
    if relative {
        return repository(Path::new("."))?.path_of(Path::new(path)).map_err(failed);
    }
    Ok(PathBuf::from(path.trim_end_matches('/')))
}

/// What is said of a path that is not in a version: with the path of the same plan there, where it can be guessed.
#[cfg(feature = "git")]
fn missing(version: &Version, path: &Path) -> Failure {
    let file = path.file_name();
    let folder = path.parent().and_then(Path::file_name);
    let same = |other: &&PathBuf| {
        other.file_name() == file
            && (file.is_some_and(|f| f != discover::PLAN_FILE) || other.parent().and_then(Path::file_name) == folder)
    };
    let files: Vec<PathBuf> = version.files(Path::new("")).into_iter().map(|(file, _)| file).collect();
    let content = std::fs::read(path).ok();
    let equal = |other: &&PathBuf| {
        use crate::source::Library;
        content.is_some() && version.read(other).ok() == content
    };
    let near = files.iter().find(equal).or_else(|| files.iter().find(same));
    failed(version.missing(path, near.map(PathBuf::as_path)))
}

/// The plans at `paths`, or all of them, as places of a repository.
#[cfg(feature = "git")]
fn wanted(repository: &Repository, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let default = [PathBuf::from("plans")];
    let paths = match paths {
        [] if Path::new("plans").is_dir() => &default,
        [] => return Ok(vec![PathBuf::new()]),
        paths => paths,
    };
    paths.iter().map(|path| repository.path_of(path).map_err(failed)).collect()
}

/// A version against the working files.
#[cfg(feature = "git")]
fn since(old: &str, paths: &[PathBuf]) -> Result<Vec<(Place, Place)>, Failure> {
    let repository = repository(paths.first().map_or(Path::new("."), PathBuf::as_path))?;
    let version = repository.version(old).map_err(failed)?;
    let root = repository.root().map_err(failed)?;
    let mut sides = Vec::new();
    for (index, inner) in wanted(&repository, paths)?.into_iter().enumerate() {
        // As it was typed, so that messages name what the user knows.
        let typed = paths.get(index).cloned();
        let default = if inner == Path::new("plans") { Some(PathBuf::from("plans")) } else { None };
        let disk = typed.or(default).unwrap_or_else(|| root.join(&inner));
        if version.kind(&inner).is_none() && !disk.exists() {
            return Err(missing(&version, &inner));
        }
        sides.push((Place::Git(Box::new(version.clone()), inner), Place::Disk(disk)));
    }
    Ok(sides)
}

/// Two versions.
#[cfg(feature = "git")]
fn between(old: &str, new: &str, paths: &[PathBuf]) -> Result<Vec<(Place, Place)>, Failure> {
    let repository = repository(Path::new("."))?;
    let (old, new) = (repository.version(old).map_err(failed)?, repository.version(new).map_err(failed)?);
    versions_of(&repository, &old, &new, paths)
}

/// What a version adds to where it left another.
#[cfg(feature = "git")]
fn apart(old: &str, new: &str, paths: &[PathBuf]) -> Result<Vec<(Place, Place)>, Failure> {
    let repository = repository(Path::new("."))?;
    let (old, new) = (repository.common(old, new).map_err(failed)?, repository.version(new).map_err(failed)?);
    versions_of(&repository, &old, &new, paths)
}

#[cfg(feature = "git")]
fn versions_of(
    repository: &Repository,
    old: &Version,
    new: &Version,
    paths: &[PathBuf],
) -> Result<Vec<(Place, Place)>, Failure> {
    let mut sides = Vec::new();
    for inner in wanted(repository, paths)? {
        if old.kind(&inner).is_none() && new.kind(&inner).is_none() {
            return Err(missing(new, &inner));
        }
        let at = |version: &Version| Place::Git(Box::new(version.clone()), inner.clone());
        sides.push((at(old), at(new)));
    }
    Ok(sides)
}

/// The plan files of a place; none where it does not exist.
fn entries(place: &Place) -> Result<Vec<Entry>, Failure> {
    match place {
        Place::Disk(path) if !path.exists() => Ok(Vec::new()),
        Place::Disk(path) => {
            let found = match discover::discover(std::slice::from_ref(path)) {
                Ok(found) => found,
                // A folder without plans is one side of plans that came or went.
                Err(_) if path.is_dir() => Vec::new(),
                Err(failure) => return Err(failure),
            };
            Ok(found
                .into_iter()
                .map(|Found { path: file, name, .. }| {
                    let inner = file.strip_prefix(path).unwrap_or(&file).to_owned();
                    let content = std::fs::read(&file).unwrap_or_default();
                    Entry { place: Place::Disk(file), name, inner, content }
                })
                .collect())
        }
        #[cfg(feature = "git")]
        Place::Git(version, path) => {
            use crate::source::Library;
            let entry = |file: PathBuf| {
                let name = format!("{}:{}", version.name, show(&file));
                let inner = file.strip_prefix(path).unwrap_or(&file).to_owned();
                let content = version.read(&file).unwrap_or_default();
                Entry { place: Place::Git(version.clone(), file), name, inner, content }
            };
            Ok(match version.kind(path) {
                Some(Kind::File) => vec![entry(path.clone())],
                Some(Kind::Folder) => {
                    let files = version.files(path).into_iter().map(|(file, _)| file);
                    let found = |file: &PathBuf| {
                        let inner = file.strip_prefix(path).unwrap_or(file);
                        discover::would_be_found(inner, || version.read(file).unwrap_or_default())
                    };
                    files.filter(found).map(entry).collect()
                }
                Some(Kind::Other) | None => Vec::new(),
            })
        }
    }
}

fn compare(old: &Place, new: &Place) -> Result<Vec<Pair>, Failure> {
    let is_file = |place: &Place| match place {
        Place::Disk(path) => path.is_file(),
        #[cfg(feature = "git")]
        Place::Git(version, path) => version.kind(path) == Some(Kind::File),
    };
    let (was, is) = (entries(old)?, entries(new)?);
    if is_file(old) && is_file(new) {
        return Ok(vec![open_pair(was.first(), is.first())?]);
    }
    if (is_file(old) && is.len() > 1) || (is_file(new) && was.len() > 1) {
        return Err(Failure(
            "một bên là tệp, bên kia là thư mục có nhiều kế hoạch; hãy nêu hai tệp hoặc hai thư mục".to_owned(),
        ));
    }
    let mut rest: BTreeMap<&PathBuf, &Entry> = is.iter().map(|entry| (&entry.inner, entry)).collect();
    let mut pairs = Vec::new();
    let mut gone = Vec::new();
    for entry in &was {
        match rest.remove(&entry.inner) {
            Some(other) => pairs.push((Some(entry), Some(other))),
            None => gone.push(entry),
        }
    }
    for entry in gone {
        // Renamed: the same content, or the same name in another folder; of a folder's plan, the folder's name.
        let named = |path: &Path| match path.file_name().is_some_and(|name| name == discover::PLAN_FILE) {
            true => path.parent().and_then(Path::file_name).map(ToOwned::to_owned),
            false => path.file_name().map(ToOwned::to_owned),
        };
        let same = rest.values().find(|other| !other.content.is_empty() && other.content == entry.content);
        let alike = same.or_else(|| {
            rest.values().find(|other| named(&other.inner).is_some() && named(&other.inner) == named(&entry.inner))
        });
        let alike = alike.or_else(|| rest.values().find(|other| mostly_the_same(&entry.content, &other.content)));
        let found = alike.map(|other| other.inner.clone()).and_then(|inner| rest.remove(&inner));
        pairs.push((Some(entry), found));
    }
    pairs.extend(rest.into_values().map(|entry| (None, Some(entry))));
    pairs.sort_by_key(|(old, new)| new.or(*old).map(|entry| entry.inner.clone()));
    pairs.into_iter().map(|(old, new)| open_pair(old, new)).collect()
}

/// True where at least half of the lines of both files are the same.
fn mostly_the_same(a: &[u8], b: &[u8]) -> bool {
    let lines = |text: &[u8]| {
        let mut counted: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        for line in text.split(|byte| *byte == b'\n') {
            *counted.entry(line.to_vec()).or_default() += 1;
        }
        counted
    };
    let (a, b) = (lines(a), lines(b));
    let size = |lines: &BTreeMap<Vec<u8>, usize>| lines.values().sum::<usize>();
    let shared: usize = a.iter().map(|(line, count)| (*count).min(b.get(line).copied().unwrap_or_default())).sum();
    shared * 4 >= size(&a) + size(&b)
}

fn open_pair(old: Option<&Entry>, new: Option<&Entry>) -> Result<Pair, Failure> {
    let stem = new.or(old).map(stem).unwrap_or_default();
    Ok(Pair { old: old.map(open).transpose()?, new: new.map(open).transpose()?, stem })
}

fn stem(entry: &Entry) -> String {
    let path = match &entry.place {
        Place::Disk(path) => path.canonicalize().unwrap_or_else(|_| path.clone()),
        #[cfg(feature = "git")]
        Place::Git(_, path) => path.clone(),
    };
    discover::stem(&path)
}

fn open(entry: &Entry) -> Result<Side, Failure> {
    let policy = Policy::default();
    let (opened, path) = match &entry.place {
        Place::Disk(path) => (pipeline::open(path, &entry.name, &policy), path),
        #[cfg(feature = "git")]
        Place::Git(version, path) => (pipeline::open_in(version.as_ref(), path, &entry.name, &policy), path),
    };
    let mut compiled = opened.map_err(|error| match error.get_ref() {
        Some(words) => Failure(format!("không đọc được “{}”: {words}", entry.name)),
        None => Failure::read(path, &error),
    })?;
    compiled.settle(Diags::new());
    Ok(Side { name: entry.name.clone(), compiled })
}
