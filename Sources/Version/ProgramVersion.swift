/// The version of everything that is built from this package: the programs, their metrics, the Debian package.
///
/// The Makefile reads it from here, too.
package enum ProgramVersion {
  /// The version, as https://semver.org has it.
  package static let current = "0.9.0"
}
