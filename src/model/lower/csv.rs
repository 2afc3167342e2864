//! Rows from a CSV file beside the plan. The `csv` crate is named here alone.

use std::ops::Range;

/// A field with its bytes in the file.
pub(super) struct Field {
    pub text: String,
    pub range: Range<usize>,
}

/// A file of rows.
pub(super) struct CsvTable {
    pub header: Vec<Field>,
    pub rows: Vec<Vec<Field>>,
}

/// Reads comma- or semicolon-separated rows; spreadsheets of a Vietnamese system write `;`. An error names its line.
pub(super) fn read(text: &str) -> Result<CsvTable, (usize, String)> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|d| first.as_bytes().contains(d)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(1, |p| p.line() as usize);
            (line, "dòng này không đọc được".to_owned())
        })?;
        let start = record.position().map_or(0, |p| p.byte() as usize).min(text.len());
        let line = record.position().map_or(1, |p| p.line() as usize);
        let fields = locate(&record, text, start, delimiter);
        if fields.last().is_some_and(|f| text[f.range.clone()].bytes().filter(|b| *b == b'"').count() % 2 == 1) {
            return Err((line, "dấu nháy kép ở dòng này mở mà không đóng".to_owned()));
        }
        records.push((line, fields));
    }
    let mut records = records.into_iter();
    let Some((_, header)) = records.next() else { return Err((1, "tệp CSV không có dòng nào".to_owned())) };
    let mut rows = Vec::new();
    for (line, record) in records {
        if record.len() != header.len() {
            return Err((line, format!("dòng này có {} ô, dòng đầu có {} ô", record.len(), header.len())));
        }
        if record.iter().any(|f| !f.text.trim().is_empty()) {
            rows.push(record);
        }
    }
    Ok(CsvTable { header, rows })
}

/// Finds the bytes of each field by walking the record's raw text.
fn locate(record: &csv::StringRecord, text: &str, start: usize, delimiter: u8) -> Vec<Field> {
    let bytes = text.as_bytes();
    // A record is said to begin at the line break before it, and at blank lines it skips.
    let mut at = start + bytes[start..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    let mut fields = Vec::new();
    for field in record {
        let begin = at;
        let mut quoted = false;
        while let Some(&b) = bytes.get(at) {
            match b {
                b'"' => quoted = !quoted,
                b'\n' | b'\r' if !quoted => break,
                b if b == delimiter && !quoted => break,
                _ => {}
            }
            at += 1;
        }
        fields.push(Field { text: field.to_owned(), range: begin..at });
        at += 1;
    }
    fields
}
