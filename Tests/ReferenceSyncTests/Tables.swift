import VClaim
import VClaimWire

/// Invented tables of the shape of real ones, the same in every run.
enum Tables {
  /// 12,246 codes like ICD-10's: 248 two-character prefixes of at most 110 rows, 2,050 categories of at most 11.
  static let diagnoses: [ReferenceRow] = {
    var chance = Chance(state: 10)
    let beginnings = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".flatMap { letter in (0...9).map { "\(letter)\($0)" } }.prefix(248)
    // The first two are full, so that two keywords share the largest count.
    let sizes = beginnings.indices.map { $0 < 2 ? 10 : $0 < 64 ? 9 : 8 }
    var categories: [(code: String, subcategories: Int)] = []
    for (beginning, size) in zip(beginnings, sizes) {
      for third in 0..<size { categories.append(("\(beginning)\(third)", categories.count < 20 ? 10 : 4)) }
    }
    var missing = 12_246 - categories.reduce(0) { $0 + 1 + $1.subcategories }
    while missing > 0 {
      let index = Int(chance.next() % UInt64(categories.count))
      guard categories[index].subcategories < 10 else { continue }
      categories[index].subcategories += 1
      missing -= 1
    }
    return categories.flatMap { category in
      ([category.code] + (0..<category.subcategories).map { "\(category.code).\($0)" }).map { code in
        ReferenceRow(
          code: code, name: "\(chance.pick(signs)) \(chance.pick(organs)) \(chance.pick(kinds))", fields: [:])
      }
    }
  }()

  /// Some 3,900 codes like ICD-9-CM's: 100 chapters of ten categories `dd.d` each, most with a few codes `dd.dd`.
  static let procedures: [ReferenceRow] = {
    var chance = Chance(state: 40)
    return (0..<100).flatMap { chapter in
      (0..<10).flatMap { category -> [ReferenceRow] in
        let code = "\(pad(chapter, 2)).\(category)"
        let below = Int(chance.next() % 7)
        return ([code] + (0..<below).map { "\(code)\($0)" }).map { code in
          ReferenceRow(
            code: code, name: "\(chance.pick(acts)) \(chance.pick(organs)) \(chance.pick(kinds))", fields: [:])
        }
      }
    }
  }()

  /// 200 polyclinics: half with three letters, half with three digits; all names begin with one word.
  static let polyclinics: [ReferenceRow] = {
    var chance = Chance(state: 20)
    var rows: [String: ReferenceRow] = [:]
    while rows.count < 200 {
      let code =
        rows.count < 100
        ? String(1_000 + chance.next() % 900).dropFirst().description
        : String((0..<3).map { _ in chance.pick(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) })
      rows[code] = ReferenceRow(
        code: code, name: "Poli \(chance.pick(organs)) \(word(number: rows.count))", fields: [:])
    }
    return rows.values.sorted { $0.code < $1.code }
  }()

  /// Facilities of one level: codes of eight characters under many places.
  static func facilities(_ count: Int, letter: Character) -> [ReferenceRow] {
    var chance = Chance(state: 30)
    return (0..<count).map { number in
      let place = 101 + Int(chance.next() % 90) * 100 + number % 30
      let code = "\(pad(place, 4))\(letter)\(pad(number % 1_000, 3))"
      return ReferenceRow(code: code, name: "Faskes \(chance.pick(kinds)) \(number)", fields: [:])
    }.reduce(into: [String: ReferenceRow]()) { $0[$1.code] = $1 }.values.sorted { $0.code < $1.code }
  }

  static func rows(_ count: Int, from first: Int = 0) -> [ReferenceRow] {
    (first..<first + count).map { ReferenceRow(code: "K\(pad($0, 4))", name: "Nama \($0)", fields: [:]) }
  }

  /// A made-up word that belongs to the number alone.
  private static func word(number: Int) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]
    return syllables[number % 15] + syllables[number / 15 % 15] + syllables[number % 7]
  }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let acts = ["Insisi", "Eksisi", "Reparasi", "Biopsi", "Drainase", "Foto", "Terapi", "Jahitan"]
  private static let signs = ["Radang", "Memar", "Nyeri", "Luka", "Bengkak", "Ruam", "Kejang", "Lemah"]
  private static let organs = ["lutut", "bahu", "telinga", "pinggang", "siku", "tumit", "hidung", "leher", "dada"]
  private static let kinds = ["menahun", "mendadak", "berulang", "ringan", "berat", "sedang", "khusus", "baru"]
}

/// A small generator of reproducible chance (a 64-bit linear congruential one).
struct Chance: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33 | state << 31
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}
