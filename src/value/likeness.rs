//! "Có phải là …?": the known word nearest to one that is not known. `strsim` is named here alone.

/// Whoever writes more bytes than this means no key; and comparing it would take long.
const LONGEST_WORD: usize = 200;

/// The candidate nearest to `text`, if it is near enough to be meant. Hyphens, blanks and underscores are alike.
pub fn nearest<'a>(text: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > LONGEST_WORD {
        return None;
    }
    let plain = text.replace(['-', ' '], "_");
    candidates
        .map(|c| (strsim::damerau_levenshtein(&plain, &c.replace('-', "_")), c))
        .filter(|(distance, c)| *distance <= 1 + c.chars().count().min(plain.chars().count()) / 4)
        .min_by_key(|(distance, c)| (*distance, c.len()))
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_proposed_and_a_stranger_is_not() {
        let keys = ["tieu_de", "noi_dung", "phoi_hop"];
        assert_eq!(nearest("tieude", keys.into_iter()), Some("tieu_de"));
        assert_eq!(nearest("phoi-hop", keys.into_iter()), Some("phoi_hop"));
        assert_eq!(nearest("khac_han", keys.into_iter()), None);
        assert_eq!(nearest(&"a".repeat(300), keys.into_iter()), None);
    }
}
