#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::diag::{NOT_NFC, Span, UNKNOWN_KEY};
use std::path::Path;

const CARE: Care = Care { persons: &["ho_ten"], names: &["ten"], figures: &["so_tien"] };

const PLAN: &str = "\
# đầu tệp
ke_hoach: 1
trich_yeu: Kế hoạch  năm 2026 # ghi chú
ngay: 5/3
ten: Sở Y tế
so_tien: { a: 5, b: '1.234,5' }
noi_dung:
  - tieu_de: Mục đích
    noi_dung: |
      Đoạn một ngày 5/3/2024 - 2025 .

      - Gạch đầu dòng , rồi hết
  - \"dấu \\\"nháy\\\" ở đây\" # cuối
  - 'hai'
rong:
nguoi_ky: { chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn  An }
";

fn source(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add("plan.yaml", "plan.yaml", text);
    sources
}

fn fix(text: &str, old: &str, new: &str) -> Fix {
    let at = text.find(old).unwrap_or_else(|| panic!("{old}"));
    let span = Span::new(FileId(0), at..at + old.len());
    Diagnostic::new(&UNKNOWN_KEY, span, "").fix("sửa", span, new).fix.unwrap()
}

fn zero(text: &str, old: &str, new: &str) -> Fix {
    Fix { reach: Reach::LeadingZero, ..fix(text, old, new) }
}

fn repaired(text: &str, fixes: &[Fix]) -> Repaired {
    apply(source(text).get(FileId(0)), fixes, CARE)
}

#[track_caller]
fn is_made(text: &str, old: &str, new: &str) {
    let result = repaired(text, &[fix(text, old, new)]);
    assert_eq!(result.refused, [], "{old} → {new}");
    assert_eq!(result.text, text.replacen(old, new, 1));
}

#[track_caller]
fn is_refused(text: &str, fix: Fix, why: Refusal) {
    let result = repaired(text, std::slice::from_ref(&fix));
    assert_eq!(result.refused.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [why], "{fix:?}");
    assert_eq!(result.text, text);
    assert!(result.done.is_empty());
}

#[test]
fn words_blanks_and_keys_are_mended_in_place() {
    is_made(PLAN, "hoạch  năm", "hoạch năm");
    is_made(PLAN, "trich_yeu", "trich_yeuu");
    is_made(PLAN, "2025 .", "2025.");
    is_made(PLAN, "2024 - 2025", "2024-2025");
    is_made(PLAN, " , rồi", ", rồi");
    is_made(PLAN, "ở đây", "tại đây");
    is_made(PLAN, "hai'", "hai ba'");
    is_made(PLAN, "'hai'", "\"hai\"");
    is_made(PLAN, "Sở Y tế", "'Sở Y tế'");
    is_made(PLAN, "đầu tệp", "đầu của tệp");
}

#[test]
fn figures_stay() {
    for (old, new) in [
        ("2026", "2027"),
        ("1.234,5", "1.2345"),
        (".234", "234"),
        ("5/3/2024", "05/3/2024"),
        ("ngày 5", "ngày"),
        ("đích", "đích 2"),
        ("/3/", "/3."),
        ("a: 5", "a: -5"),
    ] {
        is_refused(PLAN, fix(PLAN, old, new), Refusal::Figure);
    }
    // Neither of the two touches a digit; together they would make one number of two.
    let text = "a: năm 20 , 24 xã\n";
    let both = [fix(text, " , ", ", "), fix(text, " 24", "24")];
    assert_eq!(repaired(text, &both).text, "a: năm 20, 24 xã\n");
    let (comma, blank) = (fix(text, "0 ,", "0,"), fix(text, " 24", "24"));
    let result = repaired(text, &[comma, blank]);
    assert_eq!(result.text, "a: năm 20, 24 xã\n");
    assert_eq!(result.refused.len(), 1);
}

