//! The server: it listens on 127.0.0.1, and answers requests until the process ends.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::mock::Mock;
use crate::options::Options;
use crate::{api, clockwork, commands, deliver, guard, inspector};

/// The header that says of every answer that it is not Harbor's.
pub(crate) const MARK: HeaderName = HeaderName::from_static("x-harbor-preflight-mock");

/// What the pages of the mock may load: their own script and style.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Threads that answer. Bodies are checked on others.
const THREADS: usize = 2;

/// Threads that check bodies and write the state.
const BLOCKING_THREADS: usize = 8;

/// A mock that listens on 127.0.0.1.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    mock: Arc<Mock>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Server").field("url", &self.mock.url).finish_non_exhaustive()
    }
}

impl Server {
    /// Listens on this port of 127.0.0.1, or on a free one if it is 0.
    ///
    /// # Errors
    ///
    /// If the port is in use, or the state cannot be opened.
    ///
    /// ```
    /// use harbor_preflight_mock::{Options, Server};
    ///
    /// let server = Server::bind(0, Options::new())?;
    /// assert!(server.url().starts_with("http://127.0.0.1:"));
    /// # anyhow::Ok(())
    /// ```
    pub fn bind(port: u16, options: Options) -> Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(THREADS)
            .max_blocking_threads(BLOCKING_THREADS)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).with_context(|| {
            format!("port {port} cannot be used: pass another one with --port, or --port 0 for any free one")
        })?;
        let address: SocketAddr = listener.local_addr()?;
        let mock = Mock::new(options, format!("http://{address}"))?;
        Ok(Self { runtime, listener, mock })
    }

    /// The address: that of Harbor for a program, and of the inspector for a browser.
    pub fn url(&self) -> &str {
        &self.mock.url
    }

    /// Answers requests, moves onboardings, and sends webhooks, until the process ends.
    ///
    /// # Errors
    ///
    /// If the socket fails.
    pub fn run(self) -> Result<()> {
        let Self { runtime, listener, mock } = self;
        runtime.block_on(async {
            tokio::spawn(clockwork::run(Arc::clone(&mock)));
            if let Some(webhook) = mock.options.webhook.clone() {
                tokio::spawn(deliver::run(Arc::clone(&mock), webhook));
            }
            Ok(axum::serve(listener, router(mock)).await?)
        })
    }
}

/// All routes.
pub(crate) fn router(mock: Arc<Mock>) -> Router {
    let router = api::router(&mock).merge(commands::router()).merge(inspector::router());
    let router = router
        .fallback(api::no_such_path)
        .method_not_allowed_fallback(api::no_such_method)
        .with_state(Arc::clone(&mock))
        .layer(axum::middleware::from_fn_with_state(mock, guard::refuse_strangers))
        .layer(CatchPanicLayer::custom(api::panicked));
    let headers = [
        (MARK, "1"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Without a referrer, a browser says nothing of the page that a form is sent from, and the form would be refused.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}
