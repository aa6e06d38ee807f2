import VClaimWire

extension Tables {
  /// 49 polyclinics under their usual codes and names, few of which share a word or the beginning of one.
  static let basePolyclinics: [ReferenceRow] = Bench.rows([
    "AKP": "Akupunktur Medik", "ANA": "Anak", "AND": "Andrologi", "ANT": "Anestesi", "ALG": "Alergi Imunologi",
    "BDA": "Bedah Anak", "BDM": "Bedah Mulut", "BDP": "Bedah Plastik", "BED": "Bedah", "BSY": "Bedah Saraf",
    "BTK": "Bedah Toraks Kardiovaskular", "DAL": "Dalam Umum", "DVI": "Kedokteran Forensik", "EMG": "Elektromiografi",
    "END": "Endoskopi", "FAR": "Farmakologi Klinik", "GIG": "Gigi", "GIZ": "Gizi Klinik", "GND": "Konservasi Gigi",
    "GOR": "Ortodonti", "GPR": "Periodonti", "GRT": "Geriatri", "HDL": "Hemodialisa", "HIV": "Konseling dan Tes HIV",
    "IGD": "Instalasi Gawat Darurat", "INT": "Penyakit Dalam", "IRM": "Rehabilitasi Medik",
    "JAN": "Jantung dan Pembuluh Darah", "JIW": "Jiwa", "KDN": "Kedokteran Nuklir", "KEM": "Kemoterapi",
    "KLT": "Kulit dan Kelamin", "KON": "Konseling", "LAB": "Laboratorium Patologi Klinik", "MAT": "Mata",
    "MKB": "Mikrobiologi Klinik", "NYR": "Nyeri", "OBG": "Obstetri dan Ginekologi", "OKU": "Kedokteran Okupasi",
    "ONK": "Onkologi Radiasi", "ORT": "Orthopedi dan Traumatologi", "PAA": "Patologi Anatomi", "PAR": "Paru",
    "PRM": "Parasitologi Klinik", "PTD": "Prostodonti", "RAD": "Radiologi", "SAR": "Saraf",
    "THT": "Telinga Hidung Tenggorok Bedah Kepala Leher", "URO": "Urologi",
  ])
}
