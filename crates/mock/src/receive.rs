//! Receives the body of a request, piece by piece.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;
use harbor_preflight::Preflight;
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::scan::{Scanned, Scanner};

/// The most bytes of a body that are kept beside its files. What a person types has a few thousand.
const MAX_KEPT: usize = 4 << 20;

/// The most bytes of a refused body that are read, so that its sender can read the answer.
const MAX_DISCARDED: u64 = 512 << 20;

/// How long a body may take to arrive.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A body that has arrived.
pub(crate) struct Received {
    /// `None` if the body is too large.
    pub(crate) scanned: Option<Scanned>,
    /// The length of the body; that of the limit and more if it is too large.
    pub(crate) bytes: u64,
    /// SHA-256 of the body.
    pub(crate) digest: String,
}

/// Why a body was not received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The connection was closed.
    Broken,
    /// It took too long.
    TooSlow,
    /// It has more beside its files than this limit, in bytes.
    TooMuchText(usize),
    /// It is longer than this limit, in bytes.
    TooLong(usize),
}

/// Receives a body. Its files are checked as they arrive, and not kept.
pub(crate) async fn receive(body: Body, preflight: Preflight) -> Result<Received, Failure> {
    within_time(receive_all(body.into_data_stream(), preflight)).await
}

async fn within_time<T>(receiving: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::time::timeout(TIMEOUT, receiving).await.unwrap_or(Err(Failure::TooSlow))
}

async fn receive_all(mut stream: BodyDataStream, preflight: Preflight) -> Result<Received, Failure> {
    let limit = u64::from(preflight.limits().max_payload_bytes);
    let mut scanner = Scanner::new(preflight);
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|_| Failure::Broken)?;
        bytes += piece.len() as u64;
        digest.update(&piece);
        if bytes > limit {
            bytes += discard(&mut stream).await;
            return Ok(Received { scanned: None, bytes, digest: hex(&digest.finalize()) });
        }
        scanner.feed(&piece);
        if scanner.kept() > MAX_KEPT {
            discard(&mut stream).await;
            return Err(Failure::TooMuchText(MAX_KEPT));
        }
    }
    Ok(Received { scanned: Some(scanner.finish()), bytes, digest: hex(&digest.finalize()) })
}

/// Receives a short body as a whole, at most this many bytes.
pub(crate) async fn receive_short(body: Body, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut stream = body.into_data_stream();
    within_time(async move {
        let mut text = Vec::new();
        while let Some(piece) = stream.next().await {
            text.extend_from_slice(&piece.map_err(|_| Failure::Broken)?);
            if text.len() > limit {
                discard(&mut stream).await;
                return Err(Failure::TooLong(limit));
            }
        }
        Ok(text)
    })
    .await
}

/// Reads a body that nobody wants. Many clients read an answer only when they have sent everything.
pub(crate) async fn drain(body: Body) {
    // It makes no difference whether the rest arrives.
    let _ = tokio::time::timeout(TIMEOUT, discard(&mut body.into_data_stream())).await;
}

async fn discard(stream: &mut BodyDataStream) -> u64 {
    let mut bytes = 0;
    while let Some(Ok(piece)) = stream.next().await {
        bytes += piece.len() as u64;
        if bytes > MAX_DISCARDED {
            break;
        }
    }
    bytes
}
