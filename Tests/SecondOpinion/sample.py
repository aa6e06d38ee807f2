"""The rows that are served where no file gives others: all invented, a few of each kind."""

COLUMNS = {
    "polyclinics": ["code", "name"],
    "subspecialities": ["polyclinic_code", "code", "name"],
    "facilities": ["code", "name", "level"],
    "diagnoses": ["code", "name"],
    "procedures": ["code", "name"],
    "doctors": ["facility_code", "polyclinic_code", "code", "name"],
    "room_classes": ["code", "name"],
    "rooms": ["facility_code", "class_code", "code", "name", "capacity", "available"],
    "specialties": ["code", "name"],
    "care_rooms": ["code", "name"],
    "discharge_conditions": ["code", "name"],
    "discharge_statuses": ["code", "name"],
    "chronic_diagnoses": ["code", "name"],
    "chronic_drugs": ["code", "name"],
    "provinces": ["code", "name"],
    "regencies": ["province_code", "code", "name"],
    "districts": ["regency_code", "code", "name"],
    "members": ["card", "nik", "name", "class_code", "status_code", "status"],
}

ROWS = {
    "polyclinics": [("ANA", "Anak"), ("INT", "Penyakit Dalam"), ("JAN", "Jantung"), ("MAT", "Mata"), ("007", "Gigi")],
    "subspecialities": [("INT", "INT1", "Ginjal - Hipertensi"), ("INT", "INT2", "Rematologi"), ("ANA", "ANA1", "Anak Saraf")],
    "facilities": [
        ("0999U001", "Klinik Contoh Melati", "1"), ("0999U002", "Puskesmas Contoh", "1"),
        ("0999R001", "RS Contoh Sehat", "2"), ("0999R002", "RS Contoh Sentosa", "2"),
    ],
    "diagnoses": [
        ("A00", "Cholera"), ("A00.1", "Cholera due to Vibrio cholerae 01, biovar eltor"), ("A01.0", "Typhoid fever"),
        ("A90", "Dengue fever [classical dengue]"), ("A91", "Dengue haemorrhagic fever"), ("C88.0", "Waldenström 😀"),
        ("I10", "Essential (primary) hypertension"), ("Z00.0", "General medical examination"),
    ],
    "procedures": [("00.01", "Contoh tindakan satu"), ("47.0", "Contoh appendectomy"), ("99.04", "Contoh transfusi")],
    "doctors": [
        ("0999R001", "INT", "30001", "dr. Contoh Satu, Sp.PD"), ("0999R001", "INT", "30002", "dr. Contoh Dua, Sp.PD"),
        ("0999R001", "ANA", "30003", "dr. Contoh Tiga, Sp.A"), ("0999R001", "ANA", "30001", "dr. Contoh Satu, Sp.PD"),
    ],
    "room_classes": [("1", "Kelas 1"), ("2", "Kelas 2"), ("3", "Kelas 3"), ("4", "VIP"), ("5", "VVIP")],
    "rooms": [
        ("0999R001", "VIP", "R01", "Melati 1", "4", "1"), ("0999R001", "KL1", "R02", "Mawar 1", "8", "0"),
        ("0999R001", "KL2", "R03", "Mawar 2", "10", "3"),
    ],
    "specialties": [("001", "Spesialis Contoh A"), ("002", "Spesialis Contoh B")],
    "care_rooms": [("3", "Ruang Contoh Biasa"), ("7", "Ruang Contoh Intensif")],
    "discharge_conditions": [("1", "Membaik"), ("4", "Belum membaik")],
    "discharge_statuses": [("1", "Atas persetujuan dokter"), ("5", "Lain-lain")],
    # The real service sends these codes with a blank at their end.
    "chronic_diagnoses": [("01 ", "Contoh menahun satu"), ("02 ", "Contoh menahun dua")],
    "chronic_drugs": [("00010", "Obat contoh satu 5 mg"), ("00011", "Obat contoh dua 10 mg")],
    "provinces": [("01", "Provinsi Contoh Barat"), ("02", "Provinsi Contoh Timur")],
    "regencies": [("01", "0101", "Kab. Contoh Hulu"), ("01", "0102", "Kota Contoh"), ("02", "0201", "Kab. Contoh Hilir")],
    "districts": [("0101", "0001", "Kec. Contoh Utara"), ("0101", "0002", "Kec. Contoh Selatan"), ("0201", "0003", "Kec. Muara")],
    "members": [
        ("0009999000001", "0000009999000001", "Peserta Contoh Satu", "1", "0", "AKTIF"),
        ("0009999000002", "0000009999000002", "Peserta Contoh Dua", "2", "0", "AKTIF"),
        ("0009999000003", "0000009999000003", "Peserta Contoh Tiga", "3", "0", "AKTIF"),
        ("0009999000004", "0000009999000004", "Peserta Contoh Empat", "3", "2", "PENANGGUHAN PEMBAYARAN"),
    ],
}
