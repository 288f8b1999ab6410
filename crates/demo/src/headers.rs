//! The headers of every response, from `www/hosting/headers.txt`, and the same for other servers.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// A name and a value.
pub(super) type Header = (String, String);

/// Reads lines of the form `Name: value`; those that begin with `#` are comments.
pub(super) fn read(path: &Path) -> Result<Vec<Header>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let headers: Option<Vec<Header>> =
        lines.map(|line| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()))).collect();
    let headers = headers.with_context(|| format!("{} has a line that is not a header", path.display()))?;
    // In quotation marks, these would end the value, or be replaced.
    let is_plain = |value: &str| !value.contains(['"', '\\', '$', '{']);
    ensure!(
        headers.iter().all(|(_, value)| is_plain(value)),
        "{}: a value has a character that needs quoting",
        path.display()
    );
    Ok(headers)
}

/// Configurations of other servers with these headers: the names of the files, and what they contain.
pub(super) fn configurations(headers: &[Header]) -> [(&'static str, String); 3] {
    [("nginx.conf", nginx(headers)), ("Caddyfile", caddy(headers)), ("_headers", netlify(headers))]
}

const GENERATED: &str = "# Generated from headers.txt by `cargo xtask demo --hosting`.";

fn lines(headers: &[Header], line: impl Fn(&str, &str) -> String) -> String {
    headers.iter().map(|(name, value)| line(name, value)).collect()
}

fn nginx(headers: &[Header]) -> String {
    let headers = lines(headers, |name, value| format!("    add_header {name} \"{value}\" always;\n"));
    format!(
        "{GENERATED} Include it in the block `http`, with your domain, certificate and folder.\n\
         server {{\n    listen 443 ssl;\n    server_name onboarding.example.com;\n\
         \x20   # The folder that contains www and pkg.\n    root /srv/harbor-preflight;\n\
         \x20   gzip on;\n    gzip_types text/css text/javascript application/javascript application/json application/wasm image/svg+xml;\n\
         \x20   location ~ ^/(www)?$ {{ return 307 /www/; }}\n\
         \x20   location ~ ^/(www|pkg)/ {{ try_files $uri $uri/index.html =404; }}\n\
         \x20   location / {{ return 404; }}\n\
         {headers}}}\n"
    )
}

/// What Caddy compresses. By itself it leaves WebAssembly as it is.
const COMPRESSED: [&str; 5] =
    ["text/*", "application/javascript*", "application/json*", "application/wasm*", "image/svg+xml*"];

fn caddy(headers: &[Header]) -> String {
    let compressed: String = COMPRESSED.map(|kind| format!("\t\t\theader Content-Type {kind}\n")).concat();
    let headers = lines(headers, |name, value| format!("\t\t{name} \"{value}\"\n"));
    format!(
        "{GENERATED} Put in your domain, and the folder that contains www and pkg.\n\
         onboarding.example.com {{\n\troot * /srv/harbor-preflight\n\tencode zstd gzip {{\n\t\tmatch {{\n{compressed}\t\t}}\n\t}}\n\
         \t@start path / /www\n\tredir @start /www/ temporary\n\t@others not path / /www /www/* /pkg/*\n\trespond @others 404\n\tfile_server\n\theader {{\n{headers}\t}}\n}}\n"
    )
}

fn netlify(headers: &[Header]) -> String {
    let headers = lines(headers, |name, value| format!("  {name}: {value}\n"));
    format!("{GENERATED} Netlify and Cloudflare Pages read it at the root of what they publish.\n/*\n{headers}")
}

#[cfg(test)]
mod tests {
    use super::{configurations, read};
    use crate::in_repository;

    /// The policy of the page, which its `meta` element has on one line.
    fn policy_of_page() -> String {
        let page = std::fs::read_to_string(in_repository("www/index.html")).unwrap();
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, rest) = page.split_once(r#"<meta http-equiv="Content-Security-Policy" content=""#).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    }

    #[test]
    fn the_page_has_the_policy_of_the_header_but_for_what_only_a_header_may_have() {
        let headers = read(&in_repository("www/hosting/headers.txt")).unwrap();
        let (_, policy) = headers.iter().find(|(name, _)| name == "Content-Security-Policy").unwrap();
        assert_eq!(*policy, format!("{}; frame-ancestors 'none'", policy_of_page()));
    }

    #[test]
    fn the_configurations_of_other_servers_are_current() {
        let headers = read(&in_repository("www/hosting/headers.txt")).unwrap();
        for (name, expected) in configurations(&headers) {
            let path = in_repository("www/hosting").join(name);
            let current = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(current, expected, "{}: run `cargo xtask demo --hosting`", path.display());
        }
    }
}
