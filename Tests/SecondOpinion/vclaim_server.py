#!/usr/bin/env python3
"""The VClaim service, written a second time and independently of the Swift code, for trials on loopback."""

import argparse
import collections
import functools
import hmac
import http.server
import ipaddress
import json
import os
import signal
import sys
import threading
import time
import urllib.parse

import aes
import base64
import lzstring
import tables
import wire
from end_points import EndPoints, Refusal

FAULTS = ["html", "cut", "cut-connection", "empty", "list-for-object", "row-without-code", "two-names", "repeated-page",
          "wrong-key"]
PREFIX = "/vclaim-rest"
pack = functools.lru_cache(maxsize=4096)(lzstring.compress)


def spoil(fault, rows):
    """The rows of an answer with a fault inside."""
    if fault == "list-for-object":
        return [[row["kode"], row["nama"]] for row in rows]
    if fault == "row-without-code":
        return rows[:-1] + [{name: value for name, value in rows[-1].items() if name != "kode"}]
    if fault == "two-names":
        return rows + [dict(rows[0], nama=rows[0]["nama"] + " (lain)")]
    return rows


class Service:
    """The state of one server: options, rows, counts."""

    def __init__(self, options):
        self.options = options
        self.end_points = EndPoints(
            options.dialect, tables.load(options.data), options.facility, options.row_cap, options.min_keyword,
            options.page_cap, unmoving=options.fault == "repeated-page")
        self.lock = threading.Lock()
        self.counts = collections.Counter()

    def count(self, template, code):
        """Counts an answer; returns how many of this template had this code by now."""
        with self.lock:
            self.counts[template, code] += 1
            return self.counts[template, code]

    def stats(self):
        templates, codes = collections.Counter(), collections.Counter()
        with self.lock:
            for (template, code), count in self.counts.items():
                templates[template] += count
                codes[code] += count
        return {"total": templates.total(), "templates": templates, "codes": codes}

    def authorize(self, headers):
        """The timestamp of a request that is signed well; a Refusal for any other."""
        options = self.options
        key = headers.get(wire.user_key_header(options.dialect))
        if key is None and options.dialect == "official":
            raise Refusal(403, "Authentication parameters missing")
        if key is not None and key != options.user_key:
            raise Refusal(403, "Authentication failed")
        timestamp = headers.get("X-timestamp", "")
        if headers.get("X-cons-id") != options.consumer_id:
            raise Refusal("404", "Unauthorized! You are not registered for this service!")
        expected = wire.signature(options.dialect, options.consumer_id, options.secret, timestamp)
        is_signed = hmac.compare_digest(expected.encode(), headers.get("X-signature", "").encode("latin-1", "replace"))
        if not (timestamp.isascii() and timestamp.isdecimal() and is_signed
                and abs(int(timestamp) - time.time()) <= options.tolerance):
            raise Refusal("401", "Signature Service Tidak Sesuai")
        return timestamp

    def envelope(self, code, message, response):
        text = json.dumps({"metaData": {"code": code, "message": message}, "response": response}, ensure_ascii=False)
        # As the service's own library writes it: in base64, a slash is escaped.
        return text.replace("/", "\\/") if isinstance(response, str) else text

    def seal(self, payload, timestamp, secret):
        options = self.options
        if options.dialect == "paged":
            return payload
        key, iv = wire.key_and_iv(options.consumer_id, secret, timestamp)
        packed = pack(json.dumps(payload, ensure_ascii=False, separators=(",", ":")))
        return base64.b64encode(aes.encrypt(key, iv, packed.encode())).decode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Header and body leave in one piece: two would wait for each other's acknowledgement.
    wbufsize = 1 << 16
    timeout = 60

    def do_GET(self):
        service, options = self.server.service, self.server.service.options
        path = urllib.parse.urlsplit(self.path).path
        if path == "/_stats" and ipaddress.ip_address(self.client_address[0]).is_loopback:
            return self.answer(200, "application/json", json.dumps(service.stats(), indent=1))
        template = "unknown"
        try:
            route = service.end_points.find(path.removeprefix(PREFIX).lstrip("/"), self.decode)
            if route is None:
                raise Refusal("404", "Alamat tidak dikenal")
            template, key, rows = route
            timestamp = service.authorize(self.headers)
            if options.latency:
                time.sleep(options.latency)
            payload_rows = rows()
            number = service.count(template, "200")
            fault = options.fault if number > options.fault_after and (options.fault_on or "") in template else None
            if fault == "html":
                return self.answer(200, "text/html", "<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>")
            if fault == "empty":
                return self.answer(200, "application/json", "")
            secret = options.secret + ("-lain" if fault == "wrong-key" else "")
            body = service.envelope("200", "Sukses", service.seal({key: spoil(fault, payload_rows)}, timestamp, secret))
            if fault == "cut":
                body = body[:len(body) // 2]
            self.answer(200, "application/json", body, is_cut=fault == "cut-connection")
        except Refusal as refusal:
            service.count(template, str(refusal.code))
            if isinstance(refusal.code, int):
                return self.answer(refusal.code, "text/plain", refusal.message)
            self.answer(200, "application/json", service.envelope(refusal.code, refusal.message, None))

    @staticmethod
    def decode(segment):
        try:
            return urllib.parse.unquote(segment, errors="strict")
        except UnicodeDecodeError:
            raise Refusal("412", "Alamat bukan UTF-8") from None

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
    print(f"http://127.0.0.1:{port}{PREFIX}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
