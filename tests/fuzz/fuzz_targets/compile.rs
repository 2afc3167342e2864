//! Any text through every stage before the page: no panic, no hang, no open expression in the document.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let compiled = kehoach::pipeline::compile_text("plan.yaml", text);
    for finding in &compiled.findings {
        if let Some(span) = finding.span {
            assert!(compiled.sources.get(span.file).text().get(span.range()).is_some());
        }
    }
});
