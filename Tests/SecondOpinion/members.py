"""Members, and SEP letters with their state (`vclaim.md`, section 5)."""

import datetime
import re
import threading

import letters
from routing import NOT_FOUND, Refusal, Route

CLASS_NAMES = {"1": "KELAS I", "2": "KELAS II", "3": "KELAS III"}


def day(text, field):
    """A real calendar day written yyyy-mm-dd."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text or ""):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise invalid([(field, "bukan tanggal yyyy-mm-dd")])


def invalid(fields):
    return Refusal("412", "Data tidak valid", [{"field": field, "message": message} for field, message in fields])


def today_in_the_east():
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()


def member_object(row):
    """A member as the service describes one."""
    clinic = {"kdProvider": "0999U001", "nmProvider": "Klinik Contoh Melati"}
    return {
        "noKartu": row["card"], "nik": row["nik"], "nama": row["name"], "sex": "P", "pisa": "1",
        "tglLahir": "1990-05-17", "tglTMT": "2014-01-01", "tglTAT": "2060-01-01", "tglCetakKartu": "2014-02-03",
        "statusPeserta": {"kode": row["status_code"], "keterangan": row["status"]},
        "hakKelas": {"kode": row["class_code"], "keterangan": CLASS_NAMES.get(row["class_code"], "")},
        "jenisPeserta": {"kode": "21", "keterangan": "PEKERJA MANDIRI"}, "provUmum": clinic,
        "mr": {"noMR": None, "noTelepon": None},
        "umur": {"umurSekarang": "35 tahun ,7 bulan ,28 hari", "umurSaatPelayanan": "35 tahun ,7 bulan ,28 hari"},
        "cob": {"noAsuransi": None, "nmAsuransi": None, "tglTMT": None, "tglTAT": None},
        "informasi": {"dinsos": None, "prolanisPRB": None, "noSKTM": None, "eSEP": None},
    }


class Members:
    """The routes of members and letters in one dialect, in `routes`; letters last as long as the object."""

    def __init__(self, dialect, tables, is_update_plain=False):
        self.dialect, self.rows = dialect, tables["members"]
        self.letters, self.taken, self.lock = {}, 0, threading.Lock()
        self.routes = [
            Route("Peserta/nokartu/{card}/tglSEP/{date}", lambda card, date: self.member("card", card, 13, date)),
            Route("Peserta/nik/{nik}/tglSEP/{date}", lambda nik, date: self.member("nik", nik, 16, date)),
            Route("SEP/{number}", self.read),
            Route("SEP/2.0/update", self.locked(self.update), "PUT", is_update_plain),
        ]
        if dialect == "official":
            self.routes += [
                Route("SEP/2.0/insert", self.locked(self.create), "POST"),
                Route("SEP/2.0/delete", self.locked(self.delete), "DELETE", is_plain=True),
            ]
        else:
            self.routes += [
                Route("SEP/create", self.locked(self.create), "POST"),
                Route("SEP/{number}", self.locked(lambda number, body: self.delete({**body, "noSep": number})),
                      "DELETE", is_plain=True),
            ]
        self.answers_with_number = is_update_plain

    def locked(self, change):
        def run(*arguments):
            with self.lock:
                return change(*arguments)
        return run

    def member(self, column, number, digits, date):
        if not re.fullmatch(rf"[0-9]{{{digits}}}", number):
            raise invalid([(column, f"harus {digits} angka")])
        day(date, "tglSEP")
        return {"peserta": member_object(self.find(column, number))}

    def find(self, column, number):
        for row in self.rows:
            if row[column] == number:
                return row
        raise Refusal("201", NOT_FOUND)

    def letter(self, body):
        """The nested letter in a body, every leaf of which is a string."""
        if self.dialect == "paged":
            letter = letters.nested(body)
        else:
            letter = (body.get("request") or {}).get("t_sep")
        wrong = [(place, "harus teks") for place, value in letters.leaves(letter or {}) if not isinstance(value, str)]
        if not isinstance(letter, dict) or wrong:
            raise invalid(wrong or [("t_sep", "tidak ada")])
        return letter

    def create(self, body):
        letter = self.letter(body)
        missing = [(place, "wajib diisi") for place in letters.REQUIRED if not letters.leaf(letter, place)]
        if self.dialect == "official":
            missing += [(place, "tidak ada") for place in letters.ALSO_NESTED if letters.leaf(letter, place) is None]
        if missing or letter["jnsPelayanan"] not in ("1", "2"):
            raise invalid(missing or [("jnsPelayanan", "harus 1 atau 2")])
        if day(letter["tglSep"], "tglSep") > today_in_the_east():
            raise invalid([("tglSep", "tidak boleh setelah hari ini")])
        if self.find("card", letter["noKartu"])["status_code"] != "0":
            raise Refusal("201", "Status peserta tidak aktif")
        same = ("noKartu", "tglSep", "poli.tujuan")
        for number, other in self.letters.items():
            if all(letters.leaf(other, place) == letters.leaf(letter, place) for place in same):
                raise Refusal("201", f"Peserta sudah dibuatkan SEP dengan nomor {number}")
        self.taken += 1
        year, month, _ = letter["tglSep"].split("-")
        number = f"{letter['ppkPelayanan']:0<8.8}{month}{year[2:]}V{self.taken:06}"
        self.letters[number] = letter
        return self.read(number)

    def update(self, body):
        changes = self.letter(body)
        number = self.existing(changes)
        self.letters[number] = letters.merged(self.letters[number], {**changes, "noSep": number})
        return number if self.answers_with_number else self.read(number)

    def delete(self, body):
        number = self.existing(self.letter(body))
        del self.letters[number]
        return number

    def existing(self, letter):
        """The number of the letter that is to be changed."""
        missing = [(name, "wajib diisi") for name in ("noSep", "user") if not letter.get(name)]
        if missing:
            raise invalid(missing)
        if letter["noSep"] not in self.letters:
            raise Refusal("201", f"SEP {letter['noSep']} tidak ditemukan")
        return letter["noSep"]

    def read(self, number):
        letter = self.letters.get(number)
        if letter is None:
            raise Refusal("201", NOT_FOUND)
        form = letters.flat(letter) if self.dialect == "paged" else letter
        return {"sep": {**form, "noSep": number, "peserta": member_object(self.find("card", letter["noKartu"]))}}
