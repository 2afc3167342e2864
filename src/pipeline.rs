//! One plan through all stages: read, parse, lower, compute, check, lay out, set.

#[cfg(feature = "pdf")]
mod glyphs;

#[cfg(feature = "pdf")]
use crate::check::PageContext;
use crate::check::{self, Context, Policy};
use crate::diag::{
    BAD_CSV, BAD_EXPRESSION, BAD_NUMBER, Diagnostic, Diags, FileId, MISSING_KEY, Mode, SYNTAX, Severity, Span, Spanned,
    TAB, TOO_DEEP, TOO_MANY_LEVELS, YAML_EXTRA,
};
use crate::figures::Figures;
use crate::lexicon::Lexicon;
use crate::model::{self, Plan, Shared};
#[cfg(feature = "pdf")]
use crate::pages::Pages;
#[cfg(feature = "pdf")]
use crate::render::{self, Resources, Typeset};
use crate::source::{Disk, Library, Sources, inside};
use crate::syntax;
use crate::view::{self, View};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// Directory and figures shared by the plans of a folder lie in a file of this name, beside the plan or one folder up.
pub const SHARED_FILE: &str = "don-vi.yaml";

/// What a folder adds to the lexicon lies in a file of this name, beside the plan or one folder up.
pub const LEXICON_FILE: &str = "tu-dien.yaml";

/// Files that serve several plans and are none themselves.
pub const SERVING_FILES: [&str; 2] = [SHARED_FILE, LEXICON_FILE];

/// What became of one plan.
#[derive(Debug)]
pub struct Compiled {
    /// The files read.
    pub sources: Sources,
    /// All findings, in order of place.
    pub findings: Vec<Diagnostic>,
    /// The plan, as far as it could be read.
    pub plan: Option<Plan>,
    /// The laid-out document; none where the plan has errors.
    pub view: Option<View>,
    /// False where a syntax error hides part of the file.
    pub complete: bool,
    /// How the findings are judged.
    pub policy: Policy,
    /// How long each stage took.
    pub timings: Vec<(Stage, Duration)>,
}

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Bytes to text.
    Read,
    /// Text to tree.
    Parse,
    /// Tree to plan.
    Lower,
    /// Figures and rules.
    Check,
    /// Plan to view.
    LayOut,
    /// View to pages.
    Typeset,
    /// Rules about the pages.
    CheckPages,
    /// Pages to files.
    Write,
}

impl Compiled {
    /// Adds what later stages found, takes out what the plan waives, and puts all findings in order.
    ///
    /// Waivers are settled last: only then is it known which of them waived nothing.
    pub fn settle(&mut self, more: Diags) {
        let mut diags = Diags::new();
        diags.extend(self.findings.drain(..));
        diags.extend(more.into_sorted());
        diags.weigh(self.mode());
        if let (Some(plan), true) = (&self.plan, self.complete) {
            diags = check::waive(plan, diags, &|finding| marked(finding, &self.sources));
        }
        diags = self.policy.apply(diags);
        if diags.has_errors() {
            self.view = None;
        }
        self.findings = diags.into_sorted();
        // What prints twice, in a section and in a table, is wrong only once.
        self.findings.dedup_by(|b, a| a.rule.code == b.rule.code && a.span == b.span && a.message == b.message);
    }

    /// Sets a sound plan in pages and looks at them; `more` is what the caller found. Every finding is settled afterwards.
    /// Without `pages` only the letters are looked up in the font. None where the plan has errors.
    #[cfg(feature = "pdf")]
    pub fn set(&mut self, resources: &Resources, pages: bool, mut more: Diags) -> Option<(Typeset, Pages)> {
        more.extend(glyphs::missing(&self.sources, resources.coverage(), &self.findings));
        let sound = self.is_sound() && !more.has_errors();
        let mut set = None;
        if let (Some(view), true, true) = (&self.view, pages, sound) {
            let mut clock = Clock::start();
            set = render::typeset(view, resources, &mut more).map(|typeset| {
                let pages = typeset.pages();
                clock.lap(Stage::Typeset);
                let passages = self.plan.as_ref().map(check::passages).unwrap_or_default();
                let context = PageContext::new(&pages, view, &resources.font().family, &passages);
                check::run_on_pages(&context, &mut more);
                clock.lap(Stage::CheckPages);
                (typeset, pages)
            });
            self.timings.extend(clock.laps);
        }
        self.settle(more);
        set
    }

