import ReferenceStore
import VClaimSimulator

/// The rows of a trial's service: as many as wanted, the same ones each time.
enum TrialRows {
  static let facility = "0101R001"

  /// The datasets of which a trial can have rows.
  static let datasets: [Dataset] = [
    .polyclinics, .facilities, .diagnoses, .procedures, .doctors, .roomClasses, .rooms, .specialties, .careRooms,
    .dischargeConditions, .dischargeStatuses, .chronicDiagnoses, .provinces,
  ]

  /// Gives a service so many rows of a dataset.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - dataset: One of `datasets`.
  ///   - mark: What stands at the end of each name.
  ///   - data: The service's rows.
  static func set(_ count: Int, of dataset: Dataset, mark: String = "", in data: inout SimulatorData) {
    func entries(_ word: String, code: (Int) -> String) -> [SimulatorData.Entry] {
      (0..<count).map { SimulatorData.Entry(code: code($0), name: "\(word) \($0)\(mark)") }
    }
    switch dataset {
    case .polyclinics: data.polyclinics = entries("Poli", code: letters)
    case .facilities:
      data.facilities = (0..<count).map {
        SimulatorData.Facility(code: "0101R\(padded($0, 3))", name: "RS \($0)\(mark)", level: 2)
      }
    case .diagnoses: data.diagnoses = entries("Diagnosis", code: diagnosis)
    case .procedures: data.procedures = entries("Tindakan") { "\(padded($0 / 10, 2)).\($0 % 10)" }
    case .doctors:
      data.doctors = (0..<count).map {
        SimulatorData.Doctor(
          facilityCode: facility, polyclinicCode: letters(0), code: String(10_000 + $0), name: "dr. \($0)\(mark)")
      }
    case .roomClasses: data.roomClasses = entries("Kelas") { String($0 + 1) }
    case .rooms:
      data.rooms = (0..<count).map {
        SimulatorData.Room(
          facilityCode: facility, classCode: "1", code: "M\($0)", name: "Melati \($0)\(mark)", capacity: 4,
          available: 2)
      }
    case .specialties: data.specialties = entries("Spesialis") { String($0 + 1) }
    case .careRooms: data.careRooms = entries("Ruang") { String($0 + 1) }
    case .dischargeConditions: data.dischargeConditions = entries("Kondisi") { String($0 + 1) }
    case .dischargeStatuses: data.dischargeStatuses = entries("Status") { String($0 + 1) }
    case .chronicDiagnoses: data.chronicDiagnoses = entries("Kronis") { padded($0 + 1, 2) }
    case .provinces: data.provinces = entries("Provinsi") { padded($0 + 1, 2) }
    default: break
    }
  }

  /// A00 to Z99, then A00.0 to Z99.9.
  private static func diagnosis(_ number: Int) -> String {
    let (head, tail) = number < 2_600 ? (number, "") : ((number - 2_600) / 10, ".\((number - 2_600) % 10)")
    return String(UnicodeScalar(UInt8(65 + head / 100 % 26))) + padded(head % 100, 2) + tail
  }

  private static func letters(_ number: Int) -> String {
    String([number / 676 % 26, number / 26 % 26, number % 26].map { Character(UnicodeScalar(UInt8(65 + $0))) })
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
