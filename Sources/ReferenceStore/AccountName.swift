import Glibc

/// The names of users and groups, as `chown` and `usermod` take them.
package enum AccountName {
  /// The name of a user.
  ///
  /// - Parameter id: The user's number.
  /// - Returns: The name, or the number where the machine knows none.
  package static func ofUser(_ id: UInt32) -> String {
    // Asked by programs that ask for no other account at the same time.
    guard let entry = unsafe getpwuid(id), let name = unsafe entry.pointee.pw_name else { return String(id) }
    return unsafe String(cString: name)
  }

  /// The name of a group.
  ///
  /// - Parameter id: The group's number.
  /// - Returns: The name, or the number where the machine knows none.
  package static func ofGroup(_ id: UInt32) -> String {
    guard let entry = unsafe getgrgid(id), let name = unsafe entry.pointee.gr_name else { return String(id) }
    return unsafe String(cString: name)
  }
}
