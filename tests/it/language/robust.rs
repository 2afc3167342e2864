//! Whatever a file holds: no stage panics, none hangs, and no expression reaches the page unresolved.

use super::all_plans;
use kehoach::pipeline::compile_text;
use std::fs;
use std::time::{Duration, Instant};

/// Deterministic random numbers (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }
}

fn texts() -> Vec<(String, String)> {
    let mut paths = all_plans();
    paths.extend(super::files(&super::root().join("tests/fixtures/findings"), ".yaml"));
    paths
        .into_iter()
        .map(|p| (p.display().to_string(), String::from_utf8_lossy(&fs::read(&p).unwrap()).into_owned()))
        .collect()
}

/// Goes through every stage; what prints has no open expression.
fn survive(name: &str, text: &str) {
    let started = Instant::now();
    let compiled = compile_text(name, text);
    assert!(started.elapsed() < Duration::from_secs(60), "{name} takes too long:\n{text}");
    for finding in &compiled.findings {
        if let Some(span) = finding.span {
            let whole = compiled.sources.get(span.file).text();
            assert!(whole.get(span.range()).is_some(), "{name}: a place that is none: {finding:?}");
        }
    }
    if let Some(view) = &compiled.view
        && !text.contains("\\{")
        && !text.contains('&')
    {
        let json = serde_json::to_string(view).unwrap();
        assert!(!json.contains("{{ ") && !json.contains('\u{e000}') && !json.contains("\\u0001"), "{name}:\n{text}");
    }
}

#[test]
fn every_beginning_of_a_plan_is_survived() {
    let texts = texts();
    let share = Duration::from_secs(10) / u32::try_from(texts.len()).unwrap();
    for (name, text) in texts {
        let started = Instant::now();
        let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut dice = Dice::new(text.len() as u64);
        // Ends in random order: every run proves what its time allows, evenly over the file.
        while !ends.is_empty() && started.elapsed() < share {
            let end = ends.swap_remove(dice.roll(ends.len()));
            survive(&name, &text[..end]);
        }
    }
}

#[test]
fn three_thousand_random_edits_are_survived() {
    let texts = texts();
    // KH_EDITS=50000 looks further, along other paths.
    let edits = std::env::var("KH_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(3_000);
    let mut dice = Dice::new(30_2020 + edits as u64);
    for _ in 0..edits {
        // Short files more often: a long plan costs a hundred times as much.
        let pick = (0..3).map(|_| dice.roll(texts.len())).min_by_key(|i| texts[*i].1.len()).unwrap();
        let mut text = texts[pick].1.clone();
        for _ in 0..=dice.roll(3) {
            text = edited(&text, &mut dice);
        }
        survive(&texts[pick].0, &text);
    }
}

const ODD: [&str; 40] = [
    "{{",
    "}}",
    "{{ x }}",
    "{%",
    "\t",
    "\u{202e}",
    "\u{0}",
    "\u{e000}",
    "\u{1}",
    "\u{301}",
    "&a",
    "*a",
    "!!x",
    "|",
    ">",
    ": ",
    " #",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "\\",
    "[^1]",
    "[^1]: x",
    "<b>",
    "`",
    "99999999999999999999999999999",
    "-",
    "~",
    "%",
    "\r",
    "\n\n",
    "  ",
    "**",
    "{{ kinh_phi.tong | trieu_dong }}",
    "𝔘",
];

fn edited(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (a, b) = (dice.roll(lines.len()), dice.roll(lines.len()));
    match dice.roll(8) {
        0 => {
            lines.remove(a);
        }
        1 => lines.insert(b, lines[a].clone()),
        2 => lines.swap(a, b),
        3 => lines[a].insert_str(0, &" ".repeat(dice.roll(5))),
        4 => lines[a] = lines[a].trim_start().to_owned(),
        5 => {
            let mut chars: Vec<char> = lines[a].chars().collect();
            if !chars.is_empty() {
                let at = dice.roll(chars.len());
                chars[at] = ODD[dice.roll(ODD.len())].chars().next().unwrap();
            }
            lines[a] = chars.into_iter().collect();
        }
        6 => {
            let ends: Vec<usize> = lines[a].char_indices().map(|(at, _)| at).collect();
            let at = if ends.is_empty() { 0 } else { ends[dice.roll(ends.len())] };
            lines[a].insert_str(at, ODD[dice.roll(ODD.len())]);
        }
        _ => {
            let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 6));
            lines.drain(from..to);
        }
    }
    lines.join("\n")
}

