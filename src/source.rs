//! Plan files: the only reader of plan files, and the way from a byte to a line and column.
//!
//! Text is kept without a byte-order mark, so every offset counts from the byte after it.
//! What is wrong with the bytes is a finding; only a file that cannot be opened is an [`io::Error`].

mod encoding;
mod inspect;
mod library;

pub use inspect::inspect;
pub(crate) use library::inside;
pub use library::{Disk, Library};

use crate::diag::{Diagnostic, Diags, FileId, NOT_UTF8, Span, TOO_LARGE};
use std::io;
use std::path::{Path, PathBuf};

/// More bytes than any plan needs.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// One file in memory.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its number.
    pub id: FileId,
    /// Path as shown, with forward slashes.
    pub name: String,
    /// Path as opened.
    pub path: PathBuf,
    /// True when a byte-order mark stood before the text.
    pub bom: bool,
    /// False when the bytes were refused and the text is therefore empty.
    pub readable: bool,
    /// True when undecodable bytes became U+FFFD.
    pub lossy: bool,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// The text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span, empty when the span lies outside the file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte, both from 1; the column counts Unicode scalar values.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line, self.text.get(start..offset).map_or(0, |text| text.chars().count()) + 1)
    }

    /// The bytes of a line counted from 1, without its line break; empty past the end.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else {
            return self.text.len()..self.text.len();
        };
        start..start + self.line_text(line).len()
    }

    /// The text of a line counted from 1, without its line break; empty past the end.
    pub fn line_text(&self, line: usize) -> &str {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else { return "" };
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are; at least 1.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }
}

