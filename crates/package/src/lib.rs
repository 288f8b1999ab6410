//! The code that the programs of this crate share.

#![forbid(unsafe_code)]

pub mod bindgen;
