import VClaimWire

/// What came of a call: a value, or an error of one of the kinds that its documentation names.
///
/// - Parameters:
///   - codes: The kinds of error that are promised.
///   - call: The call.
/// - Returns: The value, or nil when the call failed as it may.
/// - Throws: `BrokenInvariant` when it failed in another way.
func outcome<Value>(
  promising codes: Set<WireError.Code>, of call: () throws(WireError) -> Value
) throws(BrokenInvariant) -> Value? {
  do {
    return try call()
  } catch {
    try promise("no other error than documented, but: \(error.code.rawValue)", codes.contains(error.code))
    return nil
  }
}

/// Makes a call that has to succeed.
///
/// - Parameters:
///   - what: What the call does.
///   - call: The call.
/// - Returns: The value.
/// - Throws: `BrokenInvariant` when the call failed.
func success<Value>(
  _ what: String, _ call: () throws(WireError) -> Value
) throws(BrokenInvariant) -> Value {
  do {
    return try call()
  } catch {
    throw BrokenInvariant(description: "broken: \(what) succeeds, but: \(error)")
  }
}

/// Makes a call that has to fail.
///
/// - Parameters:
///   - what: What the call does.
///   - code: The kind of error that is due.
///   - call: The call.
/// - Throws: `BrokenInvariant` when the call succeeded or failed in another way.
func failure<Value>(
  _ what: String, _ code: WireError.Code, _ call: () throws(WireError) -> Value
) throws(BrokenInvariant) {
  do {
    _ = try call()
  } catch {
    return try promise("\(what) is \(code.rawValue), but: \(error)", error.code == code)
  }
  throw BrokenInvariant(description: "broken: \(what) is \(code.rawValue), but it succeeds")
}

/// Makes a call that may do either.
///
/// - Parameter call: The call.
/// - Returns: The value or the error.
func result<Value>(_ call: () throws(WireError) -> Value) -> Result<Value, WireError> {
  do {
    return .success(try call())
  } catch {
    return .failure(error)
  }
}
