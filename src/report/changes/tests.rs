#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod real;
mod sample;

use super::super::terminal::Look;
use super::markdown::Flavour;
use super::*;
use sample::Sample;

fn terminal(sample: &Sample, width: usize, colour: bool) -> String {
    terminal::text(&[sample.plan()], Look { colour, width })
}

#[test]
fn print_all() {
    let sample = Sample::new();
    println!("{}", terminal(&sample, 100, false));
    println!("{}", terminal(&sample, 60, true));
    println!("{}", markdown::text(&[sample.plan()], Flavour::GitHub));
    std::fs::write("/tmp/sample.html", html::page(&[sample.plan()]).unwrap()).unwrap();
}
