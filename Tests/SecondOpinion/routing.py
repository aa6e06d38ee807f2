"""Paths, what answers them, and refusals: what the three services of the server have in common."""

import re
import urllib.parse

NOT_FOUND = "Data tidak ditemukan"


class Refusal(Exception):
    """An answer with a code other than success; an HTTP status where the code is a number."""

    def __init__(self, code, message, response=None):
        super().__init__(message)
        self.code, self.message, self.response = code, message, response


class Route:
    """A path template and the function from its parts, and a body where there is one, to the payload."""

    def __init__(self, template, answer, method="GET", is_plain=False):
        self.template, self.answer, self.method, self.is_plain = template, answer, method, is_plain
        self.pattern = re.compile(re.sub(r"\{\w+\}", "([^/]*)", template))

    def payload(self, raw_path, body):
        parts = [decode(part) for part in self.pattern.fullmatch(raw_path).groups()]
        return self.answer(*parts) if self.method == "GET" else self.answer(*parts, body)


def find(routes, method, raw_path):
    """The route of a path whose segments are still percent-encoded."""
    for route in routes:
        if route.method == method and route.pattern.fullmatch(raw_path):
            return route
    raise Refusal("404", "Alamat tidak dikenal")


def decode(segment):
    try:
        return urllib.parse.unquote(segment, errors="strict")
    except UnicodeDecodeError:
        raise Refusal("412", "Alamat bukan UTF-8") from None


def numbers(start, limit):
    if not (start.isascii() and start.isdecimal() and limit.isascii() and limit.isdecimal() and int(limit)):
        raise Refusal("412", "start dan limit harus angka")
    return int(start), int(limit)
