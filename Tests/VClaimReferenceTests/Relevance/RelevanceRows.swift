import ReferenceStore
import SQLite

/// The rows in which the lists' codes are looked for: those of `Tests/Relevance`, among invented ones.
struct RelevanceRows {
  static let diagnosisCount = 14_000
  static let facilityCount = 2_000

  private var chance = SplitMix(state: 0x1cd10)

  /// All rows of a dataset that has lists.
  static func records(of dataset: Dataset) throws -> [Record] {
    var rows = RelevanceRows()
    let looked = try RelevanceFile.lines(of: "\(dataset.name).tsv")
    switch dataset {
    case .diagnoses:
      return looked.map { Record(values: [.text($0[0]), .text($0[1])]) }
        + rows.diagnoses(beside: Set(looked.map { $0[0] }))
    case .facilities:
      return looked.map { Record(values: [.text($0[0]), .text($0[1]), .integer(Int64($0[2]) ?? 0)]) }
        + rows.facilities(beside: looked.count)
    default:
      return looked.map { Record(values: [.text($0[0]), .text($0[1])]) }
    }
  }

  /// Categories first, as ICD-10 has about 2,000 of them, then codes below them.
  private mutating func diagnoses(beside taken: Set<String>) -> [Record] {
    var records: [Record] = []
    let categories = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".flatMap { letter in (0..<80).map { "\(letter)\($0 / 10)\($0 % 10)" } }
    let codes = categories + (0..<10).flatMap { digit in categories.map { "\($0).\(digit)" } }
    for code in codes where !taken.contains(code) {
      guard records.count + taken.count < Self.diagnosisCount else { break }
      let name = "\(word(kinds)) \(word(conditions)) of \(word(sites)) \(word(circumstances))"
      records.append(Record(values: [.text(code), .text(name)]))
    }
    return records
  }

  private mutating func facilities(beside taken: Int) -> [Record] {
    (0..<(Self.facilityCount - taken)).map { number in
      let isHospital = number % 8 == 0
      let kind =
        isHospital ? word(["RSUD", "RS", "RSIA", "RSU"]) : word(["PUSKESMAS", "KLINIK PRATAMA", "KLINIK", "DR."])
      let code = isHospital ? "7\(1000 + number)R" : "7\(1_000_000 + number)"
      let name = "\(kind) \(word(places)) \(word(endings)) \(word(["I", "II", "III", "UTARA", "SELATAN", "TIMUR"]))"
      return Record(values: [.text(code), .text(name), .integer(isHospital ? 2 : 1)])
    }
  }

  private mutating func word(_ words: [String]) -> String {
    words[Int(truncatingIfNeeded: chance.next() >> 1) % words.count]
  }

  private let kinds = [
    "Acute", "Chronic", "Other", "Congenital", "Recurrent", "Secondary", "Bilateral", "Benign", "Idiopathic",
    "Traumatic", "Unspecified", "Severe", "Postprocedural", "Hereditary", "Infectious", "Malignant", "Primary",
  ]
  private let conditions = [
    "disorder", "fracture", "neoplasm", "inflammation", "injury", "ulcer", "fever", "infection", "anaemia", "pneumonia",
    "diabetes", "hypertension", "tuberculosis", "hernia", "arthritis", "burn", "haemorrhage", "abscess", "cyst",
    "obstruction", "poisoning", "degeneration", "stenosis", "failure", "deformity", "calculus", "pain", "headache",
    "cataract", "gastritis", "dermatitis", "bronchitis", "neuralgia", "myopathy", "oedema", "dislocation", "sprain",
    "perforation", "polyp", "atrophy", "dystrophy", "embolism", "thrombosis", "ischaemia", "necrosis", "fibrosis",
    "asthma", "malaria", "hepatitis", "encephalitis", "meningitis", "gangrene", "psychosis", "palsy", "epilepsy",
  ]
  private let sites = [
    "stomach", "liver", "kidney", "bladder", "lung", "heart", "skin", "knee", "hip", "shoulder", "elbow", "wrist",
    "ankle", "eye", "ear", "nose", "throat", "tongue", "tooth", "jaw", "neck", "spine", "pelvis", "thigh", "heel",
    "finger", "toe", "rib", "breast", "uterus", "ovary", "testis", "prostate", "thyroid gland", "pancreas", "spleen",
    "colon", "rectum", "femur", "tibia", "radius", "ulna", "clavicle", "skull", "joint", "artery", "vein", "nerve",
  ]
  private let circumstances = [
    "with delayed healing", "not elsewhere classified", "due to drugs", "in diseases classified elsewhere",
    "without complication", "with obstruction", "in pregnancy", "in newborn", "following surgery", "of unknown origin",
    "with haemorrhage", "with renal complications", "in late stage", "after injury", "with mention of abscess",
  ]
  private let places = [
    "SUKA", "KARANG", "TANJUNG", "MUARA", "BANJAR", "PADANG", "LUBUK", "SUNGAI", "WATU", "GUNUNG", "CIPTA", "HASAN",
    "MEDIKA", "ANUGERAH", "BUDI", "KOTA",
  ]
  private let endings = [
    "MAJU", "SARI", "REJO", "JAYA", "INDAH", "AGUNG", "BARU", "RAYA", "ASRI", "MULYA", "BANDUNG", "BOGOR", "HUSADA",
  ]
}

/// The same numbers in every run (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
