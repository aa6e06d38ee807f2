"""Three services behind one address: VClaim in one of its dialects, Antrean and Aplicares."""

import base64
import collections
import functools
import hmac
import json
import threading
import time

import aes
import lzstring
import tables
import wire
from end_points import Reference
from members import Members
from other_services import antrean_routes, aplicares_routes
from routing import Refusal, find

pack = functools.lru_cache(maxsize=4096)(lzstring.compress)


class Gateway:
    """One of the services: how its requests are signed, and how its answers are wrapped."""

    def __init__(self, routes, options, dialect, *, user_key, needs_user_key, success="200", metadata="metaData", is_plain):
        self.routes, self.options, self.dialect = routes, options, dialect
        self.user_key, self.needs_user_key = user_key, needs_user_key
        self.success, self.metadata, self.is_plain = success, metadata, is_plain

    def authorize(self, headers):
        """The timestamp of a request that is signed well; a Refusal for any other."""
        options = self.options
        key = headers.get(wire.user_key_header(self.dialect))
        if key is None and self.needs_user_key:
            raise Refusal(403, "Authentication parameters missing")
        if key is not None and key != self.user_key and self.user_key:
            raise Refusal(403, "Authentication failed")
        timestamp = headers.get("X-timestamp", "")
        if headers.get("X-cons-id") != options.consumer_id:
            raise Refusal("404", "Unauthorized! You are not registered for this service!")
        expected = wire.signature(self.dialect, options.consumer_id, options.secret, timestamp)
        is_signed = hmac.compare_digest(expected.encode(), headers.get("X-signature", "").encode("latin-1", "replace"))
        if not (timestamp.isascii() and timestamp.isdecimal() and is_signed
                and abs(int(timestamp) - time.time()) <= options.tolerance):
            raise Refusal("401", "Signature Service Tidak Sesuai")
        return timestamp

    def document(self, headers, content):
        """The JSON of a request's body."""
        if (headers.get("Content-Type") or "").split(";")[0].strip().lower() != wire.content_type(self.dialect).lower():
            raise Refusal("412", "Content-Type tidak sesuai")
        try:
            body = json.loads(content)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise Refusal("412", "Isi bukan JSON")
        return body

    def envelope(self, code, message, response):
        text = json.dumps({self.metadata: {"code": code, "message": message}, "response": response}, ensure_ascii=False)
        # As the service's own library writes it: in base64, a slash is escaped.
        return text.replace("/", "\\/") if isinstance(response, str) else text

    def success_envelope(self, payload, timestamp, secret, is_plain):
        if not (self.is_plain or is_plain):
            key, iv = wire.key_and_iv(self.options.consumer_id, secret, timestamp)
            packed = pack(json.dumps(payload, ensure_ascii=False, separators=(",", ":")))
            payload = base64.b64encode(aes.encrypt(key, iv, packed.encode())).decode()
        return self.envelope(self.success, "Sukses", payload)


class Service:
    """The state of one server: options, rows, letters, counts."""

    def __init__(self, options):
        self.options = options
        content = tables.load(options.data)
        reference = Reference(
            options.dialect, content, options.facility, options.row_cap, options.min_keyword, options.page_cap,
            unmoving=options.fault == "repeated-page")
        members = Members(options.dialect, content, options.plain_update)
        is_official = options.dialect == "official"
        self.gateways = {
            "vclaim-rest": Gateway(
                reference.routes + members.routes, options, options.dialect, user_key=options.user_key,
                needs_user_key=is_official, is_plain=not is_official),
            "antreanrs": Gateway(
                antrean_routes(content), options, "official", user_key=options.antrean_user_key, needs_user_key=True,
                success=options.antrean_success, metadata="metadata", is_plain=False),
            "aplicaresws": Gateway(
                aplicares_routes(content), options, "official", user_key=None, needs_user_key=False, success=1,
                metadata="metadata", is_plain=True),
        }
        self.lock = threading.Lock()
        self.counts = collections.Counter()

    def route(self, method, path):
        """The gateway and the route of a path; a path without a known prefix is VClaim's."""
        prefix, _, rest = path.lstrip("/").partition("/")
        gateway = self.gateways.get(prefix)
        if gateway is None:
            gateway, rest = self.gateways["vclaim-rest"], path
        rest = rest.lstrip("/")
        return gateway, find(gateway.routes, method, rest), rest

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
