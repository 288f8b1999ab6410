//! What Harbor (OwlPay) answers and sends: onboardings, refusals, webhooks and their signatures.
//!
//! Harbor publishes the shape of an accepted onboarding, of its pending requirements and of its refusals, with some of
//! their numbers, and how a webhook is signed. It publishes no example of a webhook's body: [`event`] is a guess, and each
//! event says so.
//!
//! ```
//! use harbor_preflight_answers::{sign, verify};
//!
//! let header = sign("whs_example", 1_795_000_000, b"{}");
//! assert_eq!(verify(&header, "whs_example", b"{}", 1_795_000_010, 300), Ok(()));
//! ```

#![forbid(unsafe_code)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod event;
mod onboarding;
mod refusal;
mod signature;

pub use self::event::{GUESS, event, event_name};
pub use self::onboarding::{Onboarding, Requirement, Status};
pub use self::refusal::Refusal;
pub use self::signature::{SIGNATURE_HEADER, SignatureError, TOLERANCE_SECONDS, sign, verify};
