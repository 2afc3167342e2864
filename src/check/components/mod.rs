//! `KH1`: **thể thức**, the parts of the document. Source: Annex I, II and III of the decree.

crate::check::rules! {
    kh120
}
