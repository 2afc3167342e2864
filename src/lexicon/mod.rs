//! **Từ điển**: names, spellings and the days on which they are right, as data with their sources, and pure functions that find them in a text.
//!
//! | file | holds |
//! |---|---|
//! | `provinces.json` | provinces and centrally-run cities, with what they became |
//! | `central.json` | ministries and other bodies, departments of provinces |
//! | `district.json` | forms of the level that ended on 01/7/2025 |
//! | `names.json` | fixed names with their capitals, after Annex II of the decree |
//! | `abbreviations.json` | what short forms stand for, and which need no explanation |
//! | `confusables.json` | phrases that are surely wrong; words that are no syllable and yet right |
//!
//! Every function takes a text and returns byte ranges in that text. None makes a finding: which of them matter, and where, the rules decide.
//! A search takes time in proportion to the text, whatever the number of names.

mod capitals;
mod data;
mod letters;
mod obsolete;
mod spelling;
mod syllable;
mod units;
mod words;

pub use capitals::{BrokenName, Miscapitalised, Slip};
pub use data::{Abbreviation, Body, Extension, Province, Signatory, Span};
pub use obsolete::{Obsolete, ObsoleteKind};
pub use spelling::{ImpossibleWord, Misspelling};
pub use syllable::{ToneStyle, syllable, tone_style, with_style};

use data::{Data, Name, NameGroup};
use letters::fold;
use obsolete::Ended;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;
use words::{Names, Vocabulary};

pub use words::Words;

/// All names and spellings, with their indexes. Immutable.
#[derive(Debug, Clone)]
pub struct Lexicon {
    data: Data,
    /// The words of all names.
    vocabulary: Vocabulary,
    /// Provinces by every form of their names; the value is a place in `province_lists`.
    province_names: Names,
    province_lists: Vec<Vec<usize>>,
    /// Every form of the names of bodies.
    all_bodies: Names,
    /// What may be out of date.
    ended_names: Names,
    ended: Vec<Ended>,
    /// Names with fixed capitals.
    fixed_names: Names,
    names: Vec<Name>,
    /// Names of bodies that can be told when they are broken.
    body_names: Names,
    bodies: Vec<String>,
    confusable_names: Names,
    accepted: HashSet<String>,
    abbreviations: HashMap<String, usize>,
}

static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(Data::embedded()));

/// Forms with which a province is named.
const PROVINCE_FORMS: [(&str, &[&str]); 2] =
    [("tỉnh", &["tỉnh"]), ("thành phố", &["thành phố", "TP", "Tp", "thành phố trực thuộc trung ương"])];

/// Offices before a province when its name is asked for: "UBND tỉnh Gia Lai".
const PROVINCE_OFFICES: [&str; 4] = ["UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân"];

