//! **Tên loại văn bản**: the types of documents, their codes and their order among the grounds of a document.
//!
//! Sources: Decree 30/2020/NĐ-CP, article 7 and annex III, part I (29 types and their abbreviations; the copies of
//! annex III are no types of their own and are left out); Law 64/2025/QH15, article 4 (normative documents and their order);
//! Party Regulation 399-QĐ/TW and Guidance 05-HD/VPTW (types and codes of the Party); the codes of normative documents are
//! those of their numbers as published (NĐ-CP, TT-BTC, TTLT-…, L-CTN, VBHN-…).

use super::token::Tokens;

/// Who issues documents of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Realm {
    /// Bodies of the State alone.
    State,
    /// Organisations of the Party alone.
    Party,
    /// Both.
    Both,
}

/// **Tên loại văn bản**: a type of document.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// The name, with its capital: "Kế hoạch".
    pub name: &'static str,
    /// The abbreviation of annex III, part I, of Decree 30; none for normative and Party types, công văn and thư công.
    pub abbreviation: Option<&'static str>,
    /// The codes that its numbers carry, with those of the Party and of normative documents.
    pub codes: &'static [&'static str],
    /// Its place among the grounds of a document, from 1; smaller comes first. [`super::DocumentMention::rank`] knows
    /// more, since a Nghị quyết or a Quyết định ranks by who issued it.
    pub rank: u8,
    /// Who issues it.
    pub realm: Realm,
    /// Other words for it in citations, small letters.
    others: &'static [&'static str],
    /// The name in small letters.
    lower: &'static str,
}

/// Ranks of [`DocumentType::rank`] that depend on who issued the document.
pub(super) mod rank {
    pub const LAW: u8 = 2;
    pub const ORDINANCE: u8 = 3;
    pub const DECREE: u8 = 5;
    pub const PRIME_MINISTER: u8 = 6;
    pub const COUNCIL: u8 = 8;
}

const fn kind(
    (name, lower): (&'static str, &'static str),
    abbreviation: Option<&'static str>,
    codes: &'static [&'static str],
    rank: u8,
    realm: Realm,
    others: &'static [&'static str],
) -> DocumentType {
    DocumentType { name, abbreviation, codes, rank, realm, others, lower }
}

use Realm::{Both, Party, State};

static TYPES: [DocumentType; 43] = [
    kind(("Hiến pháp", "hiến pháp"), None, &[], 1, State, &[]),
    kind(("Bộ luật", "bộ luật"), None, &[], 2, State, &[]),
    kind(("Luật", "luật"), None, &[], 2, State, &[]),
    kind(("Pháp lệnh", "pháp lệnh"), None, &["PL"], 3, State, &[]),
    kind(("Lệnh", "lệnh"), None, &["L"], 4, State, &[]),
    kind(("Sắc lệnh", "sắc lệnh"), None, &["SL"], 4, State, &[]),
    kind(("Nghị định", "nghị định"), None, &["NĐ"], 5, State, &[]),
    kind(("Thông tư liên tịch", "thông tư liên tịch"), None, &["TTLT"], 7, State, &[]),
    kind(("Thông tư", "thông tư"), None, &["TT"], 7, State, &[]),
    kind(("Nghị quyết liên tịch", "nghị quyết liên tịch"), None, &["NQLT"], 7, Both, &[]),
    kind(("Nghị quyết", "nghị quyết"), Some("NQ"), &["NQ"], 8, Both, &[]),
    kind(("Văn bản hợp nhất", "văn bản hợp nhất"), None, &["VBHN"], 9, State, &[]),
    kind(("Quyết định", "quyết định"), Some("QĐ"), &["QĐ"], 9, Both, &[]),
    kind(("Chỉ thị", "chỉ thị"), Some("CT"), &["CT"], 10, Both, &[]),
    kind(("Kết luận", "kết luận"), None, &["KL"], 11, Party, &[]),
    kind(("Quy chế", "quy chế"), Some("QC"), &["QC"], 11, Both, &[]),
    // Regulations of the Party have long carried QĐ.
    kind(("Quy định", "quy định"), Some("QyĐ"), &["QyĐ", "QĐ", "QĐi"], 11, Both, &[]),
    kind(("Thông tri", "thông tri"), None, &["TT"], 11, Party, &[]),
    kind(("Hướng dẫn", "hướng dẫn"), Some("HD"), &["HD", "HDLN"], 11, Both, &["hướng dẫn liên ngành"]),
    kind(
        ("Chương trình", "chương trình"),
        Some("CTr"),
        &["CTr", "CTrHĐ", "CTHĐ"],
        12,
        Both,
        &["chương trình hành động", "chương trình công tác"],
    ),
    kind(
        ("Kế hoạch", "kế hoạch"),
        Some("KH"),
        &["KH"],
        12,
        Both,
        &["kế hoạch liên tịch", "kế hoạch liên ngành", "kế hoạch phối hợp"],
    ),
    kind(("Đề án", "đề án"), Some("ĐA"), &["ĐA"], 12, Both, &[]),
    kind(("Phương án", "phương án"), Some("PA"), &["PA"], 12, Both, &[]),
    kind(("Dự án", "dự án"), Some("DA"), &["DA"], 12, State, &[]),
    kind(("Thông cáo", "thông cáo"), Some("TC"), &["TC"], 13, State, &[]),
    kind(("Thông báo", "thông báo"), Some("TB"), &["TB", "TBKL"], 13, Both, &["thông báo kết luận"]),
    kind(("Báo cáo", "báo cáo"), Some("BC"), &["BC"], 14, Both, &[]),
    kind(("Biên bản", "biên bản"), Some("BB"), &["BB"], 14, Both, &[]),
    kind(("Tờ trình", "tờ trình"), Some("TTr"), &["TTr"], 14, Both, &[]),
    kind(("Hợp đồng", "hợp đồng"), Some("HĐ"), &["HĐ"], 14, State, &[]),
    // A công văn has no code under Decree 30; the Party's carries CV.
    kind(("Công văn", "công văn"), None, &["CV"], 13, Both, &[]),
    kind(("Công điện", "công điện"), Some("CĐ"), &["CĐ"], 13, State, &[]),
    kind(("Bản ghi nhớ", "bản ghi nhớ"), Some("BGN"), &["BGN"], 14, State, &[]),
    kind(("Bản thỏa thuận", "bản thỏa thuận"), Some("BTT"), &["BTT"], 14, State, &["bản thoả thuận"]),
    kind(("Giấy ủy quyền", "giấy ủy quyền"), Some("GUQ"), &["GUQ"], 14, State, &["giấy uỷ quyền"]),
    kind(("Giấy mời", "giấy mời"), Some("GM"), &["GM"], 14, Both, &[]),
    kind(("Giấy giới thiệu", "giấy giới thiệu"), Some("GGT"), &["GGT"], 14, Both, &[]),
    kind(("Giấy nghỉ phép", "giấy nghỉ phép"), Some("GNP"), &["GNP"], 14, State, &[]),
    kind(("Phiếu gửi", "phiếu gửi"), Some("PG"), &["PG"], 14, State, &[]),
    kind(("Phiếu chuyển", "phiếu chuyển"), Some("PC"), &["PC"], 14, State, &[]),
    kind(("Phiếu báo", "phiếu báo"), Some("PB"), &["PB"], 14, State, &[]),
    kind(("Thư công", "thư công"), None, &[], 14, State, &[]),
    kind(("Tuyên bố", "tuyên bố"), None, &["TBo"], 13, Party, &[]),
];

