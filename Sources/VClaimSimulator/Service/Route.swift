/// One end point: the form of its path and what it answers.
struct Route: Sendable {
  /// What a handler sees: the values out of the path, the rows and the options.
  struct Context: Sendable {
    let values: [String: String]
    let catalogue: Catalogue
    let options: SimulatorOptions

    /// A variable part of the path.
    ///
    /// - Parameter name: Its name in the template.
    /// - Returns: Its text, decoded; empty when the template has no such part.
    func value(_ name: String) -> String {
      values[name] ?? ""
    }
  }

  let template: PathTemplate
  let answer: @Sendable (Context) -> ServiceAnswer

  /// Creates a route.
  ///
  /// - Parameters:
  ///   - template: The form of the path, relative to the service's base.
  ///   - answer: Works out the answer.
  init(_ template: PathTemplate, answer: @escaping @Sendable (Context) -> ServiceAnswer) {
    self.template = template
    self.answer = answer
  }
}
