#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::diff::compare;
use crate::pipeline::compile_text;

const SAMPLE: &str = include_str!("../../../plans/mau/plan.yaml");

fn said(old: &str, new: &str) -> Vec<String> {
    assert!(SAMPLE.contains(old), "{old}");
    let after = SAMPLE.replacen(old, new, 1);
    let read = |text: &str| compile_text("plan.yaml", text).plan.unwrap();
    compare(&read(SAMPLE), &read(&after)).changes.iter().map(Change::headline).collect()
}

fn effects(old: &str, new: &str) -> Vec<String> {
    let after = SAMPLE.replacen(old, new, 1);
    let read = |text: &str| compile_text("plan.yaml", text).plan.unwrap();
    compare(&read(SAMPLE), &read(&after)).changes.iter().flat_map(Change::effect_words).collect()
}

#[test]
fn every_kind_of_change_reads_as_a_reviewer_writes() {
    for (old, new, words) in [
        (
            "thoi_han: Tháng 5/2026\n        san_pham: Thiết",
            "thoi_han: Trước 10/6/2026\n        san_pham: Thiết",
            "nhiệm vụ “Trang bị máy tính và máy quét phục vụ tiếp nhận, số hóa hồ sơ” (thiet-bi): lùi thời hạn 9 ngày, từ “Tháng 5/2026” thành “Trước 10/6/2026”",
        ),
        (
            "thoi_han: Quý III/2026",
            "thoi_han: Quý II/2026",
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): rút thời hạn sớm hơn 1 quý (92 ngày), từ “Quý III/2026” thành “Quý II/2026”",
        ),
        (
            "thoi_han: Quý III/2026",
            "thoi_han: quý III/2026",
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): sửa cách ghi thời hạn, không đổi ngày từ “Quý III/2026” thành “quý III/2026”",
        ),
        (
            "chu_tri: phong-kinh-te",
            "chu_tri: cong-an",
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): đổi đơn vị chủ trì từ Phòng Kinh tế thành Công an xã",
        ),
        (
            "phoi_hop: [phong-kinh-te, trung-tam-hcc]",
            "phoi_hop: [phong-kinh-te, trung-tam-hcc, cac-thon]",
            "nhiệm vụ “Trang bị máy tính và máy quét phục vụ tiếp nhận, số hóa hồ sơ” (thiet-bi): thêm đơn vị phối hợp: Các thôn",
        ),
        (
            "        phoi_hop: [phong-kinh-te, trung-tam-hcc]\n",
            "",
            "nhiệm vụ “Trang bị máy tính và máy quét phục vụ tiếp nhận, số hóa hồ sơ” (thiet-bi): bỏ đơn vị phối hợp: Phòng Kinh tế; Trung tâm Phục vụ hành chính công",
        ),
        (
            "so_luong: 6",
            "so_luong: 8",
            "dòng kinh phí “Máy tính để bàn” (may-tinh): số lượng tăng 2 bộ (+33,3%), từ 6 thành 8",
        ),
        (
            "gia_tri: 80",
            "gia_tri: 75",
            "chỉ tiêu “Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến” (ho-so-truc-tuyen): giá trị giảm 5 điểm phần trăm (-6,3%), từ 80 thành 75",
        ),
        ("so_ky_hieu: { ky", "so_ky_hieu: { so: '05', ky", "bổ sung số văn bản “05”"),
        (
            "ho_ten: Nguyễn Minh An",
            "ho_ten: Trần Văn Bình",
            "đổi họ tên người ký từ “Nguyễn Minh An” thành “Trần Văn Bình”",
        ),
        ("  - { ten: Công an xã, de: t/h }\n", "", "bỏ nơi nhận “Công an xã”"),
        (
            "huong_giay: ngang",
            "huong_giay: dung",
            "phụ lục “Phân công nhiệm vụ chuyển đổi số xã Bạch Liêu năm 2026”: đổi hướng giấy từ “ngang” thành “đứng”",
        ),
        ("tieu_de: Yêu cầu", "tieu_de: Các yêu cầu", "mục “Các yêu cầu”: sửa tiêu đề từ “Yêu cầu” thành “Các yêu cầu”"),
        (
            "noi_dung: Tập huấn kỹ năng số",
            "noi_dung: Tập huấn **kỹ năng** số",
            "nhiệm vụ “Tập huấn kỹ năng số” (tap-huan): đổi kiểu chữ của tên nhiệm vụ (đậm, nghiêng, liên kết hoặc chú thích)",
        ),
    ] {
        assert_eq!(said(old, new), [words]);
    }
}

