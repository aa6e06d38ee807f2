/// How much the programs log, from the most to the least.
///
/// The names are those of swift-log.
package enum LogLevel: String, Sendable, CaseIterable {
  case trace
  case debug
  case info
  case notice
  case warning
  case error
  case critical
}
