/// What a client can ask the daemon to do.
enum Order: Sendable, Equatable {
  case resync
  /// Publish what the guard holds back.
  case approve
  /// Drop what the guard holds back.
  case reject
  /// Bring a dataset back to what it was, and pin it.
  case rollback
  /// Read the configuration again.
  case reload
  /// Ask the services again that are left alone.
  case clearCoolDown

  /// Whether it writes the reference file, or makes a pull that does.
  var writes: Bool {
    switch self {
    case .resync, .approve, .reject, .rollback: true
    case .reload, .clearCoolDown: false
    }
  }

  /// Whether members of the socket's group may ask for it, besides root and the daemon's own user.
  var isForGroup: Bool { self == .resync }
}
