//! What the tasks of this project share: running programs in the repository, and installing tools.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, reason = "a task says what it does")]

pub mod generated;
pub mod process;
pub mod tools;

pub use self::process::{Failure, Result, cargo, in_repository};
