/// How the codes of a dataset are built: where its crawl starts and how it splits a keyword.
///
/// The pattern makes the crawl cheap, not complete: codes that do not follow it are found because every code that any
/// answer shows is covered by a keyword of its own.
struct CodePattern: Sendable {
  /// The characters that may stand at each position, in upper case; the last one counts for all further positions.
  let alphabets: [[Character]]
  /// Length of the keywords to start with.
  let firstLength: Int
  /// Length at which a keyword that still reaches the cap is given up.
  let greatestLength: Int
  /// Length of the shortest code that the dataset has.
  let shortestCode: Int
  /// Common parts of the names, at least three characters each: they lead to codes outside the pattern.
  let probes: [String]

  func alphabet(at position: Int) -> [Character] { alphabets[min(position, alphabets.count - 1)] }

  func children(of keyword: String) -> [String] {
    alphabet(at: keyword.count).map { keyword + String($0) }
  }

  var seeds: [String] {
    (0..<firstLength).reduce([""]) { prefixes, _ in prefixes.flatMap(children(of:)) }
  }
}

extension [Character] {
  static let digits = Array("0123456789")
  static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
