//! Edits that know what they mean: each is told as exactly that one change.

use super::{Dice, lawful, read, told};
use kehoach::diff::{Change, EffectKind, Meaning, Shift, SubjectKind, Topic};
use std::fmt::Write;

/// A plan of random size, every part of which prints somewhere.
struct Model {
    sections: Vec<(String, Vec<String>)>,
    groups: Vec<(String, Vec<Task>)>,
    targets: Vec<(String, String, u32)>,
    lines: Vec<(String, String, [u32; 2])>,
    rows: Vec<(String, u32)>,
    bases: Vec<String>,
    recipients: Vec<String>,
    households: u32,
    signer: String,
    office: String,
}

#[derive(Clone)]
struct Task {
    id: String,
    title: String,
    lead: &'static str,
    support: Vec<&'static str>,
    month: u32,
    product: String,
}

const UNITS: [(&str, &str); 4] = [
    ("kinh-te", "Phòng Kinh tế"),
    ("van-hoa", "Phòng Văn hóa - Xã hội"),
    ("van-phong", "Văn phòng HĐND và UBND"),
    ("cong-an", "Công an xã"),
];

const WORDS: [&str; 24] = [
    "rà soát",
    "số hóa",
    "hồ sơ",
    "đất đai",
    "tuyên truyền",
    "vận động",
    "hạ tầng",
    "giao thông",
    "nông thôn",
    "đào tạo",
    "kỹ năng",
    "cán bộ",
    "dịch vụ",
    "trực tuyến",
    "kiểm tra",
    "giám sát",
    "báo cáo",
    "tổng hợp",
    "hướng dẫn",
    "người dân",
    "doanh nghiệp",
    "bảo vệ",
    "môi trường",
    "y tế",
];

/// Different words for every call, so that no two parts are alike.
fn phrase(dice: &mut Dice, mark: &str) -> String {
    let mut words: Vec<&str> = (0..5 + dice.below(4)).map(|_| *dice.pick(&WORDS)).collect();
    words.dedup();
    format!("{} {mark}", words.join(" "))
}

impl Model {
    fn random(dice: &mut Dice) -> Self {
        let mut id = 0;
        let mut next = || {
            id += 1;
            format!("phần thứ {id}")
        };
        let task = |dice: &mut Dice, mark: String| {
            let lead = dice.below(UNITS.len());
            let support = (0..UNITS.len()).filter(|u| *u != lead && dice.below(2) == 0).map(|u| UNITS[u].0).collect();
            Task {
                id: format!("viec-{}", mark.rsplit(' ').next().unwrap()),
                title: phrase(dice, &mark),
                lead: UNITS[lead].0,
                support,
                month: 1 + dice.below(10) as u32,
                product: phrase(dice, &format!("kết quả {mark}")),
            }
        };
        Model {
            sections: (0..2 + dice.below(3))
                .map(|_| (phrase(dice, &next()), (0..1 + dice.below(3)).map(|_| phrase(dice, &next())).collect()))
                .collect(),
            groups: (0..2 + dice.below(2))
                .map(|_| {
                    (
                        phrase(dice, &next()),
                        (0..2 + dice.below(3))
                            .map(|_| {
                                let mark = next();
                                task(dice, mark)
                            })
                            .collect(),
                    )
                })
                .collect(),
            targets: (0..2 + dice.below(3))
                .map(|i| (format!("chi-tieu-{i}"), phrase(dice, &next()), 10 + dice.below(80) as u32))
                .collect(),
            lines: (0..2 + dice.below(3))
                .map(|i| {
                    (
                        format!("dong-{i}"),
                        phrase(dice, &next()),
                        [100 + dice.below(900) as u32, 100 + dice.below(900) as u32],
                    )
                })
                .collect(),
            rows: (0..2 + dice.below(4)).map(|_| (phrase(dice, &next()), 1 + dice.below(90) as u32)).collect(),
            bases: (0..2 + dice.below(2)).map(|_| format!("Căn cứ {}", phrase(dice, &next()))).collect(),
            recipients: (0..3 + dice.below(2)).map(|_| format!("Cơ quan {}", phrase(dice, &next()))).collect(),
            households: 100 + dice.below(800) as u32,
            signer: "Nguyễn Văn An".to_owned(),
            office: UNITS[0].1.to_owned(),
        }
    }

