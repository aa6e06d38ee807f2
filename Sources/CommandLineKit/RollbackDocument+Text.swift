package import ReferenceSync
internal import VClaim

extension RollbackDocument {
  /// What changed, for people.
  package var text: String {
    LabelledLines.render([
      (isDryRun ? "would go" : "gone", "\(dataset) back to generation \(target)"),
      ("told", LocalDay.textWithTime(at: toldAt)), ("rows", String(rows)),
      ("added", PendingDocument.Line.keys(added, addedKeys)),
      ("changed", PendingDocument.Line.keys(changed, changedKeys)),
      ("removed", PendingDocument.Line.keys(removed, removedKeys)), ("generation", String(generation)),
      (
        "pinned",
        isDryRun ? "no: nothing was done" : "until vclaimctl approve \(dataset): what pulls bring of it is held back"
      ),
    ])
  }
}
