"""What each reference end point answers, before envelope and encryption (`vclaim.md`, section 4)."""

import re

from routing import NOT_FOUND, Refusal, Route, numbers

# One call each, without a parameter.
SMALL_LISTS = {
    "spesialistik": "specialties", "ruangrawat": "care_rooms", "carakeluar": "discharge_statuses",
    "pascapulang": "discharge_conditions", "diagnosaprb": "chronic_diagnoses", "propinsi": "provinces",
}


def items(table, rows):
    """Rows in the service's spelling; the names of diagnoses and procedures repeat their code."""
    if table in ("diagnoses", "procedures"):
        return [{"kode": row["code"], "nama": f"{row['code']} - {row['name']}"} for row in rows]
    if table == "rooms":
        return [{"kode": row["code"], "nama": row["name"], "kodekelas": row["class_code"],
                 "kapasitas": int(row["capacity"] or 0), "tersedia": int(row["available"] or 0)} for row in rows]
    return [{"kode": row["code"], "nama": row["name"]} for row in rows]


class Reference:
    """The reference end points of one dialect, in `routes`."""

    def __init__(self, dialect, tables, facility, row_cap=None, minimum_keyword=0, page_cap=None, unmoving=False):
        self.tables, self.row_cap, self.minimum_keyword = tables, row_cap, minimum_keyword
        self.page_cap, self.unmoving = page_cap, unmoving
        own = facility or next((row["facility_code"] for row in tables["doctors"]), "")
        self.routes = [Route("referensi/kelasrawat", lambda: self.all("room_classes"))]
        self.routes += self.keyword_routes(own) if dialect == "official" else self.paged_routes()

    def keyword_routes(self, own):
        small = [Route(f"referensi/{word}", lambda table=table: self.all(table)) for word, table in SMALL_LISTS.items()]
        return small + [
            Route("referensi/poli/{keyword}", lambda word: self.search("polyclinics", word, "poli")),
            Route("referensi/faskes/{keyword}/{level}",
                  lambda word, level: self.search("facilities", word, "faskes", level=level)),
            Route("referensi/diagnosa/{keyword}", lambda word: self.search("diagnoses", word, "diagnosa")),
            Route("referensi/procedure/{keyword}", lambda word: self.search("procedures", word, "procedure")),
            Route("referensi/dokter/pelayanan/{service}/tglPelayanan/{date}/Spesialis/{polyclinic}",
                  lambda service, date, code: self.own_doctors(service, date, own, code)),
            Route("referensi/dokter/{name}", lambda word: self.search("doctors", word, facility_code=own)),
            Route("referensi/obatprb/{name}", lambda word: self.search("chronic_drugs", word)),
            Route("referensi/kabupaten/propinsi/{province}", lambda code: self.all("regencies", province_code=code)),
            Route("referensi/kecamatan/kabupaten/{regency}", lambda code: self.all("districts", regency_code=code)),
        ]

    def paged_routes(self):
        routes = []
        for word, table in [("poli", "polyclinics"), ("faskes", "facilities"), ("diagnosa", "diagnoses")]:
            routes += [
                Route(f"referensi/{word}/{{start}}/{{limit}}",
                      lambda start, limit, table=table, word=word: self.page(table, start, limit, word)),
                Route(f"referensi/{word}/{{code}}", lambda code, table=table, word=word: self.all(table, word, code=code)),
            ]
        return routes + [
            Route("referensi/dokter/{facility}/{polyclinic}/{start}/{limit}",
                  lambda facility, code, start, limit:
                      self.page("doctors", start, limit, facility_code=facility, polyclinic_code=code)),
            Route("referensi/kamar/{facility}/{start}/{limit}",
                  lambda facility, start, limit: self.page("rooms", start, limit, facility_code=facility)),
        ]

    def select(self, table, **columns):
        return [row for row in self.tables[table] if all(row[name] == value for name, value in columns.items())]

    def all(self, table, key="list", **columns):
        return self.answer(table, self.select(table, **columns), key)

    def search(self, table, word, key="list", **columns):
        if len(word) < self.minimum_keyword:
            raise Refusal("201", f"Minimal {self.minimum_keyword} karakter")
        if columns.get("level") not in (None, "1", "2"):
            raise Refusal("201", "Jenis faskes harus 1 atau 2")
        folded = word.casefold()
        rows = {row["code"]: row for row in self.select(table, **columns)
                if row["code"].casefold().startswith(folded) or folded in row["name"].casefold()}
        return self.answer(table, list(rows.values())[:self.row_cap] if word else [], key)

    def page(self, table, start, limit, key="list", **columns):
        start, limit = numbers(start, limit)
        first = 0 if self.unmoving else start
        return self.answer(table, self.select(table, **columns)[first:first + min(limit, self.page_cap or limit)], key)

    def own_doctors(self, service, date, facility, polyclinic):
        if service not in ("1", "2") or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            raise Refusal("412", "pelayanan atau tanggal salah")
        return self.all("doctors", facility_code=facility, polyclinic_code=polyclinic)

    @staticmethod
    def answer(table, rows, key):
        if not rows:
            raise Refusal("201", NOT_FOUND)
        return {key: items(table, rows)}