    fn yaml(&self) -> String {
        let mut out = String::from(
            "ke_hoach: 1\nco_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã Bạch Liêu }\nso_ky_hieu: { ky_hieu: KH-UBND }\n\
             dia_danh: Bạch Liêu\nngay_ban_hanh: 2026-01\nthoi_ky: 2026\ntrich_yeu: Công tác năm 2026\ncan_cu:\n",
        );
        self.bases.iter().for_each(|base| writeln!(out, "  - {base}").unwrap());
        out.push_str("noi_dung:\n");
        for (title, paragraphs) in &self.sections {
            writeln!(out, "  - tieu_de: {title}\n    noi_dung: |").unwrap();
            paragraphs.iter().for_each(|words| writeln!(out, "      - {words}").unwrap());
        }
        out.push_str("  - tieu_de: Số liệu\n    noi_dung:\n      - |\n        Toàn xã có {{ so_lieu.ho_dan }} hộ; kinh phí {{ kinh_phi.tong }} triệu đồng.\n      - bang:\n          cot:\n            - { khoa: ten, tieu_de: Nội dung }\n            - { khoa: so, tieu_de: Số lượng, kieu: so }\n          dong_tong: cuoi\n          dong:\n");
        self.rows
            .iter()
            .for_each(|(name, value)| writeln!(out, "            - {{ ten: {name}, so: {value} }}").unwrap());
        writeln!(out, "so_lieu: {{ ho_dan: {} }}\ndon_vi:", self.households).unwrap();
        for (index, (id, name)) in UNITS.iter().enumerate() {
            writeln!(out, "  {id}: {{ ten: {} }}", if index == 0 { &self.office } else { *name }).unwrap();
        }
        out.push_str("muc_tieu:\n");
        for (id, title, value) in &self.targets {
            writeln!(out, "  - {{ ma: {id}, chi_tieu: {title}, gia_tri: {value}, don_vi_tinh: lớp }}").unwrap();
        }
        out.push_str("nhiem_vu:\n");
        for (index, (title, tasks)) in self.groups.iter().enumerate() {
            writeln!(out, "  - nhom: {title}\n    ma: nhom-{index}\n    cac_nhiem_vu:").unwrap();
            for task in tasks {
                writeln!(
                    out,
                    "      - ma: {}\n        noi_dung: {}\n        chu_tri: {}",
                    task.id, task.title, task.lead
                )
                .unwrap();
                if !task.support.is_empty() {
                    writeln!(out, "        phoi_hop: [{}]", task.support.join(", ")).unwrap();
                }
                writeln!(out, "        thoi_han: Tháng {}/2026\n        san_pham: {}", task.month, task.product)
                    .unwrap();
            }
        }
        out.push_str(
            "kinh_phi:\n  don_vi_tinh: triệu đồng\n  nam: [2026, 2027]\n  nguon: { xa: Ngân sách xã }\n  cac_dong:\n",
        );
        for (id, title, [a, b]) in &self.lines {
            writeln!(
                out,
                "    - {{ ma: {id}, noi_dung: {title}, so_tien: {{ 2026: {{ xa: {a} }}, 2027: {{ xa: {b} }} }} }}"
            )
            .unwrap();
        }
        out.push_str(
            "phu_luc:\n  - tieu_de: Phân công nhiệm vụ\n    bang: { du_lieu: nhiem_vu, cot: [stt, noi_dung, chu_tri, phoi_hop, thoi_han, san_pham] }\n  \
             - tieu_de: Chỉ tiêu\n    bang: { du_lieu: muc_tieu, cot: [stt, chi_tieu, gia_tri, don_vi_tinh] }\n  \
             - tieu_de: Dự toán\n    bang: { du_lieu: kinh_phi, cot: [stt, noi_dung, tung_nam, tong_cong], dong_tong: cuoi }\nnoi_nhan:\n",
        );
        self.recipients.iter().for_each(|name| writeln!(out, "  - {name}").unwrap());
        writeln!(
            out,
            "luu: VT\nnguoi_ky: {{ quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: {} }}",
            self.signer
        )
        .unwrap();
        out
    }
}

/// What an edit must be told as.
type Wanted = Box<dyn Fn(&Change) -> bool>;

