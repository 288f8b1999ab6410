//! `harbor-preflight redact`: payloads without what a person has given.

use std::path::PathBuf;

use anyhow::Result;
use chrono::Utc;
use harbor_preflight::{Limits, Preflight};

use super::print;
use crate::arguments::Redact;
use crate::exit::{Exit, print_error};
use crate::input::{Body, Content, Job, problem, produce, read_whole, total_bytes};
use crate::pipeline;
use crate::progress::Progress;

pub(crate) fn run(arguments: &Redact) -> Result<Exit> {
    // What is redacted does not depend on the day.
    let preflight = Preflight::new(Utc::now().date_naive()).with_contract(arguments.contract.contract);
    let max = u64::from(Limits::default().max_payload_bytes);
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut exit = Exit::Valid;
    let mut progress = Progress::new(total_bytes(files));
    pipeline::run(
        |job| produce(files, arguments.ndjson, max, job),
        |job| work(&preflight, max, job),
        |done: Done| -> Result<()> {
            progress.suspend(|| print(done.output.as_bytes()))?;
            for problem in &done.problems {
                progress.suspend(|| print_error(problem));
                exit = Exit::CouldNotRun;
            }
            progress.add(done.bytes);
            Ok(())
        },
    )?;
    Ok(exit)
}

/// The result of one job.
#[derive(Default)]
struct Done {
    output: String,
    /// The number of bytes that were read.
    bytes: u64,
    /// Why something could not be redacted.
    problems: Vec<String>,
}

fn work(preflight: &Preflight, max: u64, job: Job) -> Done {
    let mut done = Done::default();
    let name = &*job.name;
    let too_large = |bytes: u64| format!("{bytes} bytes, and at most {max} are read");
    match job.content {
        Content::Unreadable(error) => done.problems.push(problem(name, &error)),
        Content::Whole(path) => match read_whole(&path, max) {
            Ok(Body::Complete(body)) => {
                done.bytes = body.len() as u64;
                match preflight.redact(&body) {
                    Ok(redacted) => done.push_line(&redacted),
                    Err(error) => done.problems.push(format!("{name}: {error}")),
                }
            }
            Ok(Body::TooLarge(bytes)) => done.problems.push(format!("{name}: {}", too_large(bytes))),
            Err(error) => done.problems.push(problem(name, &error)),
        },
        Content::Lines(lines) => {
            done.bytes = lines.bytes() as u64;
            for (line, body) in lines.iter() {
                match preflight.redact(body) {
                    Ok(redacted) => done.push_line(&redacted),
                    Err(error) => {
                        done.push_not_json(body.len() as u64);
                        done.problems.push(format!("{name}: not JSON: line {line}, column {}", error.column));
                    }
                }
            }
        }
        Content::LineTooLarge(line, bytes) => {
            done.push_not_json(bytes);
            done.problems.push(format!("{name}: line {line}: {}", too_large(bytes)));
        }
    }
    done
}

impl Done {
    fn push_line(&mut self, text: &str) {
        self.output.push_str(text.trim_end_matches(['\r', '\n']));
        self.output.push('\n');
    }

    /// Writes what takes the place of a line that cannot be redacted, so that there is one line for each.
    fn push_not_json(&mut self, bytes: u64) {
        self.push_line(&format!("\"<not JSON {bytes} bytes>\""));
    }
}
