package import ReferenceStore

extension Settings {
  /// The phrases under which diagnoses are found: the program's own, and those of the site's file.
  ///
  /// - Returns: The phrases; where the file cannot be used, the program's own and why, in one sentence.
  /// - Throws: `StoreError` where the program's own list is broken, which its tests rule out.
  package func aliases() throws(StoreError) -> (table: AliasTable, problem: String?) {
    var table = try AliasTable.builtIn()
    guard let aliasesPath else { return (table, nil) }
    let reason: String
    switch FileBytes.read(aliasesPath) {
    case .missing: reason = "there is no such file"
    case .failed(let text): reason = text
    case .contents(let bytes):
      do {
        try table.add(String(decoding: bytes, as: UTF8.self))
        return (table, nil)
      } catch {
        reason = error.message
      }
    }
    return (table, "the aliases in \(aliasesPath.escapingControls) are left out: \(reason.escapingControls)")
  }
}
