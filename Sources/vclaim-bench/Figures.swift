extension Double {
  /// The number with so many decimal places, for people and for JSON.
  func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}

extension Duration {
  /// The length in microseconds.
  var microseconds: Double {
    Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
  }

  /// The length with three digits that count and its unit: `3.41 µs`, `27.5 ms`.
  var shortText: String {
    let (number, unit) = microseconds < 1_000 ? (microseconds, "µs") : (microseconds / 1_000, "ms")
    let places = number < 10 ? 2 : number < 100 ? 1 : 0
    let rounded = number.rounded(toPlaces: places)
    return places == 0 ? "\(Int(rounded)) \(unit)" : "\(rounded) \(unit)"
  }
}
