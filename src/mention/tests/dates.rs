//! Dates and days of the week.

use super::super::*;
use super::part;

#[test]
fn dates_of_all_forms() {
    use DateForm::{Long, MonthLong, MonthShort, Short};
    for (text, written, form, short) in [
        ("ngày 05 tháng 3 năm 2024", "ngày 05 tháng 3 năm 2024", Long, "05/3/2024"),
        ("đến 30 tháng 10 năm 2024.", "30 tháng 10 năm 2024", Long, "30/10/2024"),
        ("trước 05/3/2024.", "05/3/2024", Short, "05/3/2024"),
        ("(05/3/2024)", "05/3/2024", Short, "05/3/2024"),
        ("trước ngày 05/03/2024./.", "ngày 05/03/2024", Short, "05/3/2024"),
        ("trong tháng 3/2024;", "tháng 3/2024", MonthShort, "…/3/2024"),
        ("tháng 3 năm 2024", "tháng 3 năm 2024", MonthLong, "…/3/2024"),
        ("từ 3/2024 đến 6/2024", "3/2024", MonthShort, "…/3/2024"),
        ("ngày … tháng 3 năm 2026", "ngày … tháng 3 năm 2026", Long, "…/3/2026"),
        ("ngày    /3/2021", "ngày    /3/2021", Short, "…/3/2021"),
        ("01-05/3/2024", "05/3/2024", Short, "05/3/2024"),
        (
            "nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024",
            "nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024",
            Long,
            "05/3/2024",
        ),
    ] {
        let found = dates(text);
        assert!(!found.is_empty(), "{text}");
        assert_eq!((found[0].text, found[0].form), (written, form));
        assert_eq!(found[0].date.as_ref().unwrap().short(), short);
    }
    let found = dates("ngày 05/03/2024");
    assert_eq!((part(&found[0].day), part(&found[0].month), found[0].year.text), ("05", "03", "2024"));
    assert_eq!(found[0].figures, "ngày ".len().."ngày 05/03/2024".len());
}

#[test]
fn dates_that_cannot_be() {
    use crate::value::DateError;
    assert!(matches!(dates("ngày 31/02/2024")[0].date, Err(DateError::NoSuchDay { day: 31, month: 2, .. })));
    assert!(matches!(dates("ngày 29 tháng 02 năm 2023")[0].date, Err(DateError::NoSuchDay { .. })));
    assert!(matches!(dates("tháng 13/2024")[0].date, Err(DateError::NoSuchMonth { month: 13 })));
    assert!(matches!(dates("ngày 05/3/24")[0].date, Err(DateError::ShortYear { .. })));
    assert!(matches!(dates("ngày 05-3-2024")[0].date, Err(DateError::OtherMarks { .. })));
}

#[test]
fn days_of_the_week() {
    for (text, named, fits) in [
        ("thứ Hai ngày 06/7/2026", "thứ Hai", Some(true)),
        ("Thứ 2, ngày 06/7/2026", "Thứ 2", Some(true)),
        ("06/7/2026 (Thứ Hai)", "Thứ Hai", Some(true)),
        ("Chủ nhật, ngày 06/7/2026", "Chủ nhật", Some(false)),
        ("thứ Bảy ngày 29 tháng 02 năm 2020", "thứ Bảy", Some(true)),
        ("thứ Ba ngày 31/02/2026", "thứ Ba", None),
    ] {
        let found = dates(text);
        let weekday = found[0].weekday.as_ref().unwrap();
        assert_eq!((weekday.part.text, weekday.fits), (named, fits), "{text}");
    }
    assert!(dates("ngày 06/7/2026, thứ hai là rà soát")[0].weekday.is_none());
}

#[test]
fn what_is_no_date() {
    for text in [
        "Nghị định số 12/2021/NĐ-CP",
        "1.234/2.345",
        "05/10 sản phẩm",
        "tỷ lệ 3/4/2024",
        "Quý IV/2025",
        "năm 2024",
        "giai đoạn 2021 - 2025",
        "ngày 05 tháng 12 hằng năm",
        "\u{FFFC}/3/2024",
        "ngày \u{FFFC} tháng 3 năm 2024",
        "từ 10/2000 hộ",
        "12/05/3/2024",
        "a05/3/2024",
        "1,05/3/2024",
    ] {
        assert_eq!(dates(text), [], "{text}");
    }
}
