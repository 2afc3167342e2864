//! `KH3`: bodies: who leads, who gets the plan, who exists on the day of the plan.

mod bodies;
mod issuer;
mod missing;
mod naming;

pub(super) use bodies::Bodies;

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
}
