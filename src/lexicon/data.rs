//! The files of the lexicon as they are read, and what a plan's own file may add.

use crate::value::PartialDate;
use serde::{Deserialize, Deserializer};

/// Reads one embedded file; tests hold that every one of them reads.
fn read<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

/// A day in a file: `2025-07-01`.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PartialDate>, D::Error> {
    let text = String::deserialize(from)?;
    PartialDate::parse(&text).map(Some).map_err(serde::de::Error::custom)
}

/// Is it certain that `on` is not before `first`? A month is judged by its first day.
pub(super) fn reached(first: PartialDate, on: PartialDate) -> bool {
    on.first_day() >= first.first_day()
}

/// The days on which something bears its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Span {
    /// The first day; blank when it was before every plan of today.
    #[serde(default, deserialize_with = "day")]
    pub from: Option<PartialDate>,
    /// The first day on which it is no more; blank when it lasts.
    #[serde(default, deserialize_with = "day")]
    pub until: Option<PartialDate>,
}

impl Span {
    /// Does it bear its name on that day?
    pub fn holds(self, on: PartialDate) -> bool {
        self.from.is_none_or(|from| reached(from, on)) && !self.ended(on)
    }

    /// Is it certainly over on that day?
    pub fn ended(self, on: PartialDate) -> bool {
        self.until.is_some_and(|until| reached(until, on))
    }
}

/// **Đơn vị hành chính cấp tỉnh**.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Province {
    /// The name without its kind: `Đắk Lắk`.
    pub name: String,
    /// `tỉnh`, `thành phố` (centrally run), or `Thành phố` where Annex II writes it with a capital.
    pub kind: String,
    /// When.
    #[serde(flatten)]
    pub span: Span,
    /// The name of the unit it became or went into.
    pub successor: Option<String>,
    /// Other spellings of the name.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The text that ended it or set it up, when the head of the file does not name it.
    pub source: Option<String>,
}

impl Province {
    /// "tỉnh Đắk Nông".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }
}

/// **Cơ quan**: a body with the days on which it has its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Body {
    /// The official name: `Bộ Nông nghiệp và Môi trường`.
    pub name: String,
    /// `bộ`, `cơ quan ngang bộ`, `cơ quan thuộc Chính phủ`, `tổng cục`, `sở`, …
    #[serde(default)]
    pub level: String,
    /// When.
    #[serde(flatten)]
    pub span: Span,
    /// The name of the body that took over its main task.
    pub successor: Option<String>,
    /// Short and other forms of the name.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The text that ended it, when the head of the file does not name it.
    pub source: Option<String>,
    /// Officials do not agree on its capitals: they are not checked.
    #[serde(default)]
    pub disputed_capitals: bool,
}

/// **Chữ viết tắt**.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Abbreviation {
    /// `UBND`.
    pub short: String,
    /// What it stands for, the most usual first.
    pub full: Vec<String>,
    /// Needs no explanation in an administrative text.
    #[serde(default)]
    pub common: bool,
}

/// A phrase that is surely misspelled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Confusable {
    pub wrong: String,
    pub right: String,
    pub why: String,
    /// Words in small letters after which it is right: "giám | sát nhập khẩu".
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Words in small letters before which it is right.
    #[serde(default)]
    pub not_before: Vec<String>,
}

/// Fixed names under one rule of capitals.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct NameGroup {
    /// `CAP-08`.
    pub clause: String,
    pub names: Vec<String>,
    /// Names of bodies: a broken one can be told.
    #[serde(default)]
    pub bodies: bool,
    /// The first word may begin with a small letter or a capital.
    #[serde(default)]
    pub first_is_free: bool,
    /// No other meaning in small letters.
    #[serde(default)]
    pub unmistakable: bool,
}

/// One fixed name.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub text: String,
    pub clause: String,
    pub first_is_free: bool,
    pub unmistakable: bool,
}

impl Name {
    /// Its words, without commas and dashes.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
}

