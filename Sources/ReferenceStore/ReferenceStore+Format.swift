internal import Migrations

extension ReferenceStore {
  /// The format of the files that this program writes: the `user_version` of a file that has every step.
  package static let format = Migrations.all.last.map { Int($0.userVersion) } ?? 0
}
