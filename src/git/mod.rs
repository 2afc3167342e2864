//! **Kho git**: versions of plans out of a repository, read by a library and never by a program. gix is named here alone.

mod history;

pub use history::{Commit, Step, history};

use crate::source::{Library, MAX_BYTES, inside};
use crate::value::nearest;
use gix::bstr::BStr;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Why something could not be read from a repository, in words for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble(pub String);

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A repository.
pub struct Repository {
    inner: gix::Repository,
}

impl Repository {
    /// The repository that holds `place`.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn around(place: &Path) -> Result<Self, Trouble> {
        let folder = place.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        match gix::discover(folder) {
            Ok(inner) => Ok(Repository { inner }),
            Err(_) => Err(Trouble(format!(
                "“{}” không nằm trong kho git nào; chạy lệnh trong thư mục của kho, hoặc so sánh hai tệp với nhau",
                shown(folder)
            ))),
        }
    }

    /// The folder of the working files.
    ///
    /// # Errors
    /// The repository has none.
    pub fn root(&self) -> Result<PathBuf, Trouble> {
        let bare =
            || Trouble("kho git này không có thư mục làm việc (kho bare); hãy nêu hai phiên bản để so sánh".to_owned());
        let root = self.inner.workdir().ok_or_else(bare)?;
        Ok(root.canonicalize().unwrap_or_else(|_| root.to_owned()))
    }

    /// The folder of git's own files that all working folders share: where the local configuration lies.
    pub fn own_folder(&self) -> &Path {
        self.inner.common_dir()
    }

    /// The path of a file or folder as the repository names it, from its root.
    ///
    /// # Errors
    /// It lies outside the repository.
    pub fn path_of(&self, place: &Path) -> Result<PathBuf, Trouble> {
        let root = self.root()?;
        let real = absolute(place);
        real.strip_prefix(&root)
            .map(Path::to_owned)
            .map_err(|_| Trouble(format!("“{}” nằm ngoài kho git “{}”", shown(place), shown(&root))))
    }

    /// True where `name` names a revision.
    pub fn knows(&self, name: &str) -> bool {
        self.commit(name).is_ok()
    }

    /// The version that a revision names: `HEAD~1`, a branch, a tag, the beginning of a hash.
    ///
    /// # Errors
    /// There is no such revision, or it is not in this clone.
    pub fn version(&self, name: &str) -> Result<Version, Trouble> {
        let commit = self.commit(name)?;
        Ok(Version { repository: self.inner.clone(), commit, name: name.to_owned() })
    }

    /// Where the histories of two revisions part.
    ///
    /// # Errors
    /// One of them is unknown, or they have nothing in common.
    pub fn common(&self, one: &str, other: &str) -> Result<Version, Trouble> {
        let (a, b) = (self.commit(one)?, self.commit(other)?);
        let base = self.inner.merge_base(a, b).ok().flatten();
        let apart = || Trouble(format!("“{one}” và “{other}” không có phiên bản gốc chung"));
        let commit = base.ok_or_else(apart)?.detach();
        Ok(Version { repository: self.inner.clone(), commit, name: format!("{one}...{other}") })
    }

    fn commit(&self, name: &str) -> Result<gix::ObjectId, Trouble> {
        if name.starts_with('-') || name.is_empty() {
            return Err(Trouble(format!("“{name}” không phải là tên phiên bản")));
        }
        let peeled = format!("{name}^{{commit}}");
        match self.inner.rev_parse_single(BStr::new(&peeled)) {
            Ok(id) => Ok(id.detach()),
            Err(_) => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &str) -> Trouble {
        if self.inner.head_id().is_err() {
            return Trouble("kho git chưa có phiên bản nào: hãy commit kế hoạch trước khi so sánh với git".to_owned());
        }
        let cut = matches!(self.inner.is_shallow(), Ok(true));
        if cut && name.contains(['~', '^']) {
            return Trouble(format!(
                "không có phiên bản “{name}”: kho git này chỉ chứa một phần lịch sử; chạy git fetch --unshallow rồi thử lại"
            ));
        }
        let base = name.split(['~', '^', '@']).next().unwrap_or(name);
        let names = self.names();
        match nearest(base, names.iter().map(String::as_str)) {
            Some(near) if near != base => Trouble(format!(
                "không có phiên bản “{name}” trong kho git; có phải là “{}”?",
                name.replacen(base, near, 1)
            )),
            _ => Trouble(format!("không có phiên bản “{name}” trong kho git; xem các nhánh bằng git branch -a")),
        }
    }

    /// Names of branches and tags.
    fn names(&self) -> Vec<String> {
        let mut names = vec!["HEAD".to_owned()];
        if let Ok(platform) = self.inner.references()
            && let Ok(all) = platform.all()
        {
            names.extend(all.filter_map(Result::ok).map(|reference| reference.name().shorten().to_string()));
        }
        names
    }
}

