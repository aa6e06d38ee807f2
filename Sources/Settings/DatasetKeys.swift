internal import ReferenceStore

/// The keys that each dataset has, made from its declaration.
struct DatasetKeys {
  let every: TypedKey<Duration>
  let maxStale: TypedKey<Duration>
  let minRows: TypedKey<Int>
  let maxRemoved: TypedKey<GuardLimits.Bound>
  let maxChanged: TypedKey<GuardLimits.Bound>

  init(_ dataset: Dataset) {
    let prefix = "VCLAIMD_\(dataset.name.uppercased())"
    let interval = DatasetSchedule(standardFor: dataset).every
    let range = Duration.seconds(1) ... .seconds(3_650 * 86_400)
    every = TypedKey(
      SettingsKey(
        "\(prefix)_EVERY", default: DurationText.format(interval), allowed: "a duration from 1s to 3650d, such as 7d",
        help: "How often \(dataset.commandName) are pulled."),
      ValueParsers.duration(range))
    maxStale = TypedKey(
      SettingsKey(
        "\(prefix)_MAX_STALE", note: "\(DatasetSchedule.intervalsUntilStale) times \(prefix)_EVERY",
        allowed: "a duration from 1s to 3650d, such as 21d, and not shorter than \(prefix)_EVERY",
        help: "The age at which \(dataset.commandName) count as stale."),
      ValueParsers.duration(range))
    let usual = GuardLimits()
    let parts = dataset.partitionColumn.map { " with one \($0)" } ?? ""
    let most = "a percentage from 0% to 100%, such as 20%, or a number of rows, such as 50"
    minRows = TypedKey(
      SettingsKey(
        "\(prefix)_MIN_ROWS", default: "1", allowed: "a whole number from 0 to 1000000000",
        help: "The fewest \(dataset.commandName)\(parts) that are published without approval."),
      ValueParsers.integer(0...1_000_000_000))
    maxRemoved = TypedKey(
      SettingsKey(
        "\(prefix)_MAX_REMOVED", default: usual.maxRemoved.description, allowed: most,
        help: "How many \(dataset.commandName)\(parts) may go away at once without approval; of a percentage, 10 rows "
          + "always may, unless more than twice the percentage is missing in the end."),
      ValueParsers.bound)
    maxChanged = TypedKey(
      SettingsKey(
        "\(prefix)_MAX_CHANGED", default: usual.maxChanged.description, allowed: most,
        help: "How many \(dataset.commandName)\(parts) may get another name at once without approval."),
      ValueParsers.bound)
  }

  /// How often it is pulled.
  var schedule: [SettingsKey] { [every.key, maxStale.key] }

  /// From where on the guard holds it back.
  var limits: [SettingsKey] { [minRows.key, maxRemoved.key, maxChanged.key] }
}
