//! `kh build`: documents.

use super::args::{Build, Format};
use super::bug::guard;
use super::console::{Console, give};
use super::discover::{Found, discover, refuse_one_name};
use super::examine::{Depth, Examined, Shared, examine};
use super::failure::{Failure, show};
use super::verdict::Verdict;
use super::write::Batch;
use super::{progress, resources, timings};
use crate::check::Policy;
use crate::diag::{Diagnostic, Diags, Severity};
use crate::pipeline::Stage;
use crate::render::FontOrigin;
use crate::report::terminal::{self, Look};
use crate::report::{Counts, Findings};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds the plans.
///
/// # Errors
/// The call names no plan, or cannot be done at all; what is wrong with one plan stops that plan alone.
pub fn execute(build: &Build, console: &Console) -> Result<Verdict, Failure> {
    let clock = Instant::now();
    let plans = discover(&build.paths)?;
    let to_stdout = build.out == Path::new("-");
    if to_stdout {
        refuse_many(&plans, &build.formats)?;
    } else {
        refuse_one_name(&plans)?;
        check_folder(&build.out)?;
    }
    let shared = Shared::new(Policy::default());
    let bar = progress::bar(plans.len(), console);
    let built: Vec<_> = plans
        .par_iter()
        .map(|plan| {
            let built = guard(|| one(plan, build, &shared, to_stdout));
            bar.inc(1);
            built
        })
        .collect();
    bar.finish_and_clear();
    let mut verdict = Verdict::default();
    let mut tally = Tally::default();
    let mut laps = Vec::new();
    let alone = plans.len() == 1;
    for (plan, result) in plans.iter().zip(built) {
        match result {
            Ok(Ok(built)) => {
                built.tell(plan, build, console)?;
                verdict |= if built.done.is_some() { Verdict::default() } else { Verdict::ERRORS };
                verdict |= if built.failure.is_some() { Verdict::FAILED } else { Verdict::default() };
                tally.add(&built);
                laps.push((plan.name.as_str(), built.examined.timings));
            }
            Ok(Err(failure)) => {
                console.complain(&format!("lỗi: {}", failure.0));
                tally.failed += 1;
                verdict |= Verdict::FAILED;
            }
            Err(bug) => {
                console.complain(&bug.words(Some(&plan.name)));
                tally.failed += 1;
                verdict |= Verdict::BUG;
            }
        }
    }
    if !alone {
        console.say(&tally.words());
    }
    if build.timings {
        let rows: Vec<_> = laps.iter().map(|(name, laps)| (*name, laps.as_slice())).collect();
        console.complain(&timings::table(&rows, clock.elapsed()));
    }
    Ok(verdict)
}

/// Standard output takes one file.
fn refuse_many(plans: &[Found], formats: &[Format]) -> Result<(), Failure> {
    if plans.len() == 1 && matches!(formats, [Format::Pdf | Format::Text | Format::Json]) {
        return Ok(());
    }
    let words =
        "“--out -” chỉ dùng được cho một kế hoạch và một trong các dạng pdf, text, json; bỏ “--out -” để ghi ra tệp";
    Err(Failure(words.to_owned()))
}

/// A file in the place of the folder is found before anything is built.
fn check_folder(out: &Path) -> Result<(), Failure> {
    if out.exists() && !out.is_dir() {
        let words = "đây là một tệp, không phải thư mục; chọn thư mục khác bằng --out";
        return Err(Failure(format!("không ghi được vào “{}”: {words}", show(out))));
    }
    Ok(())
}

/// What became of one plan.
struct Built {
    examined: Examined,
    /// What was written; none where the plan has errors.
    done: Option<Done>,
    /// What kept a sound plan from being written.
    failure: Option<Failure>,
}

struct Done {
    pages: usize,
    files: Vec<PathBuf>,
    /// What goes to standard output.
    bytes: Option<Vec<u8>>,
}

fn one(plan: &Found, build: &Build, shared: &Shared, to_stdout: bool) -> Result<Built, Failure> {
    let mut examined = examine(plan, shared, Depth::Pages)?;
    let clock = Instant::now();
    let mut diags = Diags::new();
    let written = if examined.is_sound() { write(&examined, plan, build, to_stdout, &mut diags) } else { Ok(None) };
    examined.timings.push((Stage::Write, clock.elapsed()));
    examined.let_go();
    diags.extend(std::mem::take(&mut examined.findings));
    examined.findings = diags.into_sorted();
    let (done, failure) = match written {
        Ok(done) => (done, None),
        Err(failure) => (None, Some(failure)),
    };
    Ok(Built { examined, done, failure })
}

