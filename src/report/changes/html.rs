//! Changes as one page for a browser: it opens from a file, loads nothing, and nothing that a plan says can run in it.
//!
//! The page is `templates/so-sanh.html`; Tera escapes every text that it is given. Style and script are named by their hashes in the
//! page's own policy, so that even markup that slipped through would stay dead.

mod card;
mod outline;

use self::card::{Card, cards};
use self::outline::{Place, outline};
use super::super::harmless;
use super::{Outcome, PlanChanges, is_error, spot, tally};
use crate::diff::{Change, SubjectKind, Topic};
use base64::Engine;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tera::{Context, Tera};

/// The page, its style and its script.
const PAGE: &str = include_str!("../../../templates/so-sanh.html");
const STYLE: &str = include_str!("../../../templates/so-sanh.css");
const SCRIPT: &str = include_str!("../../../templates/so-sanh.js");

/// Its name as a template: the ending tells Tera to escape.
const NAME: &str = "so-sanh.html";

/// More choices than these scroll in their own box.
const LONG: usize = 12;

#[derive(Serialize)]
struct Page {
    title: String,
    tally: String,
    count: usize,
    facets: Vec<Facet>,
    outline: Vec<Place>,
    plans: Vec<Plan>,
    style: &'static str,
    script: &'static str,
    style_hash: String,
    script_hash: String,
}

/// What the cards can be filtered by.
#[derive(Serialize)]
struct Facet {
    key: &'static str,
    name: &'static str,
    long: bool,
    items: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    key: String,
    name: String,
    count: usize,
}

#[derive(Serialize)]
struct Plan {
    title: String,
    old_name: String,
    new_name: String,
    cautions: Vec<String>,
    errors: Vec<Error>,
    headline: String,
    clauses: Vec<String>,
    totals: Vec<String>,
    topics: Vec<Group>,
}

#[derive(Serialize)]
struct Error {
    version: &'static str,
    at: String,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Group {
    key: &'static str,
    name: &'static str,
    cards: Vec<Card>,
}

/// Everything that changed, as one page; what did not is only counted.
///
/// # Errors
/// The template of the tool is wrong.
pub fn page(plans: &[PlanChanges<'_>]) -> Result<String, tera::Error> {
    let mut tera = Tera::new();
    tera.add_raw_template(NAME, PAGE)?;
    tera.render(NAME, &Context::from_serialize(&dress(plans))?)
}

fn dress(plans: &[PlanChanges<'_>]) -> Page {
    let changed: Vec<&PlanChanges<'_>> = plans.iter().filter(|plan| !plan.is_unchanged()).collect();
    let all: Vec<&Change> = changed.iter().flat_map(|plan| plan.changes()).collect();
    let title = match (plans, changed.as_slice()) {
        ([plan], _) => title_of(plan),
        (_, [plan]) => title_of(plan),
        (plans, _) => format!("{} kế hoạch", plans.len()),
    };
    let tally = match (plans, changed.as_slice()) {
        ([plan], []) => crate::value::capitalised(&plan.headline()),
        (plans, _) => crate::value::capitalised(&tally(plans)),
    };
    let hash =
        |text: &str| format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text)));
    Page {
        title,
        tally,
        count: all.len(),
        facets: facets(&all),
        outline: outline(&changed),
        plans: changed.iter().enumerate().map(|(at, plan)| dress_plan(at, plan)).collect(),
        style: STYLE,
        script: SCRIPT,
        style_hash: hash(STYLE),
        script_hash: hash(SCRIPT),
    }
}

fn title_of(plan: &PlanChanges<'_>) -> String {
    harmless(if plan.title.is_empty() { plan.name } else { plan.title })
}

fn facets(all: &[&Change]) -> Vec<Facet> {
    let mut facets = Vec::new();
    let count = |topic: Topic| all.iter().filter(|change| change.topic == topic).count();
    let topics = Topic::ALL.map(|topic| (topic.key().to_owned(), topic.name().to_owned(), count(topic)));
    facets.push(("topic", "Nội dung thay đổi", topics.to_vec()));
    let mut kinds: BTreeMap<SubjectKind, usize> = BTreeMap::new();
    let mut units: BTreeMap<&str, usize> = BTreeMap::new();
    for change in all {
        *kinds.entry(change.subject.kind).or_default() += 1;
        change.units.iter().for_each(|unit| *units.entry(unit).or_default() += 1);
    }
    let name = |kind: SubjectKind| crate::value::capitalised(kind.name());
    facets.push((
        "kind",
        "Phần của kế hoạch",
        kinds.into_iter().map(|(k, n)| (k.key().to_owned(), name(k), n)).collect(),
    ));
    let mut units: Vec<_> = units.into_iter().map(|(unit, n)| (harmless(unit), harmless(unit), n)).collect();
    // Whom most of it concerns first.
    units.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    facets.push(("unit", "Đơn vị", units));
    let choices = |items: Vec<(String, String, usize)>| -> Vec<Choice> {
        let items = items.into_iter().filter(|(.., count)| *count > 0);
        items.map(|(key, name, count)| Choice { key, name, count }).collect()
    };
    let facets = facets.into_iter().map(|(key, name, items)| {
        let items = choices(items);
        Facet { key, name, long: items.len() > LONG, items }
    });
    facets.filter(|facet| !facet.items.is_empty()).collect()
}

fn dress_plan(at: usize, plan: &PlanChanges<'_>) -> Plan {
    let errors = plan.broken().flat_map(|(version, side)| {
        let errors = side.list.iter().filter(|finding| is_error(finding));
        errors.map(move |finding| Error {
            version,
            at: spot(finding.span, Some(side))
                .map(|(file, line)| harmless(&format!("{file}:{line}")))
                .unwrap_or_default(),
            code: finding.rule.code,
            message: harmless(&finding.message),
        })
    });
    let summary = plan.comparison().map(|comparison| &comparison.summary);
    let shown = |name: &str, there: bool| if there { harmless(name) } else { String::new() };
    let headline = match plan.outcome {
        Outcome::Compared(comparison) if !comparison.is_empty() => format!("{} thay đổi", comparison.changes.len()),
        _ => crate::value::capitalised(&plan.headline()),
    };
    let sentences = |list: Vec<String>| list.iter().map(|words| crate::value::capitalised(&harmless(words))).collect();
    let mut number = 0;
    Plan {
        title: title_of(plan),
        old_name: shown(plan.old_name, !matches!(plan.outcome, Outcome::Added)),
        new_name: shown(plan.name, !matches!(plan.outcome, Outcome::Deleted)),
        cautions: plan.cautions(),
        errors: errors.collect(),
        headline,
        clauses: sentences(summary.map(|summary| summary.clauses()).unwrap_or_default()),
        totals: sentences(summary.map(|summary| summary.further_totals()).unwrap_or_default()),
        topics: plan
            .by_topic()
            .into_iter()
            .map(|(topic, list)| Group {
                key: topic.key(),
                name: topic.name(),
                cards: cards(at, plan, &list, &mut number),
            })
            .collect(),
    }
}
