//! Provinces and bodies by name and day.

use super::Lexicon;
use super::capitals::index;
use super::data::{Body, Province};
use crate::value::PartialDate;

/// No chain of successors is longer.
const LONGEST_CHAIN: usize = 8;

impl Lexicon {
    /// The province or centrally-run city that bears the name on that day: `Đắk Lắk`, `tỉnh Đăk Lăk`, `TP. Huế`, `UBND tỉnh Gia Lai`.
    pub fn province(&self, name: &str, on: PartialDate) -> Option<&Province> {
        self.provinces_named(name).find(|unit| unit.span.holds(on))
    }

    /// The province that ever bore the name; where there were two, the one that lasts.
    pub fn known_province(&self, name: &str) -> Option<&Province> {
        self.provinces_named(name).max_by_key(|unit| (unit.span.until.is_none(), unit.span.until))
    }

    fn provinces_named(&self, name: &str) -> impl Iterator<Item = &Province> {
        let names =
            self.province_names.get(&self.vocabulary, name).and_then(|value| self.province_lists.get(index(value)));
        names.into_iter().flatten().filter_map(|&at| self.data.provinces.get(at))
    }

    /// What a province is on that day, through every merger since: itself while it lasts.
    pub fn province_after(&self, name: &str, on: PartialDate) -> Option<&Province> {
        let mut unit = self.provinces_named(name).min_by_key(|unit| unit.span.from)?;
        for _ in 0..LONGEST_CHAIN {
            if !unit.span.ended(on) {
                return Some(unit);
            }
            let until = unit.span.until?;
            unit = self.province(unit.successor.as_deref()?, until)?;
        }
        None
    }

    /// All units of the level on that day.
    pub fn provinces(&self, on: PartialDate) -> impl Iterator<Item = &Province> {
        self.data.provinces.iter().filter(move |unit| unit.span.holds(on))
    }

    /// The body that bears the name, or one of its short forms, on that day.
    pub fn body(&self, name: &str, on: PartialDate) -> Option<&Body> {
        self.known_body(name).filter(|body| body.span.holds(on))
    }

    /// The body that ever bore the name.
    pub fn known_body(&self, name: &str) -> Option<&Body> {
        self.data.bodies.get(index(self.all_bodies.get(&self.vocabulary, name)?))
    }

    /// The body that does its main task on that day, through every merger since: itself while it lasts.
    pub fn body_after(&self, name: &str, on: PartialDate) -> Option<&Body> {
        let mut body = self.known_body(name)?;
        for _ in 0..LONGEST_CHAIN {
            if !body.span.ended(on) {
                return Some(body);
            }
            body = self.known_body(body.successor.as_deref()?)?;
        }
        None
    }

    /// All bodies on that day.
    pub fn bodies(&self, on: PartialDate) -> impl Iterator<Item = &Body> {
        self.data.bodies.iter().filter(move |body| body.span.holds(on))
    }
}
