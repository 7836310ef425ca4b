"""A time-stamp authority on loopback: `openssl ts` behind a small HTTP server."""

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIGURATION = """
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:true
[stamps]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/stamps.pem
certs = {folder}/authority.pem
signer_key = {folder}/stamps.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(*arguments: str | Path, given: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True, check=True).stdout


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of an authority that is there within the block. Its own certificate is `authority.pem` in the folder."""
    _make_certificates(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            query = folder / "query.tsq"
            query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            answer = openssl("ts", "-reply", "-config", folder / "openssl.cnf", "-queryfile", query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _make_certificates(folder: Path) -> None:
    configuration = folder / "openssl.cnf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01")
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-config", configuration)
    own = ("-x509", "-subj", "/CN=Our authority", "-extensions", "authority", "-days", "2")
    openssl("req", *new, *own, "-keyout", folder / "authority.key", "-out", folder / "authority.pem")
    signing = ("-CA", folder / "authority.pem", "-CAkey", folder / "authority.key", "-days", "2")
    openssl("req", *new, "-subj", "/CN=Our stamps", "-keyout", folder / "stamps.key", "-out", folder / "stamps.csr")
    extensions = ("-extfile", configuration, "-extensions", "stamps", "-set_serial", "7")
    openssl("x509", "-req", "-in", folder / "stamps.csr", *signing, *extensions, "-out", folder / "stamps.pem")
