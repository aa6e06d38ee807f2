#!/usr/bin/env python3
"""Walks through every end point of a service, whoever wrote it, and says what is not as `vclaim.md` has it.

    python3 check_service.py --url http://127.0.0.1:8080/vclaim-rest --dialect official --antrean-url … --aplicares-url …

Needs members of the kind that the options name, and letters that it may create; it deletes them again.
"""

import argparse
import datetime
import sys

import letters
from vclaim_client import Client, Refused


class Walk:
    """One walk; `failures` tells what was wrong, `asked` how many end points answered."""

    def __init__(self, options):
        self.options, self.failures, self.asked = options, [], []
        self.client = Client(options.url, options.dialect)

    def check(self, name, holds, seen=""):
        self.asked.append(name)
        if not holds:
            self.failures.append(f"{name}: {seen!r}")

    def refused(self, name, text, call, *arguments):
        try:
            self.check(name, False, call(*arguments))
        except Refused as refusal:
            self.check(name, text in str(refusal), str(refusal))

    def all(self):
        if self.options.dialect == "official":
            self.keyword_lists()
        else:
            self.paged_lists()
        self.rows("kelasrawat", "list", "kelasrawat")
        self.members()
        self.letters()
        if self.options.antrean_url:
            self.antrean()
        if self.options.aplicares_url:
            self.aplicares()
        return self

    def rows(self, name, key, *segments):
        """A list of the reference data, each row with a code and a name that are text."""
        try:
            response = self.client.reference(*segments)
            rows = response[key]
            good = rows and all(isinstance(row["kode"], str) and isinstance(row["nama"], str) for row in rows)
            self.check(name, good, response)
            return rows if good else []
        except (Refused, ValueError, KeyError, OSError) as error:
            self.check(name, False, repr(error))
            return []

    def keyword_lists(self):
        facility, polyclinic, date = self.options.facility, self.options.polyclinic, "2026-01-14"
        polyclinics = self.rows("poli", "poli", "poli", polyclinic)
        self.check("poli finds the code", polyclinic in [row["kode"] for row in polyclinics], polyclinics)
        for level in ("1", "2"):
            self.rows(f"faskes {level}", "faskes", "faskes", "a", level)
        for word, key, keyword in [("diagnosa", "diagnosa", "A00"), ("procedure", "procedure", "99")]:
            rows = self.rows(word, key, word, keyword)
            self.check(f"names of {word} repeat their code", all(row["nama"].startswith(row["kode"] + " - ") for row in rows))
        doctors = self.rows("dokter", "list", "dokter", "pelayanan", "2", "tglPelayanan", date, "Spesialis", polyclinic)
        for row in doctors[:1]:
            self.rows("dokter by name", "list", "dokter", row["nama"].split(",")[0])
        for word in ("spesialistik", "ruangrawat", "carakeluar", "pascapulang"):
            self.rows(word, "list", word)
        chronic = self.rows("diagnosaprb", "list", "diagnosaprb")
        self.check("codes of diagnosaprb end in a blank", all(row["kode"].endswith(" ") for row in chronic), chronic)
        for drug in self.rows("obatprb", "list", "obatprb", self.options.drug)[:1]:
            self.rows("obatprb by its whole name", "list", "obatprb", drug["nama"])
        for province in self.rows("propinsi", "list", "propinsi")[:1]:
            for regency in self.rows("kabupaten", "list", "kabupaten", "propinsi", province["kode"])[:1]:
                self.rows("kecamatan", "list", "kecamatan", "kabupaten", regency["kode"])
        self.refused("no data", "201", self.client.reference, "diagnosa", "tidak ada yang begini")
        self.refused("paged path", "404", self.client.reference, "kamar", facility, "0", "10")

    def paged_lists(self):
        facility, polyclinic = self.options.facility, self.options.polyclinic
        for word in ("poli", "faskes", "diagnosa"):
            first = self.rows(f"{word}, a page", word, word, "0", "2")
            second = self.rows(f"{word}, the next page", word, word, "1", "2")
            self.check(f"{word} counts from 0", first[1:2] == second[:1], [first, second])
            for row in first[:1]:
                self.check(f"{word} by code", self.rows(f"{word} by code", word, word, row["kode"]) == [row])
            self.refused(f"{word}, past the end", "201", self.client.reference, word, "999999", "2")
        self.rows("dokter", "list", "dokter", facility, polyclinic, "0", "10")
        self.rows("kamar", "list", "kamar", facility, "0", "10")
        self.refused("no data", "201", self.client.reference, "diagnosa", "Q99.99")

    def members(self):
        today = datetime.date.today().isoformat()
        for card, code in [(self.options.active, True), (self.options.inactive, False)]:
            member = self.client.member("nokartu", card, today)
            self.check("Peserta by card", member["noKartu"] == card and (member["statusPeserta"]["kode"] == "0") == code, member)
            self.check("hakKelas", member["hakKelas"]["kode"] in ("1", "2", "3"), member)
            self.check("Peserta by NIK", self.client.member("nik", member["nik"], today) == member, member)
        self.refused("an unknown card", "201", self.client.member, "nokartu", "0009999999999", today)
        self.refused("an unknown NIK", "201", self.client.member, "nik", "0000009999999999", today)

    def letters(self):
        client, letter = self.client, self.letter(self.options.active)
        number = client.create(letter)["noSep"]
        self.check("a letter's number", len(number) == 19 and number[12] == "V", number)
        read = client.read(number)
        self.check("SEP, read", read["noSep"] == number, read)
        self.refused("a second letter of the day", "201", client.create, letter)
        answer = client.update(letters.merged(letter, {"noSep": number, "catatan": "diubah"}))
        answer = answer.get("sep", answer) if isinstance(answer, dict) else {"noSep": answer}
        self.check("SEP, update", answer["noSep"] == number, answer)
        self.check("SEP, read after the update", "diubah" in str(client.read(number)), client.read(number))
        self.check("SEP, delete", client.delete(number, "admin") == number)
        self.refused("a second delete", "201", client.delete, number, "admin")
        self.refused("SEP, read after the delete", "201", client.read, number)
        self.refused("SEP of an inactive member", "201", client.create, self.letter(self.options.inactive))
        self.refused("SEP of an unknown member", "201", client.create, self.letter("0009999999999"))

    def letter(self, card):
        letter = {}
        for place in letters.REQUIRED + letters.ALSO_NESTED:
            letters.put(letter, place, "")
        values = {
            "noKartu": card, "tglSep": datetime.date.today().isoformat(), "ppkPelayanan": self.options.facility,
            "jnsPelayanan": "2", "klsRawat.klsRawatHak": "3", "noMR": "MR-1", "rujukan.asalRujukan": "1",
            "diagAwal": "A00", "poli.tujuan": self.options.polyclinic, "poli.eksekutif": "0", "cob.cob": "0",
            "katarak.katarak": "0", "jaminan.lakaLantas": "0", "jaminan.penjamin.suplesi.suplesi": "0",
            "tujuanKunj": "0", "catatan": "percobaan", "noTelp": "081234567890", "user": "admin",
        }
        for place, value in values.items():
            letters.put(letter, place, value)
        return letter

    def antrean(self):
        client = Client(self.options.antrean_url, user_key=self.options.antrean_user_key)
        for word, code, name in [("poli", "kdpoli", "nmpoli"), ("dokter", "kodedokter", "namadokter")]:
            rows = client.antrean(word)
            rows = rows["list"] if isinstance(rows, dict) else rows
            kind = int if word == "dokter" else str
            self.check(f"Antrean {word}", rows and all(isinstance(row[code], kind) and row[name] for row in rows), rows)
        other = Client(self.options.antrean_url, user_key="salah")
        self.refused("Antrean with a wrong key", "403", other.antrean, "poli")

    def aplicares(self):
        client, facility = Client(self.options.aplicares_url, user_key=None), self.options.facility
        rows = client.aplicares(facility, 1, 100)["list"]
        names = {"kodekelas", "koderuang", "namaruang", "kapasitas", "tersedia"}
        self.check("Aplicares", rows and all(names <= row.keys() for row in rows), rows)
        self.check("Aplicares counts from 1", client.aplicares(facility, 2, 1)["list"] == rows[1:2], rows)
        self.refused("Aplicares, past the end", "201", client.aplicares, facility, len(rows) + 1, 10)


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--dialect", choices=["official", "paged"], default="official")
    parser.add_argument("--antrean-url")
    parser.add_argument("--antrean-user-key", default="kunciAntrean1")
    parser.add_argument("--aplicares-url")
    parser.add_argument("--facility", default="0999R001", help="one with doctors and rooms")
    parser.add_argument("--polyclinic", default="INT", help="one of its polyclinics with doctors")
    parser.add_argument("--drug", default="a", help="what the name of some drug holds")
    parser.add_argument("--active", default="0009999000001", help="the card of an active member")
    parser.add_argument("--inactive", default="0009999000004", help="the card of an inactive one")
    return parser.parse_args(arguments)


def main():
    walk = Walk(parse()).all()
    for failure in walk.failures:
        print(f"FAILED {failure}")
    print(f"{len(walk.asked)} checks, {len(walk.failures)} failures")
    return 1 if walk.failures else 0


if __name__ == "__main__":
    sys.exit(main())
