//! Which font is set, and which characters it has.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle, FontWeight, is_default_ignorable};
use typst::utils::LazyHash;

use super::resources::FONTS;
use super::workers::guarded;
use crate::diag::{BAD_FONT, Diagnostic, Diags};

/// Family of the decree.
const OFFICIAL: &str = "Times New Roman";

/// Family that comes with the tool; its letters are exactly as wide.
const BUNDLED: &str = "Liberation Serif";

/// Faces read from one collection at most.
const FACES: u32 = 32;

/// Letters of Vietnamese beyond ASCII, small ones; their capitals are needed too.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

/// Marks that official documents use beyond ASCII.
const MARKS: &str = "“”‘’–—…§";

/// A font family and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontChoice {
    /// Name of the family.
    pub family: String,
    /// Its origin.
    pub from: FontOrigin,
}

/// Where a font comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontOrigin {
    /// It is part of the tool.
    Embedded,
    /// Its files were given by the caller.
    Folder,
}

/// The characters that a family has in all four styles.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// One bit a code point: every letter of every plan is looked up.
    bits: Vec<u64>,
}

impl Coverage {
    /// True when the character prints in every style, or leaves no mark and so needs no glyph: line ends, the spaces
    /// that are made from the ordinary space, joiners and other invisible marks.
    pub fn has(&self, c: char) -> bool {
        let known = |c: char| {
            let at = u32::from(c);
            self.bits.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
        };
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => true,
            // Shaping takes the ordinary space and the ordinary hyphen for these.
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => known(c) || known(' '),
            '\u{2011}' => known(c) || known('\u{2010}'),
            _ => known(c) || is_default_ignorable(c),
        }
    }

    /// The characters of `text` that do not print, each once, in the order they come.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars().filter(|&c| !self.has(c)) {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    fn of(faces: &[Font]) -> Self {
        let Some((first, others)) = faces.split_first() else {
            return Coverage::default();
        };
        let in_all = |c: &u32| others.iter().all(|face| face.info().coverage.contains(*c));
        let mut bits = Vec::new();
        for c in first.info().coverage.iter().filter(in_all) {
            let word = c as usize / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (c % 64);
        }
        Coverage { bits }
    }
}

/// The four faces of the chosen family, parsed.
pub(super) struct FontSet {
    pub(super) book: LazyHash<FontBook>,
    pub(super) faces: Vec<Font>,
    pub(super) choice: FontChoice,
    pub(super) coverage: Coverage,
    names: Vec<String>,
}

impl FontSet {
    fn new(files: impl IntoIterator<Item = (String, Font)>, family: &str, from: FontOrigin) -> Arc<Self> {
        let (names, faces): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        let coverage = Coverage::of(&faces);
        Arc::new(FontSet { book, faces, choice: FontChoice { family: family.to_owned(), from }, coverage, names })
    }

    /// Name and bytes of each file; a collection holds several faces.
    pub(super) fn files(&self) -> BTreeMap<&str, &[u8]> {
        let bytes = self.faces.iter().map(|face| face.data().as_slice());
        self.names.iter().map(String::as_str).zip(bytes).collect()
    }
}

/// The fonts of the tool.
pub(super) static EMBEDDED: LazyLock<Arc<FontSet>> = LazyLock::new(|| {
    let face = |&(name, bytes): &(&str, &'static [u8])| Some((name.to_owned(), Font::new(Bytes::new(bytes), 0)?));
    let faces = FONTS.iter().filter_map(face);
    FontSet::new(faces, BUNDLED, FontOrigin::Embedded)
});

/// The four styles: bold, italic.
const STYLES: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];

/// Faces of one family by style, each with the name of its file.
type Faces = BTreeMap<(bool, bool), (String, Font)>;

