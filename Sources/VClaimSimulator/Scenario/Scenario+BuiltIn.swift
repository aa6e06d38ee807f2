extension Scenario {
  /// The scenarios that come with the simulator.
  ///
  /// Their files are part of the program and a test reads each of them, so one that breaks the rules is a defect of the build
  /// and is left out here.
  public static let builtIn: [Scenario] = files.compactMap { file in
    try? Scenario(parsing: file, file: "a built-in scenario")
  }

  /// The scenarios of ``builtIn`` as `vclaim-simulator --list-scenarios` prints them: name and summary, a line each.
  package static var list: String {
    let width = builtIn.map(\.name.count).max() ?? 0
    return builtIn.map { scenario in
      scenario.name + String(repeating: " ", count: width - scenario.name.count + 2) + scenario.summary + "\n"
    }.joined()
  }

  /// The files behind ``builtIn``.
  static let files: [[UInt8]] = [
    PackageResources.outage_json,
    PackageResources.slow_loris_json,
    PackageResources.rate_limited_json,
    PackageResources.rate_limited_without_retry_after_json,
    PackageResources.unavailable_json,
    PackageResources.unavailable_with_retry_after_json,
    PackageResources.maintenance_page_json,
    PackageResources.empty_body_json,
    PackageResources.truncated_body_json,
    PackageResources.wrong_content_length_json,
    PackageResources.reset_json,
    PackageResources.lost_answers_json,
    PackageResources.wrong_key_json,
    PackageResources.duplicated_pages_json,
    PackageResources.missing_pages_json,
    PackageResources.changing_rows_json,
    PackageResources.shrunken_json,
    PackageResources.emptied_json,
    PackageResources.wrong_types_json,
    PackageResources.tenfold_json,
    PackageResources.clock_off_json,
    PackageResources.code_as_number_json,
    PackageResources.metadata_spelling_json,
  ]
}
