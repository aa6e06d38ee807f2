internal import FoundationEssentials
internal import Logging

/// One entry of the log as one line of text.
enum LogLine {
  /// Writes an entry.
  ///
  /// - Parameters:
  ///   - level: How grave it is.
  ///   - message: What happened.
  ///   - metadata: Further values, written in the order of their keys.
  ///   - time: Unix seconds; nil where the journal stamps the line, which then begins with the priority instead:
  ///     https://www.freedesktop.org/software/systemd/man/252/sd-daemon.html.
  /// - Returns: The line with its newline. Control characters are escaped, so that no text from outside can begin an
  ///   entry of its own.
  static func text(level: Logger.Level, message: String, metadata: Logger.Metadata, time: Int64?) -> String {
    let head =
      if let time {
        "\(Date(timeIntervalSince1970: Double(time)).ISO8601Format()) \(level.rawValue)"
      } else {
        "<\(priority(of: level))>"
      }
    let values = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\(quoted("\($0.value)"))" }.joined()
    return "\(head)\(time == nil ? "" : " ")\((message + values).escapedLine)\n"
  }

  private static func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && !value.contains { $0 == " " || $0 == "\"" || $0 == "=" }
    return isPlain ? value : "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private static func priority(of level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
