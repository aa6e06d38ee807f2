#!/usr/bin/env python3
"""Checks server and client of this directory against each other, in both dialects, over real HTTP on loopback."""

import contextlib
import http.client
import json
import threading
import unittest
import urllib.request

import check_service
import vclaim_server
from vclaim_client import Client, Refused


@contextlib.contextmanager
def serving(*arguments):
    server = vclaim_server.make_server(vclaim_server.parse(list(arguments)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/vclaim-rest"
    finally:
        server.shutdown()
        server.server_close()


def ask(url, *segments, **options):
    return Client(url, **options).reference(*segments)


def codes(response):
    return [row["kode"] for row in next(iter(response.values()))]


class Official(unittest.TestCase):
    def test_searches_codes_by_their_beginning_and_names_anywhere(self):
        with serving() as url:
            self.assertEqual(codes(ask(url, "diagnosa", "a00")), ["A00", "A00.1"])
            self.assertEqual(codes(ask(url, "diagnosa", "FEVER")), ["A01.0", "A90", "A91"])
            self.assertEqual(codes(ask(url, "diagnosa", "😀")), ["C88.0"])
            self.assertEqual(codes(ask(url, "faskes", "contoh", "2")), ["0999R001", "0999R002"])
            self.assertEqual(codes(ask(url, "dokter", "pelayanan", "2", "tglPelayanan", "2026-01-14", "Spesialis", "INT")),
                             ["30001", "30002"])
            self.assertEqual(len(codes(ask(url + "/", "kelasrawat"))), 5)
            self.assertEqual(ask(url, "diagnosa", "A91")["diagnosa"][0]["nama"], "A91 - Dengue haemorrhagic fever")

    def test_refuses_what_is_not_signed_well(self):
        with serving() as url:
            for options, text in [
                ({"secret": "salah"}, "401: Signature Service Tidak Sesuai"), ({"now": lambda: 1}, "401"),
                ({"user_key": None}, "HTTP 403: Authentication parameters missing"),
                ({"user_key": "salah"}, "HTTP 403: Authentication failed"), ({"dialect": "paged"}, "HTTP 403"),
            ]:
                with self.assertRaisesRegex(Refused, text):
                    ask(url, "diagnosa", "A00", **options)

    def test_says_that_there_is_no_data_and_that_a_keyword_is_short(self):
        with serving("--min-keyword", "3", "--row-cap", "1") as url:
            with self.assertRaisesRegex(Refused, "201: Data tidak ditemukan"):
                ask(url, "diagnosa", "tidak begitu")
            with self.assertRaisesRegex(Refused, "201: Minimal 3 karakter"):
                ask(url, "diagnosa", "A0")
            self.assertEqual(codes(ask(url, "diagnosa", "A00")), ["A00"])

    def test_counts_requests_by_template(self):
        with serving() as url:
            ask(url, "diagnosa", "A00")
            with self.assertRaises(Refused):
                ask(url, "diagnosa", "tidak begitu/%2F")
            stats = json.load(urllib.request.urlopen(url.removesuffix("/vclaim-rest") + "/_stats"))
            self.assertEqual(stats["templates"], {"referensi/diagnosa/{keyword}": 2})
            self.assertEqual(stats["codes"], {"200": 1, "201": 1})


class Paged(unittest.TestCase):
    def test_pages_and_looks_up(self):
        with serving("--dialect", "paged", "--page-cap", "3") as url:
            self.assertEqual(codes(ask(url, "diagnosa", "0", "100", dialect="paged")), ["A00", "A00.1", "A01.0"])
            self.assertEqual(codes(ask(url, "diagnosa", "6", "100", dialect="paged")), ["I10", "Z00.0"])
            with self.assertRaisesRegex(Refused, "201"):
                ask(url, "diagnosa", "8", "100", dialect="paged")
            self.assertEqual(codes(ask(url, "poli", "007", dialect="paged")), ["007"])
            self.assertEqual(codes(ask(url, "dokter", "0999R001", "INT", "0", "9", dialect="paged")), ["30001", "30002"])
            rooms = ask(url, "kamar", "0999R001", "0", "9", dialect="paged", user_key=None)["list"]
            self.assertEqual(rooms[0], {"kode": "R01", "nama": "Melati 1", "kodekelas": "VIP", "kapasitas": 4, "tersedia": 1})
            with self.assertRaisesRegex(Refused, "401"):
                ask(url, "kelasrawat", dialect="paged", secret="salah")


class EveryEndPoint(unittest.TestCase):
    def test_answers_a_walk_through_all_of_them(self):
        for options in [("official",), ("paged",), ("official", "--plain-update"), ("official", "--antrean-success", "200")]:
            with self.subTest(options), serving("--dialect", *options) as url:
                host = url.removesuffix("/vclaim-rest")
                walk = check_service.Walk(check_service.parse(
                    ["--url", url, "--dialect", options[0], "--antrean-url", host + "/antreanrs",
                     "--aplicares-url", host + "/aplicaresws"])).all()
                self.assertEqual(walk.failures, [])
                self.assertGreater(len(walk.asked), 30)

    def test_refuses_letters_that_break_the_rules(self):
        with serving() as url:
            client, walk = Client(url), check_service.Walk(check_service.parse(["--url", url]))
            letter = walk.letter("0009999000001")
            for change, text in [({"tglSep": "2026-02-30"}, "412"), ({"tglSep": "2999-01-01"}, "412"), ({"user": ""}, "412"),
                                 ({"jnsPelayanan": "RJ"}, "412"), ({"noMR": 7}, "412"), ({"skdp": {}}, "412"),
                                 ({"noKartu": "0009999999999"}, "201: Data tidak ditemukan")]:
                with self.subTest(change), self.assertRaisesRegex(Refused, text):
                    client.create({**letter, **change})
            with self.assertRaisesRegex(Refused, "412: Content-Type"):
                client.call("POST", ["SEP", "2.0", "insert"])


class Faults(unittest.TestCase):
    def test_spoil_answers_in_their_way(self):
        for fault, error in [("html", ValueError), ("cut", ValueError), ("empty", ValueError), ("wrong-key", ValueError),
                             ("cut-connection", http.client.IncompleteRead)]:
            with self.subTest(fault), serving("--fault", fault, "--fault-after", "1") as url:
                ask(url, "diagnosa", "A00")
                with self.assertRaises(error):
                    ask(url, "diagnosa", "A00")
        with serving("--fault", "row-without-code") as url:
            self.assertEqual([row.get("kode") for row in ask(url, "diagnosa", "A00")["diagnosa"]], ["A00", None])
        with serving("--fault", "two-names", "--fault-on", "diagnosa") as url:
            self.assertEqual(codes(ask(url, "diagnosa", "A00")), ["A00", "A00.1", "A00"])
            self.assertEqual(len(codes(ask(url, "kelasrawat"))), 5)
        with serving("--fault", "list-for-object") as url:
            self.assertEqual(ask(url, "diagnosa", "A91")["diagnosa"], [["A91", "A91 - Dengue haemorrhagic fever"]])
        with serving("--fault", "repeated-page", "--dialect", "paged") as url:
            pages = [codes(ask(url, "diagnosa", start, "2", dialect="paged")) for start in ("0", "2")]
            self.assertEqual(pages, [["A00", "A00.1"]] * 2)


if __name__ == "__main__":
    unittest.main()
