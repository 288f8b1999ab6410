//! Idempotency keys.

use axum::http::{HeaderMap, HeaderValue, Method};
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// The header of a request that is to be carried out once.
const KEY: &str = "idempotency-key";

/// A request that is to be carried out once. Neither the key nor the body is kept: both may be of a person.
#[derive(Debug, Clone)]
pub(super) struct Once {
    /// The digest of method, path, API key and idempotency key.
    pub(super) key: String,
}

impl Once {
    /// What the headers of a request ask for; `None` if it may be carried out again.
    pub(super) fn of(headers: &HeaderMap, method: &Method, path: &str) -> Option<Self> {
        let key = headers.get(KEY).filter(|key| !key.is_empty())?;
        let api_key = headers.get("x-api-key").map_or(&[][..], HeaderValue::as_bytes);
        let mut digest = Sha256::new();
        for part in [method.as_str().as_bytes(), path.as_bytes(), api_key, key.as_bytes()] {
            // Two parts together must not be another two.
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        Some(Self { key: hex(&digest.finalize()) })
    }
}
