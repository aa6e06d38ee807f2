import Synchronization

/// All letters that one simulator issued, for as long as it lives: rows may be exchanged meanwhile.
final class LetterBook: Sendable {
  private struct State {
    var letters: [String: Letter] = [:]
    /// Numbers that stay taken after their letter is gone.
    var deleted: Set<String> = []
    /// The last number for each facility and month.
    var counts: [String: Int] = [:]
  }

  private let state = Mutex(State())

  /// The letter of a number.
  ///
  /// - Parameter number: The whole number.
  /// - Returns: The letter, or `nil` when it was never issued or is deleted.
  func letter(_ number: String) -> Letter? {
    state.withLock { $0.letters[number] }
  }

  /// Issues a letter under the next number of its facility and month.
  ///
  /// - Parameter letter: The letter, checked, without a number.
  /// - Returns: The letter with its number.
  /// - Throws: The refusal when the member has a letter for the same treatment.
  func issue(_ letter: Letter) throws(LetterRefusal) -> Letter {
    let day = letter.fields["tglSep"]
    let prefix = letter.fields["ppkPelayanan"] + day.dropFirst(5).prefix(2) + day.dropFirst(2).prefix(2) + "V"
    return try state.withLock { state throws(LetterRefusal) in
      try Self.checkForSameTreatment(letter, state)
      var letter = letter
      letter.number = prefix + (state.counts[prefix, default: 0] + 1).padded(to: 6)
      state.counts[prefix, default: 0] += 1
      state.letters[letter.number] = letter
      return letter
    }
  }

  /// Changes a letter, in one step: of two changes at the same time, the second sees what the first did.
  ///
  /// - Parameters:
  ///   - number: The whole number.
  ///   - change: Makes the changed letter, checked, of the one that is there.
  /// - Returns: The changed letter.
  /// - Throws: The refusal when there is no such letter, the change is refused, or the member has another letter for the same
  ///   treatment.
  func update(
    _ number: String, _ change: (Letter) throws(LetterRefusal) -> Letter
  ) throws(LetterRefusal) -> Letter {
    try state.withLock { state throws(LetterRefusal) in
      guard let old = state.letters[number] else { throw Self.absence(of: number, state) }
      let letter = try change(old)
      try Self.checkForSameTreatment(letter, state)
      state.letters[number] = letter
      return letter
    }
  }

  /// Deletes a letter.
  ///
  /// - Parameter number: The whole number.
  /// - Throws: The refusal when it was never issued, or is deleted already.
  func delete(_ number: String) throws(LetterRefusal) {
    try state.withLock { state throws(LetterRefusal) in
      guard state.letters.removeValue(forKey: number) != nil else { throw Self.absence(of: number, state) }
      state.deleted.insert(number)
    }
  }

  /// All letters that are there, ordered by number.
  var all: [Letter] {
    state.withLock { $0.letters.values.sorted { $0.number < $1.number } }
  }

  private static func absence(of number: String, _ state: State) -> LetterRefusal {
    LetterRefusal(state.deleted.contains(number) ? "Nomor SEP sudah dihapus" : "Nomor SEP tidak ditemukan")
  }

  private static func checkForSameTreatment(_ letter: Letter, _ state: State) throws(LetterRefusal) {
    let isTaken = state.letters.values.contains { $0.number != letter.number && $0.isSameTreatment(as: letter) }
    guard !isTaken else {
      throw LetterRefusal("Peserta telah mendapatkan SEP di poli yang sama pada tanggal yang sama")
    }
  }
}
