//! Where a conflict is and what it is about, in the plan's words.

use super::meaning::Meaning;
use crate::model::fields::{
    APPENDIX, ATTACHED_TO, BUDGET, BUDGET_GROUP, BUDGET_LINE, COLUMN, COLUMN_GROUP, DRAFTER, ISSUER, NUMBER_CODE, PLAN,
    RECIPIENT, SECTION, SIGNER, SOURCE, Shape, TABLE, TARGET, TASK, TASK_GROUP, UNIT, WAIVER,
};

/// A step on the way from the plan to a part of it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A key.
    Field(String),
    /// An item of a list.
    Item {
        /// What it is called by: its id, name or first words.
        name: String,
        /// It is a group of the list's items.
        group: bool,
    },
}

impl Step {
    /// The step to an item that says this.
    pub(super) fn item(meaning: &Meaning) -> Step {
        let group = meaning.text_of("nhom").is_some();
        let named = ["ma", "nhom", "ten", "tieu_de", "truong", "khoa"].iter().find_map(|key| meaning.text_of(key));
        let name = named.map_or_else(|| said(meaning), str::to_owned);
        Step::Item { name: short(&name, 50), group }
    }
}

const LAST: &str = "giữ một bên rồi xóa các dòng dấu";

/// Both sides changed a value.
pub(super) fn changed(path: &[Step], base: Option<&Meaning>, ours: &Meaning, theirs: &Meaning) -> String {
    let base = base.map_or("gốc không có".to_owned(), |base| format!("gốc {}", shown(base)));
    format!("{}: bản này {}, bản kia {}, {base}; {LAST}", place(path), shown(ours), shown(theirs))
}

/// One side took away what the other changed.
pub(super) fn removed(path: &[Step], ours_removed: bool) -> String {
    let did = if ours_removed { "bản này bỏ, bản kia sửa" } else { "bản này sửa, bản kia bỏ" };
    format!("{}: {did}; giữ hoặc bỏ phần này rồi xóa các dòng dấu", place(path))
}

/// Both sides added a part of one name.
pub(super) fn added(path: &[Step]) -> String {
    format!("{}: hai bản cùng thêm mà nội dung khác nhau; {LAST}, hoặc giữ cả hai với mã khác nhau", place(path))
}

/// Both sides moved the parts of a list.
pub(super) fn moved(path: &[Step]) -> String {
    format!("{}: hai bản sắp xếp lại theo thứ tự khác nhau; {LAST}", place(path))
}

/// Both sides put a part into another list, each into one of its own.
pub(super) fn apart(path: &[Step]) -> String {
    format!("{}: hai bản chuyển đến hai chỗ khác nhau; giữ ở một chỗ rồi xóa các dòng dấu", place(path))
}

/// Both sides changed a paragraph.
pub(super) fn reworded(path: &[Step], ours: &str, theirs: &str) -> String {
    let side = |text: &str| match text.trim() {
        "" => "bỏ đoạn này".to_owned(),
        text => format!("viết “{}”", short(text, 60)),
    };
    format!("một đoạn trong {}: bản này {}, bản kia {}; {LAST}", place(path), side(ours), side(theirs))
}

/// “thời hạn của nhiệm vụ “kiem-tra””.
pub(super) fn place(path: &[Step]) -> String {
    let mut words = String::new();
    let mut shape: Option<&'static Shape> = Some(&PLAN);
    let mut list = "";
    // Each step is named by what it lies in; the last item and what follows it are enough.
    let mut named: Vec<(String, bool)> = Vec::new();
    for step in path {
        match step {
            Step::Field(key) if matches!(list, "don_vi" | "nguon") && shape.is_none() => {
                shape = Some(if list == "don_vi" { &UNIT } else { &SOURCE });
                named.push((format!("{} “{key}”", shape.map_or("", |shape| shape.name)), true));
                list = "";
            }
            Step::Field(key) => {
                named.push((meaning_of(shape, key), false));
                list = key;
                shape = shape_under(key);
            }
            Step::Item { name, group } => {
                let noun = noun(list, *group);
                shape = item_shape(list, *group);
                // A mere word is found by the list it stands in.
                named.push((format!("{} “{name}”", noun.unwrap_or("mục")), noun.is_some()));
            }
        }
    }
    let from = named.iter().rposition(|(_, item)| *item).unwrap_or(named.len().saturating_sub(2));
    for (index, (name, _)) in named.iter().skip(from).rev().enumerate() {
        if index > 0 {
            words.push_str(" của ");
        }
        words.push_str(name);
    }
    if words.is_empty() { "kế hoạch".to_owned() } else { words }
}

