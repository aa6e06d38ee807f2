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

  /// The name of the table or view that readers use: `room_classes`.
  package let name: String
  /// The columns in the order in which readers see them, the parts of the key first.
  package let columns: [Column]
  /// How many of the columns, from the first, make the key.
  package let keyCount: Int
  /// The column that says to which partition a row belongs, where the dataset has several.
  package let partitionColumn: String?
  /// The search index, where the dataset has one.
  package let search: Search?
  /// Whether the parts of a key are upper-cased before a look-up.
  package let normalizesKeyToUpperCase: Bool
  /// Who tells the dataset; of those that can be asked the first counts.
  package let sources: [DatasetSource]
  /// The time between two pulls when nothing is configured.
  package let standardInterval: Duration

  init(
    name: String, columns: [Column], keyCount: Int, partitionColumn: String? = nil, search: Search? = nil,
    normalizesKeyToUpperCase: Bool = false, sources: [DatasetSource], standardInterval: Duration = .days(1)
  ) {
    self.name = name
    self.columns = columns
    self.keyCount = keyCount
    self.partitionColumn = partitionColumn
    self.search = search
    self.normalizesKeyToUpperCase = normalizesKeyToUpperCase
    self.sources = sources
    self.standardInterval = standardInterval
  }

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
