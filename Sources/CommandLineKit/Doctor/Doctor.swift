internal import Glibc
internal import ReferenceStore
package import Settings
internal import StateFile
internal import VClaim
internal import VClaimReference

/// Looks at everything that keeps the reference file from being fresh and readable; changes nothing.
///
/// What takes root's rights comes first: for the content of the files root takes on the owner of their directory, as every
/// command does.
package struct Doctor: Sendable {
  private let reading: SettingsReading
  /// How many bytes have to be free for a publication besides a copy of the file: the log's limit and the state file.
  private static let room: UInt64 = 32 << 20

  /// Takes a configuration.
  ///
  /// - Parameter reading: The configuration, whether or not it can be used.
  package init(_ reading: SettingsReading) { self.reading = reading }

  /// Looks at everything.
  ///
  /// - Returns: What was found.
  package func examine() async -> DoctorDocument {
    guard let settings = try? reading.settings(for: .file) else {
      let rest = DoctorCheck.allCases.filter { $0 != .configuration && $0 != .secrets }
      return DoctorDocument(
        ConfigurationCheck.findings(reading, daemonAnswers: false) + SecretsCheck.findings(reading)
          + rest.map { Finding($0, .skipped, "the configuration cannot be used") })
    }
    let path = settings.databasePath
    let remedies = Remedies(of: path)
    var findings = SecretsCheck.findings(reading) + place(path, remedies) + DiskCheck.findings(path, room: Self.room)
    let socket = await SocketCheck.run(settings, remedies)
    findings += socket.findings + lock(path, remedies, socketAnswers: socket.status != nil)
    findings += ConfigurationCheck.findings(reading, daemonAnswers: socket.status != nil)
    findings += await CertificateCheck.findings(settings)
    do {
      try DirectoryOwner.adopt(settings.databaseDirectory)
      findings += content(path, remedies)
    } catch {
      findings.append(Finding(.file, .skipped, "\(error)"))
    }
    findings += state(path, remedies)
    findings += await ServiceCheck(settings: settings, remedies: remedies, status: socket.status).findings()
    return DoctorDocument(findings)
  }

  private func place(_ path: String, _ remedies: Remedies) -> [Finding] {
    let place = PlaceInspection(of: path)
    let ills = place.fileIlls()
    return remedies.findings(.directory, place.directoryIlls(), else: "\(RealPath.directory(of: RealPath.of(path)))")
      // That nothing is wrong with it is told with its content.
      + (ills.isEmpty ? [] : remedies.findings(.file, ills, else: ""))
      + remedies.findings(.companions, place.companionIlls(), else: "nothing missing, nothing left over")
      + remedies.findings(.counter, place.counterIlls(isWritten: remedies.isWritten), else: "in order")
  }

  private func lock(_ path: String, _ remedies: Remedies, socketAnswers: Bool) -> [Finding] {
    let ills = PlaceInspection(of: path).lockIlls()
    guard ills.isEmpty else { return remedies.findings(.lock, ills, else: "") }
    guard let isHeld = WriterLock.isHeld(for: path) else {
      return [Finding(.lock, .skipped, "only the daemon's user and root may know who writes the file")]
    }
    guard isHeld else { return [Finding(.lock, .ok, "nobody has it")] }
    let holder = remedies.holder.map { "\($0.program), process \($0.processID), has it" } ?? "a program has it"
    guard socketAnswers || remedies.holder?.program == "vclaimd" else {
      let mend = remedies.holder.map { "kill \($0.processID)" } ?? "fuser \(ShellWord.quoted(path + ".lock"))"
      return [Finding(.lock, .warning, "\(holder), and no daemon answers", mend: mend)]
    }
    return [Finding(.lock, .ok, holder)]
  }

  private func content(_ path: String, _ remedies: Remedies) -> [Finding] {
    let content = ContentInspection(of: path)
    let format = content.format.map { "format \($0)" } ?? ""
    var findings = remedies.findings(.file, content.formatIlls, else: "\(path), \(format)")
    if let damage = content.damage {
      findings += remedies.findings(.integrity, damage, else: "pages, tables and numbers of rows are in order")
    } else {
      findings.append(Finding(.integrity, .skipped, "the file is not of this program's format"))
    }
    findings += DatasetsCheck.findings(content.statuses, remedies)
    return findings
      + remedies.findings(.snapshots, SnapshotDirectory(of: path).ills(), else: "what the manifest names is there")
  }

  private func state(_ path: String, _ remedies: Remedies) -> [Finding] {
    let ills = PlaceInspection(of: path).stateIlls()
    guard ills.isEmpty else { return remedies.findings(.state, ills, else: "") }
    let file = StateFile.path(beside: path)
    guard FileStatus(file) != nil else { return [Finding(.state, .ok, "none yet")] }
    guard unsafe access(file, R_OK) == 0 else {
      return [Finding(.state, .skipped, "\(file) is for the daemon's user and root")]
    }
    guard StateFile.gate(inFileAt: file) != nil else {
      return [
        Finding(
          .state, .warning, "\(file) cannot be used: the daemon puts it aside and begins anew", mend: remedies.start)
      ]
    }
    return [Finding(.state, .ok, file)]
  }
}
