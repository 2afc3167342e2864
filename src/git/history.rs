//! The history of one plan: the commits that touched it, newest first, also where its folder had another name.

use super::{Trouble, Version, shown};
use crate::value::PartialDate;
use gix::revision::walk::Sorting;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Who changed something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The beginning of its hash.
    pub short: String,
    /// The author's name.
    pub author: String,
    /// The day as the author's clock showed it.
    pub date: PartialDate,
    /// First line of the message.
    pub subject: String,
}

/// A commit that touched a plan.
#[derive(Debug)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// The version before, and where the plan lay in it; none where the commit made the plan, or the clone ends there.
    pub before: Option<(Version, PathBuf)>,
    /// The version with the commit, and where the plan lies in it; none where the commit removed it.
    pub after: Option<(Version, PathBuf)>,
    /// True where this clone has no more history.
    pub cut: bool,
}

/// The commits from `version` back that touched the plan at `path`; `serving` are names of files that serve several plans.
///
/// # Errors
/// The history cannot be read, or never had such a file.
pub fn history(version: &Version, path: &Path, serving: &[&str]) -> Result<Vec<Step>, Trouble> {
    let unreadable = |_| Trouble("không đọc được lịch sử của kho git".to_owned());
    let repository = &version.repository;
    let shallow: Vec<gix::ObjectId> =
        repository.shallow_commits().ok().flatten().map(|list| list.iter().copied().collect()).unwrap_or_default();
    let walk = repository
        .rev_walk([version.commit])
        .sorting(Sorting::ByCommitTime(gix::traverse::commit::simple::CommitTimeOrder::NewestFirst))
        .all()
        .map_err(unreadable)?;
    let mut paths: BTreeMap<gix::ObjectId, PathBuf> = BTreeMap::from([(version.commit, path.to_owned())]);
    let mut steps = Vec::new();
    let mut seen = false;
    for info in walk {
        let Ok(info) = info else { break };
        let path = paths.remove(&info.id).unwrap_or_else(|| path.to_owned());
        let here = at(version, info.id);
        let own = fingerprint(&here, &path, serving);
        let parents: Vec<gix::ObjectId> = info.parent_ids.iter().copied().collect();
        let mut differs = Vec::new();
        for parent in &parents {
            let there = at(version, *parent);
            let before = if there.kind(&path).is_some() {
                path.clone()
            } else {
                origin(&here, &there, &path).unwrap_or_else(|| path.clone())
            };
            paths.entry(*parent).or_insert_with(|| before.clone());
            let other = fingerprint(&there, &before, serving);
            differs.push((there, before, other));
        }
        seen |= own.is_some();
        let cut = shallow.contains(&info.id);
        // A merge that took over one side has no change of its own.
        let touched = match differs.as_slice() {
            [] => own.is_some(),
            all => all.iter().all(|(_, before, other)| *other != own || *before != path),
        };
        if !touched || (own.is_none() && differs.iter().all(|(_, _, other)| other.is_none())) {
            continue;
        }
        let before =
            differs.into_iter().find(|(_, _, other)| other.is_some()).map(|(there, before, _)| (there, before));
        let Some(commit) = commit(&here) else { continue };
        steps.push(Step { commit, before, after: own.map(|_| (here, path)), cut });
    }
    if !seen {
        return Err(Trouble(format!("lịch sử của kho git không có tệp “{}”", shown(path))));
    }
    Ok(steps)
}

fn at(version: &Version, commit: gix::ObjectId) -> Version {
    let name = commit.to_hex_with_len(8).to_string();
    Version { repository: version.repository.clone(), commit, name }
}

/// The same for versions in which everything that a plan prints is the same; none where the plan is not there.
fn fingerprint(version: &Version, path: &Path, serving: &[&str]) -> Option<Vec<Option<String>>> {
    let mut parts = vec![Some(version.content(path)?)];
    let folder = path.parent().unwrap_or(Path::new(""));
    let above = folder.parent().filter(|_| !folder.as_os_str().is_empty());
    for folder in std::iter::once(folder).chain(above) {
        parts.extend(serving.iter().map(|name| version.content(&folder.join(name))));
    }
    // Tables that lie beside the plan.
    let tables = version.files(folder).into_iter().filter(|(file, _)| file.extension().is_some_and(|e| e == "csv"));
    parts.extend(tables.map(|(_, content)| Some(content)));
    Some(parts)
}

/// Where a file came from that the version before did not have under this path: the file of the same content, else the one of
/// the same name whose words are most alike.
fn origin(here: &Version, before: &Version, path: &Path) -> Option<PathBuf> {
    let content = here.content(path)?;
    let gone: Vec<(PathBuf, String)> = before
        .files(Path::new(""))
        .into_iter()
        .filter(|(file, _)| file.extension() == path.extension() && here.kind(file).is_none())
        .collect();
    if let Some((file, _)) = gone.iter().find(|(_, other)| *other == content) {
        return Some(file.clone());
    }
    let text = read(here, path)?;
    let mut alike: Vec<(usize, PathBuf)> =
        gone.into_iter().filter_map(|(file, _)| Some((common_lines(&text, &read(before, &file)?), file))).collect();
    alike.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (lines, file) = alike.into_iter().next()?;
    (lines * 2 >= text.lines().count()).then_some(file)
}

fn read(version: &Version, path: &Path) -> Option<String> {
    use crate::source::Library;
    version.read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn common_lines(a: &str, b: &str) -> usize {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for line in b.lines() {
        *lines.entry(line).or_default() += 1;
    }
    let mut count = 0;
    for line in a.lines() {
        if let Some(left) = lines.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            count += 1;
        }
    }
    count
}

fn commit(version: &Version) -> Option<Commit> {
    let commit = version.repository.find_object(version.commit).ok()?.try_into_commit().ok()?;
    let author = commit.author().ok()?;
    let time = author.time().ok()?;
    let subject = commit.message().ok()?.summary().to_string();
    Some(Commit {
        short: version.short(),
        author: author.name.to_string().trim().to_owned(),
        date: PartialDate::of_clock(time.seconds, time.offset),
        subject,
    })
}
