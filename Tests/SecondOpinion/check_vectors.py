#!/usr/bin/env python3
"""Checks this directory's code by itself: against the worked vectors and FIPS 197.

    python3 check_vectors.py FILE       FILE: vclaim-vectors.json
"""

import hashlib
import json
import sys

import aes
import lzstring
import wire


def main(path):
    failures = []

    def check(name, found, expected):
        if found != expected:
            failures.append(name)
            print(f"FAILED {name}")

    key = bytes(range(32))
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    cipher = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    check("FIPS 197 C.3, encryption", bytes(aes.encrypt_block(aes._round_keys(key), block)), cipher)
    check("FIPS 197 C.3, decryption", bytes(aes.decrypt_block(aes._round_keys(key), cipher)), block)
    check("the empty text", lzstring.compress(""), "Q")
    check("the empty text, unpacked", lzstring.decompress("Q"), "")

    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)["vectors"]
    ways = [True] if aes.Cipher is None else [True, False]
    for vector in vectors:
        name = vector["name"]
        who = vector["consid"], vector["secret"], vector["timestamp"]
        check(f"{name}: signature", wire.signature("official", *who), vector["signature_base64"])
        key, iv = wire.key_and_iv(*who)
        check(f"{name}: key", key.hex(), vector["aes_key_hex"])
        check(f"{name}: initialisation vector", iv.hex(), vector["iv_hex"])
        check(f"{name}: packing", lzstring.compress(vector["plaintext"]), vector["lz_encoded_uri"])
        check(f"{name}: unpacking", lzstring.decompress(vector["lz_encoded_uri"]), vector["plaintext"])
        for pure in ways:
            check(f"{name}: encryption, pure={pure}", wire.encrypt(vector["plaintext"], *who, pure=pure), vector["ciphertext_base64"])
            plain = wire.decrypt(vector["ciphertext_base64"], *who, pure=pure)
            check(f"{name}: decryption, pure={pure}", hashlib.sha256(plain.encode()).hexdigest(), vector["sha256_plaintext"])
    print(f"{len(vectors)} vectors, {len(failures)} failures")
    return 0 if vectors and not failures else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
