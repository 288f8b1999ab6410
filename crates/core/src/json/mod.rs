//! Reading a JSON text without losing what a verdict needs: the order of keys, repeated keys, places, and strings
//! that stay where they are.
//!
//! General readers decide too much for this crate: they drop repeated keys, refuse numbers that no field takes
//! anyway, let lone surrogates through in values they skip, and copy a string with a single escape in it. This one
//! keeps a flat list of nodes that point into the body.

mod document;
mod message;
mod not_json;
mod position;
mod reader;
mod strings;
mod text;

pub(crate) use document::{Document, Kind, Value};
pub use message::read_message;
pub use not_json::NotJson;
pub(crate) use position::location_of;
pub use position::{Location, locate, locate_all};
pub(crate) use reader::{MAX_LEVELS, SyntaxError, SyntaxFault, read, without_byte_order_mark};
pub(crate) use text::{Text, Unescape};
