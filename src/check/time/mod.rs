//! `KH2`: dates and deadlines.

mod dues;

crate::check::rules! { kh201 kh202 kh203 kh204 kh205 kh206 kh207 kh208 kh209 kh210 kh212 kh213 kh214 kh215 kh216 kh217 kh218 kh219 kh220 kh222 kh224 kh225 kh226 }
