import VClaimWire

/// The members of one object of a scenario file, read with errors that name the place.
struct ScenarioMembers {
  private let place: String
  private let members: [String: JSONValue]

  /// Takes an object apart.
  ///
  /// - Parameters:
  ///   - value: The object.
  ///   - place: Where it stands, for error messages: `outage.json, step 2`.
  ///   - allowed: The members that it may have.
  /// - Throws: `bad_scenario` when it is no object or has another member.
  init(_ value: JSONValue, place: String, allowed: [String]) throws(SimulatorError) {
    guard case .object(let members) = value else {
      throw SimulatorError(.badScenario, "\(place): this is \(value.kind) where an object was due")
    }
    self.place = place
    self.members = members
    for name in members.keys.sorted() where !allowed.contains(name) {
      throw SimulatorError(
        .badScenario, "\(place): \"\(name)\" is no member here, allowed are \(allowed.joined(separator: ", "))")
    }
  }

  /// Whether one of several members is there.
  ///
  /// - Parameter names: The members.
  /// - Returns: Whether there is any.
  func has(anyOf names: [String]) -> Bool {
    names.contains { members[$0] != nil }
  }

  /// Makes the error for a member.
  ///
  /// - Parameters:
  ///   - name: The member.
  ///   - rule: What it must be, in words that follow "must be".
  /// - Returns: The error.
  func error(_ name: String, mustBe rule: String) -> SimulatorError {
    let value = members[name].map { $0.text.map { "\"\($0)\"" } ?? $0.kind } ?? "missing"
    return SimulatorError(.badScenario, "\(place), \(name): is \(value), must be \(rule)")
  }

  /// Reads a member as it is.
  ///
  /// - Parameter name: The member.
  /// - Returns: Its value, or `nil` when it is absent.
  func value(_ name: String) -> JSONValue? { members[name] }

  /// Reads an object.
  ///
  /// - Parameters:
  ///   - name: The member.
  ///   - allowed: The members that it may have.
  /// - Returns: Its members, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func object(_ name: String, allowed: [String]) throws(SimulatorError) -> ScenarioMembers? {
    guard let value = members[name] else { return nil }
    return try ScenarioMembers(value, place: "\(place), \(name)", allowed: allowed)
  }

  /// Reads an object of texts, such as headers.
  ///
  /// - Parameter name: The member.
  /// - Returns: The texts by name, none when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func texts(_ name: String) throws(SimulatorError) -> [String: String] {
    guard let value = members[name] else { return [:] }
    guard case .object(let members) = value else { throw error(name, mustBe: "an object of texts") }
    var texts: [String: String] = [:]
    for (key, value) in members {
      guard case .string(let text) = value, !text.contains(where: \.isNewline), Self.isToken(key) else {
        throw error(name, mustBe: "an object of header names and texts of one line")
      }
      texts[key] = text
    }
    return texts
  }

  /// Reads a text.
  ///
  /// - Parameter name: The member.
  /// - Returns: The text, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func text(_ name: String) throws(SimulatorError) -> String? {
    guard let value = members[name] else { return nil }
    guard case .string(let text) = value else { throw error(name, mustBe: "a text") }
    return text
  }

  /// Reads a member that says yes.
  ///
  /// - Parameter name: The member.
  /// - Returns: Its value; false when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func flag(_ name: String) throws(SimulatorError) -> Bool {
    guard let value = members[name] else { return false }
    guard case .bool(let flag) = value else { throw error(name, mustBe: "true or false") }
    return flag
  }

  /// Reads a whole number.
  ///
  /// - Parameters:
  ///   - name: The member.
  ///   - allowed: Its range.
  /// - Returns: The number, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func number(_ name: String, in allowed: ClosedRange<Int>) throws(SimulatorError) -> Int? {
    guard let value = members[name] else { return nil }
    guard case .number(let text) = value, let number = Int(text), allowed.contains(number) else {
      throw error(name, mustBe: "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    return number
  }

  /// Reads a share.
  ///
  /// - Parameter name: The member.
  /// - Returns: 0 to 1, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func share(_ name: String) throws(SimulatorError) -> Double? {
    guard let value = members[name] else { return nil }
    guard case .number(let text) = value, let share = Double(text), (0...1).contains(share) else {
      throw error(name, mustBe: "a number from 0 to 1")
    }
    return share
  }

  /// Reads a duration.
  ///
  /// - Parameter name: The member.
  /// - Returns: The duration, at most a day, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func duration(_ name: String) throws(SimulatorError) -> Duration? {
    guard let value = members[name] else { return nil }
    guard case .string(let text) = value, let duration = Self.duration(text) else {
      throw error(name, mustBe: "a duration up to 24h, such as \"250ms\", \"30s\" or \"5m\"")
    }
    return duration
  }

  /// Reads one of a few words.
  ///
  /// - Parameters:
  ///   - name: The member.
  ///   - type: The words.
  /// - Returns: The word, or `nil` when it is absent.
  /// - Throws: `bad_scenario` for anything else.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Word.Type
  ) throws(SimulatorError) -> Word? {
    guard let value = members[name] else { return nil }
    guard case .string(let text) = value, let word = Word(rawValue: text) else {
      throw error(name, mustBe: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  private static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int64(digits), count <= 86_400_000 else { return nil }
    let duration: Duration
    switch text.dropFirst(digits.count) {
    case "ms": duration = .milliseconds(count)
    case "s": duration = .seconds(count)
    case "m": duration = .seconds(count * 60)
    case "h": duration = .seconds(count * 3_600)
    default: return nil
    }
    return duration <= .seconds(86_400) ? duration : nil
  }

  /// Whether a text is a token of RFC 9110, section 5.6.2, as the name of a header has to be.
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x21...0x7E).contains(byte) && !#""(),/:;<=>?@[\]{}"#.utf8.contains(byte)
      }
  }
}
