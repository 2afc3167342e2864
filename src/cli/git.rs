//! `kh git setup`: tells git to compare plans by their words and to merge them by their parts; and takes it back.

use super::args::Setup;
use super::console::{Console, give};
use super::discover;
use super::failure::{Failure, show};
use super::verdict::Verdict;
use super::write;
use crate::diag::Diags;
use crate::git::Repository;
use crate::pipeline;
use crate::source::{Disk, Library};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands around our lines in a file that others write too.
const BEGIN: &str = "# >>> kh git setup";
const END: &str = "# <<< kh git setup";

/// What git calls our way of comparing and merging.
const DRIVER: &str = "kehoach";

/// A file that gets our lines, or loses them.
struct Target {
    path: PathBuf,
    shown: String,
    lines: Vec<String>,
}

/// Sets up, or takes back.
///
/// # Errors
/// There is no repository, or a file cannot be read or written.
pub fn setup(call: &Setup, console: &Console) -> Result<Verdict, Failure> {
    let repository = Repository::around(Path::new(".")).map_err(|trouble| Failure(trouble.0))?;
    let root = repository.root().map_err(|trouble| Failure(trouble.0))?;
    let attributes = root.join(".gitattributes");
    let targets = [
        Target { shown: ".gitattributes".to_owned(), path: attributes, lines: attribute_lines(&patterns(&root)) },
        Target {
            shown: show(Path::new(".git/config")),
            path: repository.own_folder().join("config"),
            lines: config_lines(&program()),
        },
    ];
    let mut written = false;
    for target in &targets {
        let old = match fs::read(&target.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Failure::read(&target.path, &error)),
        };
        let text = String::from_utf8(old.clone())
            .map_err(|_| Failure(format!("“{}” không phải tệp văn bản UTF-8 nên không sửa", target.shown)))?;
        let rest = without_ours(&text);
        for line in foreign(&rest, &target.shown) {
            console.say(&format!(
                "{}: giữ nguyên dòng đã có “{line}”; git theo dòng này trước cài đặt của kh",
                target.shown
            ));
        }
        let new = if call.undo { rest } else { with_ours(&rest, &target.lines) };
        if new == text {
            continue;
        }
        written = true;
        let verb = match (call.undo, call.preview) {
            (false, false) => "ghi vào",
            (false, true) => "sẽ ghi vào",
            (true, false) => "gỡ khỏi",
            (true, true) => "sẽ gỡ khỏi",
        };
        let lines = if call.undo { ours(&text) } else { target.lines.clone() };
        console.say(&format!("{verb} {}:\n{}", target.shown, indented(&lines)));
        if call.preview {
            continue;
        }
        if call.undo && new.trim().is_empty() && target.shown == ".gitattributes" {
            fs::remove_file(&target.path).map_err(|error| Failure::write(&target.path, &error))?;
        } else if old.is_empty() && !target.path.exists() {
            let folder = target.path.parent().unwrap_or(Path::new("."));
            let name = target.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let mut batch = write::Batch::new(folder, &name)?;
            batch.add(name, new.as_bytes())?;
            batch.finish()?;
        } else {
            write::replace(&target.path, &target.shown, &old, new.as_bytes())?;
        }
    }
    match (written, call.undo) {
        (false, false) => console.say("git đã được cài đặt từ trước, không phải ghi gì"),
        (false, true) => console.say("không có cài đặt nào của kh để gỡ"),
        (true, false) if !call.preview => {
            console
                .say("từ nay git diff, git log -p, git show nói bằng lời của kế hoạch; git merge gộp theo từng phần");
        }
        _ => {}
    }
    Ok(Verdict::default())
}

/// The files that are plans, as git writes patterns: the usual folder, and where else plans were found.
fn patterns(root: &Path) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::from(["/plans/**/*.yaml".to_owned(), "/plans/*.yaml".to_owned()]);
    for plan in discover::discover(&[root.to_owned()]).unwrap_or_default() {
        let real = plan.path.canonicalize().unwrap_or(plan.path);
        let Ok(inner) = real.strip_prefix(root) else { continue };
        if inner.starts_with("plans") {
            continue;
        }
        // Other tools have files of this name as well.
        if !fs::read(&real).is_ok_and(|bytes| discover::begins_as_plan(&bytes)) {
            continue;
        }
        let sign = |c: char| if matches!(c, '*' | '?' | '[' | ']' | '\\' | ' ' | '"') { '?' } else { c };
        found.insert(format!("/{}", show(inner).chars().map(sign).collect::<String>()));
    }
    found
}