impl Lexicon {
    /// The lexicon that ships with the tool.
    pub fn standard() -> &'static Lexicon {
        &STANDARD
    }

    /// The same with what a plan's own file adds.
    #[must_use]
    pub fn extended(&self, more: Extension) -> Lexicon {
        let mut data = self.data.clone();
        // Of two names that are alike the first counts: the plan's own come before those of the tool.
        data.bodies.splice(0..0, more.bodies);
        data.accepted.extend(more.words);
        data.abbreviations.splice(0..0, more.abbreviations);
        data.signatories = more.signatories;
        let own = NameGroup { clause: "CAP-08".to_owned(), names: more.names, bodies: true, ..NameGroup::default() };
        data.names.insert(0, own);
        Lexicon::of(data)
    }

    /// What a short form stands for.
    pub fn abbreviation(&self, short: &str) -> Option<&Abbreviation> {
        self.abbreviations.get(short).and_then(|&at| self.data.abbreviations.get(at))
    }

    /// **Danh sách người ký** of a plan's own file; empty where there is none.
    pub fn signatories(&self) -> &[Signatory] {
        &self.data.signatories
    }

    fn of(data: Data) -> Self {
        let mut lexicon = Lexicon {
            vocabulary: Vocabulary::default(),
            province_names: Names::new(),
            province_lists: Vec::new(),
            all_bodies: Names::new(),
            ended_names: Names::new(),
            ended: Vec::new(),
            fixed_names: Names::new(),
            names: Vec::new(),
            body_names: Names::new(),
            bodies: Vec::new(),
            confusable_names: Names::new(),
            accepted: data.accepted.iter().map(|word| fold(word)).collect(),
            abbreviations: HashMap::new(),
            data: Data::default(),
        };
        lexicon.index_names(&data);
        lexicon.index_provinces(&data);
        lexicon.index_bodies(&data);
        lexicon.index_district(&data);
        for (value, entry) in (0..).zip(&data.confusables) {
            lexicon.confusable_names.add(&mut lexicon.vocabulary, &entry.wrong, value);
        }
        for (at, abbreviation) in data.abbreviations.iter().enumerate() {
            lexicon.abbreviations.entry(abbreviation.short.clone()).or_insert(at);
        }
        lexicon.data = data;
        lexicon
    }

    fn fix(&mut self, name: Name) {
        let value = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.fixed_names.add(&mut self.vocabulary, &name.text, value);
        self.names.push(name);
    }

    fn add_body_name(&mut self, name: &str) {
        let value = u32::try_from(self.bodies.len()).unwrap_or(u32::MAX);
        self.body_names.add(&mut self.vocabulary, name, value);
        self.bodies.push(name.to_owned());
    }

    fn end(&mut self, forms: impl Iterator<Item = String>, ended: Ended) {
        let value = u32::try_from(self.ended.len()).unwrap_or(u32::MAX);
        for form in forms {
            self.ended_names.add(&mut self.vocabulary, &form, value);
        }
        self.ended.push(ended);
    }

    fn index_names(&mut self, data: &Data) {
        for group in &data.names {
            for text in &group.names {
                self.fix(Name {
                    text: text.clone(),
                    clause: group.clause.clone(),
                    first_is_free: group.first_is_free,
                    unmistakable: group.unmistakable,
                });
                if group.bodies {
                    self.add_body_name(text);
                }
            }
        }
    }

    fn index_provinces(&mut self, data: &Data) {
        let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, unit) in data.provinces.iter().enumerate() {
            let small = unit.kind.to_lowercase();
            let forms = PROVINCE_FORMS.iter().find(|(kind, _)| *kind == small).map_or(&[][..], |(_, forms)| forms);
            let mut full = Vec::new();
            for name in std::iter::once(&unit.name).chain(&unit.spellings) {
                by_form.entry(name.clone()).or_default().push(at);
                full.extend(forms.iter().map(|form| format!("{form} {name}")));
                self.fix(Name {
                    text: format!("{} {name}", unit.kind),
                    clause: if unit.kind == small { "CAP-03" } else { "CAP-05" }.to_owned(),
                    first_is_free: false,
                    unmistakable: unit.kind != small,
                });
            }
            for form in &full {
                for office in std::iter::once(String::new()).chain(PROVINCE_OFFICES.iter().map(|o| format!("{o} "))) {
                    by_form.entry(format!("{office}{form}")).or_default().push(at);
                }
            }
            if unit.span.until.is_some() {
                self.end(full.into_iter(), Ended::Province(at));
            }
        }
        for (form, units) in by_form {
            let value = u32::try_from(self.province_lists.len()).unwrap_or(u32::MAX);
            self.province_names.add(&mut self.vocabulary, &form, value);
            self.province_lists.push(units);
        }
    }

    fn index_bodies(&mut self, data: &Data) {
        for (at, body) in data.bodies.iter().enumerate() {
            let value = u32::try_from(at).unwrap_or(u32::MAX);
            // A form that an earlier body bears, the plan's own for one, stays with that body.
            let forms = || std::iter::once(&body.name).chain(&body.spellings);
            let taken = |form: &str| {
                let spaced = form.replace(" - ", " ").replace(", ", " ");
                self.all_bodies
                    .get(&self.vocabulary, form)
                    .or_else(|| self.all_bodies.get(&self.vocabulary, &spaced))
                    .is_some()
            };
            let own: Vec<String> = forms().filter(|form| !taken(form)).cloned().collect();
            for name in &own {
                self.all_bodies.add(&mut self.vocabulary, name, value);
            }
            if body.span.until.is_some() {
                self.end(own.into_iter(), Ended::Body(at));
            }
            self.add_body_name(&body.name);
            if !body.disputed_capitals {
                self.fix(Name {
                    text: body.name.clone(),
                    clause: "CAP-08".to_owned(),
                    first_is_free: false,
                    unmistakable: false,
                });
            }
        }
    }

    fn index_district(&mut self, data: &Data) {
        let district = &data.district;
        let Some(since) = district.since else { return };
        let ended = |form: &data::DistrictForm, plural: bool| Ended::District {
            since: form.since.unwrap_or(since),
            successor: form.plural.as_ref().filter(|_| plural).or(form.successor.as_ref()).cloned(),
            needs_name: form.needs_name,
            proper: false,
        };
        for form in &district.forms {
            self.end(form.forms.iter().cloned(), ended(form, false));
        }
        for office in &district.offices {
            for unit in district.units.iter().flat_map(|unit| &unit.forms) {
                let forms = office.forms.iter().map(|form| format!("{form} {unit}"));
                self.end(forms, ended(office, unit.starts_with("các ")));
            }
        }
        for unit in &district.units {
            self.end(unit.forms.iter().cloned(), ended(unit, false));
        }
        let cities = district.cities.iter().flat_map(|city| ["thành phố", "TP"].map(|kind| format!("{kind} {city}")));
        let city =
            Ended::District { since, successor: district.city_successor.clone(), needs_name: false, proper: true };
        self.end(cities, city);
    }
}

#[cfg(test)]
mod tests;
