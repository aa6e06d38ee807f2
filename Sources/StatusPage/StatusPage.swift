internal import Crypto
internal import FoundationEssentials
package import ReferenceSync
package import VClaimReference

/// How daemon and file stand, as one HTML page that needs nothing else: no other file, no network, and a script for the
/// search only.
package struct StatusPage: Sendable {
  /// What the page is about.
  let status: StatusDocument
  /// What the guard holds back; nil where that cannot be told.
  let pending: PendingDocument?
  /// Whether there is somebody to answer a search: not in a file.
  let isServed: Bool
  /// The wall clock, in unix seconds.
  let now: Int64

  /// Describes a page.
  ///
  /// - Parameters:
  ///   - status: How daemon and file stand.
  ///   - pending: What the guard holds back; nil where that cannot be told.
  ///   - isServed: Whether the page comes from the daemon, which answers the search on it.
  ///   - now: The wall clock, in unix seconds.
  package init(_ status: StatusDocument, pending: PendingDocument?, isServed: Bool, now: Int64) {
    self.status = status
    self.pending = pending
    self.isServed = isServed
    self.now = now
  }

  /// The media type of ``html``.
  package static let mediaType = "text/html; charset=utf-8"

  /// What a browser may do for the page: run its one script and style, and ask the daemon that it came from.
  package static let policy =
    "default-src 'none'; script-src 'sha256-\(hash(script))'; style-src 'sha256-\(hash(style))'; connect-src 'self'; "
    + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  /// The page.
  package var html: String { Self.template.filled(with: values) }

  private static let template = Template(
    text(PackageResources.status_html).replacing("/*style*/", with: style).replacing("/*script*/", with: script))
  private static let style = text(PackageResources.status_css)
  private static let script = text(PackageResources.search_js)

  private static func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }

  private static func hash(_ text: String) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}
