//! `KH6`: spelling, capitals, marks. Source: Annex II of the decree.
//!
//! | rules | look at |
//! |---|---|
//! | KH601 – KH607 | words: spelling, broken names, doubled words, tone marks, foreign letters |
//! | KH610 – KH618 | capitals, and marks of bold type that print |
//! | KH620 – KH635 | marks, blanks, lists, signs |
//! | KH640 – KH643 | abbreviations |

mod abbreviations;
mod text;

crate::check::rules! {
    kh601
    kh602
    kh603
    kh604
    kh605
    kh606
    kh607
    kh610
    kh611
    kh612
    kh613
    kh614
    kh615
    kh616
    kh617
    kh618
    kh620
    kh621
    kh622
    kh623
    kh624
    kh625
    kh626
    kh627
    kh628
    kh629
    kh630
    kh631
    kh632
    kh633
    kh634
    kh635
    kh640
    kh641
    kh642
    kh643
}
