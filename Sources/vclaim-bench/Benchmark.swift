/// One thing to measure.
struct Benchmark {
  /// What it does, over and over.
  enum Operation {
    /// A call that returns at once; it gets the number of the operation.
    case call((Int) throws -> Void)
    /// A publication with its preparation and what is asked of the file afterwards, both outside of the measurement.
    case publication(any PublicationOperation)
  }

  /// Its name on the command line.
  let name: String
  /// What one operation is, in a few words.
  let summary: String
  /// How many operations one round has.
  let operationsPerRound: Int
  /// Makes everything that is not to be measured.
  let prepare: (Workspace) async throws -> Operation

  /// All benchmarks, in the order in which they are run and shown.
  static var all: [Benchmark] { lookUps + threads + searches + decoding + publications + opening }
}
