#!/usr/bin/env python3
"""The sample behind Debian's nginx, at the root of a host and in a folder:
every address of the sitemap and every file is there with its type and its
bytes, folders have their page, what is not there gets 404.html with links that
lead on."""
import html.parser
import http.client
import shutil
import socket
import subprocess
import time
import urllib.parse
import xml.etree.ElementTree

from _site import Tests, files, run, said, sample_copy, scratch

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"html": "text/html", "css": "text/css", "csv": "text/csv",
         "json": "application/json", "jsonl": "application/jsonl",
         "xml": "text/xml", "txt": "text/plain",
         "js": "application/javascript", "svg": "image/svg+xml",
         "ico": "image/x-icon", "png": "image/png", "zip": "application/zip",
         "sqlite": "application/vnd.sqlite3", "xlsx": XLSX,
         "jsonld": "application/ld+json", "ttl": "text/turtle"}
WITHOUT_CHARSET = ("image/", "application/zip", "application/octet-stream",
                   "application/vnd.sqlite3", XLSX)
CONFIG = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
	include /etc/nginx/mime.types;
	types {{ text/csv csv; application/vnd.sqlite3 sqlite;
		application/jsonl jsonl;
		application/ld+json jsonld; text/turtle ttl; }}
	access_log off;
	charset utf-8;
	charset_types text/xml text/plain text/css text/csv text/turtle
		application/json application/jsonl application/ld+json
		application/javascript image/svg+xml;
	client_body_temp_path {folder}/body;
	proxy_temp_path {folder}/proxy;
	fastcgi_temp_path {folder}/fastcgi;
	uwsgi_temp_path {folder}/uwsgi;
	scgi_temp_path {folder}/scgi;
	server {{
		listen 127.0.0.1:{port};
		root {root};
		location {place}/ {{
			error_page 404 {place}/404.html;
		}}
	}}
}}
"""
t = Tests()
nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
if not t.check("nginx is installed", nginx):
    t.end()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes
                       if name in ("href", "src") and value]


class Server:
    """nginx over a folder, ended by its own process."""

    def __init__(self, name, root, place, port):
        folder = scratch() / f"nginx-{name}"
        folder.mkdir()
        config = folder / "nginx.conf"
        config.write_text(CONFIG.format(folder=folder, port=port, root=root,
                                        place=place))
        # Started by root it would serve as www-data, which may not look into
        # a folder of root's.
        for path in (folder.parent, folder):
            path.chmod(0o755)
        self.log, self.port = folder / "error.log", port
        self.child = subprocess.Popen(
            [nginx, "-p", folder, "-e", self.log, "-c", config],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.connection = http.client.HTTPConnection("127.0.0.1", port,
                                                     timeout=10)

    def answers(self):
        for _ in range(100):
            if self.child.poll() is not None:
                return False
            try:
                self.connection.connect()
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return (answer.status, answer.getheader("Content-Type") or "",
                answer.read())

    def why(self):
        return self.log.read_text()[-500:] if self.log.exists() else ""

    def end(self):
        self.connection.close()
        self.child.terminate()
        self.child.wait(10)


def has_type(name, kind):
    wanted = TYPES.get(name.rsplit(".", 1)[-1])
    if wanted is None:
        return name.rsplit("/", 1)[-1].isupper()
    plain = wanted.startswith(WITHOUT_CHARSET) and wanted != "image/svg+xml"
    return kind == (wanted if plain else f"{wanted}; charset=utf-8")


def check_missing(server, place, address):
    """404.html, from wherever it is shown, leads to what is there."""
    status, kind, body = server.get(address)
    t.check(f"{address}: 404 with the page", status == 404 and body ==
            site["404.html"] and has_type("404.html", kind), (status, kind))
    for link in Links(body.decode()).links:
        if link.startswith("#"):
            continue
        path = urllib.parse.urlsplit(urllib.parse.urljoin(
            f"http://127.0.0.1:{server.port}{address}", link))
        if path.netloc != f"127.0.0.1:{server.port}":
            continue
        t.check(f"{address}: {link} is there and within the site",
                path.path.startswith(place + "/")
                and server.get(path.path)[0] == 200)


def check_site(server, place, address):
    tree = xml.etree.ElementTree.fromstring(site["sitemap.xml"])
    pages = [e.text for e in tree.iter() if e.tag.endswith("}loc")]
    t.check(f"{place}: the sitemap has every department", all(
        f"{address}/{n}" in pages for n in site
        if n.endswith(".html") and "departments/" in n), len(pages))
    for page in pages:
        if not t.check(f"{page}: under the site's address",
                       page.startswith(address + "/")):
            continue
        status, kind, body = server.get(page[page.index(place + "/", 8):])
        t.check(f"{page}: 200, HTML, UTF-8", status == 200 and body
                and kind == "text/html; charset=utf-8", (status, kind))
    for name, wanted in site.items():
        status, kind, body = server.get(f"{place}/{urllib.parse.quote(name)}")
        t.check(f"{place}/{name}: 200, its type, its bytes", status == 200
                and has_type(name, kind) and body == wanted, (status, kind))
    for folder in ("", "departments/", "data/", "en/"):
        t.check(f"{place}/{folder}: its page", server.get(
            f"{place}/{folder}")[2] == site[f"{folder}index.html"])
    for unknown in ("no-such-page", "departments/no/such/page.html"):
        check_missing(server, place, f"{place}/{unknown}")
    status, _, _ = server.get(f"{place}/.budgetpress")
    t.check(f"{place}/.budgetpress: the manifest holds no secret",
            status in (200, 403, 404), status)


root = sample_copy("nginx")
settings = (root / "site.toml").read_text(encoding="utf-8")
for name, place in (("root", ""), ("folder", "/open/budget")):
    port = free_port()
    address = f"http://127.0.0.1:{port}{place}"
    with_address = settings.replace('base_url = ""', f'base_url = "{address}"')
    t.check("the address can be set", with_address != settings)
    (root / "site.toml").write_text(with_address, encoding="utf-8")
    host = scratch() / f"host-{name}"
    out = host / place.strip("/")
    out.parent.mkdir(parents=True, exist_ok=True)
    done = run("build", "-C", root, "-o", out)
    if not t.check(f"{name}: it builds", done.returncode == 0, said(done)):
        continue
    site = files(out)
    server = Server(name, host, place, port)
    try:
        if t.check(f"{name}: nginx answers", server.answers(), server.why()):
            check_site(server, place, address)
    finally:
        server.end()
t.end()
