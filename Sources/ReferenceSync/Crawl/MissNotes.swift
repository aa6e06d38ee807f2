package import ReferenceStore
internal import StateFile
internal import Synchronization

/// Where look-ups leave the keys that nobody has, for the next pull to ask for first.
package protocol MissNotes: Sendable {
  /// Notes a key, where the pulls of its dataset can make something of it.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts.
  func note(_ dataset: Dataset, key: [String]) async
}

/// Missed keys in the state file: of datasets that are crawled, and only what looks like a code.
///
/// A note is a help and no more: one that cannot be written is lost.
final class MissBook: MissNotes {
  /// Keys remembered as noted, so that the same miss does not write the file again and again.
  private static let remembered = 1_000

  private let state: StateFile
  private let datasets: [Dataset]
  private let now: @Sendable () -> Int64
  private let noted = Mutex<Set<[String]>>([])

  /// Makes a book.
  ///
  /// - Parameters:
  ///   - state: Where the keys are kept.
  ///   - datasets: The datasets that are crawled.
  ///   - now: The wall clock in unix seconds.
  init(state: StateFile, datasets: [Dataset], now: @escaping @Sendable () -> Int64) {
    self.state = state
    self.datasets = datasets
    self.now = now
  }

  func note(_ dataset: Dataset, key: [String]) async {
    guard datasets.contains(dataset), let code = (try? dataset.normalizedKey(key))?.first, Self.looksLikeCode(code)
    else { return }
    let isNew = noted.withLock { noted in
      if noted.count >= Self.remembered { noted = [] }
      return noted.insert([dataset.name, code]).inserted
    }
    guard isNew else { return }
    do { try await state.keepMissed(code, of: dataset, at: now()) } catch {
      _ = noted.withLock { $0.remove([dataset.name, code]) }
    }
  }

  /// Lets keys of a dataset be noted again: a pull has asked for them, and may have given them up.
  func forget(_ dataset: Dataset) {
    noted.withLock { noted in noted = noted.filter { $0.first != dataset.name } }
  }

  /// Whether a service can be asked for it without harm: a pull fails when one of its requests does.
  private static func looksLikeCode(_ key: String) -> Bool {
    (3...12).contains(key.utf8.count)
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