/// One edit, at a random place, and what it means.
fn edit(model: &mut Model, kind: usize, dice: &mut Dice) -> (&'static str, Wanted) {
    let group = dice.below(model.groups.len());
    let at = dice.below(model.groups[group].1.len());
    let id = model.groups[group].1[at].id.clone();
    let is_task = move |c: &Change| c.subject.kind == SubjectKind::Task && c.subject.id.as_deref() == Some(&id);
    match kind {
        0 => {
            let task = &mut model.groups[group].1[at];
            task.month += 2;
            (
                "deadline",
                Box::new(move |c| {
                    is_task(c)
                        && c.topic == Topic::Deadline
                        && matches!(c.meaning, Meaning::Shifted(Shift::Days { days: 50.., months: Some(2) }))
                }),
            )
        }
        1 => {
            let task = &mut model.groups[group].1[at];
            let lead = (0..UNITS.len())
                .find(|u| UNITS[*u].0 != task.lead && !task.support.contains(&UNITS[*u].0))
                .unwrap_or(0);
            let free = UNITS[lead].0;
            if free == task.lead || task.support.contains(&free) {
                task.support.clear();
                return edit(model, 2, dice);
            }
            task.lead = free;
            (
                "lead",
                Box::new(move |c| {
                    is_task(c)
                        && matches!(&c.meaning, Meaning::Bodies { added, removed } if added.len() == 1 && removed.len() == 1)
                }),
            )
        }
        2 => {
            let task = &mut model.groups[group].1[at];
            let add = UNITS.iter().map(|u| u.0).find(|u| *u != task.lead && !task.support.contains(u));
            let added = add.is_some();
            match add {
                Some(unit) => task.support.push(unit),
                None => task.support.clear(),
            }
            (
                "coordinators",
                Box::new(move |c| {
                    is_task(c)
                        && matches!(&c.meaning, Meaning::Bodies { added: a, removed: r } if a.is_empty() != added && r.is_empty() == added)
                }),
            )
        }
        3 => {
            model.groups[group].1[at].product.push_str(" bổ sung");
            ("product", Box::new(move |c| is_task(c) && matches!(c.meaning, Meaning::Reworded(_))))
        }
        4 => {
            model.groups[group].1.remove(at);
            ("task removed", Box::new(move |c| is_task(c) && c.meaning == Meaning::Removed))
        }
        5 => {
            let task = Task {
                id: "viec-moi".into(),
                title: "hoàn toàn mới chưa ai nghĩ đến bao giờ".into(),
                month: 3,
                lead: "cong-an",
                support: vec![],
                product: "văn bản".into(),
            };
            model.groups[group].1.insert(at, task);
            ("task added", Box::new(|c| c.subject.id.as_deref() == Some("viec-moi") && c.meaning == Meaning::Added))
        }
        6 => {
            let task = model.groups[group].1.remove(at);
            let other = (group + 1) % model.groups.len();
            model.groups[other].1.push(task);
            ("task moved", Box::new(move |c| is_task(c) && matches!(c.meaning, Meaning::Moved { .. })))
        }
        7 => {
            let line = dice.below(model.lines.len());
            model.lines[line].2[1] += 25;
            let id = model.lines[line].0.clone();
            (
                "amount",
                Box::new(move |c| {
                    let sums = c
                        .effects
                        .iter()
                        .filter(|e| e.kind == EffectKind::Sum && e.place.starts_with("tổng cộng"))
                        .count();
                    let quoted = c.effects.iter().any(|e| e.kind == EffectKind::Quotation);
                    c.topic == Topic::Money
                        && c.subject.id.as_deref() == Some(&id)
                        && sums >= 2
                        && quoted
                        && matches!(&c.meaning, Meaning::Amount { difference, unit, .. } if difference.to_string() == "25" && unit == "triệu đồng")
                }),
            )
        }
        8 => {
            let target = dice.below(model.targets.len());
            model.targets[target].2 += 5;
            (
                "target",
                Box::new(|c| {
                    c.topic == Topic::Target && matches!(&c.meaning, Meaning::Amount { unit, .. } if unit == "lớp")
                }),
            )
        }
        9 => {
            let section = dice.below(model.sections.len());
            let paragraphs = &mut model.sections[section].1;
            let at = dice.below(paragraphs.len());
            paragraphs[at].push_str(" theo quy định");
            (
                "paragraph reworded",
                Box::new(|c| c.subject.kind == SubjectKind::Paragraph && matches!(c.meaning, Meaning::Reworded(_))),
            )
        }
        10 => {
            let section = dice.below(model.sections.len());
            model.sections[section].1.push("một đoạn mới tinh không giống đoạn nào".into());
            ("paragraph added", Box::new(|c| c.subject.kind == SubjectKind::Paragraph && c.meaning == Meaning::Added))
        }
        11 => {
            let section = model.sections.remove(0);
            model.sections.push(section);
            (
                "section moved",
                Box::new(|c| c.subject.kind == SubjectKind::Section && matches!(c.meaning, Meaning::Moved { .. })),
            )
        }
        12 => {
            let row = dice.below(model.rows.len());
            model.rows[row].1 += 3;
            (
                "cell",
                Box::new(|c| {
                    c.topic == Topic::Figure
                        && c.subject.kind == SubjectKind::Row
                        && c.effects.iter().any(|e| e.kind == EffectKind::Sum)
                }),
            )
        }
        13 => {
            model.rows.insert(1, ("dòng mới chưa từng có ở đâu".into(), 4));
            (
                "row added",
                Box::new(|c| {
                    c.subject.kind == SubjectKind::Row
                        && c.meaning == Meaning::Added
                        && c.effects.iter().any(|e| e.kind == EffectKind::Sum)
                }),
            )
        }
        14 => {
            model.bases.insert(1, "Căn cứ một văn bản hoàn toàn khác vừa ban hành".into());
            ("basis added", Box::new(|c| c.topic == Topic::Basis && c.meaning == Meaning::Added))
        }
        15 => {
            let at = dice.below(model.recipients.len());
            model.recipients.remove(at);
            ("recipient removed", Box::new(|c| c.topic == Topic::Recipient && c.meaning == Meaning::Removed))
        }
        16 => {
            model.signer = "Trần Thị Bình".into();
            ("signer", Box::new(|c| c.topic == Topic::Issue && c.new.as_deref() == Some("Trần Thị Bình")))
        }
        17 => {
            model.households += 7;
            (
                "named figure",
                Box::new(|c| {
                    c.subject.kind == SubjectKind::Figure
                        && c.effects.len() == 1
                        && c.effects[0].kind == EffectKind::Quotation
                }),
            )
        }
        18 => {
            model.groups[group].0.push_str(" giai đoạn mới");
            (
                "group title",
                Box::new(|c| c.subject.kind == SubjectKind::TaskGroup && matches!(c.meaning, Meaning::Reworded(_))),
            )
        }
        _ => unreachable!("there are {KINDS} kinds of edits"),
    }
}

