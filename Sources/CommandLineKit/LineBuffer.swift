/// Collects lines and writes them in large pieces: for commands that stream thousands of rows.
package struct LineBuffer: ~Copyable {
  private static let limit = 65_536

  private let output: Output
  private var bytes: [UInt8] = []

  /// Makes an empty buffer.
  ///
  /// - Parameter output: Where the lines go.
  package init(_ output: Output) {
    self.output = output
    bytes.reserveCapacity(Self.limit)
  }

  /// Adds a line, and writes what has gathered when it is much.
  ///
  /// - Parameter line: The line without its newline.
  /// - Throws: ``OutputError``.
  package mutating func add(_ line: String) throws(OutputError) {
    bytes.append(contentsOf: line.utf8)
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.limit { try flush() }
  }

  /// Writes what has gathered.
  ///
  /// Call it at the end: what is left is dropped otherwise.
  ///
  /// - Throws: ``OutputError``.
  package mutating func flush() throws(OutputError) {
    try output.write(bytes[...])
    bytes.removeAll(keepingCapacity: true)
  }
}
