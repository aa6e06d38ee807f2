/// What a scenario does to an answer of the service, before it is encrypted and put into its envelope.
struct AnswerEffects: Sendable, Hashable {
  /// A type that the member of a row has not got in the service.
  enum WrongType: String, Sendable, Hashable, CaseIterable {
    case list
    case object
    case null
    case missing
  }

  /// Which page is answered instead of the one that was asked for.
  var page: PageShift?
  /// Whether the answer is encrypted with a key that the client does not have; nothing in plain answers.
  var usesWrongKey = false
  /// Whether every list is answered with success and without rows.
  var emptiesLists = false
  /// What the codes of all rows become.
  var codeType: WrongType?
  /// What the names of all rows become.
  var nameType: WrongType?
  /// How the envelope is spelled; `nil` leaves the service's spelling.
  var spelling = EnvelopeSpelling()

  /// The effects in words for the request log.
  var labels: [String] {
    var labels: [String] = []
    if let page { labels.append("page-\(page.rawValue)") }
    if usesWrongKey { labels.append("wrong-key") }
    if emptiesLists { labels.append("empty-list") }
    if codeType != nil || nameType != nil { labels.append("types") }
    if spelling != EnvelopeSpelling() { labels.append("envelope") }
    return labels
  }

  /// Changes what an end point found.
  ///
  /// - Parameter answer: What it found.
  /// - Returns: What is answered instead.
  func applied(to answer: ServiceAnswer) -> ServiceAnswer {
    switch answer {
    case .rows(let key, let rows): .rows(key: key, applied(to: rows))
    case .bareRows(let rows): .bareRows(applied(to: rows))
    case .object, .plainText, .noData, .refused: answer
    }
  }

  private func applied(to rows: [AnswerRow]) -> [AnswerRow] {
    if emptiesLists { return [] }
    return codeType == nil && nameType == nil ? rows : rows.map(applied)
  }

  private func applied(to row: AnswerRow) -> AnswerRow {
    var row = row
    row.fields = row.fields.compactMap { field in
      let type =
        switch field.name {
        case "kode", "koderuang", "kdpoli", "kdsubspesialis", "kodedokter": codeType
        case "nama", "namaruang", "nmpoli", "nmsubspesialis", "namadokter": nameType
        default: WrongType?.none
        }
      guard let type else { return field }
      switch type {
      case .missing: return nil
      case .null: return (name: field.name, value: .null)
      case .list: return (name: field.name, value: .list(1))
      case .object: return (name: field.name, value: .object(AnswerRow(fields: [(name: "nilai", value: .number(1))])))
      }
    }
    return row
  }
}
