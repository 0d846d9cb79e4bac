//! A real Varnish in front of a node, with the VCL that operators get.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::{Client, Node};

/// How long Varnish may take to compile its VCL and to start.
const PATIENCE: Duration = Duration::from_mins(1);

/// A Varnish in a process of its own.
pub struct Varnish {
    process: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl Varnish {
    /// Starts Varnish in front of a node, on a free port.
    pub async fn before(node: &Node) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vcl = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ops/varnish/masthead.vcl");
        let vcl = std::fs::read_to_string(vcl).unwrap();
        let here = vcl.replace(".port = \"8080\"", &format!(".port = \"{}\"", node.address().port()));
        assert_ne!(here, vcl, "the VCL names the port of the server");
        let file = folder.path().join("masthead.vcl");
        std::fs::write(&file, here).unwrap();
        // Nobody takes a port that was free a moment ago, with luck; Varnish does not tell which one it would have taken.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        let mut varnish = Command::new(program());
        varnish.args(["-F", "-j", "none", "-s", "malloc,16m", "-p", "thread_pool_min=5"]);
        varnish.arg("-a").arg(address.to_string()).arg("-n").arg(folder.path().join("work")).arg("-f").arg(file);
        let process = varnish.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let varnish = Self { process, address, _folder: folder };
        let since = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            assert!(since.elapsed() < PATIENCE, "Varnish does not start");
            tokio::task::yield_now().await;
        }
        varnish
    }

    /// A client with a connection of its own.
    pub async fn client(&self) -> Client {
        Client::of(self.address).await
    }

    /// Where it listens, as an address that purges are sent to.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Varnish {
    fn drop(&mut self) {
        // Asked to, it ends its own child; killed, it could not.
        let ended = Command::new("kill").arg(self.process.id().to_string()).status();
        if ended.is_ok() {
            drop(self.process.wait());
        }
    }
}

/// Where Debian puts it, which is not in everybody's path.
fn program() -> &'static str {
    if Path::new("/usr/sbin/varnishd").exists() { "/usr/sbin/varnishd" } else { "varnishd" }
}
