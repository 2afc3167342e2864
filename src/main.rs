fn main() {
    for path in std::env::args().skip(1) {
        let c = kehoach::pipeline::compile(path.as_ref(), &path).unwrap();
        for f in &c.findings {
            let place = f
                .span
                .map(|s| {
                    let (l, col) = c.sources.get(s.file).line_column(s.start);
                    format!("{}:{l}:{col}", c.sources.get(s.file).name)
                })
                .unwrap_or_default();
            eprintln!(
                "{place}: {:?} {} {} | {}",
                f.severity,
                f.rule.code,
                f.message,
                f.help.clone().unwrap_or_default()
            );
        }
        if let Some(v) = &c.view {
            std::fs::write(
                format!("/tmp/view-{}.json", path.replace('/', "_")),
                serde_json::to_string_pretty(v).unwrap(),
            )
            .unwrap();
        }
        eprintln!("{path} sound={} {:?}", c.is_sound(), c.timings);
    }
}
