//! Documents cited more than once, brought together by their numbers.

use super::context::Context;
use super::passage::Passage;
use crate::mention::{DocumentMention, NumberForm};
use std::collections::BTreeMap;

/// One citation of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'c, 'p> {
    /// Where.
    pub passage: &'p Passage<'p>,
    /// The citation.
    pub document: &'c DocumentMention<'p>,
}

/// The documents with a whole number, all citations of each in the order of the text.
pub(super) fn by_number<'c, 'p>(context: &'c Context<'p>) -> BTreeMap<String, Vec<Cited<'c, 'p>>> {
    let mut found: BTreeMap<String, Vec<Cited<'c, 'p>>> = BTreeMap::new();
    for (passage, document) in context.documents() {
        let Some(number) = &document.number else { continue };
        if number.form != NumberForm::Incomplete && number.serial.is_some() {
            found.entry(key(&number.normalised)).or_default().push(Cited { passage, document });
        }
    }
    found
}

/// "05/KH-UBND" and "5/KH-UBND" are one number.
fn key(number: &str) -> String {
    number.trim_start_matches('0').to_owned()
}

/// May two citations of one number be of one document: no year and no issuer tells them apart?
pub(super) fn may_be_one(one: &DocumentMention<'_>, other: &DocumentMention<'_>) -> bool {
    let year = |document: &DocumentMention<'_>| {
        let date = document.date.as_ref().and_then(|date| date.date.as_ref().ok());
        date.map(|date| date.year)
    };
    let same_year = match (year(one), year(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    same_year && place(one) == place(other)
}

/// The name of a place at the end of an issuer, so that "UBND tỉnh" and "UBND huyện" are two.
fn place(document: &DocumentMention<'_>) -> &'static str {
    let issuer = document.issuer.as_ref().map_or(String::new(), |issuer| issuer.text.to_lowercase());
    ["tỉnh", "thành phố", "huyện", "thị xã", "phường", "đặc khu", "xã"]
        .into_iter()
        .find(|level| {
            issuer.split(|c: char| !c.is_alphanumeric()).any(|word| level.split(' ').next_back() == Some(word))
        })
        .unwrap_or("")
}
