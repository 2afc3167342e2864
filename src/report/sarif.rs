//! Findings as SARIF 2.1.0, for editors and for servers that review changes.
//!
//! Lines and columns count from 1 in Unicode scalar values, the end column is the one after the last character; bytes
//! are those of the file as it lies on the disk, from 0.

use super::Findings;
use crate::diag::{Diagnostic, NOT_UTF8, Rule, Severity, Span};
use crate::source::SourceFile;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the shape of the format is defined.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Bytes of a byte-order mark, which the text in memory lacks.
const MARK: usize = '\u{feff}'.len_utf8();

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    clause: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: std::borrow::Cow<'a, str>,
}

/// One finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mend<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mend<'a> {
    description: Message<'a>,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Message<'a>,
}

/// The findings of all plans as one SARIF log with a line break at its end.
pub fn write(all: &[Findings<'_>]) -> serde_json::Result<String> {
    let mut rules: BTreeMap<&'static str, &'static Rule> = BTreeMap::new();
    for finding in all.iter().flat_map(|findings| findings.list) {
        rules.entry(finding.rule.code).or_insert(finding.rule);
    }
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(index, code)| (*code, index)).collect();
    let results =
        all.iter().flat_map(|findings| findings.list.iter().map(|finding| outcome(finding, *findings, &index)));
    let results = results.collect();
    let driver = Driver {
        name: "kh",
        version: env!("CARGO_PKG_VERSION"),
        language: "vi",
        rules: rules.into_values().map(describe).collect(),
    };
    let run = Run { tool: Tool { driver }, language: "vi", column_kind: "unicodeCodePoints", results };
    let mut text = serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    text.push('\n');
    Ok(text)
}

fn describe(rule: &'static Rule) -> Descriptor {
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: message(rule.title),
        default_configuration: Configuration { level: level(rule.weights.draft.unwrap_or(Severity::Note)) },
        properties: Some(Properties { clause: rule.clause }).filter(|properties| !properties.clause.is_empty()),
    }
}

fn outcome<'a>(finding: &'a Diagnostic, findings: Findings<'a>, index: &BTreeMap<&str, usize>) -> Outcome<'a> {
    let place = |span: Span| {
        let file = findings.sources.get(span.file);
        Physical { artifact_location: artifact(file), region: Some(region(span, file, findings.list)) }
    };
    let own = match finding.span {
        Some(span) => Some(Location { physical_location: place(span), message: finding.label.as_deref().map(message) }),
        None => findings.file(finding).map(|file| Location {
            physical_location: Physical { artifact_location: artifact(file), region: None },
            message: None,
        }),
    };
    let text = match &finding.help {
        Some(help) => format!("{}\nsửa: {help}", finding.message).into(),
        None => finding.message.as_str().into(),
    };
    let related = finding
        .labels
        .iter()
        .map(|label| Location { physical_location: place(label.span), message: Some(message(&label.text)) });
    let fixes = finding.fix.iter().map(|fix| {
        let file = findings.sources.get(fix.span.file);
        let deleted_region = region(fix.span, file, findings.list);
        let replacement = Replacement { deleted_region, inserted_content: message(&fix.replacement) };
        let change = Change { artifact_location: artifact(file), replacements: [replacement] };
        Mend { description: message(&fix.title), artifact_changes: [change] }
    });
    Outcome {
        rule_id: finding.rule.code,
        rule_index: index.get(finding.rule.code).copied().unwrap_or_default(),
        level: level(finding.severity),
        message: Message { text },
        locations: own.into_iter().collect(),
        related_locations: related.collect(),
        fixes: fixes.collect(),
    }
}