/// What a key means, in few words.
fn meaning_of(shape: Option<&'static Shape>, key: &str) -> String {
    let field = shape.and_then(|shape| shape.fields.iter().find(|field| field.key == key));
    match field {
        Some(field) => field.meaning.split([';', ',', ':', '(']).next().unwrap_or(key).trim().to_owned(),
        None => format!("“{key}”"),
    }
}

fn shape_under(key: &str) -> Option<&'static Shape> {
    Some(match key {
        "co_quan" => &ISSUER,
        "so_ky_hieu" => &NUMBER_CODE,
        "kem_theo_van_ban" => &ATTACHED_TO,
        "kinh_phi" => &BUDGET,
        "bang" => &TABLE,
        "nguoi_ky" => &SIGNER,
        "nguoi_soan" => &DRAFTER,
        _ => return None,
    })
}

fn item_shape(list: &str, group: bool) -> Option<&'static Shape> {
    Some(match (list, group) {
        ("nhiem_vu" | "cac_nhiem_vu" | "viec_con", false) => &TASK,
        ("nhiem_vu", true) => &TASK_GROUP,
        ("cac_dong", false) => &BUDGET_LINE,
        ("cac_dong", true) => &BUDGET_GROUP,
        ("muc_tieu", _) => &TARGET,
        ("noi_dung" | "muc_con" | "muc", _) => &SECTION,
        ("phu_luc", _) => &APPENDIX,
        ("noi_nhan" | "gom", _) => &RECIPIENT,
        ("bo_qua", _) => &WAIVER,
        ("cot", false) => &COLUMN,
        ("cot", true) => &COLUMN_GROUP,
        _ => return None,
    })
}

fn noun(list: &str, group: bool) -> Option<&'static str> {
    match (list, item_shape(list, group)) {
        (_, Some(shape)) => Some(shape.name),
        ("can_cu", _) => Some("căn cứ"),
        ("dong", _) => Some("dòng"),
        _ => None,
    }
}

fn said(meaning: &Meaning) -> String {
    let mut words = Vec::new();
    meaning.words(&mut words);
    words.join(" ")
}

fn shown(meaning: &Meaning) -> String {
    match said(meaning) {
        words if words.is_empty() => "để trống".to_owned(),
        words => format!("“{}”", short(&words, 60)),
    }
}

fn short(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(&line).trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str) -> Step {
        Step::Field(key.to_owned())
    }

    fn item(name: &str) -> Step {
        Step::Item { name: name.to_owned(), group: false }
    }

    #[test]
    fn a_place_is_named_as_officers_name_it() {
        for (path, words) in [
            (vec![field("nhiem_vu"), item("kiem-tra"), field("thoi_han")], "thời hạn của nhiệm vụ “kiem-tra”"),
            (vec![field("trich_yeu")], "trích yếu nội dung"),
            (
                vec![field("co_quan"), field("ten_goi")],
                "tên cơ quan ban hành dùng trong câu của cơ quan chủ quản và cơ quan ban hành",
            ),
            (vec![field("don_vi"), field("phong-kt"), field("ten")], "tên đầy đủ của đơn vị “phong-kt”"),
            (vec![field("noi_nhan"), item("Công an xã")], "nơi nhận “Công an xã”"),
            (vec![field("co_quan"), field("ban_hanh"), item("XÃ A")], "mục “XÃ A” của cơ quan ban hành"),
            (
                vec![field("nhiem_vu"), item("kiem-tra"), field("phoi_hop"), item("cong-an")],
                "mục “cong-an” của đơn vị phối hợp của nhiệm vụ “kiem-tra”",
            ),
            (vec![], "kế hoạch"),
        ] {
            assert_eq!(place(&path), words);
        }
    }
}
