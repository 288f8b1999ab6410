//! Pages of other sites cannot use the mock through a browser on this machine.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::api::{refuse, refuse_route};
use crate::mock::Mock;
use crate::options::is_loopback;

/// Refuses a request for another host, as a rebound name gives it, and one from a page of another site.
pub(crate) async fn refuse_strangers(State(mock): State<Arc<Mock>>, request: Request, next: Next) -> Response {
    if is_allowed(request.headers()) {
        return next.run(request).await;
    }
    let message = "The mock answers only to this machine, and not to pages of other sites.";
    refuse_route(&mock, request, "(another site)", refuse(StatusCode::FORBIDDEN, message)).await
}

fn is_allowed(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = text(header::HOST);
    let origin = text(header::ORIGIN);
    host.is_none_or(|host| is_loopback(without_port(host)))
        && origin.is_none_or(|origin| host.is_some_and(|host| origin.strip_prefix("http://") == Some(host)))
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(host: Option<&'static str>, origin: Option<&'static str>) -> bool {
        let mut headers = HeaderMap::new();
        host.map(|host| headers.insert(header::HOST, host.parse().unwrap()));
        origin.map(|origin| headers.insert(header::ORIGIN, origin.parse().unwrap()));
        is_allowed(&headers)
    }

    #[test]
    fn only_this_machine_and_the_pages_of_the_mock_are_answered() {
        for host in ["127.0.0.1:4010", "localhost:4010", "localhost", "[::1]:4010", "[::1]"] {
            assert!(allowed(Some(host), None), "{host}");
        }
        for host in ["evil.example", "evil.example:4010", "127.0.0.1.evil.example:80", ""] {
            assert!(!allowed(Some(host), None), "{host}");
        }
        assert!(allowed(Some("127.0.0.1:4010"), Some("http://127.0.0.1:4010")));
        for origin in ["http://evil.example", "http://127.0.0.1:4011", "https://127.0.0.1:4010", "null"] {
            assert!(!allowed(Some("127.0.0.1:4010"), Some(origin)), "{origin}");
        }
        assert!(allowed(None, None));
        assert!(!allowed(None, Some("http://evil.example")));
    }
}