/// Takes the family of `files` where it can be used, else the one of the tool.
pub(super) fn choose(mut files: Vec<(String, Vec<u8>)>, diags: &mut Diags) -> Arc<FontSet> {
    files.sort();
    let mut families: BTreeMap<usize, Faces> = BTreeMap::new();
    let before = diags.len();
    for (name, bytes) in files {
        let bytes = Bytes::new(bytes);
        let faces = guarded(|| (0..FACES).filter_map(|index| Font::new(bytes.clone(), index)).collect::<Vec<_>>());
        let faces = faces.unwrap_or_default();
        if faces.is_empty() {
            let finding = Diagnostic::new(&BAD_FONT, None, format!("tệp “{name}” không đọc được như một phông chữ"));
            diags.push(finding.help("dùng tệp TTF, OTF hoặc TTC, hoặc xóa tệp này"));
        }
        for face in faces {
            let info = face.info();
            let Some(rank) = [OFFICIAL, BUNDLED].iter().position(|f| info.family.eq_ignore_ascii_case(f)) else {
                let message = format!("tệp “{name}” là phông “{}”, không phải {OFFICIAL}", info.family);
                diags.push(Diagnostic::new(&BAD_FONT, None, message).help("xóa tệp này khỏi thư mục phông chữ"));
                continue;
            };
            let style = (info.variant.weight >= FontWeight::SEMIBOLD, info.variant.style != FontStyle::Normal);
            let slots = families.entry(rank).or_default();
            if let Some((other, _)) = slots.get(&style) {
                let message = format!("tệp “{name}” và tệp “{other}” cùng là kiểu {}", style_name(style));
                diags.push(Diagnostic::new(&BAD_FONT, None, message).help("giữ lại một tệp cho mỗi kiểu"));
                continue;
            }
            slots.insert(style, (name.clone(), face));
        }
    }
    let Some((rank, slots)) = families.into_iter().next() else {
        return EMBEDDED.clone();
    };
    let family = if rank == 0 { OFFICIAL } else { BUNDLED };
    for style in STYLES {
        match slots.get(&style) {
            None => {
                let message = format!("phông {family} thiếu kiểu {}", style_name(style));
                let help = "thêm đủ bốn tệp: thường, đậm, nghiêng, đậm nghiêng";
                diags.push(Diagnostic::new(&BAD_FONT, None, message).help(help));
            }
            Some((name, face)) => diags.extend(incomplete(name, face)),
        }
    }
    if diags.len() > before {
        return EMBEDDED.clone();
    }
    FontSet::new(slots.into_values(), family, FontOrigin::Folder)
}

/// Reports the letters that a face lacks of those that every plan may need.
fn incomplete(name: &str, face: &Font) -> Option<Diagnostic> {
    let missing: Vec<char> = needed().filter(|&c| !face.info().coverage.contains(c as u32)).collect();
    if missing.is_empty() {
        return None;
    }
    let shown = missing.iter().take(12).map(char::to_string).collect::<Vec<_>>().join(" ");
    let more = if missing.len() > 12 { " …" } else { "" };
    let message = format!("tệp “{name}” thiếu {} ký tự: {shown}{more}", missing.len());
    Some(Diagnostic::new(&BAD_FONT, None, message).help("dùng phông Unicode có đủ chữ tiếng Việt (TCVN 6909:2001)"))
}

/// Every character that a font of plans must have.
fn needed() -> impl Iterator<Item = char> {
    (' '..='~').chain(LETTERS.chars()).chain(LETTERS.chars().flat_map(char::to_uppercase)).chain(MARKS.chars())
}

fn style_name((bold, italic): (bool, bool)) -> &'static str {
    match (bold, italic) {
        (false, false) => "thường",
        (true, false) => "đậm",
        (false, true) => "nghiêng",
        (true, true) => "đậm nghiêng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_has_134_letters() {
        let capitals: String = LETTERS.chars().flat_map(char::to_uppercase).collect();
        let all: std::collections::BTreeSet<char> = LETTERS.chars().chain(capitals.chars()).collect();
        assert_eq!(all.len(), 134);
    }

    #[test]
    fn the_bundled_family_is_complete() {
        assert_eq!(EMBEDDED.faces.len(), 4);
        assert!(EMBEDDED.faces.iter().all(|f| incomplete("", f).is_none() && f.info().family == BUNDLED));
    }

    #[test]
    fn coverage_knows_what_needs_no_glyph() {
        let coverage = &EMBEDDED.coverage;
        assert!(coverage.missing("Kế hoạch “số” 1\u{a0}% –\n\t\u{200b}\u{2011}").is_empty());
        assert_eq!(coverage.missing("漢字漢☑"), ['漢', '字', '☑']);
    }

    #[test]
    fn a_folder_of_fonts_is_used_only_when_it_is_complete() {
        let files = || FONTS.iter().map(|&(n, b)| (n.to_owned(), b.to_owned())).collect::<Vec<_>>();
        let mut diags = Diags::new();
        let set = choose(files(), &mut diags);
        assert_eq!((set.choice.from, diags.len()), (FontOrigin::Folder, 0));

        let mut three = files();
        three.pop();
        three.push(("hỏng.ttf".into(), b"not a font".to_vec()));
        let set = choose(three, &mut diags);
        assert_eq!(set.choice.from, FontOrigin::Embedded);
        let messages: Vec<_> = diags.iter().map(|d| d.message.as_str()).collect();
        let expected = ["tệp “hỏng.ttf” không đọc được như một phông chữ", "phông Liberation Serif thiếu kiểu thường"];
        assert_eq!(messages, expected);
    }
}
