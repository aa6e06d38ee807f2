/// A comma separated file read whole: RFC 4180, with LF as well as CRLF and an optional byte order mark.
struct CSVDocument: Sendable, Hashable {
  /// One record and the line that it begins on.
  struct Record: Sendable, Hashable {
    /// Counted from 1, as editors do.
    let line: Int
    let fields: [String]
  }

  /// The first record: names of the columns.
  let header: [String]
  /// All others, each with as many fields as the header.
  let records: [Record]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, UTF-8.
  ///   - file: The file's name, for errors.
  /// - Throws: `bad_data` naming file and line: no header, a field too many or too few, a stray or open quote, no UTF-8.
  init(_ bytes: some Sequence<UInt8>, file: String) throws(SimulatorError) {
    var reader = CSVReader(file: file)
    var bytes = Array(bytes)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    for byte in bytes { try reader.read(byte) }
    var records = try reader.finish()
    guard let first = records.first else {
      throw SimulatorError(.badData, "\(file):1: the file is empty, a line with the names of the columns was expected")
    }
    records.removeFirst()
    for record in records where record.fields.count != first.fields.count {
      throw SimulatorError(
        .badData, "\(file):\(record.line): \(record.fields.count) fields, but the header has \(first.fields.count)")
    }
    header = first.fields
    self.records = records
  }
}

/// Takes a document byte by byte.
private struct CSVReader {
  private enum State {
    case fieldStart
    case plain
    case quoted
    /// A quote inside a quoted field: its end, or half of an escaped quote.
    case quoteInQuoted
    case carriageReturn
  }

  private let file: String
  private var state = State.fieldStart
  private var line = 1
  private var recordLine = 1
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var records: [CSVDocument.Record] = []

  init(file: String) {
    self.file = file
  }

  mutating func read(_ byte: UInt8) throws(SimulatorError) {
    switch (state, byte) {
    case (.quoted, UInt8(ascii: "\"")):
      state = .quoteInQuoted
    case (.quoted, _):
      field.append(byte)
      if byte == UInt8(ascii: "\n") { line += 1 }
    case (.quoteInQuoted, UInt8(ascii: "\"")):
      field.append(byte)
      state = .quoted
    case (.carriageReturn, UInt8(ascii: "\n")), (.fieldStart, UInt8(ascii: "\n")), (.plain, UInt8(ascii: "\n")),
      (.quoteInQuoted, UInt8(ascii: "\n")):
      try endRecord()
    case (.carriageReturn, _):
      throw error("a carriage return without a line feed")
    case (_, UInt8(ascii: "\r")):
      state = .carriageReturn
    case (_, UInt8(ascii: ",")):
      try endField()
    case (.fieldStart, UInt8(ascii: "\"")):
      state = .quoted
    case (.plain, UInt8(ascii: "\"")):
      throw error("a quote inside a field without quotes around it")
    case (.quoteInQuoted, _):
      throw error("text after the closing quote of a field")
    case (.fieldStart, _), (.plain, _):
      field.append(byte)
      state = .plain
    }
  }

  mutating func finish() throws(SimulatorError) -> [CSVDocument.Record] {
    switch state {
    case .quoted:
      throw SimulatorError(.badData, "\(file):\(recordLine): a quoted field of this record is never closed")
    case .carriageReturn:
      throw error("a carriage return without a line feed")
    case .fieldStart where fields.isEmpty:
      return records
    case .fieldStart, .plain, .quoteInQuoted:
      try endRecord()
      return records
    }
  }

  private mutating func endField() throws(SimulatorError) {
    guard let text = String(validating: field, as: UTF8.self) else { throw error("bytes that are no UTF-8") }
    fields.append(text)
    field = []
    state = .fieldStart
  }

  private mutating func endRecord() throws(SimulatorError) {
    let isBlankLine = fields.isEmpty && field.isEmpty && state != .quoteInQuoted
    try endField()
    if !isBlankLine { records.append(CSVDocument.Record(line: recordLine, fields: fields)) }
    fields = []
    line += 1
    recordLine = line
  }

  private func error(_ what: String) -> SimulatorError {
    SimulatorError(.badData, "\(file):\(line): \(what)")
  }
}
