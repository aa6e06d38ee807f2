"""Signing and answers of the service, as `vclaim.md` describes them in sections 1 and 2."""

import base64
import hashlib
import hmac

import aes
import lzstring


def signature(dialect, consumer_id, secret, timestamp):
    text = consumer_id + ("&" if dialect == "official" else "") + timestamp
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), "sha256")).decode()


def user_key_header(dialect):
    return "user_key" if dialect == "official" else "X-user-key"


def content_type(dialect):
    """Of a request with a body: the official dialect calls its JSON a form."""
    return "Application/x-www-form-urlencoded" if dialect == "official" else "application/json"


def key_and_iv(consumer_id, secret, timestamp):
    key = hashlib.sha256((consumer_id + secret + timestamp).encode()).digest()
    return key, key[:16]


def encrypt(json_text, consumer_id, secret, timestamp, **options):
    key, iv = key_and_iv(consumer_id, secret, timestamp)
    return base64.b64encode(aes.encrypt(key, iv, lzstring.compress(json_text).encode(), **options)).decode()


def decrypt(response, consumer_id, secret, timestamp, **options):
    key, iv = key_and_iv(consumer_id, secret, timestamp)
    return lzstring.decompress(aes.decrypt(key, iv, base64.b64decode(response, validate=True), **options).decode())
