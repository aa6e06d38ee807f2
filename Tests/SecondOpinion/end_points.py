"""What each end point answers, before envelope and encryption (`vclaim.md`, sections 3 and 4)."""

import re

NOT_FOUND = "Data tidak ditemukan"


class Refusal(Exception):
    """An answer with a code other than 200."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code, self.message = code, message


def items(table, rows):
    """Rows in the service's spelling; the names of diagnoses repeat their code."""
    if table == "diagnoses":
        return [{"kode": row["code"], "nama": f"{row['code']} - {row['name']}"} for row in rows]
    if table == "rooms":
        return [{"kode": row["code"], "nama": row["name"], "kodekelas": row["class_code"],
                 "kapasitas": int(row["capacity"] or 0), "tersedia": int(row["available"] or 0)} for row in rows]
    return [{"kode": row["code"], "nama": row["name"]} for row in rows]


class EndPoints:
    """Routes of one dialect: (template, pattern, list key, function from the pattern's groups to items)."""

    def __init__(self, dialect, tables, facility, row_cap=None, minimum_keyword=0, page_cap=None, unmoving=False):
        self.tables, self.row_cap, self.minimum_keyword = tables, row_cap, minimum_keyword
        self.page_cap, self.unmoving = page_cap, unmoving
        own = facility or next((row["facility_code"] for row in tables["doctors"]), "")
        routes = [("referensi/kelasrawat", "list", lambda: self.all("room_classes"))]
        if dialect == "official":
            routes += [
                ("referensi/poli/{keyword}", "poli", lambda word: self.search("polyclinics", word)),
                ("referensi/faskes/{keyword}/{level}", "faskes",
                 lambda word, level: self.search("facilities", word, level=level)),
                ("referensi/diagnosa/{keyword}", "diagnosa", lambda word: self.search("diagnoses", word)),
                ("referensi/dokter/pelayanan/{service}/tglPelayanan/{date}/Spesialis/{polyclinic}", "list",
                 lambda service, date, code: self.own_doctors(service, date, own, code)),
            ]
        else:
            for word, table in [("poli", "polyclinics"), ("faskes", "facilities"), ("diagnosa", "diagnoses")]:
                routes += [
                    (f"referensi/{word}/{{start}}/{{limit}}", word,
                     lambda start, limit, table=table: self.page(table, start, limit)),
                    (f"referensi/{word}/{{code}}", word, lambda code, table=table: self.all(table, code=code)),
                ]
            routes += [
                ("referensi/dokter/{facility}/{polyclinic}/{start}/{limit}", "list",
                 lambda facility, code, start, limit:
                     self.page("doctors", start, limit, facility_code=facility, polyclinic_code=code)),
                ("referensi/kamar/{facility}/{start}/{limit}", "list",
                 lambda facility, start, limit: self.page("rooms", start, limit, facility_code=facility)),
            ]
        self.routes = [(template, re.compile(re.sub(r"\{\w+\}", "([^/]*)", template)), key, answer)
                       for template, key, answer in routes]

    def find(self, raw_path, decode):
        """The template, list key and answer of a path whose segments are still percent-encoded; None without one."""
        for template, pattern, key, answer in self.routes:
            match = pattern.fullmatch(raw_path)
            if match:
                return template, key, lambda: answer(*map(decode, match.groups()))
        return None

    def select(self, table, **columns):
        rows = [row for row in self.tables[table] if all(row[name] == value for name, value in columns.items())]
        return items(table, rows)

    def all(self, table, **columns):
        found = self.select(table, **columns)
        if not found:
            raise Refusal("201", NOT_FOUND)
        return found

    def search(self, table, word, **columns):
        if len(word) < self.minimum_keyword:
            raise Refusal("201", f"Minimal {self.minimum_keyword} karakter")
        if columns.get("level") not in (None, "1", "2"):
            raise Refusal("201", "Jenis faskes harus 1 atau 2")
        folded = word.casefold()
        rows = [row for row in self.tables[table]
                if all(row[name] == value for name, value in columns.items())
                and (row["code"].casefold().startswith(folded) or folded in row["name"].casefold())]
        if not word or not rows:
            raise Refusal("201", NOT_FOUND)
        return items(table, rows[:self.row_cap])

    def page(self, table, start, limit, **columns):
        if not (start.isascii() and start.isdecimal() and limit.isascii() and limit.isdecimal() and int(limit)):
            raise Refusal("412", "start dan limit harus angka")
        first = 0 if self.unmoving else int(start)
        count = min(int(limit), self.page_cap or int(limit))
        found = self.select(table, **columns)[first:first + count]
        if not found:
            raise Refusal("201", NOT_FOUND)
        return found

    def own_doctors(self, service, date, facility, polyclinic):
        if service not in ("1", "2") or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            raise Refusal("412", "pelayanan atau tanggal salah")
        return self.all("doctors", facility_code=facility, polyclinic_code=polyclinic)
