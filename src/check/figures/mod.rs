//! `KH4`: sums, money and counts.

crate::check::rules! {
    kh401
    kh402
}
