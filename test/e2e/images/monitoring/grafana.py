"""A stand-in for Grafana, which cannot be had here. It shows nothing: as Grafana's user it reads what Grafana would be provisioned
with, writes where Grafana keeps its database, and answers for its health. It ends when one of these cannot be done."""

import json, os, signal, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROVISIONING = Path("/etc/grafana/provisioning")
DASHBOARDS = Path("/etc/grafana/dashboards")


def provision():
    """What was read, by its place; an OSError or ValueError when something cannot be."""
    sources = [file for file in PROVISIONING.rglob("*") if file.is_file()]
    dashboards = sorted(DASHBOARDS.glob("*.json"))
    if not sources or not dashboards:
        raise ValueError("nothing is provisioned")
    for file in sources:
        file.read_text()
    titles = [json.loads(file.read_text())["title"] for file in dashboards]
    if not Path(os.environ["GF_SECURITY_ADMIN_PASSWORD__FILE"]).read_text().strip():
        raise ValueError("the password is empty")
    Path("/var/lib/grafana/grafana.db").write_text("")
    return titles


class Visit(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        known = self.path == "/api/health"
        body = json.dumps({"database": "ok", "version": "stand-in", "dashboards": TITLES} if known else {}).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
TITLES = provision()
print("Grafana (stand-in) reads", TITLES, flush=True)
ThreadingHTTPServer(("", 3000), Visit).serve_forever()
