//! A Harbor (OwlPay) on this machine, to develop against: its endpoints, with the reports of harbor-preflight, and the
//! states that the sandbox cannot be made to give.
//!
//! It listens on 127.0.0.1 alone. It stores the names that customers are created with, and of an onboarding its state and
//! the digests and sizes of its files. It logs no value of a request.
//!
//! ```no_run
//! use harbor_preflight_mock::{Options, Server};
//!
//! let server = Server::bind(4010, Options::new())?;
//! println!("{}", server.url());
//! server.run()?;
//! # anyhow::Ok(())
//! ```

#![forbid(unsafe_code)]

mod api;
mod checked;
mod clockwork;
mod commands;
mod deliver;
mod guard;
mod hex;
mod inspector;
mod journal;
mod location;
mod mock;
mod options;
mod panics;
mod plan;
mod receive;
mod scan;
mod server;
mod store;
#[cfg(test)]
mod tests;
mod time;

pub use self::options::{Options, Webhook, new_secret};
pub use self::panics::log_panics_by_place;
pub use self::server::Server;
