/// 12,000 diagnoses in the shape of ICD-10: the common ones under their usual names, the others invented.
///
/// As in the real table (`vclaim.md`, section 4) there are about 2,050 categories of a letter and two digits, and at most ten
/// subdivisions under one.
enum BuiltInDiagnoses {
  private static let count = 12_000
  private static let categoriesPerLetter = 82

  /// All diagnoses.
  ///
  /// - Parameter seed: Any number.
  /// - Returns: 12,000 rows by code.
  static func diagnoses(seed: UInt64) -> [SimulatorData.Entry] {
    let common = BuiltInTable.entries(PackageResources.common_diagnoses_csv)
    var names = Dictionary(common.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    var chance = SeededGenerator(seed: seed, stream: "diagnoses")
    let categories = categories(including: common)
    for category in categories where names[category] == nil {
      names[category] = DiagnosisWords.category(category, &chance)
    }
    fill(&names, categories: categories, &chance)
    return names.map { SimulatorData.Entry(code: $0.key, name: $0.value) }.sorted { $0.code < $1.code }
  }

  /// 82 categories for each letter but U, and those of the common diagnoses.
  private static func categories(including common: [SimulatorData.Entry]) -> [String] {
    var categories = Set(common.map { String($0.code.prefix(3)) })
    for letter in "ABCDEFGHIJKLMNOPQRSTVWXYZ" {
      for number in 0..<categoriesPerLetter {
        categories.insert(String(letter) + number.padded(to: 2))
      }
    }
    return categories.sorted()
  }

  /// The digits after the point, the most usual first: 9 is "unspecified", 8 "other".
  private static let digits = [9, 0, 8, 1, 2, 3, 4, 5, 6, 7]

  /// Adds subdivisions until the count is reached.
  private static func fill(
    _ names: inout [String: String], categories: [String], _ chance: inout SeededGenerator
  ) {
    for (rank, digit) in digits.enumerated() {
      // Later digits are rarer, and the second round takes what is still missing.
      for category in categories where chance.number(below: 10) < 9 - rank {
        guard names.count < count else { return }
        add(digit, to: category, &names, &chance)
      }
    }
    for digit in digits {
      for category in categories {
        guard names.count < count else { return }
        add(digit, to: category, &names, &chance)
      }
    }
  }

  private static func add(
    _ digit: Int, to category: String, _ names: inout [String: String], _ chance: inout SeededGenerator
  ) {
    let code = "\(category).\(digit)"
    guard names[code] == nil else { return }
    names[code] = DiagnosisWords.subdivision(digit, of: names[category] ?? category, &chance)
  }
}
