//! What the grounds of a plan cite.

use super::regime::fold;
use crate::mention::DocumentMention;

/// Named by its title: **luật, bộ luật, pháp lệnh**.
pub(super) fn is_law(cited: &DocumentMention<'_>) -> bool {
    cited.kind.is_some_and(|kind| matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh"))
}

/// The class of a rank: those whose order nobody disputes. Laws, decrees of the Government, central bodies, all others.
pub(super) fn class(rank: u8) -> u8 {
    match rank {
        0..=4 => 0,
        5 => 1,
        6 | 7 => 2,
        _ => 3,
    }
}

/// Gives the issuer its competence, function or organisation.
pub(super) fn is_of_competence(cited: &DocumentMention<'_>, text: &str) -> bool {
    let words = fold(&text[cited.range.clone()]);
    ["chức năng", "tổ chức các cơ quan", "tổ chức bộ máy", "quy chế làm việc", "tổ chức và hoạt động"]
        .iter()
        .any(|subject| words.contains(subject))
}

/// The form in which two citations of one document are alike; none where it is not told which document is meant.
pub(super) fn identity(cited: &DocumentMention<'_>) -> Option<String> {
    if let Some(title) = cited.title.as_ref().filter(|_| is_law(cited)) {
        // Two laws may bear one name: of 2015 and of 2025.
        let year = cited.year.as_ref().map(|year| year.text.to_owned());
        return Some(format!("{} {}", fold(title.text), year.or_else(|| day(cited))?));
    }
    let number = cited.number.as_ref().filter(|number| number.serial.is_some() && number.code.is_some())?;
    let issuer = cited.issuer.as_ref().map(|issuer| fold(issuer.text)).unwrap_or_default();
    Some(format!("{} {issuer} {}", number.normalised, day(cited).unwrap_or_default()))
}

fn day(cited: &DocumentMention<'_>) -> Option<String> {
    cited.date.as_ref().map(|date| date.date.as_ref().map_or_else(|_| date.text.to_owned(), |day| day.short()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::documents;

    fn named(text: &str) -> Option<String> {
        documents(text).first().and_then(identity)
    }

    #[test]
    fn one_document_has_one_identity_in_both_forms_of_the_date() {
        let long = named("Căn cứ Quyết định số 919/QĐ- TTg ngày 01 tháng 8 năm 2022 của Thủ tướng Chính phủ về OCOP");
        assert!(long.is_some());
        assert_eq!(long, named("Quyết định số 919/QĐ-TTg ngày 01/8/2022 của Thủ tướng Chính phủ"));
        assert_ne!(long, named("Quyết định số 922/QĐ-TTg ngày 01/8/2022 của Thủ tướng Chính phủ"));
        assert_ne!(named("Luật Hợp tác xã năm 2012"), named("Luật Hợp tác xã năm 2023"));
        assert_eq!(named("Quyết định số …/QĐ-UBND của UBND tỉnh"), None);
    }

    #[test]
    fn classes_go_from_laws_to_local_documents() {
        let classes: Vec<u8> = [2, 3, 5, 6, 7, 8, 12].into_iter().map(class).collect();
        assert!(classes.is_sorted());
        let cited = documents("Nghị định số 1/2025/NĐ-CP ngày 01/01/2025 của Chính phủ quy định chức năng, nhiệm vụ");
        assert!(cited.first().is_some_and(|cited| is_of_competence(
            cited,
            "Nghị định số 1/2025/NĐ-CP ngày 01/01/2025 của Chính phủ quy định chức năng, nhiệm vụ"
        )));
    }
}
