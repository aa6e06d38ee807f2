import SQLite

/// What a comparison of a candidate with the file counts, by the candidate's pieces and by the file's partitions.
struct DifferenceCounts {
  /// The rows of one piece of the candidate.
  struct Piece {
    /// All of its rows, each key once.
    var staged = 0
    /// Those that the file lacks or lets change: those that will stand in its partition.
    var coming = 0
    var added = 0
    var changed = 0
  }

  /// The rows of one partition of the file.
  struct Place {
    var rows = 0
    var removed = 0
    /// Rows that the candidate lacks, and that stay because they are to move to a partition which is held back.
    var staying = 0
  }

  /// The rows of the file.
  var total = 0
  private(set) var added = 0
  private(set) var changed = 0
  private(set) var refreshed = 0
  private(set) var removed = 0
  private(set) var pieces: [Piece]
  private(set) var places: [Place]
  /// Rows of the candidate that the file has in a partition which is held back, by that partition.
  var moving: [Partition: [Record]] = [:]
  private var moved = Piece()

  init(pieces: Int, places: Int) {
    self.pieces = Array(repeating: Piece(), count: pieces)
    self.places = Array(repeating: Place(), count: places)
  }

  mutating func note(rowAt place: Int?) {
    if let place { places[place].rows += 1 }
  }

  mutating func note(addedOf piece: Int) {
    added += 1
    change(piece) {
      $0.staged += 1
      $0.coming += 1
      $0.added += 1
    }
  }

  mutating func note(leftAloneOf piece: Int) {
    change(piece) { $0.staged += 1 }
  }

  mutating func note(keptOf piece: Int, isChanged: Bool, isRefreshed: Bool) {
    if isChanged { changed += 1 } else if isRefreshed { refreshed += 1 }
    change(piece) {
      $0.staged += 1
      $0.coming += 1
      if isChanged { $0.changed += 1 }
    }
  }

  mutating func note(removedAt place: Int?) {
    removed += 1
    if let place { places[place].removed += 1 }
  }

  mutating func note(stayingAt place: Int?) {
    if let place { places[place].staying += 1 }
  }

  private mutating func change(_ piece: Int, _ body: (inout Piece) -> Void) {
    if piece == StagedRows.moved { body(&moved) } else { body(&pieces[piece]) }
  }
}
