//! What is logged of a panic: where it is, and not its message, which may repeat a value.

use std::panic::set_hook;

/// Has panics of this process logged by their place alone. The usual hook of Rust prints the message, too.
///
/// A program that runs a [`Server`](crate::Server) calls this once, at its start.
pub fn log_panics_by_place(log: impl Fn(&str) + Send + Sync + 'static) {
    set_hook(Box::new(move |panic| match panic.location() {
        Some(place) => log(&format!("error: the mock has a fault, at {}:{}", place.file(), place.line())),
        None => log("error: the mock has a fault"),
    }));
}
