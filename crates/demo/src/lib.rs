//! Serves the web form on this machine only: the folders `www` and `pkg`, with the headers that every server should send.

#![forbid(unsafe_code)]

mod headers;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Redirect;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The path of the form.
const FORM: &str = "/www/";

/// The headers of every response.
const HEADERS: &str = "www/hosting/headers.txt";

/// The only folders that are served: the form, and the package that it loads.
const FOLDERS: [&str; 2] = ["www", "pkg"];

/// A server that listens on 127.0.0.1.
#[derive(Debug)]
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Server {
    /// Listens on this port of 127.0.0.1, or on a free one if it is 0. Fails if the port is in use, or if the headers
    /// cannot be read.
    pub fn bind(port: u16) -> Result<Self> {
        let headers = headers()?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).with_context(|| {
            format!("port {port} cannot be used: pass another one with --port, or --port 0 for any free one")
        })?;
        let address = listener.local_addr()?;
        Ok(Self { runtime, listener, address, headers })
    }

    /// The address of the form.
    pub fn url(&self) -> String {
        format!("http://{}{FORM}", self.address)
    }

    /// Answers requests until the process ends.
    pub fn run(self) -> Result<()> {
        let router = router(self.headers);
        Ok(self.runtime.block_on(async { axum::serve(self.listener, router).await })?)
    }
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn router(headers: Vec<(HeaderName, HeaderValue)>) -> Router {
    let to_form = || get(async || Redirect::temporary(FORM));
    // Without the trailing slash, relative URLs of the page would be resolved in the parent folder.
    let mut router = Router::new().route("/", to_form()).route("/www", to_form());
    for folder in FOLDERS {
        let files = ServeDir::new(in_repository(folder)).redirect_path_prefix(format!("/{folder}"));
        router = router.nest_service(&format!("/{folder}/"), files);
    }
    let add = |router: Router, (name, value)| router.layer(SetResponseHeaderLayer::overriding(name, value));
    headers.into_iter().fold(router, add)
}

/// The headers of every response.
fn headers() -> Result<Vec<(HeaderName, HeaderValue)>> {
    let headers = headers::read(&in_repository(HEADERS))?;
    let parse = |(name, value): headers::Header| Ok((HeaderName::try_from(name)?, HeaderValue::try_from(value)?));
    headers.into_iter().map(parse).collect()
}

/// Writes configurations of other servers with the same headers into `www/hosting`. Returns their paths.
pub fn write_hosting() -> Result<Vec<PathBuf>> {
    let headers = headers::read(&in_repository(HEADERS))?;
    let write = |(name, content): (&str, String)| {
        let path = in_repository("www/hosting").join(name);
        std::fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    };
    headers::configurations(&headers).into_iter().map(write).collect()
}
