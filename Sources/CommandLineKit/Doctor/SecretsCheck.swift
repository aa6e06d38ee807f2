internal import ReferenceStore
internal import Settings

/// Who may read the files with secrets.
enum SecretsCheck {
  /// Looks at every file from which a secret was read.
  ///
  /// - Parameter reading: The configuration.
  /// - Returns: What was found.
  static func findings(_ reading: SettingsReading) -> [Finding] {
    var files: [String] = []
    for row in reading.rows where row.key.isSecret && row.value != nil {
      guard let file = row.origin.path, !files.contains(file) else { continue }
      files.append(file)
    }
    guard !files.isEmpty else { return [Finding(.secrets, .ok, "none in a file that this user can read")] }
    let open = files.compactMap { file -> Finding? in
      guard let status = FileStatus(file), status.mode & 0o007 != 0 else { return nil }
      return Finding(
        .secrets, .warning, "\(file) holds a secret and has mode \(status.modeText): everybody may read it",
        mend: "chmod o-rwx \(ShellWord.quoted(file))")
    }
    return open.isEmpty ? [Finding(.secrets, .ok, files.joined(separator: ", "))] : open
  }
}

extension SettingsOrigin {
  /// The file in which a value stands; nil where it stands in none.
  fileprivate var path: String? {
    switch self {
    case .credential(let path), .file(let path, _): path
    case .commandLine, .environment, .default: nil
    }
  }
}
