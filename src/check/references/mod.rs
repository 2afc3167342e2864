//! `KH5`: what points where, and what is left open.

mod own;
mod signs;

crate::check::rules! { kh501 kh502 kh503 kh504 kh505 kh506 kh507 kh508 kh509 kh510 kh511 kh512 kh513 kh515 kh516 kh517 kh518 kh519 kh520 kh521 kh522 kh523 kh524 kh525 kh526 kh529 kh530 kh531 }
