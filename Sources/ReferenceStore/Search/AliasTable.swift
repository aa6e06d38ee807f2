/// Phrases under which diagnoses are searched for besides their names, with the codes that each may mean.
///
/// The names of diagnoses are English; at the desk people say `kencing manis`. The program brings a list of its own, and a
/// site may have a file beside it. Both are written so:
///
///     # a remark
///     demam berdarah<TAB>A90 A91
///     kencing manis<TAB>E10-E14
package struct AliasTable: Sendable, Hashable {
  /// One phrase and one code.
  package struct Entry: Sendable, Hashable {
    /// The phrase in lower case, its words one space apart.
    package let phrase: String
    /// A code of ICD-10; one of three characters stands for those below it too.
    package let code: String
  }

  /// The codes of each phrase, in the order in which they were written.
  private var codes: [String: [String]] = [:]

  /// The list that the program brings.
  ///
  /// - Returns: About 490 phrases.
  /// - Throws: `StoreError` with `invalidAliases`, which the tests rule out.
  package static func builtIn() throws(StoreError) -> AliasTable {
    try AliasTable(String(decoding: PackageResources.aliases_tsv, as: UTF8.self))
  }

  /// Reads a list.
  ///
  /// - Parameter text: The lines.
  /// - Throws: `StoreError` with `invalidAliases`, naming the first line that is wrong and why.
  package init(_ text: String) throws(StoreError) {
    try add(text)
  }

  /// Every phrase with every code of it, in no order.
  package var entries: Set<Entry> {
    Set(codes.flatMap { phrase, codes in codes.map { Entry(phrase: phrase, code: $0) } })
  }

  /// Reads a list whose phrases take the place of the same ones here; those with a dash for their codes are taken out.
  ///
  /// - Parameter text: The lines.
  /// - Throws: `StoreError` with `invalidAliases`, naming the first line that is wrong and why: nothing is taken then.
  package mutating func add(_ text: String) throws(StoreError) {
    var changed = codes
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      do throws(AliasLine.Problem) {
        guard let (phrase, codes) = try AliasLine.read(line) else { continue }
        changed[phrase] = codes
      } catch {
        throw StoreError(.invalidAliases, "line \(index + 1): \(error.reason)")
      }
    }
    codes = changed
  }
}
