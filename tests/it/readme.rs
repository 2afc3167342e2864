//! Every block of the README is true: plans compile, commands print what it says.

use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../../README.md");

/// A fenced block: what it is, and its lines.
struct Block {
    kind: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for line in README.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => open = Some(Block { kind: kind.to_owned(), text: String::new() }),
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// What a fragment needs beside itself to be a plan.
const REST: [(&str, &str); 4] = [
    ("ke_hoach:", "ke_hoach: 1\n"),
    ("co_quan:", "co_quan: { ban_hanh: XÃ BẠCH LIÊU, ten_goi: UBND xã Bạch Liêu }\n"),
    ("trich_yeu:", "trich_yeu: Công tác năm 2026\n"),
    ("noi_dung:", "noi_dung: [ { tieu_de: Mục đích, noi_dung: Hoàn thành nhiệm vụ. } ]\n"),
];

fn completed(fragment: &str) -> String {
    let mut text = fragment.to_owned();
    for (key, line) in REST {
        if !fragment.lines().any(|l| l.starts_with(key)) {
            text.push_str(line);
        }
    }
    text
}

#[test]
fn plans_of_the_readme_compile_and_the_broken_one_says_so() {
    let plans: Vec<Block> = blocks().into_iter().filter(|b| b.kind == "yaml").collect();
    assert!(plans.len() >= 6);
    for block in plans {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        std::fs::write(&path, completed(&block.text)).unwrap();
        let compiled = kehoach::pipeline::compile(&path, "plan.yaml").unwrap();
        let broken = block.text.contains("tieude:");
        let findings: Vec<_> = compiled.findings.iter().map(|f| format!("{} {}", f.rule.code, f.message)).collect();
        assert_eq!(compiled.is_sound(), !broken, "{findings:?}\n{}", block.text);
        assert_eq!(findings.is_empty(), !broken, "{findings:?}\n{}", block.text);
    }
}

#[test]
fn commands_of_the_readme_print_what_it_says() {
    let all = blocks();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("plans").join(name);
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("plan.yaml"), text).unwrap();
    };
    let whole: Vec<&Block> = all.iter().filter(|b| b.kind == "yaml" && b.text.starts_with("ke_hoach:")).collect();
    write("cong-tac", &whole[0].text);
    write("loi", &whole[1].text);
    let later = whole[0].text.replace("Nguyễn Văn An", "Trần Thị Bình").replace("đúng thời hạn", "trước thời hạn");
    assert_ne!(later, whole[0].text);
    write("cong-tac-moi", &later);
    let consoles: Vec<&Block> = all.iter().filter(|b| b.kind == "console").collect();
    assert!(consoles.len() >= 2);
    for block in consoles {
        let mut lines = block.text.lines();
        let call = lines.next().and_then(|l| l.strip_prefix("$ kh ")).expect("a console block opens with `$ kh `");
        let wanted: String = lines.map(|l| format!("{l}\n")).collect();
        assert_eq!(run(folder.path(), call), wanted, "{call}");
    }
}

/// Both streams of a call, as a person sees them.
fn run(folder: &Path, call: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kh")).args(call.split(' ')).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_two_commands_are_the_gates_own() {
    let shells: Vec<String> =
        blocks().into_iter().filter(|b| b.kind == "sh").map(|b| b.text.trim().to_owned()).collect();
    assert_eq!(shells, ["cargo run -- build", "cargo test"]);
    let gate = include_str!("../../.ci/run");
    for command in shells {
        assert!(gate.lines().any(|line| line.trim() == command), "{command} is not run by .ci/run");
    }
}

#[test]
fn every_command_and_module_it_names_exists() {
    for file in
        ["plans/mau/plan.yaml", "src/model/fields.rs", "src/lib.rs", "tests/page.png", "fonts/LICENSE", ".ci/run"]
    {
        assert!(README.contains(file), "{file} is not named");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).is_file(), "{file}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_kh")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for command in ["build", "check", "diff", "log", "git", "rules", "explain", "templates"] {
        assert!(help.contains(command), "{command}");
    }
}

#[test]
fn every_direct_dependency_is_in_its_table() {
    let manifest = include_str!("../../Cargo.toml");
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|l| l.split_once(" = ")).map(|(name, _)| name.trim());
    for name in names.filter(|n| !n.starts_with('#') && !n.starts_with("typst-")) {
        assert!(README.contains(name), "{name}");
    }
}
