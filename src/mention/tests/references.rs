//! Places of this and of other documents.

use super::super::*;

/// The chain as "kind:label+label", with marks for the other document (!) and the unnumbered (*).
fn references(text: &str) -> Vec<String> {
    internal_references(text)
        .into_iter()
        .map(|found| {
            let links: Vec<String> = found
                .chain
                .iter()
                .map(|link| {
                    let labels: Vec<&str> = link.labels.iter().map(|label| label.part.text).collect();
                    format!("{:?}:{}", link.kind, labels.join("+"))
                })
                .collect();
            let marks = [(found.of_other_document, "!"), (found.unnumbered, "*")];
            let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
            format!("{}{marks}", links.join(" "))
        })
        .collect()
}

#[test]
fn references_to_places() {
    for (text, expected) in [
        ("Các Sở, ban, ngành tại mục V;", "Section:V"),
        ("tại mục II.3 phần B", "Section:II.3 Part:B"),
        ("khoản 2 mục III", "Clause:2 Section:III"),
        ("điểm a khoản 2 Điều 5", "Point:a Clause:2 Article:5"),
        ("điểm a, b khoản 2 Mục I", "Point:a+b Clause:2 Section:I"),
        ("khoản 1, Mục II, phụ lục 5 ban hành kèm theo Quyết định số 34/QĐ-UBND", "Clause:1 Section:II Appendix:5!"),
        ("Phụ lục I", "Appendix:I"),
        ("Phụ lục 01,02 kèm theo", "Appendix:01+02"),
        ("các Phụ lục I, II và III", "Appendix:I+II+III"),
        ("(Đính kèm các Phụ lục: I, II)", "Appendix:I+II"),
        ("Phụ lục số 02", "Appendix:02"),
        ("(Có bảng phụ lục chi tiết kèm theo)", "Appendix:*"),
        ("nội dung liên quan tại phụ lục Kế hoạch.", "Appendix:*"),
        ("có biểu chi tiết đính kèm)", "Form:*"),
        ("Biểu 01", "Form:01"),
        ("Biểu mẫu số 02 kèm theo", "Form:02"),
        ("Bảng 1", "Table:1"),
        ("mục 1 đến mục 7", "Section:1+7"),
        ("Điều 5 Luật Đất đai", "Article:5!"),
        ("khoản 2 Điều 3 của Nghị định số 30/2020/NĐ-CP", "Clause:2 Article:3!"),
        ("mục II của Kế hoạch này", "Section:II"),
        ("mục V Kế hoạch số 130/KH-UBND", "Section:V!"),
        ("Điều 3 Quy chế", "Article:3!"),
        (
            "Quyết định số 1/QĐ-TTg về việc thực hiện điểm a khoản 2 mục III chương trình",
            "Point:a Clause:2 Section:III!",
        ),
        ("mục II, 3 sản phẩm", "Section:II"),
    ] {
        assert_eq!(references(text), [expected], "{text}");
    }
    assert_eq!(references("tại Phụ lục I, Phụ lục II"), ["Appendix:I", "Appendix:II"]);
    let found = internal_references("Khoản 2 điều 5");
    assert!(found[0].chain[0].capital && !found[0].chain[1].capital);
    assert_eq!(internal_references("mục IV.2")[0].chain[0].labels[0].numbers, [4, 2]);
    assert_eq!(internal_references("điểm đ khoản 1")[0].chain[0].labels[0].numbers, [5]);
}

#[test]
fn what_is_no_reference() {
    for text in [
        "mục tiêu, mục đích",
        "danh mục 3 sản phẩm",
        "tài khoản 123",
        "đạt 4 điểm",
        "trên 10 điểm giới thiệu",
        "đại biểu 30 người",
        "thành phần 5 người",
        "phần 20% còn lại",
        "khoản 5 triệu đồng",
        "Phụ lục hợp đồng",
        "mục \u{FFFC}",
        "Phụ lục \u{FFFC}",
        "điều kiện, điều phối",
        "điểm mạnh của xã",
        "mục 2024",
        "bảng 4 cột",
    ] {
        assert_eq!(references(text), Vec::<String>::new(), "{text}");
    }
}