/// Every type of document that can be told by its name.
pub fn document_types() -> &'static [DocumentType] {
    &TYPES
}

impl DocumentType {
    /// Finds the type whose numbers carry this code: "QĐ" → Quyết định, "QyĐ" → Quy định. Where two share one, the
    /// decree's own abbreviation decides, then the order of the table.
    pub fn by_code(code: &str) -> Option<&'static DocumentType> {
        TYPES
            .iter()
            .find(|kind| kind.abbreviation == Some(code))
            .or_else(|| TYPES.iter().find(|kind| kind.codes.contains(&code)))
    }

    /// Finds the type by its name, in any case: "kế hoạch", "Chương trình hành động".
    pub fn by_name(name: &str) -> Option<&'static DocumentType> {
        let tokens = Tokens::read(name);
        named_at(&tokens, 0).filter(|&(_, next)| next == tokens.len()).map(|(kind, _)| kind)
    }

    /// May a number of this type carry this code?
    pub fn carries(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }

    /// Named by a title instead of a number: "Luật Đất đai".
    pub(super) fn has_title(&self) -> bool {
        matches!(self.name, "Luật" | "Bộ luật" | "Pháp lệnh")
    }

    /// A word that hardly means anything but a document, so that a number without code is believed.
    pub(super) fn is_plain(&self) -> bool {
        matches!(
            self.name,
            "Nghị định"
                | "Nghị quyết"
                | "Quyết định"
                | "Chỉ thị"
                | "Thông tư"
                | "Thông tư liên tịch"
                | "Công văn"
                | "Kế hoạch"
                | "Kết luận"
                | "Công điện"
                | "Tờ trình"
                | "Luật"
        )
    }
}

/// Does a name of the table begin with this syllable? Most words of a text do not.
fn opens_name(syllable: &str) -> bool {
    match syllable.as_bytes().first() {
        Some(b'b') => matches!(syllable, "bộ" | "báo" | "biên" | "bản"),
        Some(b'c') => matches!(syllable, "chỉ" | "chương" | "công"),
        Some(b'd') => syllable == "dự",
        Some(b'g') => syllable == "giấy",
        Some(b'h') => matches!(syllable, "hiến" | "hướng" | "hợp"),
        Some(b'k') => matches!(syllable, "kế" | "kết"),
        Some(b'l') => matches!(syllable, "luật" | "lệnh"),
        Some(b'n') => syllable == "nghị",
        Some(b'p') => matches!(syllable, "pháp" | "phương" | "phiếu"),
        Some(b'q') => matches!(syllable, "quyết" | "quy"),
        Some(b's') => syllable == "sắc",
        Some(b't') => matches!(syllable, "thông" | "tờ" | "thư" | "tuyên"),
        Some(b'v') => syllable == "văn",
        _ => syllable == "đề",
    }
}

/// The type named by the words at `at` (the longest name wins), and the place behind them.
pub(super) fn named_at(tokens: &Tokens<'_>, at: usize) -> Option<(&'static DocumentType, usize)> {
    let first = tokens.lower(at);
    if !tokens.is_word(at) || !opens_name(first) {
        return None;
    }
    let mut best: Option<(&'static DocumentType, usize)> = None;
    for kind in &TYPES {
        for name in std::iter::once(&kind.lower).chain(kind.others) {
            let Some(rest) = name.strip_prefix(first) else { continue };
            if !rest.is_empty() && !rest.starts_with(' ') {
                continue;
            }
            let mut next = at + 1;
            let fits = rest.split_ascii_whitespace().all(|word| {
                next += 1;
                tokens.is(next - 1, word) && tokens.joins(next - 1)
            });
            if fits && best.is_none_or(|(_, end)| end < next) {
                best = Some((kind, next));
            }
        }
    }
    best
}