/// Writes all formats of a plan, or none of them.
fn write(
    examined: &Examined,
    plan: &Found,
    build: &Build,
    to_stdout: bool,
    diags: &mut Diags,
) -> Result<Option<Done>, Failure> {
    let (Some(view), Some((typeset, pages))) = (&examined.view, &examined.set) else { return Ok(None) };
    let single = |format: Format, diags: &mut Diags| match format {
        Format::Pdf => typeset.pdf(diags),
        Format::Text => Some(pages.text().into_bytes()),
        Format::Json => serde_json::to_vec_pretty(view).ok().map(|mut json| {
            json.push(b'\n');
            json
        }),
        Format::Svg | Format::Png => None,
    };
    let mut done = Done { pages: pages.len(), files: Vec::new(), bytes: None };
    if let (true, Some(&format)) = (to_stdout, build.formats.first()) {
        done.bytes = single(format, diags);
        return Ok(done.bytes.is_some().then_some(done));
    }
    let mut batch = Batch::new(&build.out, &plan.stem)?;
    for &format in &build.formats {
        if !matches!(format, Format::Svg | Format::Png) {
            let Some(bytes) = single(format, diags) else { return Ok(None) };
            batch.add(format!("{}.{}", plan.stem, ending(format)), &bytes)?;
            continue;
        }
        for page in 0..pages.len() {
            let bytes = match format {
                Format::Svg => typeset.svg(page).map(String::into_bytes),
                _ => typeset.png(page, build.ppi),
            };
            let Some(bytes) = bytes else { return Err(undrawn(plan, page)) };
            batch.add(page_name(&plan.stem, page + 1, pages.len(), ending(format)), &bytes)?;
        }
        batch.replace_pages(&plan.stem, ending(format));
    }
    done.files = batch.finish()?;
    Ok(Some(done))
}

fn undrawn(plan: &Found, page: usize) -> Failure {
    let page = page + 1;
    Failure(format!("không vẽ được trang {page} của “{}”; thử lại với --ppi nhỏ hơn, hoặc chỉ dựng pdf", plan.name))
}

/// "mau-03.svg"; as many digits as the last page needs, at least two.
fn page_name(stem: &str, page: usize, pages: usize, ending: &str) -> String {
    let width = pages.to_string().len().max(2);
    format!("{stem}-{page:0width$}.{ending}")
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Pdf => "pdf",
        Format::Text => "txt",
        Format::Json => "json",
        Format::Svg => "svg",
        Format::Png => "png",
    }
}

impl Built {
    /// Says what was found and what was written.
    fn tell(&self, plan: &Found, build: &Build, console: &Console) -> Result<(), Failure> {
        let least = match (console.quiet, console.verbose) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Note,
            _ => Severity::Warning,
        };
        let wanted = |finding: &Diagnostic| finding.severity >= least;
        let look = Look { colour: console.colour_err, width: console.width };
        let report = Findings { sources: &self.examined.sources, list: &self.examined.findings };
        let mut words = Vec::new();
        terminal::write(&mut words, report, look, wanted).map_err(|error| Failure::stdout(&error))?;
        if !words.is_empty() {
            console.complain(&String::from_utf8_lossy(&words));
        }
        let counts = self.examined.counts();
        if let Some(failure) = &self.failure {
            console.complain(&format!("lỗi: {}", failure.0));
        }
        if let Some(done) = &self.done {
            if let Some(bytes) = &done.bytes {
                return give(bytes).map_err(|error| Failure::stdout(&error));
            }
            console.say(&self.line(done, counts, console));
            self.tell_font(plan, console);
        } else if self.failure.is_none() {
            let old = build.out.join(format!("{}.pdf", plan.stem));
            let kept = if old.is_file() {
                format!("; tệp cũ {} được giữ nguyên", show(&old))
            } else {
                String::new()
            };
            console.complain(&format!("{}: không dựng vì có {}{kept}", plan.name, counts.words()));
        }
        Ok(())
    }

    /// "out/mau.pdf: 12 trang, phông Liberation Serif"
    fn line(&self, done: &Done, counts: Counts, console: &Console) -> String {
        let mut names: Vec<String> = Vec::new();
        for group in done.files.chunk_by(|a, b| a.extension() == b.extension()) {
            match group {
                [first, .., last] => names.push(format!("{} … {}", show(first), show(last))),
                [only] => names.push(show(only)),
                [] => {}
            }
        }
        let family = &self.examined.resources.font().family;
        let mut line = format!("{}: {} trang, phông {family}", names.join(", "), done.pages);
        if counts.notes > 0 && !console.verbose {
            line.push_str(&format!("; {} lưu ý (xem bằng “kh check”)", counts.notes));
        }
        line
    }

    fn tell_font(&self, plan: &Found, console: &Console) {
        let font = self.examined.resources.font();
        if font.from == FontOrigin::Folder {
            console.say(&format!("phông chữ: {} (từ {})", font.family, resources::fonts_folder(plan)));
        }
    }
}

/// How the plans of a call fared.
#[derive(Default)]
struct Tally {
    built: usize,
    broken: usize,
    failed: usize,
    counts: Counts,
}

impl Tally {
    fn add(&mut self, built: &Built) {
        self.counts += built.examined.counts();
        match (&built.done, &built.failure) {
            (Some(_), _) => self.built += 1,
            (None, Some(_)) => self.failed += 1,
            (None, None) => self.broken += 1,
        }
    }

    /// "Đã dựng 4 kế hoạch, 1 kế hoạch có lỗi (3 lỗi, 2 cảnh báo)"
    fn words(&self) -> String {
        let mut words = format!("Đã dựng {} kế hoạch", self.built);
        if self.broken > 0 {
            words.push_str(&format!(", {} kế hoạch có lỗi", self.broken));
        }
        if self.failed > 0 {
            words.push_str(&format!(", {} kế hoạch không dựng được", self.failed));
        }
        let found = Counts { notes: 0, ..self.counts }.words();
        if !found.is_empty() {
            words.push_str(&format!(" ({found})"));
        }
        words
    }
}