    /// The mode the plan is judged by.
    pub fn mode(&self) -> Mode {
        self.plan.as_ref().map(|plan| self.policy.mode_of(plan)).or(self.policy.mode).unwrap_or_default()
    }

    /// True when nothing stops the plan: no error but those that it waives.
    pub fn is_sound(&self) -> bool {
        let waived = |f: &Diagnostic| {
            self.plan.as_ref().is_some_and(|plan| check::is_waived(plan, f, &|f| marked(f, &self.sources)))
        };
        self.findings.iter().all(|f| f.severity != Severity::Error || waived(f))
    }
}

/// The lines of the plan that a finding marks, blanks folded: what a waiver may quote.
fn marked(finding: &Diagnostic, sources: &Sources) -> String {
    let Some(span) = finding.span else { return String::new() };
    let file = sources.get(span.file);
    let (first, last) = (file.line_column(span.start).0, file.line_column(span.end).0);
    let lines = file.line_range(first).start..file.line_range(last).end;
    file.text().get(lines).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compiles the plan at `path`, shown as `name` in findings. An error is a file that cannot be opened.
pub fn compile(path: &Path, name: &str) -> io::Result<Compiled> {
    let mut compiled = open(path, name, &Policy::default())?;
    compiled.settle(Diags::new());
    Ok(compiled)
}

/// The same before [`Compiled::settle`], for callers that look at the pages as well.
pub fn open(path: &Path, name: &str, policy: &Policy) -> io::Result<Compiled> {
    open_in(&Disk, path, name, policy)
}

/// The same for a plan that lies in `library`.
pub fn open_in(library: &dyn Library, path: &Path, name: &str, policy: &Policy) -> io::Result<Compiled> {
    let mut sources = Sources::new();
    let mut diags = Diags::new();
    let mut clock = Clock::start();
    let file = sources.read(library, path, name, &mut diags)?;
    let beside = Beside {
        shared: read_beside(library, path, name, SHARED_FILE, &mut sources, &mut diags)?,
        lexicon: read_beside(library, path, name, LEXICON_FILE, &mut sources, &mut diags)?,
    };
    clock.lap(Stage::Read);
    let attach = |root: &syntax::Node, sources: &mut Sources, diags: &mut Diags| {
        read_attachments(library, root, path, name, sources, diags)
    };
    Ok(run(file, &beside, &attach, policy, sources, diags, clock))
}

/// Compiles a plan that lies in memory; files beside it cannot be read.
pub fn compile_text(name: &str, text: &str) -> Compiled {
    compile_text_under(name, text, &Policy::default())
}

/// The same, judged as `policy` says.
pub fn compile_text_under(name: &str, text: &str, policy: &Policy) -> Compiled {
    compile_text_beside(name, text, None, policy)
}

/// The same with the text of a file that adds to the lexicon.
pub fn compile_text_beside(name: &str, text: &str, lexicon: Option<&str>, policy: &Policy) -> Compiled {
    let mut compiled = open_text(name, text, lexicon, policy);
    compiled.settle(Diags::new());
    compiled
}

/// The same before [`Compiled::settle`], for callers that look at the pages as well.
pub fn open_text(name: &str, text: &str, lexicon: Option<&str>, policy: &Policy) -> Compiled {
    let mut sources = Sources::new();
    let mut diags = Diags::new();
    let mut clock = Clock::start();
    let mut add =
        |name: &str, text: &str| sources.add_bytes(Path::new(name), name, text.as_bytes().to_vec(), &mut diags);
    let file = add(name, text);
    let beside = Beside { shared: None, lexicon: lexicon.map(|text| add(LEXICON_FILE, text)) };
    clock.lap(Stage::Read);
    run(file, &beside, &no_attachments, policy, sources, diags, clock)
}

/// Finds the files a plan names, by name.
type Attach<'a> = dyn Fn(&syntax::Node, &mut Sources, &mut Diags) -> BTreeMap<String, FileId> + 'a;

fn no_attachments(root: &syntax::Node, _: &mut Sources, diags: &mut Diags) -> BTreeMap<String, FileId> {
    for wanted in model::attachments(root) {
        diags.push(unopened(&wanted));
    }
    BTreeMap::new()
}

/// Files that serve the plans of a folder.
#[derive(Debug, Default)]
struct Beside {
    shared: Option<FileId>,
    lexicon: Option<FileId>,
}

/// Everything after reading.
fn run(
    file: FileId,
    beside: &Beside,
    attach: &Attach<'_>,
    policy: &Policy,
    mut sources: Sources,
    mut diags: Diags,
    mut clock: Clock,
) -> Compiled {
    let tree = syntax::parse(sources.get(file), &mut diags);
    clock.lap(Stage::Parse);
    let mut plan = None;
    let mut view = None;
    let mut lexicon = Cow::Borrowed(Lexicon::standard());
    if let Some(root) = &tree.root {
        let mut shared = Shared::default();
        if let Some(root) = beside.shared.and_then(|id| syntax::parse(sources.get(id), &mut diags).root) {
            shared = model::lower_shared(&root, &sources, &mut diags);
        }
        if let Some(root) = beside.lexicon.and_then(|id| syntax::parse(sources.get(id), &mut diags).root) {
            lexicon = Cow::Owned(Lexicon::standard().extended(model::lower_lexicon(&root, &sources, &mut diags)));
        }
        let attached = attach(root, &mut sources, &mut diags);
        let mut lowering = Diags::new();
        plan = model::lower(root, &shared, &attached, &sources, &mut lowering);
        diags = join(diags, lowering, tree.complete);
        clock.lap(Stage::Lower);
    }
    // What a broken file leaves out would be missed again by every later stage: those findings would mislead.
    if let (Some(plan), true) = (&plan, tree.complete) {
        let figures = Figures::of(plan);
        let mode = policy.mode_of(plan);
        let passages = check::passages(plan);
        check::run(&Context::new(plan, &figures, &passages, &lexicon, mode), &mut diags);
        clock.lap(Stage::Check);
        let mut laying_out = Diags::new();
        let laid_out = view::lay_out(plan, &figures, &mut laying_out);
        diags = without_consequences(diags, laying_out, tree.root.as_ref(), &sources);
        diags.weigh(mode);
        let waived = |f: &Diagnostic| check::is_waived(plan, f, &|f| marked(f, &sources));
        if diags.iter().all(|f| f.severity != Severity::Error || waived(f)) {
            view = Some(laid_out);
        }
        clock.lap(Stage::LayOut);
    }
    Compiled {
        sources,
        findings: diags.into_sorted(),
        plan,
        view,
        complete: tree.complete,
        policy: policy.clone(),
        timings: clock.laps,
    }
}

/// Keys whose figures are computed: an error inside takes away what expressions name.
const COMPUTED: [&str; 1] = ["kinh_phi"];

/// Adds what laying out found, but for expressions that fail only because of an error in the very figures they name.
fn without_consequences(diags: Diags, laying_out: Diags, root: Option<&syntax::Node>, sources: &Sources) -> Diags {
    let is_broken = |key: &&str| {
        let inside = |d: &Diagnostic, of: Span| {
            let at = |s: Span| s.file == of.file && of.range().contains(&s.start);
            d.severity == Severity::Error && d.span.is_some_and(at)
        };
        root.and_then(|root| root.get(key)).is_some_and(|node| diags.iter().any(|d| inside(d, node.span)))
    };
    let broken: Vec<String> = COMPUTED.into_iter().filter(is_broken).map(|key| format!("{key}.")).collect();
    let follows = |d: &Diagnostic| {
        let expression = d.span.map_or("", |s| sources.get(s.file).slice(s));
        d.rule.code == BAD_EXPRESSION.code && broken.iter().any(|name| expression.contains(name.as_str()))
    };
    let caused: Vec<Diagnostic> = laying_out.into_sorted().into_iter().filter(|d| !follows(d)).collect();
    let mut all = diags;
    all.extend(caused);
    all
}

/// Adds what lowering found to what reading found: one mistake is one finding.
fn join(reading: Diags, lowering: Diags, complete: bool) -> Diags {
    let mut reading = reading.into_sorted();
    let mut joined = Diags::new();
    for finding in lowering.into_sorted() {
        // In a file with syntax errors a key may be there and only unreadable.
        if !complete && [MISSING_KEY.code, TOO_MANY_LEVELS.code].contains(&finding.rule.code) {
            continue;
        }
        let unreadable = [SYNTAX.code, TAB.code, YAML_EXTRA.code, TOO_DEEP.code];
        let within = |f: &Diagnostic| match (f.span, finding.span) {
            _ if !unreadable.contains(&f.rule.code) => false,
            (Some(a), Some(b)) => a.file == b.file && a.start <= b.start && b.end <= a.end,
            _ => false,
        };
        let Some(first) = reading.iter().position(within) else {
            joined.push(finding);
            continue;
        };
        // “1,234,567” in brackets is cut by its commas, and no number either: the second finding knows the repair.
        if finding.rule.code == BAD_NUMBER.code && reading[first].rule.code == SYNTAX.code {
            reading[first] = finding;
        }
    }
    joined.extend(reading);
    joined
}

fn unopened(wanted: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&BAD_CSV, wanted.span, format!("không mở được tệp “{}”", wanted.value.trim()))
        .help("kiểm tra tên tệp; tệp phải nằm trong thư mục của kế hoạch")
}

