//! The kinds of value a plan is made of: pure functions from text to meaning and from meaning to print.
//!
//! Nothing here reads a file, knows a YAML key, asks what day it is or makes a finding. Every parser takes what an
//! officer writes, in NFC or NFD, and either understands it or says in Vietnamese what is wrong; none panics.
//!
//! | module | value | reads | prints |
//! |---|---|---|---|
//! | [`number`] | **số**: exact decimal, with the decimals as written | `1.234.567,8` | the same |
//! | [`money`] | **đơn vị tiền**: đồng, nghìn, triệu, tỷ đồng | `Triệu đồng`, `tỉ VNĐ` | its name; amounts converted exactly |
//! | [`words`] | **số bằng chữ** | `một tỷ hai trăm linh năm triệu` | the same |
//! | [`date`] | **ngày**: a day, or a month or year whose day is left blank | `2024-03-05`, `05/3/2024` | both forms of the decree, with blanks |
//! | [`numeral`] | **đánh số**: numbers of sections, from a sample | `Phần I`, `1.1.`, `a)` | `II`, `2.3.`, `đ)` |
//! | [`deadline`] | **thời hạn**: when a task is due | `Quý IV/2025- Quý II/2026` | as typed |

pub(crate) mod bag;
pub mod date;
pub mod deadline;
pub mod likeness;
pub mod money;
pub mod number;
pub mod numeral;
pub(crate) mod quick;
pub mod words;

pub use date::{DateError, DatePiece, PartialDate};
pub use deadline::{Context, Deadline, Meaning, ProblemKind};
pub use likeness::nearest;
pub use money::MoneyUnit;
pub use number::{Number, NumberError, format_decimal};
pub use numeral::{Ancestor, Kind, Sample, roman};
pub use words::{WordStyle, amount_in_words, capitalised, doc_so};
