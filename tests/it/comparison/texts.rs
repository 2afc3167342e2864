//! Edits of a file that change nothing of what prints.

use super::{lawful, plans, read};

/// Every plan typed in another way.
#[test]
fn another_way_of_typing_is_no_change() {
    for (name, text) in plans() {
        let plan = read(&text).plan.unwrap();
        for (what, typed) in ways(&text) {
            let other = read(&typed).plan.unwrap();
            let found = lawful(&plan, &other, &format!("{name}, {what}"));
            assert!(found.is_empty(), "{name}, {what}: {}", super::told(&found));
        }
    }
}

fn ways(text: &str) -> Vec<(&'static str, String)> {
    let lines = |edit: &dyn Fn(usize, &str) -> String| text.lines().enumerate().map(|(i, line)| edit(i, line)).collect::<Vec<_>>().join("\n");
    let blocks = top_blocks(text);
    let reversed = blocks.iter().rev().cloned().collect::<String>();
    vec![
        ("comments", lines(&|i, line| if in_text(text, i) { line.to_owned() } else { format!("# ghi chú {i}\n{line}") })),
        ("composed apart", unicode_normalization::UnicodeNormalization::nfd(text).collect()),
        ("Windows line ends", text.replace('\n', "\r\n")),
        ("byte-order mark", format!("\u{feff}{text}")),
        ("keys in another order", reversed),
        ("a free note", format!("{}\nx_ghi_chu: của riêng người soạn\n", text.trim_end())),
        ("no line end", text.trim_end().to_owned()),
    ]
}

/// True for lines inside a text under `|`, where a comment would be words.
fn in_text(text: &str, index: usize) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(lines[index]);
    let above = lines[..index].iter().rev().filter(|l| !l.trim().is_empty());
    let mut least = if lines[index].trim().is_empty() { usize::MAX } else { own };
    for line in above {
        if indent(line) < least {
            least = indent(line);
            let bare = line.split(" #").next().unwrap_or_default().trim_end();
            if bare.ends_with('|') || bare.ends_with('>') || bare.ends_with("|-") || bare.ends_with(">-") {
                return true;
            }
            // Words that run on over several lines.
            if !bare.ends_with(':') && !bare.trim_start().starts_with('-') && !bare.contains(": ") {
                return true;
            }
            let value = bare.split_once(": ").map_or("", |(_, value)| value);
            if !value.is_empty() && !value.starts_with(['[', '{']) && indent(lines[index]) > indent(line) && !bare.trim_start().starts_with("- ") {
                return true;
            }
        }
    }
    // Inside brackets that are still open.
    let before: String = lines[..index].join("\n");
    let open = |a: char, b: char| before.matches(a).count() > before.matches(b).count();
    open('[', ']') || open('{', '}')
}

/// The keys of the plan with what stands under them.
fn top_blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        let starts = line.starts_with(|c: char| c.is_alphabetic());
        if starts || blocks.is_empty() {
            blocks.push(String::new());
        }
        let last = blocks.last_mut().unwrap();
        last.push_str(line);
        last.push('\n');
    }
    blocks
}
