//! What is the plan's own: its number, its places, its sentence at the end.

use crate::check::{Context, Role};
use std::ops::Range;

/// Levels of administrative units, the wide ones first.
pub(super) const LEVELS: [&str; 7] = ["tỉnh", "thành phố", "thị xã", "huyện", "đặc khu", "phường", "xã"];

/// The places after which the issuer and its superior are named: ("xã", "bạch liêu").
pub(super) fn places(context: &Context<'_>) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    let named = context.passages.iter().filter(|p| matches!(p.role, Role::Superior | Role::Issuer | Role::ShortName));
    for passage in named {
        let text = format!(" {} ", passage.words.to_lowercase());
        let place = LEVELS.into_iter().find_map(|level| {
            let (_, name) = text.rsplit_once(&format!(" {level} "))?;
            Some((level, name.trim().to_owned()))
        });
        found.extend(place.filter(|(_, name)| !name.is_empty()));
    }
    found.dedup();
    found
}

/// Does a name in a citation mean the issuer of the plan?
pub(super) fn is_issuer(context: &Context<'_>, name: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace("ubnd", "ủy ban nhân dân").replace("uỷ", "ủy");
    let name = plain(name);
    let whole = context.of(Role::Issuer).map(|passage| plain(&passage.words)).collect::<Vec<_>>().join(" ");
    let short = context.of(Role::ShortName).map(|passage| plain(&passage.words));
    name == whole || short.into_iter().any(|short| short == name)
}

/// "năm 2024" and "2021-2025" in a part of a text: place, first and last year.
pub(super) fn years(text: &str) -> Vec<(Range<usize>, i32, i32)> {
    use crate::check::near::{year_ranges, years_after};
    let mut found = year_ranges(text);
    for (at, year) in years_after(text, "năm ") {
        if !found.iter().any(|(range, _, _)| range.contains(&at)) {
            found.push((at..at + 4, year, year));
        }
    }
    found
}
