/// Which past of a dataset is asked for.
package enum PastMoment: Sendable, Hashable {
  /// What the file had by a time in unix seconds.
  case time(Int64)
  /// What the file had at one of its generations.
  case generation(Int64)
}
