"""Antrean and Aplicares: the two services beside VClaim that hold reference data (`vclaim.md`, section 4)."""

from routing import NOT_FOUND, Refusal, Route, numbers


def antrean_routes(tables):
    """Polyclinics with their sub-specialities, and doctors whose codes are numbers."""
    def polyclinics():
        rows = []
        for base in tables["polyclinics"]:
            pairs = [(base["code"], base["name"])] + [
                (row["code"], row["name"]) for row in tables["subspecialities"] if row["polyclinic_code"] == base["code"]]
            rows += [{"nmpoli": base["name"], "nmsubspesialis": name, "kdsubspesialis": code, "kdpoli": base["code"]}
                     for code, name in pairs]
        return rows

    def doctors():
        names = {row["code"]: row["name"] for row in tables["doctors"] if row["code"].isdecimal()}
        return [{"namadokter": name, "kodedokter": int(code)} for code, name in names.items()]

    return [Route("ref/poli", polyclinics), Route("ref/dokter", doctors)]


def aplicares_routes(tables):
    """The rooms of a facility; `start` counts from 1."""
    def rooms(facility, start, limit):
        start, limit = numbers(start, limit)
        found = [row for row in tables["rooms"] if row["facility_code"] == facility]
        page = found[max(start - 1, 0):][:limit]
        if not page:
            raise Refusal("201", NOT_FOUND)
        return {"list": [
            {"kodekelas": row["class_code"], "koderuang": row["code"], "namaruang": row["name"],
             "kapasitas": int(row["capacity"] or 0), "tersedia": int(row["available"] or 0)} for row in page]}

    return [Route("rest/bed/read/{facility}/{start}/{limit}", rooms)]
