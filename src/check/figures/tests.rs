#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::pipeline::compile_text;

const HEAD: &str = "ke_hoach: 1\nco_quan: { ban_hanh: UBND }\ntrich_yeu: A\nthoi_ky: 2026\n";

/// The codes of this block that a plan raises, each as often as it is found.
fn codes(body: &str) -> Vec<&'static str> {
    let compiled = compile_text("plan.yaml", &format!("{HEAD}{body}"));
    compiled.findings.iter().map(|f| f.rule.code).filter(|code| code.starts_with("KH4")).collect()
}

fn text(sentences: &str) -> String {
    format!("noi_dung:\n  - noi_dung: |\n      {sentences}\n")
}

#[test]
fn figures_of_any_size_are_compared_without_overflow() {
    for number in
        ["9999999999999999999999999999", "-9999999999999999999999999999", "0", "'0,0000000000000000000000001'"]
    {
        let rows: String =
            (0..6).map(|n| format!("        - {{ ten: T{n}, a: {number}, b: {number}, c: {number} }}\n")).collect();
        let columns = "      cot:\n        - { khoa: ten, tieu_de: Tên }\n        - { khoa: a, tieu_de: Cơ cấu, kieu: so }\n        \
                       - { khoa: b, tieu_de: Kinh phí (đồng), kieu: so }\n        - { khoa: c, tieu_de: Hộ dân tham gia, kieu: so }\n";
        let tables = format!("  - bang:\n{columns}      dong_tong: cuoi\n      dong:\n{rows}").repeat(2);
        let lines: String = (0..6)
            .map(|n| format!("    - {{ ma: d{n}, noi_dung: D{n}, so_luong: {number}, don_gia: {number}, so_tien: {{ 2026: {number}, tong: {number} }} }}\n"))
            .collect();
        let plain = number.trim_matches('\'');
        let found = codes(&format!(
            "kinh_phi:\n  don_vi_tinh: đồng\n  nguon: {{ x: Xã }}\n  cac_dong:\n{lines}  cong: {{ x: {number}, tong: {number} }}\n\
             nhiem_vu:\n  - {{ ma: v, noi_dung: V, kinh_phi: {number}, viec_con: [{{ ma: w, noi_dung: W, kinh_phi: {number} }}] }}\n\
             noi_dung:\n{tables}  - noi_dung: |\n      Tổng kinh phí: {plain} tỷ đồng, chiếm {plain}% (Một đồng), xã {plain} tỷ đồng; {plain}/{plain} xã, \
             đạt {plain}%; {plain} hộ dân tham gia; {plain} nhóm.\n"
        ));
        assert!(!found.is_empty(), "{number}: no rule looked");
    }
}

#[test]
fn what_is_written_about_a_total_in_many_ways_stays_silent() {
    let budget = "kinh_phi:\n  don_vi_tinh: triệu đồng\n  nguon: { nsnn: { ten: Ngân sách nhà nước, viet_tat: NSNN }, khac: Vốn khác }\n  \
                  cac_dong:\n    - { ma: a, noi_dung: A, so_tien: { nsnn: '55400,4', khac: 213895 } }\n";
    for right in [
        "Tổng kinh phí là 269.295,4 triệu đồng.",
        "Tổng kinh phí: 269.295 triệu đồng.",
        "Tổng nhu cầu kinh phí dự kiến: 269,3 tỷ đồng.",
        "Tổng kinh phí thực hiện Kế hoạch năm 2026 là 269.295.400.000 đồng.",
        "Tổng kinh phí khoảng 270 tỷ đồng.",
        "Tổng kinh phí năm 2025 là 260 tỷ đồng; đã bố trí từ nguồn NSNN 56.000 triệu đồng.",
        "Tổng kinh phí hỗ trợ giống là 12 tỷ đồng.",
        "Tổng kinh phí do tỉnh giao năm trước là 250 tỷ đồng.",
        "Nguồn NSNN: 55.400 triệu đồng; vốn khác: 213,9 tỷ đồng.",
        "Nguồn NSNN khoảng 55 tỷ đồng.",
    ] {
        let found = codes(&format!("{budget}{}", text(right)));
        assert!(!found.iter().any(|code| matches!(*code, "KH408" | "KH409")), "{right}: {found:?}");
    }
    for (wrong, code) in [
        ("Tổng kinh phí là 269.259 triệu đồng.", "KH408"),
        ("Tổng nhu cầu kinh phí dự kiến: 269,4 tỷ đồng.", "KH408"),
        ("Tổng kinh phí thực hiện Kế hoạch năm 2026 là 269.295 tỷ đồng.", "KH408"),
        ("Nguồn NSNN: 54.500 triệu đồng.", "KH409"),
    ] {
        let found = codes(&format!("{budget}{}", text(wrong)));
        assert!(found.contains(&code), "{wrong}: {found:?}");
    }
}

#[test]
fn figures_that_are_no_errors_stay_silent() {
    for right in [
        "Giai đoạn 2018-2020 có 149 sản phẩm, trong đó 22 sản phẩm đạt 4 sao và 127 sản phẩm đạt 3 sao.",
        "Đến năm 2030 có 1.000 hộ; số điện thoại 0912 345 678; ngày 10/12/2026 xã đạt 90% chỉ tiêu.",
        "Theo Quyết định số 12/2020/QĐ-TTg, đạt 100% yêu cầu; tại khoản 1/15 điều đạt 5%.",
        "Thưởng sản phẩm 4 sao là 10.000.000 đồng, 5 sao là 20.000.000 đồng (theo Nghị quyết của HĐND huyện).",
        "Hỗ trợ 100.000.000 đồng (một trăm triệu đồng) để thực hiện các nhiệm vụ: tuyên truyền, học tập.",
        "Hỗ trợ 1,2 tỷ đồng (vốn sự nghiệp), tăng 120% so với năm 2025, chiếm 8% tổng chi.",
        "Mở 02 lớp, mỗi lớp 30 học viên; nâng từ 3 sao lên 4 sao; thời gian từ 12 tháng xuống 6 tháng.",
        "Xã có 15/20 thôn, đạt 75%; 7/9 hợp tác xã, chiếm 77,7%; 7/9 hợp tác xã, chiếm 77,8%.",
        "Tổng vốn là 100 tỷ đồng, gồm vốn xã 60 tỷ đồng, trong đó vốn vay 30 tỷ đồng, chiếm 50%; chi 8 tỷ đồng, chiếm 9% tổng chi.",
        "Đơn giá 45.000 đồng/người/ngày; điện 1.984,5 đồng/kWh; tỷ giá 25.345,5 đồng/USD.",
    ] {
        assert_eq!(codes(&text(right)), Vec::<&str>::new(), "{right}");
    }
}
