"""The SEP letter in both of its forms (`vclaim.md`, section 5): nested as `t_sep`, flat as in the paged dialect."""

# Where a field of the flat form stands in the nested one.
PLACES = {
    "noSep": "noSep", "noKartu": "noKartu", "tglSEP": "tglSep", "ppkPelayanan": "ppkPelayanan",
    "jnsPelayanan": "jnsPelayanan", "klsRawat": "klsRawat.klsRawatHak", "noMR": "noMR", "diagAwal": "diagAwal",
    "poliTujuan": "poli.tujuan", "user": "user", "rujukan": "rujukan", "catatan": "catatan",
    "eksekutif": "poli.eksekutif", "cob": "cob.cob", "katarak": "katarak.katarak", "tujuanKun": "tujuanKunj",
    "dpjp": "dpjpLayan", "noTelp": "noTelp",
}
KINDS = {"RI": "1", "RJ": "2"}

# What an insert must have in either form.
REQUIRED = ["noKartu", "tglSep", "ppkPelayanan", "jnsPelayanan", "klsRawat.klsRawatHak", "noMR", "diagAwal",
            "poli.tujuan", "user"]
# What else an insert has in the nested form, empty where it does not apply.
ALSO_NESTED = [
    "klsRawat.klsRawatNaik", "klsRawat.pembiayaan", "klsRawat.penanggungJawab", "rujukan.asalRujukan",
    "rujukan.tglRujukan", "rujukan.noRujukan", "rujukan.ppkRujukan", "catatan", "poli.eksekutif", "cob.cob",
    "katarak.katarak", "jaminan.lakaLantas", "jaminan.noLP", "jaminan.penjamin.tglKejadian",
    "jaminan.penjamin.keterangan", "jaminan.penjamin.suplesi.suplesi", "jaminan.penjamin.suplesi.noSepSuplesi",
    "jaminan.penjamin.suplesi.lokasiLaka.kdPropinsi", "jaminan.penjamin.suplesi.lokasiLaka.kdKabupaten",
    "jaminan.penjamin.suplesi.lokasiLaka.kdKecamatan", "tujuanKunj", "flagProcedure", "kdPenunjang",
    "assesmentPel", "skdp.noSurat", "skdp.kodeDPJP", "dpjpLayan", "noTelp",
]


def leaf(letter, place):
    """The value at a dotted place of the nested form; None where there is none."""
    for name in place.split("."):
        letter = letter.get(name) if isinstance(letter, dict) else None
    return letter


def put(letter, place, value):
    *outer, last = place.split(".")
    for name in outer:
        letter = letter.setdefault(name, {})
    letter[last] = value


def leaves(letter, place=""):
    """Every (dotted place, value) of a nested form."""
    for name, value in letter.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{place}{name}.")
        else:
            yield place + name, value


def nested(flat):
    letter = {}
    for name, value in flat.items():
        if name in PLACES and value is not None:
            put(letter, PLACES[name], KINDS.get(value, value) if name == "jnsPelayanan" else value)
    return letter


def flat(letter):
    words = {number: word for word, number in KINDS.items()}
    form = {name: leaf(letter, place) for name, place in PLACES.items()}
    form["jnsPelayanan"] = words.get(form["jnsPelayanan"])
    return {name: value for name, value in form.items() if value is not None}


def merged(letter, changes):
    """The letter with the leaves of another one in place of its own."""
    result = {name: dict(value) if isinstance(value, dict) else value for name, value in letter.items()}
    for name, value in changes.items():
        result[name] = merged(result.get(name) or {}, value) if isinstance(value, dict) else value
    return result