impl fmt::Debug for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repository").field("folder", &self.inner.git_dir()).finish()
    }
}

/// A committed version of all files. Paths count from the root of the repository.
#[derive(Clone)]
pub struct Version {
    repository: gix::Repository,
    commit: gix::ObjectId,
    /// As it was asked for.
    pub name: String,
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Version").field("name", &self.name).field("commit", &self.commit).finish()
    }
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link or a repository of its own: not followed.
    Other,
}

impl Version {
    /// The beginning of its hash.
    pub fn short(&self) -> String {
        self.commit.to_hex_with_len(8).to_string()
    }

    fn tree(&self) -> Option<gix::Tree<'_>> {
        self.repository.find_object(self.commit).ok()?.peel_to_tree().ok()
    }

    /// What lies at `path`; none where there is nothing. The empty path is the root.
    pub fn kind(&self, path: &Path) -> Option<Kind> {
        if path.as_os_str().is_empty() {
            return Some(Kind::Folder);
        }
        let entry = self.tree()?.lookup_entry_by_path(path).ok()??;
        Some(kind(entry.mode()))
    }

    /// The same for contents that are the same; none where there is no such file or folder.
    pub fn content(&self, path: &Path) -> Option<String> {
        let entry = self.tree()?.lookup_entry_by_path(path).ok()??;
        Some(entry.object_id().to_string())
    }

    /// Every file in or under a folder, in order, with the identity of its content.
    pub fn files(&self, folder: &Path) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let tree = self.tree().and_then(|tree| match folder.as_os_str().is_empty() {
            true => Some(tree),
            false => tree.lookup_entry_by_path(folder).ok()??.object().ok()?.try_into_tree().ok(),
        });
        if let Some(tree) = tree {
            walk(&tree, folder, &mut found);
        }
        found.sort();
        found
    }

    /// What is said of a path that this version does not have; `near` is a path that it has instead, where one is known.
    pub fn missing(&self, path: &Path, near: Option<&Path>) -> Trouble {
        let at = format!("ở phiên bản “{}” không có “{}”", self.name, shown(path));
        match near {
            Some(near) => Trouble(format!("{at}; có thể tệp đã đổi chỗ: ở phiên bản đó có “{}”", shown(near))),
            None => Trouble(format!("{at}; đường dẫn tính từ thư mục gốc của kho git, ví dụ plans/<tên>/plan.yaml")),
        }
    }
}

fn walk(tree: &gix::Tree<'_>, folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in tree.iter().filter_map(Result::ok) {
        let path = folder.join(entry.filename().to_string());
        match kind(entry.mode()) {
            Kind::File => found.push((path, entry.object_id().to_string())),
            Kind::Folder => {
                if let Some(inner) = entry.object().ok().and_then(|object| object.try_into_tree().ok()) {
                    walk(&inner, &path, found);
                }
            }
            Kind::Other => {}
        }
    }
}

fn kind(mode: gix::object::tree::EntryMode) -> Kind {
    match mode {
        mode if mode.is_tree() => Kind::Folder,
        mode if mode.is_blob() => Kind::File,
        _ => Kind::Other,
    }
}

/// What stands at the head of a file that git keeps elsewhere.
const LARGE_FILE: &[u8] = b"version https://git-lfs";

impl Library for Version {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let gone = || io::Error::from(io::ErrorKind::NotFound);
        let entry = self.tree().and_then(|tree| tree.lookup_entry_by_path(path).ok().flatten()).ok_or_else(gone)?;
        if kind(entry.mode()) != Kind::File {
            return Err(gone());
        }
        let object = entry.object().map_err(|_| io::Error::other("nội dung của tệp không có trong kho git này"))?;
        let mut data = object.detach().data;
        if data.starts_with(LARGE_FILE) {
            return Err(io::Error::other("tệp được giữ bằng Git LFS nên kho chỉ có con trỏ; chạy git lfs pull"));
        }
        data.truncate(MAX_BYTES + 1);
        Ok(data)
    }

    fn find(&self, folder: &Path, name: &str) -> Option<PathBuf> {
        let path = plain(&folder.join(inside(name)?));
        (self.kind(&path) == Some(Kind::File)).then_some(path)
    }
}

/// Without ".".
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, Component::CurDir)).collect()
}

/// A path from the root of the disk, also where it does not exist (any more).
fn absolute(place: &Path) -> PathBuf {
    let mut gone = Vec::new();
    for folder in place.ancestors() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(real) = folder.canonicalize() {
            return plain(&gone.iter().rev().fold(real, |path, name| path.join(name)));
        }
        gone.extend(folder.file_name().map(PathBuf::from));
    }
    place.to_owned()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
