//! Figures with a unit, and in words.

use super::super::*;
use crate::value::MoneyUnit;

#[test]
fn amounts_with_units() {
    use Grouping::{Bad, Commas, Dots, None as Plain, Spaces};
    for (text, figure, grouping, unit, money) in [
        ("269.295 triệu đồng", "269.295", Dots, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("1,25 tỷ đồng", "1,25", Plain, "tỷ đồng", Some(MoneyUnit::BillionDong)),
        ("2270 triệu đồng", "2270", Plain, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("1,000,000 đồng", "1,000,000", Commas, "đồng", Some(MoneyUnit::Dong)),
        ("1 000 000 đồng", "1 000 000", Spaces, "đồng", Some(MoneyUnit::Dong)),
        ("12.34 triệu đồng", "12.34", Bad, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("20 tỷ", "20", Plain, "tỷ", None),
        ("100%", "100", Plain, "%", None),
        ("20,57 %", "20,57", Plain, "%", None),
        ("có 02 sản phẩm", "02", Plain, "sản phẩm", None),
        ("05 HTX", "05", Plain, "HTX", None),
        ("là 395 sản phẩm¹, trong", "395", Plain, "sản phẩm", None),
        ("4 hợp tác xã", "4", Plain, "hợp tác xã", None),
        ("(05 lớp)", "05", Plain, "lớp", None),
        ("15.000 đồng bào", "15.000", Dots, "đồng bào", None),
        ("03 (ba) lớp", "03", Plain, "lớp", None),
        ("50.000.000đ", "50.000.000", Dots, "đ", Some(MoneyUnit::Dong)),
        ("tổng số 12 xã", "12", Plain, "xã", None),
    ] {
        let found = amounts(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].figure.part.text, found[0].figure.grouping), (figure, grouping), "{text}");
        assert_eq!((found[0].unit.text, found[0].money), (unit, money), "{text}");
    }
    for text in ["20-30 sản phẩm", "3- 4 sao", "từ 3 đến 5 lớp"] {
        assert!(amounts(text)[0].upper.is_some(), "{text}");
    }
}

#[test]
fn amounts_in_words() {
    for (text, words, announced, agrees) in [
        ("500.000.000 đồng (Năm trăm triệu đồng)", "Năm trăm triệu đồng", false, Some(true)),
        ("500.000.000 đồng (Bằng chữ: Năm triệu đồng./.)", "Năm triệu đồng./.", true, Some(false)),
        (
            "1,25 tỷ đồng (Bằng chữ: một tỷ hai trăm năm mươi triệu đồng)",
            "một tỷ hai trăm năm mươi triệu đồng",
            true,
            Some(true),
        ),
        ("500.000 đồng (Bằng chữ: …./.)", "…./.", true, None),
        ("03 (ba) lớp", "ba", false, Some(true)),
        ("500.000 đồng. Bằng chữ: Năm trăm nghìn đồng.", "Năm trăm nghìn đồng", true, Some(true)),
    ] {
        let found = amounts(text);
        let said = found[0].in_words.as_ref().unwrap();
        assert_eq!((said.part.text, said.announced), (words, announced));
        assert_eq!(found[0].agrees(), agrees, "{text}");
    }
    assert!(amounts("15 sản phẩm (theo Phụ lục I)")[0].in_words.is_none());
    assert!(amounts("15 đồng (Bằng chữ: \u{FFFC})")[0].in_words.is_none());
}

#[test]
fn what_is_no_amount() {
    for text in [
        "năm 2024 tỉnh có",
        "ngày 05/3/2024 của UBND",
        "giai đoạn 2021-2025 trên địa bàn",
        "số 130/KH-UBND ngày",
        "mục 3 sản phẩm",
        "Phụ lục 01 kèm theo",
        "Quý 1 năm",
        "17 TX. Ayun Pa",
        "năm 2019, 2020 hết hạn",
        "05/10 sản phẩm",
        "12 \u{FFFC}",
        "2 và 3",
    ] {
        assert_eq!(amounts(text), [], "{text}");
    }
}
