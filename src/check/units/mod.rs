//! `KH3`: bodies: who leads, who gets the plan, who exists on the day of the plan.

mod bodies;
mod issuer;
mod mentions;
mod missing;
mod naming;
mod outdated;
mod siblings;
mod slip;

pub(super) use bodies::Bodies;
pub(super) use outdated::find as outdated;

crate::check::rules! {
    kh301
    kh302
    kh303
    kh304
    kh305
    kh307
    kh308
    kh309
    kh310
    kh311
    kh312
    kh313
    kh314
    kh315
    kh320
    kh321
    kh322
    kh323
    kh324
    kh325
    kh326
    kh327
    kh328
    kh329
    kh330
    kh331
    kh340
    kh341
    kh342
    kh343
    kh350
    kh360
}
