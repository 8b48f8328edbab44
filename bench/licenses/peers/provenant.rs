//! Answers for provenant, by the protocol of bench/licenses/README.md. The argument is a folder for its own cache.
use std::io::BufRead;
use std::path::PathBuf;
use std::time::Instant;

use provenant::license_detection::license_cache::LicenseCacheConfig;
use provenant::license_detection::LicenseDetectionEngine;
use serde_json::json;

/// Processor time of this process so far, over all threads.
fn cpu_milliseconds() -> f64 {
    cpu_time::ProcessTime::now().as_duration().as_secs_f64() * 1000.0
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder for its cache"));
    let cache = LicenseCacheConfig::new(folder, false, true);
    let engine = LicenseDetectionEngine::from_embedded_with_cache(&cache, None)?;
    for line in std::io::stdin().lock().lines() {
        let path = line?;
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let (started, cpu) = (Instant::now(), cpu_milliseconds());
        let detections = engine.detect_with_kind_and_source(&text, false, false, &path)?;
        let ms = started.elapsed().as_secs_f64() * 1000.0;
        let cpu = cpu_milliseconds() - cpu;
        let found: Vec<String> = detections
            .into_iter()
            .filter_map(|detection| detection.license_expression)
            .collect();
        println!("{}", json!({ "path": path, "found": found, "ms": ms, "cpu": cpu }));
    }
    Ok(())
}
