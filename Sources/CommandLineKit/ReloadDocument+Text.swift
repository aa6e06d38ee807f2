package import ReferenceSync

extension ReloadDocument {
  /// What changed, for people.
  package var text: String {
    var table = TextTable([.left("KEY"), .left("BEFORE"), .left("NOW"), .left("TAKES")])
    for change in changed {
      table.add([
        change.key, change.before ?? "unset", change.after ?? "unset",
        change.needsRestart ? "a restart of the daemon" : "effect with the next pull",
      ])
    }
    let told = changed.isEmpty ? "nothing has changed\n" : table.render(width: nil)
    return told + remarks.map { "\($0.escapedLine)\n" }.joined()
  }
}
