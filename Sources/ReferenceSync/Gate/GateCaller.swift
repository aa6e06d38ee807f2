/// For what a request is sent.
package enum GateCaller: Sendable, Hashable {
  /// A pull, on schedule or asked for.
  case pull
  /// A look-up that the file cannot answer, for which somebody waits.
  case live
}
