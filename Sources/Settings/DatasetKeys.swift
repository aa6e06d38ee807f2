internal import ReferenceStore

/// The keys that each dataset has, made from its declaration.
struct DatasetKeys {
  let every: TypedKey<Duration>
  let maxStale: TypedKey<Duration>

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
  }

  var all: [SettingsKey] { [every.key, maxStale.key] }
}