fn attribute_lines(patterns: &BTreeSet<String>) -> Vec<String> {
    patterns.iter().map(|pattern| format!("{pattern} diff={DRIVER} merge={DRIVER}")).collect()
}

fn config_lines(program: &str) -> Vec<String> {
    let quoted = |command: &str| format!("\"{}\"", command.replace('\\', "\\\\").replace('"', "\\\""));
    vec![
        format!("[diff \"{DRIVER}\"]"),
        format!("\ttextconv = {}", quoted(&format!("{program} git words"))),
        format!("[merge \"{DRIVER}\"]"),
        "\tname = kế hoạch, gộp theo nhiệm vụ, mục, dòng và nơi nhận".to_owned(),
        format!("\tdriver = {}", quoted(&format!("{program} git merge %O %A %B %P"))),
    ]
}

/// How git finds this program: by its name where the search path leads to it, else by its place.
fn program() -> String {
    match super::console::own_place() {
        Some(path) if !super::console::on_search_path("kh") => format!("'{}'", show(&path).replace('\'', "'\\''")),
        _ => "kh".to_owned(),
    }
}

/// The file without our block. A begin without an end is a line of its own: what follows may be somebody else's.
fn without_ours(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is = |line: &&str, sign: &str| line.trim() == sign;
    let mut kept = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if !is(line, BEGIN) {
            kept.push_str(line);
        } else if let Some(end) = lines.iter().skip(at).position(|line| is(line, END)) {
            at += end + 1;
        }
    }
    kept
}

fn ours(text: &str) -> Vec<String> {
    let mut lines = text.lines().skip_while(|line| line.trim() != BEGIN).skip(1);
    std::iter::from_fn(|| lines.next().filter(|line| line.trim() != END)).map(str::to_owned).collect()
}

/// Our block stands first: where others say something else further down, they are heeded.
fn with_ours(rest: &str, lines: &[String]) -> String {
    // The ends of lines are those of the file.
    let end = if rest.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = String::new();
    for line in std::iter::once(BEGIN).chain(lines.iter().map(String::as_str)).chain([END]) {
        text.push_str(line);
        text.push_str(end);
    }
    text + rest
}

/// Lines of others that settle the same thing.
fn foreign(rest: &str, shown: &str) -> Vec<String> {
    let settles = |line: &&str| {
        let bare = line.trim();
        if shown == ".gitattributes" {
            !bare.starts_with('#') && bare.contains(".yaml") && (bare.contains("diff") || bare.contains("merge"))
        } else {
            bare == format!("[diff \"{DRIVER}\"]") || bare == format!("[merge \"{DRIVER}\"]")
        }
    };
    rest.lines().filter(settles).map(|line| line.trim().to_owned()).collect()
}

fn indented(lines: &[String]) -> String {
    lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// `kh git words`: the plan as lines; a file that is no plan, or cannot be read as one, as it is.
///
/// # Errors
/// The file cannot be read, or standard output cannot be written.
pub fn words(file: &Path) -> Result<Verdict, Failure> {
    let bytes = Disk.read(file).map_err(|error| Failure::read(file, &error))?;
    let compiled = pipeline::open_in(&Stray, file, &show(file), &crate::check::Policy::default());
    let lines = compiled.ok().and_then(|mut compiled| {
        compiled.settle(Diags::new());
        let plan = compiled.plan.filter(|_| compiled.complete)?;
        discover::begins_as_plan(&bytes).then(|| crate::diff::lines(&plan))
    });
    let out = match lines {
        Some(lines) => lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect(),
        None => bytes,
    };
    give(&out).map_err(|error| Failure::stdout(&error))?;
    Ok(Verdict::default())
}

/// A version of a plan that git has laid down somewhere, far from the files beside it. Both sides of a comparison have to see the
/// same: the directory that serves all plans of the working folder, and no table, which git compares as the file it is.
struct Stray;

impl Library for Stray {
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        Disk.read(path)
    }

    fn find(&self, _: &Path, name: &str) -> Option<PathBuf> {
        let serving = pipeline::SERVING_FILES.contains(&name);
        ["plans", "."].iter().filter(|_| serving).find_map(|folder| Disk.find(Path::new(folder), name))
    }
}
