#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::diag::FileId;

fn directory(units: &[(&str, &str, &str)]) -> Directory {
    let units = units.iter().map(|(id, name, short)| {
        let id = Spanned::new((*id).to_owned(), Span::default());
        let short_name = (!short.is_empty()).then(|| (*short).to_owned());
        let name = (*name).to_owned();
        (
            id.value.clone(),
            Unit { id, name, short_name, other_names: Vec::new(), collective: false, members: Vec::new() },
        )
    });
    Directory { units: units.collect() }
}

fn dak_nong() -> Directory {
    directory(&[
        ("so-vh", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL"),
        ("so-ct", "Sở Công Thương", ""),
        ("ptnt", "Chi cục Phát triển nông thôn", "Chi cục PTNT"),
        ("chi-cuc-ql", "Chi cục Quản lý chất lượng nông, lâm sản và thủy sản", ""),
        ("khtc", "Phòng Tài chính - Kế hoạch", ""),
        ("so", "Sở", ""),
        ("ubnd", "UBND các huyện, thành phố", ""),
        ("sbn", "Các sở, ban, ngành", "Các sở ban ngành"),
    ])
}

/// `id` of a known body, `“words”` of a free one; each with the bytes it stands at.
#[track_caller]
fn recognises(text: &str, wanted: &[&str]) {
    let span = Span::new(FileId(0), 0..text.len());
    let parts = dak_nong().recognise(text, span);
    let got: Vec<String> = parts
        .iter()
        .map(|part| match part {
            UnitPart::Known(id) => id.value.clone(),
            UnitPart::Free(words) => {
                assert_eq!(&text[words.span.range()], words.value, "place of a free name");
                format!("“{}”", words.value)
            }
        })
        .collect();
    assert_eq!(got, wanted, "{text}");
}

#[test]
fn real_fields_of_plans() {
    recognises(
        "Các sở ban ngành, UBND các huyện, thành phố, Phòng Tài chính - Kế hoạch Sở.",
        &["sbn", "ubnd", "khtc", "so"],
    );
    recognises("Các sở ban ngành, UBND các huyện, thành phố", &["sbn", "ubnd"]);
    recognises("Sở Công Thương; Sở Văn hóa, Thể thao và Du lịch", &["so-ct", "so-vh"]);
    recognises("Sở Văn hóa, Thể thao và Du lịch và Sở Công Thương.", &["so-vh", "so-ct"]);
    recognises("UBND các huyện, thành phố; các chủ thể sản xuất", &["ubnd", "“các chủ thể sản xuất”"]);
    recognises("Chi cục Quản lý chất lượng nông, lâm sản và thủy sản", &["chi-cuc-ql"]);
    recognises("Các sở, ban, ngành; UBND các phường, xã", &["sbn", "“UBND các phường, xã”"]);
    recognises("Công an, BCHQS", &["“Công an, BCHQS”"]);
}

#[test]
fn case_blanks_and_tone_marks_do_not_matter() {
    recognises("SỞ  CÔNG\u{a0}THƯƠNG", &["so-ct"]);
    recognises("sở văn hoá, thể thao và du lịch", &["so-vh"]);
    recognises("Chi cục Quản lý chất lượng nông, lâm sản và thuỷ sản.", &["chi-cuc-ql"]);
    recognises("chi cục ptnt", &["ptnt"]);
}

#[test]
fn only_whole_words_are_names() {
    recognises("Sởi", &["“Sởi”"]);
    recognises("Chi cục PTNT-A", &["ptnt", "“A”"]);
    recognises("", &[]);
    recognises(" ; , và .", &[]);
}

#[test]
fn the_bytes_of_a_known_name_are_its_own() {
    let text = "các hội và Sở Công Thương.";
    let parts = dak_nong().recognise(text, Span::new(FileId(0), 0..text.len()));
    let UnitPart::Known(id) = &parts[1] else { panic!("{parts:?}") };
    assert_eq!(&text[id.span.range()], "Sở Công Thương");
}
