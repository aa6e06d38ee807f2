import ReferenceStore

/// The manual page `vclaimd-reference(7)`: what readers of the file, in any language, may rely on.
enum ReferenceManual {
  /// Where the page stands in the repository.
  static let path = "Documentation/man/vclaimd-reference.7"

  /// The tables and views beside the datasets' own, with their columns and what they tell.
  static let tables: [(name: String, columns: [String], meaning: String)] = [
    (
      "datasets", DatasetStatus.columns,
      """
      A row for each dataset. state: never, fresh, stale, held or off. as_of: when the service last confirmed all of it. \
      generation: in which generation it changed last. max_stale: after how many seconds without a confirmation it is \
      stale. last_error: why the last pull failed; NULL where it did not.
      """
    ),
    ("generation", ["id", "value"], "One row: value grows by one with each publication that changed something."),
    (
      "changes", ["id", "generation", "dataset", "key", "op", "before", "after", "at"],
      """
      The journal. op: added, changed or removed. key: the parts of the key as a JSON array. before, after: the row as a \
      JSON object, or NULL. Numbers only grow: whoever follows the journal remembers the greatest id seen.
      """
    ),
    (
      "changes_of_key", ["dataset", "key", "id"],
      "Which entries of the journal are about a key, through an index."
    ),
    (
      "journal_horizon", ["dataset", "at", "generation", "pruned"],
      "From when on the journal knows everything of a dataset."
    ),
    (
      "learned_rows", ["dataset", "key", "at"],
      "Rows that a look-up learned from the service, until a pull confirms them."
    ),
    ("aliases", ["code", "phrase"], "Phrases by which diagnoses are found besides their names."),
  ]

  /// The page.
  static let text =
    """
    .\\" Written by "make docs" from the datasets' declarations; changes belong there.
    .TH VCLAIMD\\-REFERENCE 7 "" vclaimd
    .SH NAME
    vclaimd\\-reference \\- the reference file of vclaimd, for its readers

    """
    + Troff.section(
      "Description",
      Troff.paragraphs(
        """
        reference.sqlite is an SQLite database in WAL mode that vclaimd(8) keeps fresh. Any program reads it with the SQLite \
        that it has: 3.22 or newer, 3.27 for the search tables. A reader never sees half a publication.

        Readers are members of the group that owns the directory. They open the file with mode=ro, never with immutable=1, \
        mount or share the directory and not the file alone, and keep transactions short. Root's shell is sqlite3 -readonly.

        Times are unix seconds, UTC. Codes and names are text without white space around them, and a name does not repeat its \
        code. Codes compare exactly; those of diagnoses are in upper case. Within one thousand of user_version columns and \
        tables are only added.
        """))
    + Troff.section("Datasets", Troff.list(Dataset.all.map { ($0.signature, about($0)) }))
    + Troff.section(
      "Other tables", Troff.list(tables.map { ("\($0.name)(\($0.columns.joined(separator: ", ")))", $0.meaning) }))
    + Troff.section(
      "Search",
      Troff.paragraphs(
        """
        \(Dataset.all.filter { $0.search != nil }.map { "\($0.name)_search" }.joined(separator: ", ")) are FTS5 tables whose \
        rowid order is the order in which to show the rows. Put each word that was typed in double quotes, with a star \
        behind it, so that nothing that is typed is syntax.
        """)
        + Troff.example(
          """
          SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH '"dem"* "ber"*' ORDER BY rowid LIMIT 20
          """))
    + Troff.section(
      "Noticing a change",
      Troff.paragraphs(
        """
        PRAGMA data_version moves when another program has committed: a cheap hint. The truth is the row of the table \
        generation. Read both in one transaction with what depends on it.
        """)
        + Troff.example(
          """
          SELECT value FROM generation
          SELECT * FROM changes WHERE id > 1234 ORDER BY id
          """))
    + Troff.section(
      "When a key is missing",
      Troff.paragraphs(
        """
        Ask the daemon's socket, which asks the service once for all programs and publishes the row:
        """)
        + Troff.example(
          """
          curl --unix-socket /run/vclaimd/vclaimd.sock http://localhost/v1/diagnoses/A00
          """))
    + Troff.section("See also", Troff.references(["vclaimd(8)", "vclaimctl(1)", "vclaimd.env(5)", "sqlite3(1)"]))

  private static func about(_ dataset: Dataset) -> String {
    let key = dataset.keyColumns.map(\.name).joined(separator: ", ")
    let nullable = dataset.columns.filter(\.isNullable).map(\.name)
    return "Key: \(key)." + (nullable.isEmpty ? "" : " May be NULL: \(nullable.joined(separator: ", ")).")
      + (dataset.search == nil ? "" : " Searched through \(dataset.name)_search.")
  }
}

extension Dataset {
  /// Name and columns, as in SQL.
  fileprivate var signature: String { "\(name)(\(columns.map(\.name).joined(separator: ", ")))" }
}

extension DatasetStatus {
  /// The columns of the view `datasets`.
  fileprivate static let columns = [
    CodingKeys.dataset, .state, .generation, .rowCount, .asOf, .attemptedAt, .nextAt, .maxStale, .lastError,
  ].map(\.rawValue)
}
