//! Recall: the five real plans and the sample with one fact broken at a time. Each mutant is caught by the rule that should.
//!
//! A mutant is caught when the rule tells something that it did not tell of the sound plan.

use super::support::{judge, plan_text, told};
use std::collections::BTreeMap;

/// One broken fact.
struct Mutant {
    plan: &'static str,
    what: &'static str,
    /// What is replaced (once, at its first place) by what.
    edits: &'static [(&'static str, &'static str)],
    /// The rule that should catch it.
    code: &'static str,
}

const fn mutant(
    plan: &'static str,
    what: &'static str,
    edits: &'static [(&'static str, &'static str)],
    code: &'static str,
) -> Mutant {
    Mutant { plan, what, edits, code }
}

const DAK_NONG: &str = "dak-nong-2024";
const GIA_LAI: &str = "gia-lai-2021-2025";
const LUC_NAM: &str = "luc-nam-2021";
const NINH_THUAN: &str = "ninh-thuan-2024";
const SON_LA: &str = "son-la-2024";
const SAMPLE: &str = "mau";

#[rustfmt::skip]
static MUTANTS: &[Mutant] = &[
    // Components.
    mutant(DAK_NONG, "V/v in the abstract", &[("trich_yeu: Thực hiện Chương", "trich_yeu: V/v thực hiện Chương")], "KH136"),
    mutant(LUC_NAM, "a full stop after the abstract", &[("một sản phẩm năm 2021\ncau", "một sản phẩm năm 2021.\ncau")], "KH137"),
    mutant(DAK_NONG, "a stroke for the hyphen of the code", &[("ky_hieu: KH-SNN", "ky_hieu: KH/SNN")], "KH123"),
    mutant(NINH_THUAN, "the code of another type", &[("ky_hieu: KH-UBND", "ky_hieu: QĐ-UBND")], "KH126"),
    mutant(SON_LA, "the year in the code", &[("ky_hieu: KH-UBND", "ky_hieu: 2024/KH-UBND")], "KH124"),
    mutant(DAK_NONG, "the generic noun in the place", &[("dia_danh: Đắk Nông", "dia_danh: Tỉnh Đắk Nông")], "KH133"),
    mutant(DAK_NONG, "another province as place", &[("dia_danh: Đắk Nông", "dia_danh: Đắk Lắk")], "KH134"),
    mutant(GIA_LAI, "a superior above a people's committee", &[("co_quan:\n  ban_hanh", "co_quan:\n  chu_quan: CHÍNH PHỦ\n  ban_hanh")], "KH111"),
    mutant(GIA_LAI, "TM. is missing", &[("quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]", "quyen_han: [KT. CHỦ TỊCH]")], "KH173"),
    mutant(NINH_THUAN, "KT. without a deputy", &[("chuc_vu: PHÓ CHỦ TỊCH", "chuc_vu: CHỦ TỊCH")], "KH174"),
    mutant(DAK_NONG, "TM. for a department", &[("quyen_han: KT. GIÁM ĐỐC", "quyen_han: [TM. SỞ, KT. GIÁM ĐỐC]")], "KH172"),
    mutant(DAK_NONG, "a degree before the name", &[("ho_ten: Ngô Xuân Đông", "ho_ten: ThS. Ngô Xuân Đông")], "KH182"),
    mutant(LUC_NAM, "the closing mark typed by hand", &[("chỉ đạo, xử lý kịp thời\n", "chỉ đạo, xử lý kịp thời./.\n")], "KH156"),
    mutant(LUC_NAM, "as above among the recipients", &[("noi_nhan:\n  - UBND tỉnh\n", "noi_nhan:\n  - Như trên\n  - UBND tỉnh\n")], "KH159"),
    mutant(GIA_LAI, "no file copy", &[("luu: VT, KTTH, NL\n", "")], "KH108"),
    mutant(GIA_LAI, "a typed number before a heading", &[("tieu_de: Mục tiêu tổng quát", "tieu_de: 1. Mục tiêu tổng quát")], "KH190"),
    mutant(GIA_LAI, "căn cứ with a dash", &[("  - Căn cứ Quyết định số 263", "  - - Căn cứ Quyết định số 263")], "KH012"),
    mutant(SAMPLE, "a law with its number", &[("Luật Tổ chức chính quyền địa phương ngày", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày")], "KH148"),
    mutant(DAK_NONG, "issued without number and day", &[("trang_thai: trinh_ky", "trang_thai: ban_hanh")], "KH102"),
    mutant(GIA_LAI, "signer without a name", &[("  ho_ten: Kpã Thuyên", "")], "KH106"),
    // Time.
    mutant(DAK_NONG, "a day that the calendar lacks", &[("xong trước 30 tháng 10 năm 2024", "xong trước 31 tháng 11 năm 2024")], "KH201"),
    mutant(DAK_NONG, "no zero before February", &[("ngày 24 tháng 02 năm 2023", "ngày 24 tháng 2 năm 2023")], "KH205"),
    mutant(DAK_NONG, "a deadline before the issue", &[("thoi_han: Trước 30/10/2024", "thoi_han: Trước 28/02/2024")], "KH208"),
    mutant(NINH_THUAN, "a deadline after the period", &[("thoi_han: Cả năm 2024", "thoi_han: Cả năm 2026")], "KH209"),
    mutant(SAMPLE, "a child after its parent", &[("thoi_han: Tháng 02/2026", "thoi_han: Tháng 7/2026")], "KH212"),
    mutant(GIA_LAI, "a document from the future", &[("Quyết định số 923/QĐ-TTg ngày 02/8/2022", "Quyết định số 923/QĐ-TTg ngày 02/12/2022")], "KH214"),
    mutant(GIA_LAI, "one document with two dates", &[("kèm theo Quyết định số 34/QĐ-UBND ngày 23/01/2019", "kèm theo Quyết định số 34/QĐ-UBND ngày 23/02/2019")], "KH215"),
    mutant(SAMPLE, "the year of a decree against its date", &[("số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025", "số 150/2024/NĐ-CP ngày 12 tháng 6 năm 2025")], "KH216"),
    mutant(LUC_NAM, "a zero before July", &[("Trước ngày 10/7/2021", "Trước ngày 10/07/2021")], "KH206"),
    mutant(SON_LA, "the period of another year", &[("thoi_ky: 2024", "thoi_ky: 2023")], "KH217"),
    // Bodies.
    mutant(DAK_NONG, "the leading unit is no recipient", &[("  - { ten: Chi cục PTNT, de: t/h }\n", "")], "KH310"),
    mutant(SAMPLE, "a unit with tasks is no recipient", &[("  - { ten: Công an xã, de: t/h }\n", "")], "KH310"),
    mutant(SAMPLE, "the lead coordinates with itself", &[("phoi_hop: [phong-kinh-te, trung-tam-hcc]", "phoi_hop: [phong-kinh-te, van-phong]")], "KH320"),
    mutant(SAMPLE, "two leads", &[("chu_tri: cong-an", "chu_tri: [cong-an, van-phong]")], "KH322"),
    mutant(SAMPLE, "nobody in charge", &[("chu_tri: cong-an", "chu_tri: Các đơn vị liên quan")], "KH324"),
    mutant(SAMPLE, "a body that was dissolved", &[("  - { ten: Công an xã, de: t/h }\n", "  - { ten: Công an xã, de: t/h }\n  - UBND huyện Nghi Lộc\n")], "KH342"),
    mutant(GIA_LAI, "a ministry that is not there yet", &[("ten: Bộ Nông nghiệp và PTNT, de: b/c", "ten: Bộ Nông nghiệp và Môi trường, de: b/c")], "KH343"),
    mutant(SAMPLE, "the issuer coordinates its own plan", &[("phoi_hop: [phong-vhxh, cac-thon]", "phoi_hop: [phong-vhxh, UBND xã Bạch Liêu]")], "KH314"),
    mutant(DAK_NONG, "a syllable of a unit's name", &[("Phối hợp Chi cục Phát triển nông thôn triển khai", "Phối hợp Chi cục Phát triển nông thông triển khai")], "KH305"),
    // Figures.
    mutant(GIA_LAI, "a cell of the budget", &[("2022: { nsnn: 909, khac: 11.091 }", "2022: { nsnn: 999, khac: 11.091 }")], "KH401"),
    mutant(GIA_LAI, "digits of the grand total exchanged", &[("tong: 269.295", "tong: 269.925")], "KH401"),
    mutant(GIA_LAI, "a stated sum of a source", &[("nsnn: 55.400", "nsnn: 55.040")], "KH401"),
    mutant(GIA_LAI, "a cell of one table that another repeats", &[("{ don_vi: An Khê, thuc_pham: 12 }", "{ don_vi: An Khê, thuc_pham: 13 }")], "KH412"),
    mutant(GIA_LAI, "a name spelt in two ways", &[("{ don_vi: Mang Yang, thuc_pham: 30", "{ don_vi: Mang Yáng, thuc_pham: 30")], "KH414"),
    mutant(LUC_NAM, "thousands with commas", &[("là 100.000.000 đồng", "là 100,000,000 đồng")], "KH423"),
    mutant(LUC_NAM, "thousands without dots", &[("là 20.000.000 đồng", "là 20000000 đồng")], "KH422"),
    mutant(NINH_THUAN, "a share of more than the whole", &[("gia_tri: 30\n    don_vi_tinh: \"%\"", "gia_tri: 130\n    don_vi_tinh: \"%\"")], "KH407"),
    mutant(SAMPLE, "words that say another amount", &[("(Bằng chữ: *{{ kinh_phi.tong | tien_bang_chu }}*)", "và 25.000.000 đồng (Hai mươi sáu triệu đồng)")], "KH430"),
    mutant(SAMPLE, "another unit of money over the table", &[("du_lieu: kinh_phi          # lấy từ phần kinh_phi ở trên\n      don_vi_tinh: đồng", "du_lieu: kinh_phi\n      don_vi_tinh: triệu đồng")], "KH402"),
    // References.
    mutant(DAK_NONG, "the appendix is mentioned no more", &[("(Có bảng phụ lục chi tiết kèm theo)", "(Hết)"), ("các nội dung liên quan tại phụ lục Kế hoạch", "các nội dung liên quan")], "KH501"),
    mutant(GIA_LAI, "an appendix that is not there", &[("tại Phụ lục 01,02 kèm theo", "tại Phụ lục 01, 04 kèm theo")], "KH502"),
    mutant(NINH_THUAN, "a section that is not there", &[("tại mục V\n", "tại mục VIII\n")], "KH504"),
    mutant(GIA_LAI, "another document's name for itself", &[("thực hiện Kế hoạch này của các sở", "thực hiện Chương trình hành động này của các sở")], "KH515"),
    mutant(GIA_LAI, "another province in the closing", &[("giai đoạn 2021-2025 trên địa bàn tỉnh Gia Lai. Trong", "giai đoạn 2021-2025 trên địa bàn tỉnh Kon Tum. Trong")], "KH517"),
    mutant(DAK_NONG, "last year in the closing", &[("(OCOP) năm 2024. Yêu cầu Chi cục", "(OCOP) năm 2023. Yêu cầu Chi cục")], "KH519"),
    mutant(DAK_NONG, "a blank left open", &[("trước 30 tháng 10 năm 2024.", "trước ngày … tháng 10 năm 2024.")], "KH520"),
    mutant(LUC_NAM, "a note to oneself", &[("quyền sở\n          hữu trí tuệ", "quyền sở\n          hữu trí tuệ [cần xác minh]")], "KH520"),
    mutant(NINH_THUAN, "a number that does not fit its type", &[("Kế hoạch số 4056/KH-UBND", "Kế hoạch số 4056/QĐ-UBND")], "KH509"),
    mutant(SON_LA, "a blank in a document's number", &[("số 137/TTr-SNN", "số 137/TTr -SNN")], "KH512"),
    mutant(DAK_NONG, "no word số before a number", &[("Quyết định số 148/QĐ-TTg", "Quyết định 148/QĐ-TTg")], "KH508"),
    // Language.
    mutant(DAK_NONG, "a capital in a department's name", &[("Sở Văn hóa, Thể thao và Du lịch; UBND", "Sở Văn Hóa, Thể thao và Du lịch; UBND")], "KH610"),
    mutant(SON_LA, "a people's committee with a wrong capital", &[("Ủy ban nhân dân\n  tỉnh Sơn La ban hành", "Ủy ban Nhân dân\n  tỉnh Sơn La ban hành")], "KH610"),
    mutant(DAK_NONG, "a doubled word", &[("Nguồn vốn của các Doanh nghiệp", "Nguồn vốn của của các Doanh nghiệp")], "KH604"),
    mutant(DAK_NONG, "an impossible syllable", &[("nhiều hình thức tuyên truyền trực quan", "nhiều hình thức tuyên truyềnn trực quan")], "KH601"),
    mutant(LUC_NAM, "a certain misspelling", &[("hỗ trợ các tổ chức, hộ gia đình", "bổ xung các tổ chức, hộ gia đình")], "KH602"),
    mutant(DAK_NONG, "a blank before a comma", &[("như xây dựng pano, băng rôn", "như xây dựng pano , băng rôn")], "KH620"),
    mutant(SON_LA, "a bracket left open", &[("“Mỗi xã một sản phẩm” (OCOP) trên địa bàn tỉnh Sơn La năm 2024,\n", "“Mỗi xã một sản phẩm” (OCOP trên địa bàn tỉnh Sơn La năm 2024,\n")], "KH627"),
    mutant(NINH_THUAN, "a document's type in lower case", &[("Kế hoạch số 4056/KH-UBND", "kế hoạch số 4056/KH-UBND")], "KH614"),
    mutant(GIA_LAI, "a range with one blank", &[("phát triển nông nghiệp nông thôn; phát huy sáng tạo", "phát triển kinh tế- xã hội; phát huy sáng tạo")], "KH622"),
];

#[test]
fn every_broken_fact_is_caught_by_the_rule_that_should() {
    let mut sound = BTreeMap::new();
    let mut missed = Vec::new();
    for Mutant { plan, what, edits, code } in MUTANTS {
        let before = sound.entry(*plan).or_insert_with(|| told(&judge(&plan_text(plan))));
        let mut text = plan_text(plan);
        for (old, new) in *edits {
            assert!(text.contains(old), "{plan}: “{what}” does not find “{old}”");
            text = text.replacen(old, new, 1);
        }
        let after = told(&judge(&text));
        // The same words twice are told twice: what counts is that there is more than before.
        let fresh: Vec<_> = after.iter().filter(|f| count(&after, f) > count(before, f)).collect();
        if !fresh.iter().any(|(told, ..)| told == code) {
            let told: Vec<String> = fresh.iter().map(|(code, message, _)| format!("{code} {message}")).collect();
            missed.push(format!("{plan}: {what} ({code}) is not caught; new: {told:?}"));
        }
    }
    let rules: std::collections::BTreeSet<&str> = MUTANTS.iter().map(|mutant| mutant.code).collect();
    assert!(MUTANTS.len() >= 60 && rules.len() >= 50, "{} mutants of {} rules", MUTANTS.len(), rules.len());
    assert!(missed.is_empty(), "{} of {}\n{}", missed.len(), MUTANTS.len(), missed.join("\n"));
}

fn count(all: &[(&'static str, String, String)], one: &(&'static str, String, String)) -> usize {
    all.iter().filter(|f| f.0 == one.0 && f.1 == one.1).count()
}

#[test]
fn every_block_of_rules_is_tried() {
    for block in ["KH1", "KH2", "KH3", "KH4", "KH5", "KH6"] {
        assert!(MUTANTS.iter().filter(|mutant| mutant.code.starts_with(block)).count() >= 5, "{block}");
    }
}