#[test]
fn a_leading_zero_only_where_the_rule_says_so_and_never_in_a_sum() {
    let result = repaired(PLAN, &[zero(PLAN, "5/3/2024", "05/3/2024")]);
    assert!(result.text.contains("ngày 05/3/2024") && result.refused.is_empty());
    is_refused(PLAN, zero(PLAN, "a: 5", "a: 05"), Refusal::Figure);
    is_refused(PLAN, zero(PLAN, "2024", "02024"), Refusal::Figure);
    is_refused(PLAN, zero(PLAN, "5/3/2024", "06/3/2024"), Refusal::Figure);
    // Beside a zero that is allowed, one that is not.
    let mixed = [zero(PLAN, "5/3/2024", "05/3/2024"), fix(PLAN, "ngay: 5/3", "ngay: 05/3")];
    let result = repaired(PLAN, &mixed);
    assert!(result.text.contains("ngày 05/3/2024") && result.text.contains("ngay: 5/3"));
    assert_eq!(result.refused[0].1, Refusal::Figure);
}

#[test]
fn names_stay() {
    is_refused(PLAN, fix(PLAN, "Văn  An", "Văn An"), Refusal::Name);
    is_refused(PLAN, fix(PLAN, "Y tế", "Y Tế"), Refusal::Name);
    is_refused(PLAN, fix(PLAN, "ho_ten: Nguyễn", "ho_ten: nguyễn"), Refusal::Name);
    // A name becomes one by the repair of its key: the two are not made at once.
    let text = "hoten: Nguyễn  An\n";
    let result = repaired(text, &[fix(text, "hoten", "ho_ten"), fix(text, "  An", " An")]);
    assert_eq!(result.text, "ho_ten: Nguyễn  An\n");
    // Accents typed apart are no other word.
    let apart = "ten: Mu\u{323}c\n";
    is_made(apart, "Mu\u{323}c", "Mục");
}

#[test]
fn what_breaks_the_file_or_its_shape_is_refused() {
    for (old, new, why) in [
        ("Mục đích", "Mục: đích", Refusal::Syntax),
        ("hai'", "'ba'", Refusal::Syntax),
        ("trich_yeu", "ke_hoach", Refusal::Syntax),
        ("Kế hoạch  năm", "Kế hoạch # năm", Refusal::Shape),
        ("# ghi chú", "ghi chú", Refusal::Shape),
        ("Mục đích", "", Refusal::Shape),
        ("Mục đích", "[Mục, đích]", Refusal::Shape),
        ("  - 'hai'\n", "", Refusal::Shape),
        ("  - 'hai'\n", "  - hai\n  - ba\n", Refusal::Shape),
        ("Mục đích\n", "Mục đích\n    x: y\n", Refusal::Shape),
        ("rong:\n", "", Refusal::Shape),
    ] {
        let result = repaired(PLAN, &[fix(PLAN, old, new)]);
        assert_eq!(result.refused.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [why], "{old} → {new}");
        assert_eq!(result.text, PLAN);
    }
    let outside = Fix { span: Span::new(FileId(0), 0..PLAN.len() + 1), ..fix(PLAN, "ngay", "x") };
    is_refused(PLAN, outside, Refusal::Place);
    let letter = PLAN.find('Đ').unwrap();
    is_refused(PLAN, Fix { span: Span::new(FileId(0), letter..letter + 1), ..fix(PLAN, "ngay", "x") }, Refusal::Place);
}

#[test]
fn a_bad_repair_does_not_keep_good_ones_away() {
    let fixes = [
        fix(PLAN, "hoạch  năm", "hoạch năm"),
        fix(PLAN, "Mục đích", "Mục: đích"),
        fix(PLAN, "2025 .", "2025."),
        fix(PLAN, " , rồi", ", rồi"),
        fix(PLAN, "Văn  An", "Văn An"),
    ];
    let result = repaired(PLAN, &fixes);
    assert_eq!((result.done.len(), result.refused.len()), (3, 2));
    let wanted = PLAN.replace("hoạch  năm", "hoạch năm").replace("2025 .", "2025.").replace(" , rồi", ", rồi");
    assert_eq!(result.text, wanted);
}

