//! The world of a template: its siblings, its data such as `/plan.json`, images of the plan, four faces of one font. Nothing else exists.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::resources::Resources;

/// What is set: a template, and the data it reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job {
    /// Path of the template that is compiled.
    main: &'static str,
    /// Path of its data.
    data: &'static str,
}

/// A plan.
pub(super) const PLAN: Job = Job { main: "main.typ", data: "plan.json" };

/// The sheet of a plan.
pub(super) const SHEET: Job = Job { main: "phieu.typ", data: "phieu.json" };

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

pub(super) struct PlanWorld {
    main: FileId,
    path: &'static str,
    data: Bytes,
    resources: Resources,
    stop: Arc<AtomicBool>,
}

impl PlanWorld {
    /// A world around the JSON of a view. File ids are interned for ever, so every plan lies at the same path.
    pub(super) fn new(job: Job, json: Vec<u8>, resources: Resources, stop: Arc<AtomicBool>) -> FileResult<Self> {
        let path = VirtualPath::new(job.main).map_err(|_| FileError::NotSource)?;
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        Ok(PlanWorld { main, path: job.data, data: Bytes::new(json), resources, stop })
    }

    /// Leaves the compilation once the caller has given up waiting. Typst cannot be stopped from outside, but what it
    /// asks for passes through here.
    fn heed(&self) {
        if self.stop.load(Ordering::Relaxed) {
            std::panic::resume_unwind(Box::new("quá thời gian"));
        }
    }

    /// The path under the root, for files that are not in a package.
    fn local(id: FileId) -> FileResult<&'static str> {
        let path = id.get();
        match path.root() {
            VirtualRoot::Project => Ok(path.vpath().get_without_slash()),
            VirtualRoot::Package(_) => {
                Err(FileError::Package(PackageError::Other(Some("mẫu không được dùng gói ngoài".into()))))
            }
        }
    }
}

fn no_such_file(path: &str) -> FileError {
    FileError::Other(Some(typst::diag::eco_format!("không có tệp “{path}” cho mẫu đọc")))
}

impl World for PlanWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.resources.files.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = Self::local(id)?;
        let template = self.resources.files.templates.get(path).ok_or_else(|| no_such_file(path))?;
        template.source(id).ok_or(FileError::InvalidUtf8)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = Self::local(id)?;
        if path == self.path {
            return Ok(self.data.clone());
        }
        let files = &self.resources.files;
        if let Some(template) = files.templates.get(path) {
            return Ok(Bytes::new(template.bytes().to_vec()));
        }
        files.images.get(path).cloned().ok_or_else(|| no_such_file(path))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.heed();
        self.resources.files.fonts.faces.get(index).cloned()
    }

    /// Nobody knows the day: the same plan gives the same bytes tomorrow.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