#[test]
fn a_large_directory_is_searched_quickly() {
    let mut text =
        "ke_hoach: 1\nco_quan: { ban_hanh: UBND }\ntrich_yeu: A\nnoi_dung: [{ noi_dung: A }]\ndon_vi:\n".to_owned();
    for n in 0..300 {
        text.push_str(&format!("  dv-{n}: {{ ten: Phòng chuyên môn số {n} thuộc Sở Nông nghiệp, viet_tat: P{n} }}\n"));
    }
    text.push_str("nhiem_vu:\n");
    for n in 0..3_000 {
        let (a, b) = (n % 300, (n * 7) % 300);
        text.push_str(&format!(
            "  - {{ ma: t-{n}, noi_dung: Việc, phoi_hop: 'Phòng chuyên môn số {a} thuộc Sở Nông nghiệp, P{b} và UBND các xã' }}\n"
        ));
    }
    let started = Instant::now();
    let compiled = compile_text("plan.yaml", &text);
    assert!(compiled.view.is_some(), "{:?}", compiled.findings);
    assert!(started.elapsed() < Duration::from_secs(40), "{:?} {:?}", started.elapsed(), compiled.timings);
}

/// A plan whose opening, formula and the like are `text`.
fn plan_with(key: &str, text: &str) -> String {
    let head = "ke_hoach: 1\nco_quan: { ban_hanh: UBND }\ntrich_yeu: A\n";
    let table = "noi_dung:\n  - bang:\n      cot:\n        - { khoa: a, tieu_de: A, kieu: so }\n        - { khoa: b, tieu_de: B, tinh: \"@\" }\n      dong: [{ a: 1 }]\n";
    match key {
        "tinh" => format!("{head}{}", table.replace('@', text)),
        _ => format!("{head}noi_dung: [{{ noi_dung: A }}]\n{key}: |\n  {}\n", text.replace('\n', "\n  ")),
    }
}

#[test]
fn deep_and_long_texts_are_survived() {
    let n = 20_000;
    for (key, text) in [
        ("mo_dau", format!("{}a", "- ".repeat(n))),
        ("mo_dau", format!("{}a", "> ".repeat(n))),
        ("mo_dau", format!("{}a", "1. ".repeat(n))),
        ("mo_dau", format!("{}a{}", "*b **c ".repeat(n), "** d*".repeat(n))),
        ("mo_dau", format!("{}a{}", "[".repeat(n), "](https://a.vn)".repeat(n))),
        ("mo_dau", "{{".repeat(n)),
        ("mo_dau", "{{ a }} ".repeat(500)),
        ("mo_dau", "[^a] ".repeat(n)),
        ("mo_dau", format!("{}\n\n[^a]: b", "a[^a] ".repeat(n))),
        ("mo_dau", "| a ".repeat(2_000) + "|\n" + &"|--".repeat(2_000) + "|\n| b |"),
        ("mo_dau", (0..2_000).map(|i| format!("{}- a\n", "  ".repeat(i % 200))).collect()),
        ("mo_dau", "a\n\n".repeat(n)),
        ("can_cu", format!("{}a", "- ".repeat(n))),
        ("dia_danh", "a ".repeat(n)),
        ("thoi_ky", "2".repeat(n)),
        ("tinh", format!("{}a{}", "(".repeat(n), ")".repeat(n))),
        ("tinh", format!("a{}", " + a".repeat(n))),
        ("tinh", format!("a{}", " * a".repeat(n))),
        ("tinh", format!("tong({}a)", "a, ".repeat(n))),
        ("tinh", format!("{}a{}", "tong(".repeat(n), ")".repeat(n))),
    ] {
        let started = Instant::now();
        survive(key, &plan_with(key, &text));
        let shown: String = text.chars().take(12).collect();
        assert!(started.elapsed() < Duration::from_secs(40), "{key} {shown}: {:?}", started.elapsed());
    }
    let key = "k".repeat(500_000);
    survive("key", &format!("{key}: 1\nke_hoach: 1\n"));
    let deadline = format!(
        "nhiem_vu:\n  - {{ ma: a, noi_dung: A, thoi_han: '{}', chu_tri: '{}' }}\n",
        "quý 1 ".repeat(n),
        "Sở A, ".repeat(n)
    );
    survive("deadline", &format!("{}{deadline}", plan_with("mo_dau", "a")));
}
