internal import FoundationEssentials

/// What systemd tells one machine from another by.
enum MachineID {
  /// The machine's number; nil where it has none.
  static var text: String? {
    FileManager.default.contents(atPath: "/etc/machine-id").map { String(decoding: $0, as: UTF8.self) }
  }
}
