#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod amounts;
mod dates;
mod documents;
mod references;
mod short;

use std::fs;
use std::path::Path;

use super::*;

/// The words of a part; none where it is not written.
fn part<'a>(part: &'a Option<Part<'a>>) -> &'a str {
    part.as_ref().map_or("", |part| part.text)
}

fn bodies() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        fs::read_dir(root.join("tests/originals")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.extend(fs::read_dir(root.join("plans")).unwrap().map(|entry| entry.unwrap().path().join("plan.yaml")));
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// Every "…" and "..." of the published plans ends a list.
#[test]
fn the_published_plans_leave_nothing_blank() {
    let mut lines = 0;
    for (name, text) in bodies() {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let prose = line.split(" # ").next().unwrap();
            lines += usize::from(prose.contains("..") || prose.contains('…'));
            let blanks: Vec<_> =
                placeholders(prose).into_iter().filter(|found| found.kind != PlaceholderKind::Bracketed).collect();
            assert_eq!(blanks, [], "{name}: {prose}");
        }
    }
    assert!(lines > 60, "{lines}");
}

/// Ranges cut the text at characters and say what they say; nothing swallows a value that is not known.
#[test]
fn every_range_is_sound() {
    for (name, text) in bodies() {
        // Every ninth space becomes a value that is not known.
        let mut count = 0;
        let holes: String = text
            .chars()
            .map(|c| {
                count += usize::from(c == ' ');
                if c == ' ' && count % 9 == 0 { '\u{FFFC}' } else { c }
            })
            .collect();
        for text in [text.as_str(), holes.as_str()] {
            let reading = Reading::new(text);
            let mut ranges: Vec<Range<usize>> = Vec::new();
            ranges.extend(reading.documents().iter().map(|found| found.range.clone()));
            ranges.extend(
                reading
                    .definitions()
                    .into_iter()
                    .flat_map(|found| [Some(found.range), found.long.map(|long| long.range)])
                    .flatten(),
            );
            ranges.extend(reading.self_references().into_iter().map(|found| found.range));
            ranges.extend(reading.dates().into_iter().map(|found| found.range));
            ranges.extend(reading.internal_references().into_iter().map(|found| found.range));
            ranges.extend(reading.amounts().into_iter().map(|found| found.range));
            ranges.extend(reading.abbreviations().into_iter().map(|found| found.range));
            ranges.extend(reading.placeholders().into_iter().map(|found| found.range));
            assert!(ranges.len() > 50, "{name}: {}", ranges.len());
            for range in ranges {
                let mention = text.get(range).unwrap();
                assert!(!mention.is_empty() && !mention.contains('\u{FFFC}'), "{name}: {mention}");
            }
        }
    }
}

/// Any cut of a text is read without a panic, composed or not.
#[test]
fn any_piece_can_be_read() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Quyết định số …/QĐ- TTg ngày …/3/2024 (Bằng chữ: một) khoản 1, Mục II.3, Phụ lục: I – XX/XX [cần 1,000.5 đồng …./. “A&B”";
    let decomposed: String = text.nfd().collect();
    for text in [text, &decomposed] {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (number, &from) in cuts.iter().enumerate() {
            for &to in cuts.iter().skip(number).step_by(3) {
                let reading = Reading::new(&text[from..to]);
                let _ =
                    (reading.documents(), reading.self_references(), reading.dates(), reading.internal_references());
                let _ = (reading.amounts(), reading.abbreviations(), reading.definitions(), reading.placeholders());
            }
        }
    }
}
