/// One page of a list, cut out by `start` and `limit` in the path.
enum Page {
  /// Cuts a page out of a list.
  ///
  /// - Parameters:
  ///   - context: The request.
  ///   - elements: The whole list.
  ///   - key: The list's key.
  ///   - first: What `start` counts from: 0 in the paged dialect, 1 on Aplicares.
  ///   - row: Makes a row of an element.
  /// - Returns: The page; "no data" past the end, a refusal when one of the two is no such number.
  static func answer<Element>(
    _ context: Route.Context, of elements: [Element], key: String = "list", countedFrom first: Int = 0,
    row: (Element) -> AnswerRow
  ) -> ServiceAnswer {
    guard let start = Int(context.value("start")), start >= first else {
      return .refused(.business("Parameter start harus angka mulai dari \(first)"))
    }
    guard let limit = Int(context.value("limit")), limit >= 1 else {
      return .refused(.business("Parameter limit harus angka mulai dari 1"))
    }
    let size = min(limit, context.options.pageLimit ?? limit)
    let begin = context.pageShift?.start(insteadOf: start, size: size, countedFrom: first) ?? start
    return .list(elements.dropFirst(begin - first).prefix(size).map(row), key: key)
  }
}
