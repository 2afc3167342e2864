//! Output files: beside their place, synced, then renamed. What is there is either the old file or the new one, whole.

use super::failure::Failure;
use std::fs;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Random letters in the name of a file that is not finished.
const RANDOM: usize = 8;

/// The files of one plan on their way into a folder. Nothing shows there before [`Batch::finish`].
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    stem: String,
    waiting: Vec<(NamedTempFile, String)>,
    /// Names of pages: a stem and an ending. Those of an earlier, longer plan are taken away.
    pages: Vec<(String, &'static str)>,
}

impl Batch {
    /// Files for `folder`, which is made when it is not there.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn new(folder: &Path, stem: &str) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
        let batch = Batch { folder: folder.to_owned(), stem: stem.to_owned(), waiting: Vec::new(), pages: Vec::new() };
        batch.sweep();
        Ok(batch)
    }

    /// Writes a file beside its place.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn add(&mut self, name: String, bytes: &[u8]) -> Result<(), Failure> {
        let target = self.folder.join(&name);
        let file = self.unfinished(bytes).map_err(|error| Failure::write(&target, &error))?;
        self.waiting.push((file, name));
        Ok(())
    }

    /// Has the pages of an earlier build taken away that are not written again.
    pub fn replace_pages(&mut self, stem: &str, ending: &'static str) {
        self.pages.push((stem.to_owned(), ending));
    }

    /// Puts all files in their places and returns these.
    ///
    /// # Errors
    /// A file cannot be put in its place; the one that was there is still whole.
    pub fn finish(mut self) -> Result<Vec<PathBuf>, Failure> {
        let mut written = Vec::new();
        for (file, name) in std::mem::take(&mut self.waiting) {
            let target = self.folder.join(name);
            if target.is_dir() {
                return Err(Failure::write(&target, &io::ErrorKind::IsADirectory.into()));
            }
            self.place(file, &target).map_err(|error| Failure::write(&target, &error))?;
            written.push(target);
        }
        self.remove_old_pages(&written);
        sync_folder(&self.folder);
        Ok(written)
    }

    /// Renames a file to its place. Another build of the same plan may have swept it away before it was locked: then it is
    /// written again.
    fn place(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        let Err(mut failed) = file.persist(target) else { return Ok(()) };
        if failed.error.kind() != io::ErrorKind::NotFound {
            return Err(failed.error);
        }
        let mut bytes = Vec::new();
        failed.file.rewind()?;
        failed.file.read_to_end(&mut bytes)?;
        self.unfinished(&bytes)?.persist(target).map(drop).map_err(|again| again.error)
    }

    fn remove_old_pages(&self, written: &[PathBuf]) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_page = |(stem, ending): &(String, &str)| {
                let number = name.strip_prefix(stem.as_str()).and_then(|rest| rest.strip_prefix('-'));
                let number = number.and_then(|rest| rest.strip_suffix(ending)).and_then(|rest| rest.strip_suffix('.'));
                number.is_some_and(|n| n.len() >= 2 && n.chars().all(|c| c.is_ascii_digit()))
            };
            let fresh = written.iter().any(|path| path.file_name() == Some(&entry.file_name()));
            if !fresh && self.pages.iter().any(is_page) {
                // What cannot be removed does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn unfinished(&self, bytes: &[u8]) -> io::Result<NamedTempFile> {
        let prefix = prefix(&self.stem);
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX).rand_bytes(RANDOM);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As every other program makes its files; the umask takes away what is too much.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(&self.folder)?;
        // The lock ends with this process, however it ends: it tells a build at work from one that was killed.
        let _ = file.as_file().try_lock();
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    }

    /// Takes away what a build of this plan left behind when it was killed.
    fn sweep(&self) {
        let prefix = prefix(&self.stem);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let middle = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(SUFFIX));
            let is_ours = middle.is_some_and(|m| m.len() == RANDOM && m.chars().all(|c| c.is_ascii_alphanumeric()));
            let is_idle = || fs::File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if is_ours && is_idle() {
                // What cannot be removed does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

const SUFFIX: &str = ".tmp";

fn prefix(stem: &str) -> String {
    // Names of files may have 255 bytes.
    let short = stem.get(..stem.floor_char_boundary(200)).unwrap_or(stem);
    format!(".kh-{short}-")
}

/// Puts new bytes in the place of a file that is there, if it still holds the old ones. Its permissions stay.
/// `name` is the path as shown.
///
/// # Errors
/// The file may not be written, has changed, or the disk does not take it; it is then as it was.
pub fn replace(path: &Path, name: &str, old: &[u8], new: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::write(Path::new(name), &error);
    let stem = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let meta = fs::metadata(path).map_err(failed)?;
    // A new name could be put over a file that may not be written.
    if meta.permissions().readonly() {
        return Err(Failure(format!("không ghi được “{name}”: tệp chỉ cho đọc; bỏ thuộc tính chỉ đọc rồi chạy lại")));
    }
    fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
    let batch = Batch { folder: folder.to_owned(), stem, waiting: Vec::new(), pages: Vec::new() };
    batch.sweep();
    let file = batch.unfinished(new).map_err(failed)?;
    keep_owner(&meta, file.path());
    file.as_file().set_permissions(meta.permissions()).map_err(failed)?;
    if fs::read(path).map_err(failed)? != old {
        return Err(Failure(format!(
            "“{name}” đã thay đổi trong lúc kiểm tra nên không ghi đè; lưu và đóng tệp rồi chạy lại"
        )));
    }
    // Swept away by another call at this very moment it is not there, and nothing has changed.
    file.persist(path).map_err(|error| failed(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Whoever mends a file for another, as an administrator does, leaves it theirs where the system allows.
fn keep_owner(meta: &fs::Metadata, file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let _ = chown(file, Some(meta.uid()), Some(meta.gid()));
    }
    #[cfg(not(unix))]
    let _ = (meta, file);
}

/// Makes the new names last through a power cut, where the system can.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        fs::write(&path, "cũ").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        }
        // Left behind by a call that was killed.
        fs::write(folder.path().join(".kh-plan.yaml-abcdefgh.tmp"), "x").unwrap();
        replace(&path, "plan.yaml", "cũ".as_bytes(), "mới".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "mới");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
    }

    #[test]
    fn what_changed_meanwhile_or_may_not_be_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        fs::write(&path, "của người khác").unwrap();
        let changed = replace(&path, "a/plan.yaml", b"x", b"y").unwrap_err();
        assert_eq!(
            changed.0,
            "“a/plan.yaml” đã thay đổi trong lúc kiểm tra nên không ghi đè; lưu và đóng tệp rồi chạy lại"
        );
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions.clone()).unwrap();
        let refused = replace(&path, "a/plan.yaml", "của người khác".as_bytes(), b"y").unwrap_err();
        assert_eq!(refused.0, "không ghi được “a/plan.yaml”: tệp chỉ cho đọc; bỏ thuộc tính chỉ đọc rồi chạy lại");
        assert_eq!(fs::read_to_string(&path).unwrap(), "của người khác");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace(&folder.path().join("khong-co"), "b", b"", b"").unwrap_err().0.contains("không có tệp"));
        // Windows removes no folder that holds a file it may not write.
        #[allow(clippy::permissions_set_readonly_false)]
        permissions.set_readonly(false);
        fs::set_permissions(&path, permissions).unwrap();
    }
}
