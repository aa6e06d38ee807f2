import Glibc

/// An empty file beside the database while it is known that its last generations may be lost, and they are not yet made up
/// for: what showed the loss is gone once the database was opened, and the program may die before it has raised the
/// generation.
struct LossMark {
  private let path: String

  init(of database: String) { path = database + ".lost" }

  var isSet: Bool { unsafe access(path, F_OK) == 0 }

  func set() { _ = FileBytes.makeEmpty(path) }

  func clear() { _ = unsafe unlink(path) }
}
