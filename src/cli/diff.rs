//! `kh diff`: what changed between two versions of plans.

use super::args::{Diff, DiffFormat};
use super::console::{Console, give};
use super::failure::Failure;
use super::verdict::Verdict;
use super::versions::{self, Pair};
use crate::diff::{Comparison, compare};
use crate::report::Findings;
use crate::report::changes::{Outcome, PlanChanges, html, json, markdown, terminal};
use crate::report::terminal::Look;

/// Compares, and says what changed.
///
/// # Errors
/// A version cannot be read, or the output cannot be written.
pub fn execute(call: &Diff, console: &Console) -> Result<Verdict, Failure> {
    let pairs = versions::pairs(&call.versions, &call.paths)?;
    let compared: Vec<Option<Comparison>> = pairs.iter().map(comparison).collect();
    let plans: Vec<PlanChanges<'_>> =
        pairs.iter().zip(&compared).map(|(pair, compared)| changes(pair, compared.as_ref())).collect();
    let text = match call.format {
        DiffFormat::Text => {
            let width = if console.terminal_out { console.width } else { usize::MAX };
            terminal::text(&plans, Look { colour: console.colour_out, width })
        }
        DiffFormat::Markdown => markdown::text(&plans, markdown::Flavour::GitHub),
        DiffFormat::GitLab => markdown::text(&plans, markdown::Flavour::GitLab),
        DiffFormat::Html => html::page(&plans).map_err(|error| broken(&error.to_string()))?,
        DiffFormat::Json => json::text(&plans).map_err(|error| broken(&error.to_string()))?,
    };
    if let Some(path) = &call.redline {
        redlines(path, &pairs, &compared, console)?;
    }
    give(text.as_bytes()).map_err(|error| Failure::stdout(&error))?;
    let same = plans.iter().all(PlanChanges::is_unchanged);
    Ok(if same { Verdict::default() } else { Verdict::ERRORS })
}

fn broken(words: &str) -> Failure {
    Failure(format!("không viết được báo cáo: {words}"))
}

fn comparison(pair: &Pair) -> Option<Comparison> {
    let plan = |side: &'_ Option<versions::Side>| side.as_ref().and_then(|side| side.compiled.plan.clone());
    Some(compare(&plan(&pair.old)?, &plan(&pair.new)?))
}

fn changes<'a>(pair: &'a Pair, comparison: Option<&'a Comparison>) -> PlanChanges<'a> {
    let name = |side: &'a Option<versions::Side>| side.as_ref().map(|side| side.name.as_str());
    let findings = |side: &'a Option<versions::Side>| {
        let compiled = &side.as_ref()?.compiled;
        Some(Findings { sources: &compiled.sources, list: &compiled.findings })
    };
    let title = |side: &'a Option<versions::Side>| side.as_ref()?.compiled.view.as_ref().map(|v| v.info.title.as_str());
    let outcome = match (&pair.old, &pair.new, comparison) {
        (Some(_), Some(_), Some(comparison)) => Outcome::Compared(comparison),
        (None, _, _) => Outcome::Added,
        (_, None, _) => Outcome::Deleted,
        _ => Outcome::Unreadable,
    };
    PlanChanges {
        name: name(&pair.new).or(name(&pair.old)).unwrap_or_default(),
        old_name: name(&pair.old).or(name(&pair.new)).unwrap_or_default(),
        title: title(&pair.new).or(title(&pair.old)).unwrap_or_default(),
        outcome,
        old: findings(&pair.old),
        new: findings(&pair.new),
    }
}

/// Without pages there is no paper.
#[cfg(not(feature = "pdf"))]
fn redlines(_: &std::path::Path, _: &[Pair], _: &[Option<Comparison>], _: &Console) -> Result<(), Failure> {
    Err(Failure("bản kh này không có phần dàn trang nên không ghi được bản đối chiếu; hãy dùng bản đầy đủ".to_owned()))
}

#[cfg(feature = "pdf")]
use redline::redlines;

#[cfg(feature = "pdf")]
mod redline {
    use super::super::failure::show;
    use super::super::versions::Side;
    use super::super::write::Batch;
    use super::{Comparison, Console, Failure, Pair};
    use crate::diag::Diags;
    use crate::diff::{change_list, redline};
    use crate::figures::Figures;
    use crate::render::{self, Resources};
    use crate::view;
    use std::path::Path;

    /// Writes the redline of every plan that changed: one file, or one a plan in a folder.
    pub fn redlines(
        path: &Path,
        pairs: &[Pair],
        compared: &[Option<Comparison>],
        console: &Console,
    ) -> Result<(), Failure> {
        let changed: Vec<(&Pair, &Comparison)> = pairs
            .iter()
            .zip(compared)
            .filter_map(|(pair, comparison)| Some((pair, comparison.as_ref().filter(|c| !c.is_empty())?)))
            .collect();
        let single = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        match (changed.as_slice(), single) {
            ([], _) => {
                console.say("không có thay đổi nào nên không ghi bản đối chiếu");
                Ok(())
            }
            ([(pair, comparison)], true) => write(path, pair, comparison, console),
            (_, true) => Err(Failure(format!(
                "có {} kế hoạch thay đổi; ghi --redline <thư mục> để mỗi kế hoạch có một tệp",
                changed.len()
            ))),
            (all, false) => all.iter().try_for_each(|(pair, comparison)| {
                write(&path.join(format!("{}.doi-chieu.pdf", pair.stem)), pair, comparison, console)
            }),
        }
    }

    fn write(path: &Path, pair: &Pair, comparison: &Comparison, console: &Console) -> Result<(), Failure> {
        let (Some(old), Some(new)) = (&pair.old, &pair.new) else { return Ok(()) };
        // A broken version is set as far as it can be read.
        let set_out = |side: &Side| {
            let plan = side.compiled.plan.as_ref()?;
            Some(view::lay_out(plan, &Figures::of(plan), &mut Diags::new()))
        };
        let (Some(was), Some(is)) = (set_out(old), set_out(new)) else { return Ok(()) };
        let lines = vec![is.info.title.clone(), format!("Bản cũ: {}", old.name), format!("Bản mới: {}", new.name)];
        let view = redline(&was, &is, Some(change_list(comparison, lines)));
        let resources = Resources::embedded();
        let mut diags = Diags::new();
        let pdf = render::typeset(&view, &resources, &mut diags).and_then(|typeset| typeset.pdf(&mut diags));
        let Some(pdf) = pdf else {
            let why = diags.into_sorted().into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("; ");
            return Err(Failure(format!("không dựng được bản đối chiếu của “{}”: {why}", new.name)));
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut batch = Batch::new(folder, &name)?;
        batch.add(name, &pdf)?;
        for written in batch.finish()? {
            console.say(show(&written).trim_start_matches("./"));
        }
        Ok(())
    }
}
