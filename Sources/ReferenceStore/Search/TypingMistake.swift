/// One letter wrong, missing, too many, or exchanged with the next.
package enum TypingMistake {
  /// Whether a word is the beginning of a term but for one mistake.
  ///
  /// - Parameters:
  ///   - word: What was typed, in lower case, UTF-8.
  ///   - term: A term, in lower case, UTF-8.
  /// - Returns: True with at most one mistake.
  package static func separates(_ word: [UInt8], _ term: [UInt8]) -> Bool {
    var same = 0
    while same < word.count, same < term.count, word[same] == term[same] { same += 1 }
    guard same < word.count else { return true }
    func agree(_ inWord: Int, _ inTerm: Int) -> Bool {
      guard inTerm <= term.count, word.count - inWord <= term.count - inTerm else { return false }
      return word[inWord...].elementsEqual(term[inTerm..<(inTerm + word.count - inWord)])
    }
    let isExchanged =
      same + 1 < word.count && same + 1 < term.count && word[same] == term[same + 1] && word[same + 1] == term[same]
    return agree(same + 1, same + 1) || agree(same + 1, same) || agree(same, same + 1)
      || isExchanged && agree(same + 2, same + 2)
  }

  /// What a word may have been meant to begin with, where the mistake is in one of its first two letters.
  ///
  /// - Parameter word: What was typed: at least three letters from a to z.
  /// - Returns: About a hundred words.
  static func variants(inBeginningOf word: [UInt8]) -> Set<[UInt8]> {
    var variants: Set<[UInt8]> = []
    for place in 0..<2 {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        var other = word
        other[place] = letter
        variants.insert(other)
        variants.insert(Array(word[..<place]) + [letter] + word[place...])
      }
      variants.insert(Array(word[..<place]) + word[(place + 1)...])
      var other = word
      other.swapAt(place, place + 1)
      variants.insert(other)
    }
    variants.remove(word)
    return variants
  }
}