/// Reads the file of this name nearest to the plan, if there is one.
fn read_beside(
    library: &dyn Library,
    path: &Path,
    name: &str,
    file: &str,
    sources: &mut Sources,
    diags: &mut Diags,
) -> io::Result<Option<FileId>> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let folders = std::iter::once(folder).chain(folder.parent());
    let other = |folder: &Path| library.find(folder, file).filter(|found| found != path);
    let Some((up, found)) = folders.enumerate().find_map(|(up, folder)| Some((up, other(folder)?))) else {
        return Ok(None);
    };
    sources.read(library, &found, &beside(name, up, file), diags).map(Some)
}

/// The shown name of a file `up` folders above the plan.
fn beside(name: &str, up: usize, file: &str) -> String {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.truncate(parts.len().saturating_sub(1 + up));
    parts.push(file);
    parts.join("/")
}

/// Reads the CSV files a plan names. They lie in the plan's own folder: nothing else may be read.
fn read_attachments(
    library: &dyn Library,
    root: &syntax::Node,
    path: &Path,
    name: &str,
    sources: &mut Sources,
    diags: &mut Diags,
) -> BTreeMap<String, FileId> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut attached = BTreeMap::new();
    for wanted in model::attachments(root) {
        let file = wanted.value.trim().to_owned();
        if attached.contains_key(&file) {
            continue;
        }
        if inside(&file).is_none() {
            diags.push(
                Diagnostic::new(&BAD_CSV, wanted.span, format!("tệp “{file}” nằm ngoài thư mục của kế hoạch"))
                    .help("chép tệp vào thư mục của kế hoạch và chỉ ghi tên tệp"),
            );
            continue;
        }
        let found = library.find(folder, &file);
        match found.and_then(|found| sources.read(library, &found, &beside(name, 0, &file), diags).ok()) {
            Some(id) => {
                attached.insert(file, id);
            }
            None => diags.push(unopened(&wanted)),
        }
    }
    attached
}

/// Measures stages.
struct Clock {
    last: Instant,
    laps: Vec<(Stage, Duration)>,
}

impl Clock {
    fn start() -> Self {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: Stage) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }
}
