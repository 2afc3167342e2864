//! The files a compilation may see: templates, fonts and images, all in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};

use super::fonts::{self, Coverage, FontChoice, FontSet};
use crate::diag::{Diagnostic, Diags, TEMPLATE};

macro_rules! embed {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../", $folder, "/", $name)) as &[u8])),*]
    };
}

/// The templates of this tool, by their path under `templates/`.
pub(super) static TEMPLATES: &[(&str, &[u8])] = embed! {
    "templates": "appendix.typ" "blocks.typ" "changes.typ" "closing.typ" "heading.typ" "main.typ" "marks.typ" "page.typ"
        "phieu.typ" "plan.typ" "table.typ" "text.typ"
};

/// The fonts of this tool, by their path under `fonts/`.
pub(super) static FONTS: &[(&str, &[u8])] = embed! {
    "fonts": "LiberationSerif-Bold.ttf" "LiberationSerif-BoldItalic.ttf" "LiberationSerif-Italic.ttf"
        "LiberationSerif-Regular.ttf"
};

/// Files that stand in for those of the tool, or beside them; read by the caller.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Templates by their path under `templates/`, such as `table.typ`.
    pub templates: BTreeMap<String, Vec<u8>>,
    /// Font files: name for messages, and bytes.
    pub fonts: Vec<(String, Vec<u8>)>,
    /// Images by their path under the plan's folder, with forward slashes.
    pub images: BTreeMap<String, Vec<u8>>,
}

/// Everything a compilation may see besides the plan. Cheap to clone; make it once and use it for every plan that
/// shares these files.
#[derive(Clone)]
pub struct Resources {
    pub(super) files: Arc<Files>,
}

pub(super) struct Files {
    pub(super) templates: BTreeMap<String, Arc<Template>>,
    pub(super) images: BTreeMap<String, Bytes>,
    pub(super) fonts: Arc<FontSet>,
}

/// A template, parsed when it is first asked for.
pub(super) struct Template {
    bytes: Cow<'static, [u8]>,
    source: OnceLock<Option<Source>>,
}

impl Template {
    fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Arc<Self> {
        Arc::new(Template { bytes: bytes.into(), source: OnceLock::new() })
    }

    /// The parsed text; none when it is not UTF-8.
    pub(super) fn source(&self, id: FileId) -> Option<Source> {
        let parse = || std::str::from_utf8(&self.bytes).ok().map(|text| Source::new(id, text.to_owned()));
        self.source.get_or_init(parse).clone()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

static EMBEDDED: LazyLock<BTreeMap<String, Arc<Template>>> =
    LazyLock::new(|| TEMPLATES.iter().map(|&(name, bytes)| (name.to_owned(), Template::new(bytes))).collect());

impl Resources {
    /// The templates and fonts of the tool alone.
    pub fn embedded() -> Self {
        Resources {
            files: Arc::new(Files {
                templates: EMBEDDED.clone(),
                images: BTreeMap::new(),
                fonts: fonts::EMBEDDED.clone(),
            }),
        }
    }

    /// The files of the tool with those of the caller in front of them. What is wrong with a file becomes a finding.
    pub fn new(overrides: Overrides, diags: &mut Diags) -> Self {
        let mut templates = EMBEDDED.clone();
        for (name, bytes) in overrides.templates {
            if std::str::from_utf8(&bytes).is_err() {
                let message = format!("mẫu riêng “{name}” không ở bảng mã UTF-8");
                diags.push(Diagnostic::new(&TEMPLATE, None, message).help("lưu lại tệp ở bảng mã UTF-8"));
                continue;
            }
            templates.insert(name, Template::new(bytes));
        }
        let images = overrides.images.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes))).collect();
        let fonts = fonts::choose(overrides.fonts, diags);
        Resources { files: Arc::new(Files { templates, images, fonts }) }
    }

    /// True for a template that stands in for one of the tool, or beside them.
    pub(super) fn is_own(&self, name: &str) -> bool {
        let own = |template: &Arc<Template>| EMBEDDED.get(name).is_none_or(|ours| !Arc::ptr_eq(ours, template));
        self.files.templates.get(name).is_some_and(own)
    }

    /// The templates that are not those of the tool.
    pub(super) fn own_templates(&self) -> Vec<&str> {
        self.files.templates.keys().map(String::as_str).filter(|name| self.is_own(name)).collect()
    }

    /// The font family that is set.
    pub fn font(&self) -> &FontChoice {
        &self.files.fonts.choice
    }

    /// The characters that the family has in all four styles.
    pub fn coverage(&self) -> &Coverage {
        &self.files.fonts.coverage
    }
}

impl std::fmt::Debug for Resources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.files.templates.keys().collect();
        f.debug_struct("Resources").field("templates", &names).field("font", self.font()).finish_non_exhaustive()
    }
}
