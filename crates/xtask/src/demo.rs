//! The web form in the browsers of this machine, from a fresh clone with cargo alone.

mod policy;

use std::io::Write;
use std::net::Ipv4Addr;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Redirect;
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::in_repository;

/// Where the form stands.
const FORM: &str = "/www/";

/// All that is served of the repository: the form, and the package that it loads.
const FOLDERS: [&str; 2] = ["www", "pkg"];

/// Serves the form on this port, or on a free one if it is 0, until the process is stopped.
pub(crate) fn run(port: u16) -> Result<()> {
    let policy = policy::of_page(&in_repository("www/index.html"))?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve(port, policy))
}

async fn serve(port: u16, policy: HeaderValue) -> Result<()> {
    // Nobody but this machine reaches it.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| {
        format!("port {port} cannot be used: pass another one with --port, or --port 0 for one that is free")
    })?;
    let mut output = std::io::stdout();
    writeln!(output, "http://{}{FORM}", listener.local_addr()?)?;
    output.flush()?;
    eprintln!("Ctrl+C stops it.");
    Ok(axum::serve(listener, router(policy)).await?)
}

fn router(policy: HeaderValue) -> Router {
    let to_form = || get(async || Redirect::temporary(FORM));
    // Without the last slash, what the page names relatively would be looked for beside the folder.
    let mut router = Router::new().route("/", to_form()).route("/www", to_form());
    for folder in FOLDERS {
        let files = ServeDir::new(in_repository(folder)).redirect_path_prefix(format!("/{folder}"));
        router = router.nest_service(&format!("/{folder}/"), files);
    }
    let add = |router: Router, (name, value)| router.layer(SetResponseHeaderLayer::overriding(name, value));
    headers(policy).into_iter().fold(router, add)
}

/// What every response carries.
fn headers(policy: HeaderValue) -> [(HeaderName, HeaderValue); 4] {
    [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // What was edited is there at the next load.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ]
}
