//! Names that are one word off.

use super::naming::Word;
use crate::value::nearest;

/// Shorter names differ in one word by nature: "Phòng Kinh tế", "Phòng Y tế".
pub(super) const SHORTEST: usize = 5;

/// Words that tell one body of a kind from another.
const TELLING: [&str; 16] = [
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "quận",
    "thị",
    "trấn",
    "thành",
    "phố",
    "cấp",
    "trung",
    "ương",
    "khu",
    "vực",
    "các",
    "của",
];

/// Can the word be a slip? Proper names, figures and levels tell bodies apart.
pub(super) fn can_be(folded: &str, written: &str) -> bool {
    written.starts_with(char::is_lowercase)
        && !TELLING.contains(&folded)
        && !folded.contains(|c: char| c.is_ascii_digit())
}

/// How many words of a text are meant for a name, where `same` words agree and then one is another, or is missing. At the end of a name
/// nothing confirms it: there the word must look like the wanted one.
pub(super) fn length(text: (&str, &[Word<'_>]), name: (&str, &[Word<'_>]), same: usize) -> Option<usize> {
    let ((text, here), (name, wanted)) = (text, name);
    if same < 2 || same >= wanted.len() || !starts_as_name(text, here) {
        return None;
    }
    let written = |text: &str, word: &Word<'_>| text.get(word.range.clone()).map(str::to_owned).unwrap_or_default();
    let missing = wanted.get(same)?;
    if !can_be(&missing.text, &written(name, missing)) {
        return None;
    }
    let rest = wanted.get(same + 1..).unwrap_or_default();
    let agrees = |from: usize| {
        let found = here.get(from..from + rest.len()).unwrap_or_default();
        found.len() == rest.len() && found.iter().zip(rest).all(|(a, b)| a.text == b.text && !a.hard)
    };
    let other = here.get(same).filter(|word| !word.hard && can_be(&word.text, &written(text, word)));
    if let Some(other) = other {
        let looks_like = !rest.is_empty() || nearest(&other.text, std::iter::once(missing.text.as_ref())).is_some();
        if looks_like && agrees(same + 1) {
            return Some(same + 1 + rest.len());
        }
    }
    (!rest.is_empty() && agrees(same)).then_some(same + rest.len())
}

fn starts_as_name(text: &str, here: &[Word<'_>]) -> bool {
    here.first().and_then(|word| text.get(word.range.clone())).is_some_and(|word| word.starts_with(char::is_uppercase))
}