/// All files of one compilation, by [`FileId`].
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text that is already decoded.
    pub fn add(&mut self, name: impl Into<String>, path: impl Into<PathBuf>, text: impl Into<String>) -> FileId {
        let mut text = text.into();
        let bom = text.starts_with('\u{feff}');
        if bom {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let name = name.into().replace('\\', "/");
        self.files.push(SourceFile {
            id,
            name,
            path: path.into(),
            bom,
            readable: true,
            lossy: false,
            text,
            line_starts,
        });
        id
    }

    /// The file of a number handed out by [`Sources::add`] or [`Sources::read`].
    ///
    /// # Panics
    /// When the number comes from other sources.
    #[allow(clippy::indexing_slicing)]
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The files, by number.
    pub fn iter(&self) -> std::slice::Iter<'_, SourceFile> {
        self.files.iter()
    }

    /// Reads and inspects a plan file of `library`.
    ///
    /// # Errors
    /// The file is missing or cannot be read: the environment, not the plan, is wrong.
    pub fn read(&mut self, library: &dyn Library, path: &Path, name: &str, diags: &mut Diags) -> io::Result<FileId> {
        let bytes = library.read(path)?;
        Ok(self.add_bytes(path, name, bytes, diags))
    }

    /// Decodes and inspects the bytes of a file, as [`Sources::read`] does once it has them.
    pub fn add_bytes(&mut self, path: &Path, name: &str, bytes: Vec<u8>, diags: &mut Diags) -> FileId {
        if bytes.len() > MAX_BYTES {
            let id = self.add_text(path, name, String::new(), false, false);
            let message = format!("tệp lớn hơn {} MiB, một kế hoạch không thể lớn như vậy", MAX_BYTES >> 20);
            let help = "kiểm tra xem có chọn nhầm tệp không; số liệu lớn đặt trong tệp CSV bên cạnh";
            diags.push(Diagnostic::new(&TOO_LARGE, Span::new(id, 0..0), message).help(help));
            return id;
        }
        if let Some(decoded) = encoding::utf16(&bytes) {
            let id = self.add_text(path, name, decoded.text, true, false);
            let message = format!("tệp ở bảng mã {}, không phải UTF-8", decoded.name);
            let help = "lưu lại tệp ở bảng mã UTF-8 (Notepad: Lưu dưới dạng, Mã hóa: UTF-8)";
            diags.push(Diagnostic::new(&NOT_UTF8, Span::new(id, 0..0), message).help(help));
            inspect(self.get(id), diags);
            return id;
        }
        let id = match String::from_utf8(bytes) {
            Ok(text) => self.add_text(path, name, text, true, false),
            Err(error) => self.add_legacy(path, name, &error, diags),
        };
        inspect(self.get(id), diags);
        id
    }

    fn add_legacy(&mut self, path: &Path, name: &str, error: &std::string::FromUtf8Error, diags: &mut Diags) -> FileId {
        let bytes = error.as_bytes();
        let bad = error.utf8_error().valid_up_to();
        let id = self.add_text(path, name, String::from_utf8_lossy(bytes).into_owned(), true, true);
        let file = self.get(id);
        let at = if file.bom { bad.saturating_sub(3) } else { bad };
        let line = file.line_column(at).0;
        let byte = bytes.get(bad).copied().unwrap_or(0);
        let message = format!("byte 0x{byte:02X} ở dòng {line} không phải UTF-8");
        let span = Span::new(id, at..(at + '\u{fffd}'.len_utf8()).min(file.text.len()));
        diags.push(Diagnostic::new(&NOT_UTF8, span, message).help(encoding::guess(bytes).help()));
        id
    }

    fn add_text(&mut self, path: &Path, name: &str, text: String, readable: bool, lossy: bool) -> FileId {
        let id = self.add(name, path, text);
        if let Some(file) = self.files.last_mut() {
            file.readable = readable;
            file.lossy = lossy;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn read(bytes: &[u8]) -> (Sources, FileId, Vec<Diagnostic>) {
        let (mut sources, mut diags) = (Sources::new(), Diags::new());
        let id = sources.add_bytes(Path::new("p.yaml"), r"plans\p.yaml", bytes.to_vec(), &mut diags);
        (sources, id, diags.into_sorted())
    }

    #[test]
    fn counts_lines_and_columns_from_one_in_scalar_values() {
        let (sources, id, _) = read("Kế hoạch\r\nnăm 2026\n\nx".as_bytes());
        let file = sources.get(id);
        let at = |needle: &str| file.line_column(file.text().find(needle).unwrap());
        assert_eq!(file.line_column(0), (1, 1));
        assert_eq!(at("hoạch"), (1, 4));
        assert_eq!(at("năm"), (2, 1));
        assert_eq!(at("2026"), (2, 5));
        assert_eq!(at("x"), (4, 1));
        assert_eq!(file.line_column(9999), (4, 2));
        assert_eq!((file.line_text(1), file.line_text(3), file.line_text(9)), ("Kế hoạch", "", ""));
        assert_eq!((file.line_count(), file.name.as_str()), (4, "plans/p.yaml"));
    }

    #[test]
    fn keeps_the_byte_order_mark_out_of_the_text() {
        let (sources, id, found) = read("\u{feff}trich_yeu: a".as_bytes());
        assert!(sources.get(id).bom);
        assert_eq!(sources.get(id).text(), "trich_yeu: a");
        assert_eq!(found.len(), 0);
    }

    #[test]
    fn names_utf16_with_and_without_a_mark() {
        let little: Vec<u8> = "a: Kế\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}a: Kế\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [(little, "UTF-16 LE"), (big, "UTF-16 BE")] {
            let (sources, id, found) = read(&bytes);
            assert_eq!(sources.get(id).text(), "a: Kế\n");
            assert_eq!(found[0].message, format!("tệp ở bảng mã {name}, không phải UTF-8"));
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn points_at_the_first_bad_byte_and_guesses_the_code_table() {
        for (bytes, guess) in [
            (&b"ten: x\nloai: K\xD5 ho\xB9ch ph\xB8t tri\xD3n n\xAEm \xAE\xCA\n"[..], "TCVN3 (phông .VnTime)"),
            (b"ten: x\nloai: Ke\xE1 hoa\xEFch pha\xF9t trie\xE5n \xF1e\xE5\n", "VNI (phông VNI-Times)"),
            (b"ten: x\nloai: K\xEA\xEC hoa\xF2ch \xF0\xEA\xD2 t\xFD\xF5ng\n", "Windows-1258"),
        ] {
            let (sources, id, found) = read(bytes);
            let help = found[0].help.clone().unwrap();
            assert!(help.contains(guess), "{help}");
            assert!(found[0].message.ends_with("ở dòng 2 không phải UTF-8"), "{}", found[0].message);
            assert_eq!(sources.get(id).slice(found[0].span.unwrap()), "\u{fffd}");
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn refuses_what_is_too_large_without_reading_on() {
        let (sources, id, found) = read(&vec![b'a'; MAX_BYTES + 1]);
        assert_eq!(found[0].message, "tệp lớn hơn 8 MiB, một kế hoạch không thể lớn như vậy");
        assert!(!sources.get(id).readable && sources.get(id).text().is_empty());
    }

    #[test]
    fn a_missing_file_is_the_environments_fault() {
        let error = Sources::new().read(&Disk, Path::new("/khong/co.yaml"), "co.yaml", &mut Diags::new()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
