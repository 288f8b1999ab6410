//! Serves the web form on this machine only: the folders `www` and `pkg`, with the content security policy of the page.

#![forbid(unsafe_code)]

mod policy;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Redirect;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The path of the form.
const FORM: &str = "/www/";

/// The only folders that are served: the form, and the package that it loads.
const FOLDERS: [&str; 2] = ["www", "pkg"];

/// A server that listens on 127.0.0.1.
#[derive(Debug)]
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    policy: HeaderValue,
}

impl Server {
    /// Listens on this port of 127.0.0.1, or on a free one if it is 0. Fails if the port is in use, or if the page has
    /// no content security policy.
    pub fn bind(port: u16) -> Result<Self> {
        let policy = policy::of_page(&in_repository("www/index.html"))?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).with_context(|| {
            format!("port {port} cannot be used: pass another one with --port, or --port 0 for any free one")
        })?;
        let address = listener.local_addr()?;
        Ok(Self { runtime, listener, address, policy })
    }

    /// The address of the form.
    pub fn url(&self) -> String {
        format!("http://{}{FORM}", self.address)
    }

    /// Answers requests until the process ends.
    pub fn run(self) -> Result<()> {
        let router = router(self.policy);
        Ok(self.runtime.block_on(async { axum::serve(self.listener, router).await })?)
    }
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn router(policy: HeaderValue) -> Router {
    let to_form = || get(async || Redirect::temporary(FORM));
    // Without the trailing slash, relative URLs of the page would be resolved in the parent folder.
    let mut router = Router::new().route("/", to_form()).route("/www", to_form());
    for folder in FOLDERS {
        let files = ServeDir::new(in_repository(folder)).redirect_path_prefix(format!("/{folder}"));
        router = router.nest_service(&format!("/{folder}/"), files);
    }
    let add = |router: Router, (name, value)| router.layer(SetResponseHeaderLayer::overriding(name, value));
    headers(policy).into_iter().fold(router, add)
}

/// The headers of every response.
fn headers(policy: HeaderValue) -> [(HeaderName, HeaderValue); 4] {
    [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // The browser must ask again on each load, so that edits are visible.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ]
}
