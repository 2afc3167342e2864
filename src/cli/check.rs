//! `kh check`: findings; no files but those that `--fix` mends.

use super::args::{Check, Report};
use super::bug::{Bug, guard};
use super::console::{Console, give};
use super::discover::{Found, discover};
use super::examine::{Depth, Examined, Shared, examine};
use super::failure::Failure;
use super::mend::Mender;
#[cfg(feature = "pdf")]
use super::sheet;
use super::timings;
use super::verdict::Verdict;
use crate::diag::{Diagnostic, Mode, Severity};
use crate::report::terminal::Look;
use crate::report::{Counts, Findings, json, sarif, short, terminal};
use rayon::prelude::*;
use std::time::Instant;

/// What came of looking at a plan.
type Looked = Result<Result<Seen, Failure>, Bug>;

/// A plan that was looked at.
struct Seen {
    examined: Examined,
    /// Its conformance sheet, where one was asked for and there are pages to measure.
    #[cfg(feature = "pdf")]
    sheet: Option<sheet::Written>,
}

fn readable<'a>((plan, looked): (&'a Found, &'a Looked)) -> Option<(&'a Found, &'a Examined)> {
    match looked {
        Ok(Ok(seen)) => Some((plan, &seen.examined)),
        Ok(Err(_)) | Err(_) => None,
    }
}

/// Checks the plans and writes what was found.
///
/// # Errors
/// The call names no plan, or the report cannot be written.
pub fn execute(check: &Check, console: &Console) -> Result<Verdict, Failure> {
    let clock = Instant::now();
    check.policy.validate().map_err(|refused| Failure(refused.message))?;
    let plans = discover(&check.paths)?;
    let shared = Shared::new(check.policy.clone());
    #[cfg(not(feature = "pdf"))]
    if check.sheets.is_some() {
        return Err(Failure(
            "bản kh này không có phần dàn trang nên không đo được trang; hãy dùng bản đầy đủ".to_owned(),
        ));
    }
    let depth = if check.pages || check.sheets.is_some() { Depth::Pages } else { Depth::Words };
    let look = |depth| -> Vec<Looked> {
        let look = |plan: &Found| {
            let mut examined = examine(plan, &shared, depth)?;
            #[cfg(feature = "pdf")]
            let sheet = match &check.sheets {
                Some(out) if depth == Depth::Pages => sheet::write(&examined, plan, out)?,
                _ => None,
            };
            // Pages are large, and only their findings count here.
            examined.let_go();
            Ok(Seen {
                examined,
                #[cfg(feature = "pdf")]
                sheet,
            })
        };
        plans.par_iter().map(|plan| guard(|| look(plan))).collect()
    };
    let mut verdict = Verdict::default();
    let examined = if check.fix {
        let mut mender = Mender::default();
        let mut examined = look(Depth::Words);
        while mender.round(plans.iter().zip(&examined).filter_map(readable), console) {
            examined = look(Depth::Words);
        }
        verdict |= mender.finish(console);
        if depth == Depth::Words { examined } else { look(depth) }
    } else {
        look(depth)
    };
    let mut sound: Vec<(&str, Seen)> = Vec::new();
    for (plan, result) in plans.iter().zip(examined) {
        match result {
            Ok(Ok(seen)) => sound.push((&plan.name, seen)),
            Ok(Err(failure)) => {
                console.complain(&format!("lỗi: {}", failure.0));
                verdict |= Verdict::FAILED;
            }
            Err(bug) => {
                console.complain(&bug.words(Some(&plan.name)));
                verdict |= Verdict::BUG;
            }
        }
    }
    let findings: Vec<Findings<'_>> = sound.iter().map(|(_, seen)| seen.examined.report()).collect();
    let report = report(check.format, &findings, console)?;
    give(&report).map_err(|error| Failure::stdout(&error))?;
    #[cfg(feature = "pdf")]
    for sheet in sound.iter().filter_map(|(_, seen)| seen.sheet.as_ref()) {
        if check.format == Report::Text {
            give(format!("{}\n", sheet.text).as_bytes()).map_err(|error| Failure::stdout(&error))?;
        }
        console.say(&sheet.line);
        verdict |= if sheet.passes { Verdict::default() } else { Verdict::ERRORS };
    }
    // The other forms are for tools, and say all there is to say.
    if check.format == Report::Text {
        console.say(&summary(sound.iter().map(|(_, seen)| &seen.examined), check.policy.mode));
    }
    if check.timings {
        let rows: Vec<_> = sound.iter().map(|(name, seen)| (*name, seen.examined.timings.as_slice())).collect();
        console.complain(&timings::table(&rows, clock.elapsed()));
    }
    if sound.iter().any(|(_, seen)| !seen.examined.is_sound()) {
        verdict |= Verdict::ERRORS;
    }
    Ok(verdict)
}

fn report(format: Report, all: &[Findings<'_>], console: &Console) -> Result<Vec<u8>, Failure> {
    let mut report = Vec::new();
    let wanted = |finding: &Diagnostic| !console.quiet || finding.severity == Severity::Error;
    let look = Look { colour: console.colour_out, width: console.width };
    for findings in all {
        match format {
            Report::Text => terminal::write(&mut report, *findings, look, wanted),
            Report::Short => short::write(&mut report, *findings, wanted),
            Report::Json | Report::Sarif => Ok(()),
        }
        .map_err(|error| Failure::stdout(&error))?;
    }
    let text = match format {
        Report::Json => json::write(all),
        Report::Sarif => sarif::write(all),
        Report::Text | Report::Short => return Ok(report),
    };
    Ok(text.map_err(|error| Failure::stdout(&error.into()))?.into_bytes())
}

/// "4 kế hoạch đạt, 1 kế hoạch có lỗi (3 lỗi, 2 cảnh báo)"; with the mode where it is not the own one of every plan.
fn summary<'a>(all: impl Iterator<Item = &'a Examined>, mode: Option<Mode>) -> String {
    let (mut sound, mut broken, mut counts, mut other) = (0, 0, Counts::default(), None);
    for examined in all {
        counts += examined.counts();
        other = mode.filter(|mode| *mode != examined.state).or(other);
        if examined.is_sound() {
            sound += 1;
        } else {
            broken += 1;
        }
    }
    let parts = [(sound, "đạt"), (broken, "có lỗi")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} kế hoạch {what}"));
    let mut said = parts.collect::<Vec<_>>().join(", ");
    let words = counts.words();
    if !words.is_empty() {
        said += &format!(" ({words})");
    }
    if let Some(mode) = other {
        said += &format!(", xét theo chế độ {}", mode.words());
    }
    said
}
