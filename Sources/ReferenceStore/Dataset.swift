/// One dataset of the reference file: what its rows are made of.
///
/// A dataset is declared once, in `Dataset+All.swift`. The SQL that publishes it, reads it, searches it and writes its
/// history is made from the declaration; tables stand in `migrations/`.
package struct Dataset: Sendable, Hashable {
  /// One column of a dataset.
  package struct Column: Sendable, Hashable {
    /// What a column holds.
    package enum Kind: Sendable, Hashable {
      /// UTF-8 text.
      case text
      /// A whole number.
      case integer
    }

    /// The column's name in the file.
    package let name: String
    /// What the column holds.
    package let kind: Kind
    /// Whether NULL is allowed.
    package let isNullable: Bool
    /// Whether the column stands outside of the guard and the journal, and a new value alone is no change.
    package let isVolatile: Bool
    /// Whether a part of the key may be the empty text.
    package let mayBeEmpty: Bool

    static func text(_ name: String, mayBeEmpty: Bool = false) -> Column {
      Column(name: name, kind: .text, isNullable: false, isVolatile: false, mayBeEmpty: mayBeEmpty)
    }

    static func integer(_ name: String, isNullable: Bool = false, isVolatile: Bool = false) -> Column {
      Column(name: name, kind: .integer, isNullable: isNullable, isVolatile: isVolatile, mayBeEmpty: false)
    }
  }

  /// The search index of a dataset.
  package struct Search: Sendable, Hashable {
    /// The columns whose words are found.
    package let columns: [String]
    /// The columns that stand in the index only to be shown.
    package let unindexed: [String]
    /// The order in which rows are shown, as terms of SQL's ORDER BY.
    ///
    /// It ends with the key, so that no two rows are equal.
    package let displayOrder: String
    /// The order in which all rows are listed, where that is another one.
    package let listOrder: String
    /// Whether the rows that begin with a code are in such an order that the one with this very code comes first.
    package let showsShortCodesFirst: Bool

    init(columns: [String], unindexed: [String] = [], displayOrder: String, listOrder: String = "position") {
      self.columns = columns
      self.unindexed = unindexed
      self.displayOrder = displayOrder
      self.listOrder = listOrder
      showsShortCodesFirst = displayOrder.hasPrefix("length(code)")
    }
  }

  /// What a declaration says, once in the memory: a look-up hands its dataset on many times, and a copy of all that would
  /// cost more than the row.
  private final class Declaration: Sendable {
    struct Content: Sendable, Hashable {
      let name: String
      let columns: [Column]
      let keyCount: Int
      let partitionColumn: String?
      let search: Search?
      let normalizesKeyToUpperCase: Bool
      let sources: [DatasetSource]
      let standardInterval: Duration
    }

    let content: Content

    init(_ content: Content) {
      self.content = content
    }
  }

  private let declaration: Declaration

  init(
    name: String, columns: [Column], keyCount: Int, partitionColumn: String? = nil, search: Search? = nil,
    normalizesKeyToUpperCase: Bool = false, sources: [DatasetSource], standardInterval: Duration = .days(1)
  ) {
    declaration = Declaration(
      Declaration.Content(
        name: name, columns: columns, keyCount: keyCount, partitionColumn: partitionColumn, search: search,
        normalizesKeyToUpperCase: normalizesKeyToUpperCase, sources: sources, standardInterval: standardInterval))
  }

  /// The name of the table or view that readers use: `room_classes`.
  package var name: String { declaration.content.name }
  /// The columns in the order in which readers see them, the parts of the key first.
  package var columns: [Column] { declaration.content.columns }
  /// How many of the columns, from the first, make the key.
  package var keyCount: Int { declaration.content.keyCount }
  /// The column that says to which partition a row belongs, where the dataset has several.
  package var partitionColumn: String? { declaration.content.partitionColumn }
  /// The search index, where the dataset has one.
  package var search: Search? { declaration.content.search }
  /// Whether the parts of a key are upper-cased before a look-up.
  package var normalizesKeyToUpperCase: Bool { declaration.content.normalizesKeyToUpperCase }
  /// Who tells the dataset; of those that can be asked the first counts.
  package var sources: [DatasetSource] { declaration.content.sources }
  /// The time between two pulls when nothing is configured.
  package var standardInterval: Duration { declaration.content.standardInterval }

  /// Whether two datasets are declared in the same way.
  ///
  /// - Parameters:
  ///   - one: A dataset.
  ///   - other: Another one.
  /// - Returns: The answer.
  package static func == (one: Dataset, other: Dataset) -> Bool {
    one.declaration === other.declaration || one.declaration.content == other.declaration.content
  }

  /// Feeds the name into a hasher, which tells datasets apart.
  ///
  /// - Parameter hasher: The hasher.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }

  /// Whether two datasets are one and the same declaration.
  func isSameDeclaration(as other: Dataset) -> Bool { declaration === other.declaration }

  /// The name on the command line and in addresses: `room-classes`.
  package var commandName: String {
    String(name.map { $0 == "_" ? "-" : $0 })
  }

  /// Finds a dataset by its name.
  ///
  /// - Parameters:
  ///   - name: The name, in which a dash and an underscore mean the same.
  ///   - datasets: Where to look for it.
  package init?(named name: String, among datasets: [Dataset] = Dataset.all) {
    let tableName = String(name.map { $0 == "-" ? "_" : $0 })
    guard let dataset = datasets.first(where: { $0.name == tableName }) else { return nil }
    self = dataset
  }

  /// The columns that make the key.
  package var keyColumns: ArraySlice<Column> {
    columns.prefix(keyCount)
  }

  /// Whether its rows are those of the configured facilities, each of which may rightly have none.
  package var isByFacility: Bool {
    partitionColumn == "facility_code"
  }

  /// Who is to be asked for the dataset.
  ///
  /// - Parameter available: The services that can be asked.
  /// - Returns: The first of ``sources`` among them; nil where none is.
  package func source(among available: Set<DatasetSource>) -> DatasetSource? {
    sources.first { available.contains($0) }
  }

  /// The place of the partition's column among the columns.
  package var partitionIndex: Int? {
    columns.firstIndex { $0.name == partitionColumn }
  }
}

extension Duration {
  static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

  static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
}
