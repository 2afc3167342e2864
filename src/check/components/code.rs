//! The grammar of **số, ký hiệu**: `15/KH-UBND`. Source: Annex I, II.3 and Annex III, I.

use super::regime::{Body, Issuer, fold, has_words};
use crate::diag::{Diagnostic, Rule, Spanned};
use crate::mention::DocumentType;
use crate::model::Plan;

/// The one thing to say about a code: the first that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slip {
    /// The Party's form: `KH/ĐU`, `05-KH`.
    Party,
    /// A year inside.
    Year(String),
    /// Blanks, dashes or strokes where they do not belong; the code without them.
    Marks(String),
    /// Small letters; the code in capitals.
    Small(String),
    /// Not the code of the type; the right one.
    Type(&'static str),
    /// Not the issuer's code; what it should be.
    Organ(&'static str),
}

/// Codes of organisations of the Party.
const PARTY_ORGANS: [&str; 9] = ["ĐU", "TU", "CB", "TW", "HU", "QU", "BTV", "VPĐU", "UBKT"];

/// What the printed title calls the document; none where it is no type of the decree.
pub(super) fn document_type(plan: &Plan) -> Option<&'static DocumentType> {
    let kind = fold(&plan.kind.value);
    let one = DocumentType::by_name(&kind);
    // Plans of several bodies together are plans as well.
    one.or_else(|| DocumentType::by_name(kind.strip_suffix(" liên tịch").or_else(|| kind.strip_suffix(" phối hợp"))?))
}

/// A finding about the way the code of a plan is written, with its repair where the code lies in the file as it is read.
pub(super) fn respelt(
    rule: &'static Rule,
    symbol: &Spanned<String>,
    right: String,
    message: &str,
    how: &str,
) -> Diagnostic {
    let message = format!("ký hiệu “{}” {message}", symbol.value);
    let finding = Diagnostic::new(rule, symbol.span, message).help(format!("viết “{right}”{how}"));
    if symbol.span.end - symbol.span.start == symbol.value.len() {
        finding.fix(format!("viết “{right}”"), symbol.span, right)
    } else {
        finding
    }
}

/// What is wrong with the code of a plan.
pub(super) fn slip(symbol: &str, plan: &Plan, issuer: Option<&Issuer>) -> Option<Slip> {
    let symbol = symbol.trim();
    let kind = document_type(plan);
    let joint = ["liên tịch", "phối hợp"].iter().any(|words| has_words(&fold(&plan.kind.value), words));
    if is_party(symbol) {
        return Some(Slip::Party);
    }
    if let Some(year) = symbol.split(['/', '-']).find(|part| is_year(part)) {
        return Some(Slip::Year(year.to_owned()));
    }
    let cleaned = cleaned(symbol);
    if cleaned != symbol {
        return Some(Slip::Marks(cleaned));
    }
    let (type_code, organ) = symbol.split_once('-').unwrap_or((symbol, ""));
    let abbreviation = kind.and_then(|kind| kind.abbreviation);
    if let Some(right) = abbreviation
        && !joint
        && !kind.is_some_and(|kind| kind.carries(type_code))
    {
        let only_small = type_code.to_uppercase() == right.to_uppercase();
        let fixed = || if organ.is_empty() { right.to_owned() } else { format!("{right}-{organ}") };
        return Some(if only_small { Slip::Small(fixed()) } else { Slip::Type(right) });
    }
    if !organ.is_empty() && organ.chars().all(|c| !c.is_uppercase()) && organ.chars().any(char::is_lowercase) {
        return Some(Slip::Small(format!("{type_code}-{}", organ.to_uppercase())));
    }
    let wanted = match issuer?.body {
        _ if joint => return None,
        Body::Committee if organ != "UBND" => "UBND",
        Body::Council if organ != "HĐND" => "HĐND",
        Body::Department if !organ.starts_with('S') => "S…",
        Body::Ministry if issuer?.name.starts_with("bộ ") && !organ.starts_with('B') => "B…",
        _ if organ.is_empty() => "…",
        _ => return None,
    };
    Some(Slip::Organ(wanted))
}

/// The form of the Party.
pub(super) fn is_party(symbol: &str) -> bool {
    let organ = symbol.split_once('/').map(|(_, organ)| organ.trim());
    organ.is_some_and(|organ| {
        PARTY_ORGANS.iter().any(|known| organ == *known || organ.starts_with(&format!("{known}-")))
    })
}

/// A number in the form of the Party: "05-KH".
pub(super) fn is_party_number(number: &str) -> bool {
    let (digits, code) = number.trim().split_once('-').unwrap_or_default();
    let counts = !digits.trim().is_empty() && digits.trim().bytes().all(|b| b.is_ascii_digit());
    counts && code.trim().starts_with(char::is_uppercase)
}

/// A number with a year behind it: "15/2026".
pub(super) fn has_year(number: &str) -> bool {
    number.split_once(['/', '-']).is_some_and(|(_, year)| is_year(year))
}

/// Four digits that are a year.
fn is_year(part: &str) -> bool {
    let part = part.trim();
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) && (part.starts_with("19") || part.starts_with("20"))
}

fn cleaned(symbol: &str) -> String {
    let hyphens = symbol.replace(['–', '—', '−', '_', '/'], "-");
    let parts: Vec<String> = hyphens.split('-').map(|part| part.split_whitespace().collect()).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_the_form_of_the_party() {
        assert!(is_party("KH/ĐU") && is_party("KH/TU"));
        assert!(!is_party("KH/UBND") && !is_party("KH-UBND"));
        assert_eq!(cleaned("KH/UBND"), "KH-UBND");
        assert_eq!(cleaned("/KH - UBND"), "KH-UBND");
        assert_eq!(cleaned("KH–UBND"), "KH-UBND");
        assert_eq!(cleaned("KH-GD&ĐT"), "KH-GD&ĐT");
        assert!(is_year("2026") && !is_year("1050") && !is_year("26"));
    }
}
