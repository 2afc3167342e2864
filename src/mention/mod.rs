//! What a piece of administrative prose mentions: documents, dates, places of the plan, amounts, abbreviations, blanks.
//!
//! Pure functions from a text to its mentions, with bytes of that text. They state what is written and judge nothing:
//! an impossible date or a figure in foreign notation is a mention like any other. The text may be NFC or NFD. One line
//! break is a space; a blank line ends whatever runs. U+FFFC stands for a value that is not known here and is part of
//! no mention.
//!
//! | file | mentions |
//! |---|---|
//! | `document` | **văn bản viện dẫn**: "Quyết định số 148/QĐ-TTg ngày … của … về việc …" |
//! | `kinds`, `number` | the types of documents and their codes; **số, ký hiệu** |
//! | `date` | **ngày, tháng**: "ngày 05 tháng 3 năm 2024", "05/3/2024", "tháng 3/2024" |
//! | `reference` | **dẫn chiếu**: "khoản 2 mục III", "Phụ lục I", "biểu chi tiết đính kèm" |
//! | `amount` | **số lượng, số tiền**: "1,25 tỷ đồng", "20-30 sản phẩm" |
//! | `abbreviation` | **chữ viết tắt** and where they are explained |
//! | `placeholder` | **chỗ còn để trống**: "số …/KH-UBND", "[cần xác minh]" |

mod abbreviation;
mod amount;
mod date;
mod document;
mod kinds;
mod number;
mod placeholder;
mod reference;
#[cfg(test)]
mod tests;
mod token;

use std::cell::OnceCell;
use std::ops::Range;

pub use abbreviation::{AbbreviationMention, Definition};
pub use amount::{AmountMention, Figure, Grouping, InWords};
pub use date::{DateForm, DateMention, Weekday, WeekdayMention};
pub use document::{DocumentMention, SelfReference};
pub use kinds::{DocumentType, Realm, document_types};
pub use number::{CodeFit, DocumentNumber, NumberForm};
pub use placeholder::{Placeholder, PlaceholderKind};
pub use reference::{InternalReference, Label, LabelStyle, Link, PlaceKind};

use token::Tokens;

/// A piece of a text: its bytes, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// The bytes, on boundaries of characters.
    pub range: Range<usize>,
    /// The text as written.
    pub text: &'a str,
}

/// A text read once, to be asked for several kinds of mention.
#[derive(Debug)]
pub struct Reading<'a> {
    tokens: Tokens<'a>,
    documents: OnceCell<Vec<DocumentMention<'a>>>,
}

impl<'a> Reading<'a> {
    /// Reads the words, figures and marks of a text.
    pub fn new(text: &'a str) -> Self {
        Reading { tokens: Tokens::read(text), documents: OnceCell::new() }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.tokens.text
    }

    /// **Văn bản viện dẫn**: the documents cited, in the order of the text.
    pub fn documents(&self) -> &[DocumentMention<'a>] {
        self.documents.get_or_init(|| document::scan(&self.tokens))
    }

    /// The words by which a document means itself: "Kế hoạch này".
    pub fn self_references(&self) -> Vec<SelfReference<'a>> {
        document::self_references(&self.tokens)
    }

    /// **Ngày, tháng**: the dates written, whether the calendar knows them or not.
    pub fn dates(&self) -> Vec<DateMention<'a>> {
        date::scan(&self.tokens)
    }

    /// **Dẫn chiếu**: the parts of this or another document that are pointed to.
    pub fn internal_references(&self) -> Vec<InternalReference<'a>> {
        reference::scan(&self.tokens, self.documents())
    }

    /// **Số lượng, số tiền**: the figures with a unit.
    pub fn amounts(&self) -> Vec<AmountMention<'a>> {
        amount::scan(&self.tokens)
    }

    /// **Chữ viết tắt**: every use of an abbreviation.
    pub fn abbreviations(&self) -> Vec<AbbreviationMention<'a>> {
        abbreviation::scan(&self.tokens, self.documents())
    }

    /// The places where an abbreviation or a short name is explained.
    pub fn definitions(&self) -> Vec<Definition<'a>> {
        abbreviation::definitions(&self.tokens)
    }

    /// **Chỗ còn để trống**: what is left to be filled in.
    pub fn placeholders(&self) -> Vec<Placeholder<'a>> {
        placeholder::scan(&self.tokens)
    }
}

/// [`Reading::documents`] of a text that is asked once.
pub fn documents(text: &str) -> Vec<DocumentMention<'_>> {
    document::scan(&Tokens::read(text))
}

/// [`Reading::self_references`] of a text that is asked once.
pub fn self_references(text: &str) -> Vec<SelfReference<'_>> {
    document::self_references(&Tokens::read(text))
}

/// [`Reading::dates`] of a text that is asked once.
pub fn dates(text: &str) -> Vec<DateMention<'_>> {
    date::scan(&Tokens::read(text))
}

/// [`Reading::internal_references`] of a text that is asked once.
pub fn internal_references(text: &str) -> Vec<InternalReference<'_>> {
    Reading::new(text).internal_references()
}

/// [`Reading::amounts`] of a text that is asked once.
pub fn amounts(text: &str) -> Vec<AmountMention<'_>> {
    amount::scan(&Tokens::read(text))
}

/// [`Reading::abbreviations`] of a text that is asked once.
pub fn abbreviations(text: &str) -> Vec<AbbreviationMention<'_>> {
    Reading::new(text).abbreviations()
}

/// [`Reading::definitions`] of a text that is asked once.
pub fn definitions(text: &str) -> Vec<Definition<'_>> {
    abbreviation::definitions(&Tokens::read(text))
}

/// [`Reading::placeholders`] of a text that is asked once.
pub fn placeholders(text: &str) -> Vec<Placeholder<'_>> {
    placeholder::scan(&Tokens::read(text))
}