/// How many kinds of edits there are.
const KINDS: usize = 19;

#[test]
fn a_single_edit_is_exactly_one_change() {
    for seed in 0..6 * KINDS as u64 {
        let mut dice = Dice::new(seed);
        let mut model = Model::random(&mut dice);
        let old = model.yaml();
        assert!(read(&old).view.is_some(), "{:#?}\n{old}", read(&old).findings);
        let (what, wanted) = edit(&mut model, seed as usize % KINDS, &mut dice);
        let new = model.yaml();
        let (before, after) = (read(&old), read(&new));
        let found = lawful(&before.plan.unwrap(), &after.plan.unwrap(), what);
        assert!(
            matches!(&found.changes[..], [one] if wanted(one)),
            "{what}, seed {seed}: {}\n{:#?}",
            told(&found),
            found.changes.first()
        );
    }
}

#[test]
fn a_body_renamed_in_the_directory_is_one_change_however_often_it_prints() {
    for seed in 0..8 {
        let mut dice = Dice::new(900 + seed);
        let mut model = Model::random(&mut dice);
        for (_, tasks) in &mut model.groups {
            tasks[0].lead = UNITS[0].0;
            tasks[0].support.clear();
        }
        let before = read(&model.yaml()).plan.unwrap();
        model.office = "Phòng Kinh tế và Hạ tầng".into();
        let found = lawful(&before, &read(&model.yaml()).plan.unwrap(), "unit");
        assert!(
            matches!(&found.changes[..], [c] if c.subject.kind == SubjectKind::Unit && c.effects.len() >= model.groups.len()),
            "{}",
            told(&found)
        );
    }
}

#[test]
fn several_edits_of_different_parts_are_as_many_changes() {
    for seed in 0..30 {
        let mut dice = Dice::new(500 + seed);
        let mut model = Model::random(&mut dice);
        let before = read(&model.yaml()).plan.unwrap();
        let mut kinds = vec![7, 8, 9, 12, 14, 15, 16, 17, 18, 3];
        let count = 2 + dice.below(5);
        let mut done = Vec::new();
        for _ in 0..count {
            let kind = kinds.remove(dice.below(kinds.len()));
            done.push(edit(&mut model, kind, &mut dice));
        }
        let found = lawful(&before, &read(&model.yaml()).plan.unwrap(), "several");
        assert_eq!(
            found.changes.len(),
            count,
            "seed {seed}: {:?}{}",
            done.iter().map(|d| d.0).collect::<Vec<_>>(),
            told(&found)
        );
        for (what, wanted) in &done {
            assert_eq!(found.changes.iter().filter(|c| wanted(c)).count(), 1, "seed {seed}: {what}{}", told(&found));
        }
    }
}
