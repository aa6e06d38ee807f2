#!/usr/bin/env python3
"""A client of the VClaim service, written independently of the Swift code: prints the decoded response.

    python3 vclaim_client.py --url http://127.0.0.1:8080/vclaim-rest --dialect official diagnosa A00
"""

import argparse
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import wire


class Refused(Exception):
    """The service answered with a code other than 200."""


def call(url, dialect, consumer_id, secret, user_key, segments, now=time.time):
    """The decoded response to `referensi/` and these segments."""
    timestamp = str(int(now()))
    headers = {
        "X-cons-id": consumer_id, "X-timestamp": timestamp,
        "X-signature": wire.signature(dialect, consumer_id, secret, timestamp),
    }
    if user_key:
        headers[wire.user_key_header(dialect)] = user_key
    path = "/".join(urllib.parse.quote(segment, safe="") for segment in ["referensi", *segments])
    request = urllib.request.Request(url.rstrip("/") + "/" + path, headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as answer:
            body = answer.read()
    except urllib.error.HTTPError as error:
        raise Refused(f"HTTP {error.code}: {error.read().decode(errors='replace')}") from None
    document = json.loads(body)
    metadata = document.get("metaData") or document.get("metadata")
    if str(metadata.get("code", metadata.get("Code"))) != "200":
        raise Refused(f"{metadata.get('code')}: {metadata.get('message')}")
    response = document.get("response")
    if isinstance(response, str) and dialect == "official":
        return json.loads(wire.decrypt(response, consumer_id, secret, timestamp))
    return response


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--dialect", choices=["official", "paged"], default="official")
    parser.add_argument("--consumer-id", default="10001")
    parser.add_argument("--secret", default="rahasiaContoh1")
    parser.add_argument("--user-key", default="kunciContoh1")
    parser.add_argument("segments", nargs="+", metavar="SEGMENT", help="what follows referensi/ in the path")
    options = vars(parser.parse_args())
    try:
        print(json.dumps(call(**options), ensure_ascii=False, indent=1))
    except (Refused, ValueError, OSError) as error:
        sys.exit(f"vclaim_client: {error}")


if __name__ == "__main__":
    main()