#[test]
fn of_overlapping_repairs_the_first_wins_and_equal_ones_are_one() {
    let first = fix(PLAN, "hoạch  năm", "hoạch năm");
    let result = repaired(PLAN, &[first.clone(), fix(PLAN, "  năm", " Năm"), first.clone()]);
    assert_eq!(result.done, [first]);
    assert_eq!(result.refused.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [Refusal::Overlap]);
    // What changes nothing is no repair.
    let none = repaired(PLAN, &[fix(PLAN, "ngay", "ngay")]);
    assert!(none.done.is_empty() && none.refused.is_empty());
}

#[test]
fn text_that_lacks_its_quotes_gets_them() {
    let comma = "a: { ten: Sở A, PTNT, x_b: c }\n# d\n";
    is_made(comma, "Sở A, PTNT", "'Sở A, PTNT'");
    let colon = "a:\n  - Kế hoạch: abc\n  - b\n";
    is_made(colon, "Kế hoạch: abc", "'Kế hoạch: abc'");
    let number = "so_tien: { a: 6,5, b: 2 }\n";
    is_made(number, "6,5", "'6,5'");
    // Broken YAML: the value is read only after the repair.
    let broken = "a: Kế hoạch: abc # x\nb: c\n";
    is_made(broken, "Kế hoạch: abc", "'Kế hoạch: abc'");
    let wide = "a： x\nb: c # d\n";
    is_made(wide, "：", ": ");
}

#[test]
fn encoding_and_line_ends_stay() {
    let windows = "\u{feff}a: b  c\r\nd: |\r\n  e  f\r\n";
    let sources = source(windows);
    let file = sources.get(FileId(0));
    let result = apply(file, &[fix(file.text(), "b  c", "b c"), fix(file.text(), "e  f", "e\n  f")], CARE);
    assert_eq!(result.text, "a: b c\r\nd: |\r\n  e\r\n  f\r\n");
    assert!(file.bom && result.refused.is_empty());
}

#[test]
fn a_line_typed_with_loose_accents_is_composed() {
    let text = "a: Mu\u{323}c 5 # ghi chu\u{301}\nb: |\n  Mu\u{323}c\n  khác\n";
    for line in ["a: Mu\u{323}c 5 # ghi chu\u{301}\n", "  Mu\u{323}c\n"] {
        is_made(text, line, &line.nfc().collect::<String>());
    }
}

#[test]
fn a_table_keeps_its_cells() {
    let mut sources = source("a: b\n");
    let id = sources.add("bang.csv", "bang.csv", "a;b  c\n1;2\n");
    let mend = |old: &str, new: &str| {
        let file = sources.get(id);
        let at = file.text().find(old).unwrap();
        let span = Span::new(id, at..at + old.len());
        apply(file, &[Diagnostic::new(&NOT_NFC, span, "").fix("sửa", span, new).fix.unwrap()], CARE)
    };
    assert_eq!(mend("b  c", "b c").text, "a;b c\n1;2\n");
    for (old, new, why) in [("a;b", "ab", Refusal::Shape), ("c\n", "c", Refusal::Shape), ("2", "3", Refusal::Figure)] {
        assert_eq!(mend(old, new).refused[0].1, why);
    }
}

