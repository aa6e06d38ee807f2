/// 400 procedures in the shape of ICD-9-CM: the common ones under their usual names, the others invented.
enum BuiltInProcedures {
  private static let count = 400

  /// All procedures.
  ///
  /// - Parameter seed: Any number.
  /// - Returns: 400 rows by code.
  static func procedures(seed: UInt64) -> [SimulatorData.Entry] {
    let common = BuiltInTable.entries(PackageResources.common_procedures_csv)
    var names = Dictionary(common.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    var chance = SeededGenerator(seed: seed, stream: "procedures")
    while names.count < count {
      let code = (1 + chance.number(below: 99)).padded(to: 2) + "." + chance.number(below: 100).padded(to: 2)
      guard names[code] == nil else { continue }
      names[code] = "\(chance.pick(actions)) of the \(chance.pick(sites))"
    }
    return names.map { SimulatorData.Entry(code: $0.key, name: $0.value) }.sorted { $0.code < $1.code }
  }

  private static let actions = [
    "Incision", "Excision of a lesion", "Biopsy", "Repair", "Reconstruction", "Endoscopy", "Drainage", "Suture",
    "Partial removal", "Total removal", "Injection into the tissue", "X-ray", "Ultrasound", "Removal of a foreign body",
  ]
  private static let sites = [
    "skin", "eyelid", "ear", "nose", "tongue", "larynx", "bronchus", "oesophagus", "stomach", "small intestine",
    "colon",
    "liver", "bile duct", "pancreas", "kidney", "ureter", "bladder", "uterus", "ovary", "breast", "femur", "tibia",
    "humerus", "wrist", "knee", "spinal canal",
  ]
}
