import FoundationEssentials
import Glibc
import VClaimReference

/// The memory that look-ups, searches and decoding add to a process, in bytes.
struct Footprint: Encodable {
  /// What a library holds for itself alone after every row was looked up and every text searched for.
  let library: Int
  /// How far above idle memory rises while an answer is decoded.
  let decoding: Int

  /// Measures in this process, which has done nothing of it before.
  ///
  /// - Parameter workspace: The files.
  /// - Throws: What looking up or decoding throws.
  init(_ workspace: Workspace) async throws {
    let path = try await workspace.readersFile()
    let keys = workspace.keys()
    let texts = SearchedText.all.flatMap { $0.texts(workspace) }
    let answer = try workspace.answer()

    let before = try Self.privateBytes()
    let local = try ReferenceLibrary(path: path).local
    for key in keys { _ = try local.diagnosis(key) }
    for text in texts { _ = try local.search(.diagnoses, text) }
    // Nothing is let go before: what is measured is what a program keeps.
    library = try withExtendedLifetime(local) { try Self.privateBytes() } - before

    let idle = try Self.kilobytes("VmRSS", of: "status")
    // Resets the highest resident size (proc(5), clear_refs).
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    try answer.decode()
    decoding = try (Self.kilobytes("VmHWM", of: "status") - idle) * 1_024
  }

  private static func privateBytes() throws -> Int {
    // Memory that was freed before would be used again, unseen. The module Glibc leaves this function out.
    typealias Trim = @convention(c) (Int) -> Int32
    if let trim = unsafe dlsym(nil, "malloc_trim") { _ = unsafe unsafeBitCast(trim, to: Trim.self)(0) }
    return try kilobytes("Private_Dirty", of: "smaps_rollup") * 1_024
  }

  /// A line of one of the kernel's tables about this process, such as `VmRSS:  1234 kB`.
  private static func kilobytes(_ name: String, of table: String) throws -> Int {
    let text = String(decoding: try Data(contentsOf: URL(filePath: "/proc/self/\(table)")), as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    let number = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    guard let number else { throw BenchmarkError("no \(name) in /proc/self/\(table)") }
    return number
  }
}
