#!/usr/bin/env python3
"""The VClaim service, written a second time and independently of the Swift code, for trials on loopback."""

import argparse
import http.server
import ipaddress
import json
import os
import signal
import sys
import threading
import time
import urllib.parse

from routing import Refusal
from service import Service

FAULTS = ["html", "cut", "cut-connection", "empty", "list-for-object", "row-without-code", "two-names", "repeated-page",
          "wrong-key"]
MAINTENANCE = "<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>"


def spoil(fault, payload):
    """An answer with a fault inside its list."""
    if not isinstance(payload, dict):
        return payload
    return {name: spoil_rows(fault, rows) if isinstance(rows, list) else rows for name, rows in payload.items()}


def spoil_rows(fault, rows):
    if fault == "list-for-object":
        return [[row["kode"], row["nama"]] for row in rows]
    if fault == "row-without-code":
        return rows[:-1] + [{name: value for name, value in rows[-1].items() if name != "kode"}]
    if fault == "two-names":
        return rows + [dict(rows[0], nama=rows[0]["nama"] + " (lain)")]
    return rows


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Header and body leave in one piece: two would wait for each other's acknowledgement.
    wbufsize = 1 << 16
    timeout = 60

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path == "/_stats" and ipaddress.ip_address(self.client_address[0]).is_loopback:
            return self.answer(200, "application/json", json.dumps(self.server.service.stats(), indent=1))
        self.serve(path, b"")

    def do_POST(self):
        self.serve(urllib.parse.urlsplit(self.path).path, self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    do_PUT = do_DELETE = do_POST

    def serve(self, path, content):
        service, options = self.server.service, self.server.service.options
        gateway, template = service.gateways["vclaim-rest"], "unknown"
        try:
            gateway, route, rest = service.route(self.command, path)
            template = route.template
            timestamp = gateway.authorize(self.headers)
            if options.latency:
                time.sleep(options.latency)
            payload = route.payload(rest, None if self.command == "GET" else gateway.document(self.headers, content))
            number = service.count(template, "200")
            fault = options.fault if number > options.fault_after and (options.fault_on or "") in template else None
            if fault == "html":
                return self.answer(200, "text/html", MAINTENANCE)
            if fault == "empty":
                return self.answer(200, "application/json", "")
            secret = options.secret + ("-lain" if fault == "wrong-key" else "")
            body = gateway.success_envelope(spoil(fault, payload), timestamp, secret, route.is_plain)
            if fault == "cut":
                body = body[:len(body) // 2]
            self.answer(200, "application/json", body, is_cut=fault == "cut-connection")
        except Refusal as refusal:
            service.count(template, str(refusal.code))
            if isinstance(refusal.code, int):
                return self.answer(refusal.code, "text/plain", refusal.message)
            envelope = gateway.envelope(refusal.code, refusal.message, refusal.response)
            self.answer(200, "application/json", envelope)

    def answer(self, status, content_type, text, is_cut=False):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type + "; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2] if is_cut else body)
        self.close_connection |= is_cut

    def log_message(self, format, *arguments):
        """Nothing: paths hold keywords, and `/_stats` counts."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dialect", choices=["official", "paged"], default="official")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--port-file", help="where to write the port once it listens")
    parser.add_argument("--data", metavar="DIR", help="CSV files named after the tables of the reference file")
    parser.add_argument("--facility", help="own facility, whose doctors the official dialect answers; default: the first")
    parser.add_argument("--consumer-id", default="10001")
    parser.add_argument("--secret", default="rahasiaContoh1")
    parser.add_argument("--user-key", default="kunciContoh1")
    parser.add_argument("--antrean-user-key", default="kunciAntrean1")
    parser.add_argument("--antrean-success", type=int, choices=[1, 200], default=1, help="the code of Antrean's answers")
    parser.add_argument("--plain-update", action="store_true", help="answer an update with the bare number of the letter")
    parser.add_argument("--tolerance", type=int, default=300, help="of timestamps, in seconds")
    parser.add_argument("--row-cap", type=int, help="at most so many rows for a keyword")
    parser.add_argument("--min-keyword", type=int, default=0, help="refuse shorter keywords with code 201")
    parser.add_argument("--page-cap", type=int, help="at most so many rows a page, whatever was asked for")
    parser.add_argument("--latency", type=float, default=0, help="seconds before each answer")
    parser.add_argument("--fault", choices=FAULTS, help="spoil successful answers in this way")
    parser.add_argument("--fault-on", metavar="TEXT", help="only where the end point's template holds this text")
    parser.add_argument("--fault-after", type=int, default=0, metavar="N", help="only after N good answers of a template")
    return parser.parse_args(arguments)


def make_server(options):
    server = Server(("127.0.0.1", options.port), Handler)
    server.service = Service(options)
    return server


def main():
    options = parse()
    try:
        server = make_server(options)
    except (OSError, ValueError) as error:
        sys.exit(f"vclaim_server: {error}")
    port = server.server_address[1]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    if options.port_file:
        with open(options.port_file + ".new", "w") as file:
            file.write(f"{port}\n")
        os.replace(options.port_file + ".new", options.port_file)
    print(f"http://127.0.0.1:{port}/vclaim-rest", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
