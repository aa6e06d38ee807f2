/// One end point: its method, the form of its path, and what it answers.
struct Route: Sendable {
  /// What a handler sees: the values out of the path, the body, the rows, the letters and the options.
  struct Context: Sendable {
    let values: [String: String]
    /// Which page a list answers instead of the one that was asked for.
    let pageShift: PageShift?
    let body: [UInt8]
    let catalogue: Catalogue
    let letters: LetterBook
    let options: SimulatorOptions
    /// The latest day that is not in the future anywhere in Indonesia: today in UTC+9.
    let today: ServiceDay

    /// A variable part of the path.
    ///
    /// - Parameter name: Its name in the template.
    /// - Returns: Its text, decoded; empty when the template has no such part.
    func value(_ name: String) -> String {
      values[name] ?? ""
    }
  }

  /// `GET`, in capitals.
  let method: String
  let template: PathTemplate
  let answer: @Sendable (Context) -> ServiceAnswer

  /// Creates a route.
  ///
  /// - Parameters:
  ///   - method: The method in capitals.
  ///   - template: The form of the path, relative to the service's base.
  ///   - answer: Works out the answer.
  init(_ method: String, _ template: PathTemplate, answer: @escaping @Sendable (Context) -> ServiceAnswer) {
    self.method = method
    self.template = template
    self.answer = answer
  }

  /// Creates a route for reading.
  ///
  /// - Parameters:
  ///   - template: The form of the path, relative to the service's base.
  ///   - answer: Works out the answer.
  init(_ template: PathTemplate, answer: @escaping @Sendable (Context) -> ServiceAnswer) {
    self.init("GET", template, answer: answer)
  }
}
