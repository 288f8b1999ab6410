//! Reads JSON text, and keeps what the checks need: the order of keys, repeated keys, and offsets.
//!
//! General-purpose parsers do not fit: they drop repeated keys, reject numbers that are merely large, accept lone
//! surrogates in values that they skip, and copy every string that contains an escape. This parser returns a flat list
//! of nodes that point into the body.

mod document;
mod message;
mod not_json;
mod position;
mod reader;
mod strings;
mod text;

pub(crate) use document::{Document, Kind, Value};
pub use message::{Message, read_message};
pub use not_json::NotJson;
pub(crate) use position::location_of;
pub use position::{Location, locate, locate_all};
pub(crate) use reader::{MAX_LEVELS, SyntaxError, SyntaxFault, read, without_byte_order_mark};
pub(crate) use text::{Text, Unescape};
