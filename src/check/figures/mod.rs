//! `KH4`: sums, money and counts.

mod columns;
mod lines;
mod names;
mod series;
mod sums;
#[cfg(test)]
mod tests;
mod wording;

crate::check::rules! {
    kh401
    kh402
    kh403
    kh404
    kh405
    kh406
    kh407
    kh408
    kh409
    kh410
    kh411
    kh412
    kh413
    kh414
    kh415
    kh416
    kh417
    kh418
    kh419
    kh420
    kh421
    kh422
    kh423
    kh424
    kh425
    kh426
    kh427
    kh428
    kh429
    kh430
    kh431
    kh432
    kh433
    kh434
    kh435
    kh436
    kh437
    kh438
    kh439
    kh440
    kh441
    kh442
    kh443
    kh444
}
