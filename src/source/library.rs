//! Where the files of a plan lie: on the disk, or in a version that was committed.

use super::MAX_BYTES;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// A place from which the files of plans are read.
pub trait Library {
    /// The bytes of a file; of one larger than any plan, only so many that this is seen.
    ///
    /// # Errors
    /// There is no such file, or it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The file of this name in or under `folder`; none where there is none, or where a link leads out of the folder.
    fn find(&self, folder: &Path, name: &str) -> Option<PathBuf>;
}

/// The files on the disk.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Library for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn find(&self, folder: &Path, name: &str) -> Option<PathBuf> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let found = folder.join(inside(name)?);
        let (home, real) = (folder.canonicalize().ok()?, found.canonicalize().ok()?);
        (real.is_file() && real.starts_with(home)).then_some(found)
    }
}

/// A relative path that stays in its folder, as it is written on every system.
pub(crate) fn inside(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(name);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (inside && !name.contains('\\') && !name.is_empty()).then_some(path)
}
