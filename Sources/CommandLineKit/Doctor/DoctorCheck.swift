/// What `vclaimctl doctor` looks at, in the order in which it tells.
package enum DoctorCheck: String, Sendable, Hashable, Codable, CaseIterable {
  case configuration
  case secrets
  case directory
  case file
  case companions
  case counter
  case integrity
  case state
  case lock
  case socket
  case disk
  case mount
  case snapshots
  case datasets
  case certificate
  case credentials
  case clock

  /// What is looked at, for the manual and the documentation: a clause without a full stop.
  package var help: String {
    switch self {
    case .configuration: "every key of the configuration, and whether credentials are there"
    case .secrets: "whether files with secrets can be read by everybody"
    case .directory: "the directory of the reference file: owner may write, group may read, nobody else may write"
    case .file: "the reference file: there, ours, of a format that this program knows, with its owner and permissions"
    case .companions: "-wal and -shm beside it: there, of the same owner, nothing left over"
    case .counter: "the counter of commits, without which look-ups are slower"
    case .integrity: "pages, tables and numbers of rows (PRAGMA quick_check)"
    case .state: "what the daemon remembers: there, for its owner only, and readable"
    case .lock: "which program has the right to write the file"
    case .socket: "whether the daemon answers, and who may connect"
    case .disk: "room for the next publication and for a copy of the file"
    case .mount: "whether the file system can be written to"
    case .snapshots: "the kept copies against their manifest, with checksums"
    case .datasets: "datasets that are stale, held back by the guard or were never pulled"
    case .certificate:
      "whether the certificate of the service is trusted, and for how long it is valid; nothing is sent"
    case .credentials: "whether the service accepts the credentials, by one request for the room classes"
    case .clock: "this machine's clock against the Date of that answer"
    }
  }
}
