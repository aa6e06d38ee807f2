internal import FoundationEssentials
internal import ReferenceStore
internal import ReferenceSync
internal import VClaimReference

/// What fills the template's holes: words and numbers, no markup.
extension StatusPage {
  var values: Template.Values {
    let states = status.datasets.filter { $0.state != .off }.map(\.state)
    let wrong = states.count { $0 != .fresh }
    return Template.Values(
      texts: [
        "verdict": wrong == 0 ? "All datasets are fresh" : "\(wrong) of \(states.count) datasets need a look",
        "verdictClass": wrong == 0 ? "fresh" : "stale",
        "daemon": status.isRunning == true
          ? "The daemon is running." : "No daemon is known to run: this is from the file.",
        "database": status.database ?? "the reference file", "generation": String(status.generation),
        "made": Self.timestamp(now),
      ],
      lists: [
        "datasets": status.datasets.map(line), "held": (pending?.candidates ?? []).map(line),
        "unknownHeld": pending == nil ? [Template.Values()] : [],
        "nothingHeld": pending?.candidates.isEmpty == true ? [Template.Values()] : [],
        "anyHeld": pending?.candidates.isEmpty == false ? [Template.Values()] : [],
        "pins": (status.pins ?? []).map { pin in
          Template.Values(texts: [
            "dataset": pin.dataset, "generation": String(pin.generation), "since": ago(pin.since),
          ])
        },
        "budget": status.budget.map { [line($0)] } ?? [],
        "coolDowns": (status.upstream?.coolDowns ?? []).map(line),
        "upstream": status.upstream.map { [Template.Values(texts: ["upstream": words($0.state)])] } ?? [],
        "remarks": (status.remarks ?? []).map { Template.Values(texts: ["remark": $0]) },
        "search": isServed ? [search] : [],
      ])
  }

  private var search: Template.Values {
    let options = Dataset.all.map { dataset in
      Template.Values(
        texts: ["name": dataset.name, "title": dataset.name.replacing("_", with: " ")])
    }
    return Template.Values(lists: ["options": options])
  }

  private func line(_ dataset: DatasetStatus) -> Template.Values {
    Template.Values(texts: [
      "dataset": dataset.dataset.replacing("_", with: " "), "state": dataset.state.rawValue,
      "rows": String(dataset.rowCount), "confirmed": dataset.asOf.map(ago) ?? "never",
      "confirmedAt": dataset.asOf.map(Self.timestamp) ?? "", "next": dataset.nextAt.map(ago) ?? "-",
      "nextAt": dataset.nextAt.map(Self.timestamp) ?? "", "error": dataset.lastError ?? "",
    ])
  }

  private func line(_ held: PendingDocument.Line) -> Template.Values {
    Template.Values(texts: [
      "dataset": held.dataset.replacing("_", with: " "), "partition": held.partition ?? "all of it",
      "reason": held.reason, "before": String(held.before), "after": String(held.after), "added": String(held.added),
      "changed": String(held.changed), "removed": String(held.removed), "since": ago(held.firstSeen),
    ])
  }

  private func line(_ budget: BudgetStatus) -> Template.Values {
    Template.Values(texts: [
      "limit": String(budget.limit), "pulls": String(budget.spent - budget.spentLive),
      "live": String(budget.spentLive), "left": String(budget.left), "leftForPulls": String(budget.leftForPulls),
      "free": budget.freeAt.map { "pulls go on \(ago($0))" } ?? "pulls may ask now",
    ])
  }

  private func line(_ coolDown: CoolDown) -> Template.Values {
    Template.Values(texts: [
      "service": coolDown.service, "reason": coolDown.reason, "since": ago(coolDown.since),
      "until": ago(coolDown.until),
    ])
  }

  private func words(_ state: UpstreamStatus.State) -> String {
    switch state {
    case .good: "The service answers, or nobody has asked it yet."
    case .failing: "The last request failed."
    case .coolDown: "A service is left alone for a while:"
    case .unknown: "No daemon tells how the service does."
    }
  }

  private func ago(_ moment: Int64) -> String { RelativeAge.text(moment, now: now) }

  /// The moment in UTC, for a machine or on a mouse that hovers; none for a time that cannot be meant.
  private static func timestamp(_ moment: Int64) -> String {
    // Up to the year 9999.
    guard (0..<253_402_300_800).contains(moment) else { return "" }
    return Date(timeIntervalSince1970: TimeInterval(moment)).formatted(.iso8601)
  }
}