fn message(text: &str) -> Message<'_> {
    Message { text: text.into() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn region(span: Span, file: &SourceFile, list: &[Diagnostic]) -> Region {
    let (start_line, start_column) = file.line_column(span.start);
    let (end_line, end_column) = file.line_column(span.end);
    // The text of a file in another encoding is not made of the bytes on the disk.
    let decoded = |d: &Diagnostic| d.rule.code == NOT_UTF8.code && d.span.is_some_and(|at| at.file == span.file);
    let as_on_disk = !file.lossy && !list.iter().any(decoded);
    let mark = if file.bom { MARK } else { 0 };
    Region {
        start_line,
        start_column,
        end_line,
        end_column,
        byte_offset: as_on_disk.then_some(span.start + mark),
        byte_length: as_on_disk.then_some(span.end - span.start),
    }
}

fn artifact(file: &SourceFile) -> Artifact {
    Artifact { uri: uri(&file.name) }
}

/// A shown path as a URI reference: relative as it is, absolute under `file:`.
fn uri(name: &str) -> String {
    let drive = name.get(1..3) == Some(":/") && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let (head, rest) = match name.strip_prefix("./") {
        Some(rest) => ("", rest),
        None if drive => ("file:///", name),
        None if name.starts_with("//") => ("file:", name),
        None if name.starts_with('/') => ("file://", name),
        None => ("", name),
    };
    let mut uri = head.to_owned();
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b':' if drive && at == 1 => uri.push(':'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::diag::{BAD_CSV, TEMPLATE, UNKNOWN_KEY, UNUSED_WAIVER};
    use crate::source::Sources;
    use serde_json::Value;

    fn sources(mark: &str) -> Sources {
        let mut sources = Sources::new();
        sources.add("plans/xã A/plan.yaml", "p", format!("{mark}ngày: 1\ntrich_yeuu: Kế hoạch\n"));
        sources.add("plans/don-vi.yaml", "d", "a: 1\n");
        sources
    }

    fn find(sources: &Sources, file: usize, word: &str) -> Span {
        let file = sources.iter().nth(file).unwrap();
        let at = file.text().find(word).unwrap();
        Span::new(file.id, at..at + word.len())
    }

    fn log(findings: &[Findings<'_>]) -> Value {
        serde_json::from_str(&write(findings).unwrap()).unwrap()
    }

    fn list(sources: &Sources) -> Vec<Diagnostic> {
        let key = find(sources, 0, "trich_yeuu");
        vec![
            Diagnostic::new(&UNKNOWN_KEY, key, "không có khóa “trich_yeuu”")
                .help("sửa lại khóa")
                .label("ở đây")
                .also(find(sources, 1, "a"), "và ở đây")
                .fix("đổi khóa", key, "trich_yeu"),
            Diagnostic::new(&UNUSED_WAIVER, find(sources, 0, "Kế hoạch"), "khác").severity(Severity::Note),
            Diagnostic::new(&TEMPLATE, None, "mẫu hỏng"),
        ]
    }

    #[test]
    fn a_log_has_the_shape_of_the_standard() {
        let sources = sources("");
        let list = list(&sources);
        let log = log(&[Findings { sources: &sources, list: &list }]);
        assert_eq!(log["version"], "2.1.0");
        assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
        let runs = log["runs"].as_array().unwrap();
        assert_eq!(runs.len(), 1);
        let run = &runs[0];
        assert_eq!((run["columnKind"].as_str(), run["language"].as_str()), (Some("unicodeCodePoints"), Some("vi")));
        let driver = &run["tool"]["driver"];
        assert_eq!(
            (driver["name"].as_str(), driver["version"].as_str()),
            (Some("kh"), Some(env!("CARGO_PKG_VERSION")))
        );
        let rules = driver["rules"].as_array().unwrap();
        let codes: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
        assert_eq!(codes, ["KH010", "KH029", "KH901"]);
        for rule in rules {
            for key in ["name", "shortDescription", "defaultConfiguration"] {
                assert!(!rule[key].is_null(), "{key}");
            }
        }
        assert_eq!(rules[1]["defaultConfiguration"]["level"], "warning");
        assert!(rules[0].get("properties").is_none());
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 3);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(result["ruleId"], rules[index]["id"]);
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            assert_eq!(
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
                "plans/x%C3%A3%20A/plan.yaml"
            );
        }
        assert_eq!(results[1]["level"], "note");
    }

    #[test]
    fn a_place_counts_characters_and_bytes_of_the_file() {
        for (mark, shift) in [("", 0), ("\u{feff}", 3)] {
            let sources = sources(mark);
            let list = list(&sources);
            let log = log(&[Findings { sources: &sources, list: &list }]);
            let results = &log["runs"][0]["results"];
            let region = &results[0]["locations"][0]["physicalLocation"]["region"];
            let numbers = |region: &Value| {
                ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
                    .map(|key| region[key].as_u64().unwrap())
            };
            assert_eq!(numbers(region), [2, 1, 2, 11, 9 + shift, 10]);
            let words = &results[1]["locations"][0]["physicalLocation"]["region"];
            assert_eq!(numbers(words), [2, 13, 2, 21, 21 + shift, 12]);
            assert!(results[2]["locations"][0]["physicalLocation"].get("region").is_none());
            let change = &results[0]["fixes"][0]["artifactChanges"][0];
            assert_eq!(numbers(&change["replacements"][0]["deletedRegion"]), [2, 1, 2, 11, 9 + shift, 10]);
            assert_eq!(change["replacements"][0]["insertedContent"]["text"], "trich_yeu");
        }
    }

    #[test]
    fn help_labels_and_repairs_are_told() {
        let sources = sources("");
        let list = list(&sources);
        let log = log(&[Findings { sources: &sources, list: &list }]);
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["message"]["text"], "không có khóa “trich_yeuu”\nsửa: sửa lại khóa");
        assert_eq!(result["locations"][0]["message"]["text"], "ở đây");
        let related = &result["relatedLocations"][0];
        assert_eq!(related["message"]["text"], "và ở đây");
        assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "plans/don-vi.yaml");
        assert_eq!(result["fixes"][0]["description"]["text"], "đổi khóa");
        assert!(log["runs"][0]["results"][1].get("fixes").is_none());
    }

    #[test]
    fn bytes_are_not_told_of_a_file_in_another_encoding() {
        let mut sources = Sources::new();
        let mut diags = crate::diag::Diags::new();
        let utf16: Vec<u8> = "a: Kế\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        sources.add_bytes(std::path::Path::new("p"), "p.yaml", utf16, &mut diags);
        let list = diags.into_sorted();
        let log = log(&[Findings { sources: &sources, list: &list }]);
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert!(region.get("byteOffset").is_none() && region["startLine"] == 1);
    }

    #[test]
    fn no_findings_are_an_empty_list_and_rules_count_once() {
        let empty = log(&[]);
        assert_eq!(empty["runs"][0]["results"], Value::Array(Vec::new()));
        let sources = sources("");
        let list = [Diagnostic::new(&BAD_CSV, None, "một"), Diagnostic::new(&BAD_CSV, None, "hai")];
        let findings = Findings { sources: &sources, list: &list };
        let log = log(&[findings, findings]);
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 4);
    }

    #[test]
    fn paths_become_uris() {
        for (name, wanted) in [
            ("plans/mau/plan.yaml", "plans/mau/plan.yaml"),
            ("./a b%.yaml", "a%20b%25.yaml"),
            ("kế.yaml", "k%E1%BA%BF.yaml"),
            ("/tmp/a#b.yaml", "file:///tmp/a%23b.yaml"),
            ("C:/a b/plan.yaml", "file:///C:/a%20b/plan.yaml"),
            ("//may/chung/plan.yaml", "file://may/chung/plan.yaml"),
            ("a:b.yaml", "a%3Ab.yaml"),
            ("../x.yaml", "../x.yaml"),
        ] {
            assert_eq!(uri(name), wanted);
        }
    }
}