/// Forms of names of the level that ended, and what stands in their place.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct DistrictForm {
    pub forms: Vec<String>,
    pub successor: Option<String>,
    /// What stands in place of several: `UBND các huyện`.
    pub plural: Option<String>,
    /// When it is not the day of the whole file.
    #[serde(default, deserialize_with = "day")]
    pub since: Option<PartialDate>,
    /// Means the unit only before a name or a number, as `quận` does.
    #[serde(default)]
    pub needs_name: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct ProvinceFile {
    units: Vec<Province>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct BodyFile {
    bodies: Vec<Body>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct DistrictFile {
    #[serde(default, deserialize_with = "day")]
    pub since: Option<PartialDate>,
    /// Words for the unit itself, alone or before its name.
    pub units: Vec<DistrictForm>,
    /// Offices that are named with a unit: `UBND` + `huyện`.
    pub offices: Vec<DistrictForm>,
    /// Names that tell the level by themselves.
    pub forms: Vec<DistrictForm>,
    /// Cities that belonged to a province.
    pub cities: Vec<String>,
    /// What stands in place of a city.
    pub city_successor: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct NameFile {
    groups: Vec<NameGroup>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct AbbreviationFile {
    abbreviations: Vec<Abbreviation>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct ConfusableFile {
    confusables: Vec<Confusable>,
    accepted: Vec<String>,
}

/// All files.
#[derive(Debug, Clone, Default)]
pub(super) struct Data {
    pub provinces: Vec<Province>,
    pub bodies: Vec<Body>,
    pub district: DistrictFile,
    pub names: Vec<NameGroup>,
    pub abbreviations: Vec<Abbreviation>,
    pub confusables: Vec<Confusable>,
    /// Words that are no syllable and yet right.
    pub accepted: Vec<String>,
    /// Who may sign; from a plan's own file alone.
    pub signatories: Vec<Signatory>,
}

const PROVINCES: &str = include_str!("provinces.json");
const CENTRAL: &str = include_str!("central.json");
const DISTRICT: &str = include_str!("district.json");
const NAMES: &str = include_str!("names.json");
const ABBREVIATIONS: &str = include_str!("abbreviations.json");
const CONFUSABLES: &str = include_str!("confusables.json");

impl Data {
    /// The files that ship with the tool.
    pub fn embedded() -> Self {
        let spelling: ConfusableFile = read(CONFUSABLES);
        Data {
            provinces: read::<ProvinceFile>(PROVINCES).units,
            bodies: read::<BodyFile>(CENTRAL).bodies,
            district: read(DISTRICT),
            names: read::<NameFile>(NAMES).groups,
            abbreviations: read::<AbbreviationFile>(ABBREVIATIONS).abbreviations,
            confusables: spelling.confusables,
            accepted: spelling.accepted,
            signatories: Vec::new(),
        }
    }

    pub fn confusable(&self, value: u32) -> Option<&Confusable> {
        self.confusables.get(super::capitals::index(value))
    }
}

/// What a file beside a plan may add to the lexicon.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extension {
    /// More bodies, with the days on which they have their names.
    pub bodies: Vec<Body>,
    /// Words to be accepted although they are no syllable.
    pub words: Vec<String>,
    /// More abbreviations; they come before those of the lexicon.
    pub abbreviations: Vec<Abbreviation>,
    /// More fixed names, with their right capitals.
    pub names: Vec<String>,
    /// Who may sign, and when.
    pub signatories: Vec<Signatory>,
}

/// **Người có thẩm quyền ký**, with the days on which the title and the authority are right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signatory {
    /// **Họ tên**.
    pub name: String,
    /// **Chức vụ**.
    pub title: String,
    /// **Quyền hạn**, one entry a line; blank where it is not told.
    pub authority: Vec<String>,
    /// When.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn holds<T: serde::de::DeserializeOwned>(name: &str, text: &str) {
        let head: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for key in ["source", "note"] {
            assert!(head[key].as_str().is_some_and(|text| text.len() > 20), "{name}: no {key}");
        }
        if let Err(error) = serde_json::from_str::<T>(text) {
            panic!("{name}: {error}");
        }
    }

    #[test]
    fn every_file_reads_and_says_where_it_comes_from() {
        holds::<ProvinceFile>("provinces.json", PROVINCES);
        holds::<BodyFile>("central.json", CENTRAL);
        holds::<DistrictFile>("district.json", DISTRICT);
        holds::<NameFile>("names.json", NAMES);
        holds::<AbbreviationFile>("abbreviations.json", ABBREVIATIONS);
        holds::<ConfusableFile>("confusables.json", CONFUSABLES);
    }

    #[test]
    fn days_are_in_order_and_successors_exist_then() {
        let data = Data::embedded();
        let check = |name: &str, span: Span, successor: Option<&String>, exists: &dyn Fn(&str, PartialDate) -> bool| {
            if let (Some(from), Some(until)) = (span.from, span.until) {
                assert!(from < until, "{name}");
            }
            for day in [span.from, span.until].into_iter().flatten() {
                assert!(day.is_full(), "{name}");
            }
            match (span.until, successor) {
                (Some(until), Some(successor)) => assert!(exists(successor, until), "{name}: {successor}"),
                (None, Some(successor)) => panic!("{name} lasts and has the successor {successor}"),
                _ => {}
            }
        };
        for unit in &data.provinces {
            assert!(["tỉnh", "thành phố", "Thành phố"].contains(&unit.kind.as_str()), "{}", unit.name);
            assert_eq!(unit.span.until.is_some(), unit.successor.is_some(), "{}", unit.name);
            check(&unit.name, unit.span, unit.successor.as_ref(), &|name, on| {
                data.provinces.iter().any(|unit| unit.name == name && unit.span.holds(on))
            });
        }
        for body in &data.bodies {
            assert!(!body.level.is_empty(), "{}", body.name);
            check(&body.name, body.span, body.successor.as_ref(), &|name, on| {
                data.bodies.iter().any(|body| body.name == name && body.span.holds(on))
            });
        }
    }

    #[test]
    fn no_entry_stands_twice() {
        let data = Data::embedded();
        let mut seen = BTreeSet::new();
        for body in &data.bodies {
            for name in std::iter::once(&body.name).chain(&body.spellings) {
                assert!(seen.insert(name.to_lowercase()), "{name}");
            }
        }
        for abbreviation in &data.abbreviations {
            assert!(seen.insert(abbreviation.short.clone()), "{}", abbreviation.short);
            assert!(!abbreviation.full.is_empty(), "{}", abbreviation.short);
        }
        for entry in &data.confusables {
            assert!(seen.insert(entry.wrong.clone()), "{}", entry.wrong);
            assert!(entry.why.chars().count() > 10 && entry.wrong != entry.right, "{}", entry.wrong);
        }
        for name in data.names.iter().flat_map(|group| &group.names) {
            assert!(seen.insert(format!("name {}", name.to_lowercase())), "{name}");
        }
    }
}
