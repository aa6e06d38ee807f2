#!/usr/bin/env python3
"""A client of the service, written independently of the Swift code: prints the decoded response.

    python3 vclaim_client.py --url http://127.0.0.1:8080/vclaim-rest --dialect official reference diagnosa A00
    python3 vclaim_client.py --url http://127.0.0.1:8080/vclaim-rest card 0009999000001 2026-01-14
    python3 vclaim_client.py --url http://127.0.0.1:8080/aplicaresws aplicares 0999R001 1 10
"""

import argparse
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import letters
import wire


class Refused(Exception):
    """The service answered with a code other than success."""


class Client:
    """One service at one base URL; `dialect` is VClaim's, the others are signed as the official one."""

    def __init__(self, url, dialect="official", consumer_id="10001", secret="rahasiaContoh1", user_key="kunciContoh1",
                 now=time.time):
        self.url, self.dialect, self.consumer_id, self.secret = url.rstrip("/"), dialect, consumer_id, secret
        self.user_key, self.now = user_key, now

    def reference(self, *segments):
        return self.call("GET", ["referensi", *segments])

    def member(self, kind, number, date):
        """A member by `nokartu` or `nik`."""
        return self.call("GET", ["Peserta", kind, number, "tglSEP", date])["peserta"]

    def create(self, letter):
        if self.dialect == "paged":
            return self.call("POST", ["SEP", "create"], letters.flat(letter))["sep"]
        return self.call("POST", ["SEP", "2.0", "insert"], {"request": {"t_sep": letter}})["sep"]

    def read(self, number):
        """The letter, bare or in `sep`: both are met."""
        answer = self.call("GET", ["SEP", number])
        return answer.get("sep", answer)

    def update(self, letter):
        body = letters.flat(letter) if self.dialect == "paged" else {"request": {"t_sep": letter}}
        return self.call("PUT", ["SEP", "2.0", "update"], body)

    def delete(self, number, user):
        if self.dialect == "paged":
            return self.call("DELETE", ["SEP", number], {"user": user})
        return self.call("DELETE", ["SEP", "2.0", "delete"], {"request": {"t_sep": {"noSep": number, "user": user}}})

    def antrean(self, word):
        return self.call("GET", ["ref", word])

    def aplicares(self, facility, start, limit):
        return self.call("GET", ["rest", "bed", "read", facility, str(start), str(limit)])

    def call(self, method, segments, body=None):
        """The decoded response; Refused for any code other than success."""
        timestamp = str(int(self.now()))
        headers = {
            "X-cons-id": self.consumer_id, "X-timestamp": timestamp,
            "X-signature": wire.signature(self.dialect, self.consumer_id, self.secret, timestamp),
        }
        if self.user_key:
            headers[wire.user_key_header(self.dialect)] = self.user_key
        if body is not None:
            headers["Content-Type"] = wire.content_type(self.dialect)
        path = "/".join(urllib.parse.quote(segment, safe="") for segment in segments)
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(f"{self.url}/{path}", data=content, headers=headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as answer:
                document = json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise Refused(f"HTTP {error.code}: {error.read().decode(errors='replace')}") from None
        metadata = document.get("metaData") or document.get("metadata") or document.get("metaInfo")
        code = str(metadata.get("code", metadata.get("Code")))
        if code not in ("200", "1"):
            raise Refused(f"{code}: {metadata.get('message')}")
        return self.decoded(document.get("response"), timestamp)

    def decoded(self, response, timestamp):
        """Decides by shape: only a string that decrypts was encrypted."""
        if isinstance(response, str) and not self.dialect == "paged":
            try:
                return json.loads(wire.decrypt(response, self.consumer_id, self.secret, timestamp))
            except ValueError:
                if len(response) % 4 == 0 and len(response) >= 24:
                    raise
        return response


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--dialect", choices=["official", "paged"], default="official")
    parser.add_argument("--consumer-id", default="10001")
    parser.add_argument("--secret", default="rahasiaContoh1")
    parser.add_argument("--user-key", default="kunciContoh1")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, arguments in [
        ("reference", ["segments..."]), ("card", ["number", "date"]), ("nik", ["number", "date"]), ("create", ["file"]),
        ("read", ["number"]), ("update", ["file"]), ("delete", ["number", "user"]), ("antrean", ["word"]),
        ("aplicares", ["facility", "start", "limit"]),
    ]:
        command = commands.add_parser(name)
        for argument in arguments:
            command.add_argument(argument.removesuffix("..."), nargs="+" if argument.endswith("...") else None)
    options = vars(parser.parse_args())
    command = options.pop("command")
    names = ("url", "dialect", "consumer_id", "secret", "user_key")
    client = Client(**{name: options.pop(name) for name in names})
    try:
        print(json.dumps(answer(client, command, **options), ensure_ascii=False, indent=1))
    except (Refused, ValueError, OSError) as error:
        sys.exit(f"vclaim_client: {error}")


def answer(client, command, **arguments):
    if command == "reference":
        return client.reference(*arguments["segments"])
    if command in ("card", "nik"):
        return client.member("nokartu" if command == "card" else "nik", **arguments)
    if command in ("create", "update"):
        with open(arguments["file"], encoding="utf-8") as file:
            return getattr(client, command)(json.load(file))
    return getattr(client, command)(**arguments)


if __name__ == "__main__":
    main()
