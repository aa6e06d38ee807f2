/// Where what belongs to a reference file stands beside it: beside the file itself, where its path is a link.
package enum SidePath {
  /// The name that a thing of the usual reference file has as it is.
  private static let usualName = "reference"

  /// A path beside a reference file that no other file in the same directory shares.
  ///
  /// - Parameters:
  ///   - name: What it is: `state.sqlite`, `snapshots`.
  ///   - referenceFile: The reference file, or a link to it.
  /// - Returns: `state.sqlite` beside `reference.sqlite`, else `NAME-state.sqlite` beside `NAME.sqlite`.
  package static func of(_ name: String, beside referenceFile: String) -> String {
    let referenceFile = RealPath.of(referenceFile)
    let end = referenceFile.lastIndex(of: "/").map { referenceFile.index(after: $0) } ?? referenceFile.startIndex
    let fileName = referenceFile[end...]
    let stem = fileName.hasSuffix(".sqlite") ? fileName.dropLast(".sqlite".count) : fileName
    return referenceFile[..<end] + (fileName == "\(usualName).sqlite" ? name : "\(stem)-\(name)")
  }
}
