//! Answers for askalono, by the protocol of bench/licenses/README.md. The argument is a file of compiled texts.
//!
//! Settings are those of `askalono identify --optimize`, except that it may look for up to ten licenses in a file, the
//! library's own default, where the command line stops at one.
use std::io::BufRead;
use std::time::Instant;

use askalono::{ScanStrategy, Store, TextData};
use serde_json::json;

/// The command line's own bar.
const MIN_SCORE: f32 = 0.8;

/// Processor time of this process so far, over all threads.
fn cpu_milliseconds() -> f64 {
    cpu_time::ProcessTime::now().as_duration().as_secs_f64() * 1000.0
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cache = std::env::args().nth(1).expect("the file of compiled texts");
    let store = Store::from_cache(std::fs::File::open(cache)?)?;
    let strategy = ScanStrategy::new(&store)
        .confidence_threshold(MIN_SCORE)
        .optimize(true);
    for line in std::io::stdin().lock().lines() {
        let path = line?;
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let (started, cpu) = (Instant::now(), cpu_milliseconds());
        let result = strategy.scan(&TextData::new(&text))?;
        let ms = started.elapsed().as_secs_f64() * 1000.0;
        let cpu = cpu_milliseconds() - cpu;
        let whole = result.license.iter().map(|license| license.name);
        let inside = result.containing.iter().map(|part| part.license.name);
        let found: Vec<&str> = whole.chain(inside).collect();
        println!("{}", json!({ "path": path, "found": found, "ms": ms, "cpu": cpu }));
    }
    Ok(())
}
