//! Decoders in processes of their own. A file that crashes one, or keeps it busy for too long, costs that process and
//! not the run.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::cut::{PERCENTS, cut};
use crate::oracle;
use crate::truth::{State, Truth};

/// The argument that makes this program a worker.
pub(crate) const ARGUMENT: &str = "--worker";

/// How long the decoders may take for one file and its cuts.
const PATIENCE: Duration = Duration::from_secs(120);

/// Decoders nest as deep as a file does.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// What the decoders found in a file, and in each of its cuts if it is whole.
pub(crate) type Answer = Vec<Truth>;

/// A process that decodes files.
pub(crate) struct Worker {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    pub(crate) fn start() -> Result<Self> {
        let program = std::env::current_exe().context("cannot find this program")?;
        let mut command = Command::new(program);
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("cannot start a decoder")?;
        let questions = child.stdin.take().context("a decoder has no input")?;
        let output = child.stdout.take().context("a decoder has no output")?;
        let (sender, answers) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, questions, answers })
    }

    /// Asks about a file. A process that does not answer is replaced.
    pub(crate) fn ask(&mut self, bytes: &[u8]) -> Result<Answer> {
        if let Some(answer) = self.try_ask(bytes) {
            return Ok(answer);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        *self = Self::start()?;
        Ok(vec![oracle::unknown(bytes).with(State::Unknown, "the decoder crashed or took too long")])
    }

    fn try_ask(&mut self, bytes: &[u8]) -> Option<Answer> {
        self.questions.write_all(&(bytes.len() as u64).to_le_bytes()).ok()?;
        self.questions.write_all(bytes).ok()?;
        self.questions.flush().ok()?;
        serde_json::from_str(&self.answers.recv_timeout(PATIENCE).ok()?).ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Answers questions until there are no more.
pub(crate) fn serve() -> Result<()> {
    std::panic::set_hook(Box::new(|_| {}));
    let server = thread::Builder::new().stack_size(STACK_BYTES).spawn(answer_all).context("cannot start a thread")?;
    server.join().unwrap_or_else(|_| anyhow::bail!("a decoder panicked"))
}

fn answer_all() -> Result<()> {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut length = [0; 8];
    while input.read_exact(&mut length).is_ok() {
        let mut bytes = Vec::new();
        input.by_ref().take(u64::from_le_bytes(length)).read_to_end(&mut bytes)?;
        serde_json::to_writer(&mut output, &answer(&bytes))?;
        writeln!(output)?;
    }
    Ok(())
}

fn answer(bytes: &[u8]) -> Answer {
    let truth = oracle::judge(bytes);
    let cuts = if truth.is_whole() { &PERCENTS[..] } else { &[] };
    let of_cuts: Vec<Truth> = cuts.iter().map(|percent| oracle::judge(cut(bytes, *percent))).collect();
    std::iter::once(truth).chain(of_cuts).collect()
}