#[test]
fn effects_say_how_much_of_a_sum_comes_from_the_change() {
    let words = effects("so_luong: 6", "so_luong: 8");
    assert_eq!(words[0], "tổng cộng: +30.000.000, từ 263.000.000 thành 293.000.000");
    assert!(
        words[3].starts_with("Mục III: số liệu dẫn trong văn bản đổi từ “Tổng kinh phí: 263.000.000 đồng"),
        "{words:#?}"
    );
    let words = effects(
        "      - tieu_de: Mục đích\n",
        "      - tieu_de: Mới\n        noi_dung: Một đoạn.\n      - tieu_de: Mục đích\n",
    );
    assert_eq!(words, ["đánh số lại 2 mục, bắt đầu từ “1.” thành “2.”"]);
}

#[test]
fn moved_split_and_merged_parts_are_told_in_words() {
    let task = "      - ma: so-hoa-dat-dai\n        noi_dung: Số hóa hồ sơ đất đai đang lưu trữ tại xã\n        chu_tri: phong-kinh-te\n        phoi_hop: van-phong\n        thoi_han: Quý III/2026\n        san_pham: Dữ liệu hồ sơ đất đai đã số hóa.\n";
    let read = |text: &str| compile_text("plan.yaml", text).plan.unwrap();
    let moved = SAMPLE.replacen(task, "", 1).replacen(
        "      - ma: dich-vu-cong\n",
        &format!("{task}      - ma: dich-vu-cong\n"),
        1,
    );
    let changes = compare(&read(SAMPLE), &read(&moved)).changes;
    assert_eq!(
        changes.iter().map(Change::headline).collect::<Vec<_>>(),
        [
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): chuyển từ nhóm nhiệm vụ “Hạ tầng và dữ liệu số”, sau “Trang bị máy tính và máy quét phục vụ tiếp nhận, số hóa hồ sơ” sang nhóm nhiệm vụ “Dịch vụ công trực tuyến và kỹ năng số”, ở đầu"
        ]
    );
    let half = |id: &str, title: &str| {
        task.replace("so-hoa-dat-dai", id).replace("Số hóa hồ sơ đất đai đang lưu trữ tại xã", title)
    };
    let halves = half("quet", "Số hóa hồ sơ đất đai") + &half("kiem", "Hồ sơ đất đai đang lưu trữ tại xã");
    let split = SAMPLE.replacen(task, &halves, 1);
    let words: Vec<String> = compare(&read(SAMPLE), &read(&split)).changes.iter().map(Change::headline).collect();
    assert_eq!(
        words,
        [
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): tách thành 2 nhiệm vụ: “Hồ sơ đất đai đang lưu trữ tại xã”; “Số hóa hồ sơ đất đai”"
        ]
    );
    let words: Vec<String> = compare(&read(&split), &read(SAMPLE)).changes.iter().map(Change::headline).collect();
    assert_eq!(
        words,
        [
            "nhiệm vụ “Số hóa hồ sơ đất đai đang lưu trữ tại xã” (so-hoa-dat-dai): gộp từ 2 nhiệm vụ: “Hồ sơ đất đai đang lưu trữ tại xã”; “Số hóa hồ sơ đất đai”"
        ]
    );
}

#[test]
fn the_summary_counts_and_adds_up() {
    let read = |text: &str| compile_text("plan.yaml", text).plan.unwrap();
    let after =
        SAMPLE.replacen("so_luong: 6", "so_luong: 8", 1).replacen("thoi_han: Quý III/2026", "thoi_han: Quý IV/2026", 1);
    let comparison = compare(&read(SAMPLE), &read(&after));
    assert_eq!(
        comparison.statements(),
        [
            "2 thay đổi: 1 về kinh phí, 1 về thời hạn",
            "1 thời hạn lùi",
            "kinh phí tổng cộng: từ 263.000.000 thành 293.000.000 đồng (+30.000.000)",
        ]
    );
}
