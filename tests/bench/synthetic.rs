//! Plans of any size, made of the words that plans are made of.

use std::fmt::Write;

/// A plan with a table of `tasks` tasks in groups of ten.
pub fn plan(tasks: u32) -> String {
    let mut text = String::from(
        "ke_hoach: 1\n\
         trang_thai: trinh_ky\n\
         co_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã Bạch Liêu }\n\
         so_ky_hieu: { ky_hieu: KH-UBND }\n\
         dia_danh: Bạch Liêu\n\
         ngay_ban_hanh: 2026-01\n\
         thoi_ky: 2026\n\
         trich_yeu: Công tác năm 2026\n\
         don_vi:\n\
         \x20 phong-kinh-te: { ten: Phòng Kinh tế }\n\
         \x20 phong-vhxh: { ten: Phòng Văn hóa - Xã hội, viet_tat: Phòng VH-XH }\n\
         \x20 van-phong: { ten: Văn phòng HĐND và UBND }\n\
         noi_dung:\n\
         \x20 - tieu_de: Mục đích, yêu cầu\n\
         \x20   noi_dung: Tổ chức thực hiện đầy đủ, đúng thời hạn các nhiệm vụ được giao.\n\
         ket_thuc: Trên đây là Kế hoạch công tác năm 2026.\n\
         noi_nhan: [Phòng Kinh tế, Phòng VH-XH]\n\
         luu: VT\n\
         nguoi_ky: { quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An }\n\
         nhiem_vu:\n",
    );
    let leads = ["phong-kinh-te", "phong-vhxh", "van-phong"];
    for i in 0..tasks {
        if i % 10 == 0 {
            let _ = write!(text, "  - nhom: Nhóm nhiệm vụ thứ {}\n    cac_nhiem_vu:\n", i / 10 + 1);
        }
        let _ = write!(
            text,
            "      - ma: nhiem-vu-{i}\n\
             \x20       noi_dung: Rà soát, tổng hợp và báo cáo kết quả thực hiện nội dung số {i} của chương trình công tác năm\n\
             \x20       chu_tri: {}\n\
             \x20       phoi_hop: Phòng VH-XH, các thôn và đơn vị liên quan\n\
             \x20       thoi_han: Trước ngày {}/{}/2026\n\
             \x20       san_pham: Báo cáo kết quả\n",
            leads[i as usize % leads.len()],
            i % 27 + 1,
            i % 12 + 1,
        );
    }
    text.push_str(
        "phu_luc:\n\
         \x20 - tieu_de: Danh mục nhiệm vụ\n\
         \x20   huong_giay: ngang\n\
         \x20   bang: { du_lieu: nhiem_vu, cot: [stt, noi_dung, chu_tri, phoi_hop, thoi_han, san_pham] }\n",
    );
    text
}