#[test]
fn only_files_whose_bytes_are_known_are_mended() {
    let (mut sources, mut diags) = (Sources::new(), Diags::new());
    sources.add_bytes(Path::new("a"), "a.yaml", b"a: b".to_vec(), &mut diags);
    let utf16: Vec<u8> = "b: Kế\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    sources.add_bytes(Path::new("b"), "b.yaml", utf16, &mut diags);
    sources.add_bytes(Path::new("c"), "c.yaml", b"c: \xd5 x".to_vec(), &mut diags);
    for file in 0..4 {
        let span = Span::new(FileId(file), 0..1);
        diags.push(Diagnostic::new(&UNKNOWN_KEY, span, "").fix("sửa", span, "x"));
    }
    let found = proposed(&sources, &diags.into_sorted());
    assert_eq!(found.keys().collect::<Vec<_>>(), [&FileId(0)]);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

fn leaves(node: &syntax::Node, keys: &mut Vec<String>, persons: &mut Vec<String>) {
    match &node.value {
        syntax::Value::Scalar(scalar) => persons.extend(Some(&scalar.text).filter(|t| *t == "Nguyễn Văn  An").cloned()),
        syntax::Value::Sequence(items) => {
            keys.push(format!("[{}]", items.len()));
            items.iter().for_each(|item| leaves(item, keys, persons));
        }
        syntax::Value::Mapping(entries) => {
            keys.push(format!("{{{}}}", entries.len()));
            for entry in entries {
                leaves(&entry.value, keys, persons);
            }
        }
    }
}

fn thrown(dice: &mut Dice, text: &str) -> Vec<Fix> {
    const PIECES: [&str; 16] =
        ["", " ", "x", ":", ": ", " #", "#", "'", "\"", "\n", "- ", "[", "{a: b}", ",", "05", "\n  - y\n"];
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let throw = |_| {
        let from = dice.roll(borders.len());
        let to = (from + dice.roll(6)).min(borders.len() - 1);
        let span = Span::new(FileId(0), borders[from]..borders[to]);
        let replacement = PIECES[dice.roll(PIECES.len())].to_owned();
        Fix { title: String::new(), span, replacement, reach: Reach::Words }
    };
    (0..3).map(throw).collect()
}

#[test]
fn a_broken_file_loses_nothing_either() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let broken = PLAN.replace("'hai'", "'hai").replace("ngay:", "ngay：");
    let facts = |text: &str| {
        let (sources, mut diags) = (source(text), Diags::new());
        let tree = syntax::parse(sources.get(FileId(0)), &mut diags);
        let (mut shape, mut persons) = (Vec::new(), Vec::new());
        tree.root.iter().for_each(|root| leaves(root, &mut shape, &mut persons));
        (diags.iter().filter(|d| d.severity == Severity::Error).count(), persons, tree.comments.len())
    };
    let (errors, persons, comments) = facts(&broken);
    assert!(errors > 1 && persons.len() == 1);
    for _ in 0..500 {
        let fixes = thrown(&mut dice, &broken);
        let result = repaired(&broken, &fixes);
        let after = facts(&result.text);
        assert!(after.0 <= errors && after.1 == persons && after.2 >= comments, "{fixes:?}\n{}", result.text);
        assert_eq!(figures::of(&result.text), figures::of(&broken), "{fixes:?}");
    }
}

#[test]
fn whatever_is_proposed_the_file_keeps_its_shape_figures_and_names() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let facts = |text: &str| {
        let (sources, mut diags) = (source(text), Diags::new());
        let tree = syntax::parse(sources.get(FileId(0)), &mut diags);
        let (mut shape, mut persons) = (Vec::new(), Vec::new());
        leaves(tree.root.as_ref().unwrap(), &mut shape, &mut persons);
        (diags.has_errors(), shape, persons, tree.comments.len())
    };
    let before = facts(PLAN);
    let (mut made, mut refused) = (0, 0);
    for _ in 0..1000 {
        let fixes = thrown(&mut dice, PLAN);
        let result = repaired(PLAN, &fixes);
        made += result.done.len();
        refused += result.refused.len();
        assert_eq!(digits(&result.text), digits(PLAN), "{fixes:?}");
        assert_eq!(facts(&result.text), before, "{fixes:?}\n{}", result.text);
    }
    assert!(made > 200 && refused > 200, "{made} made, {refused} refused");
}
