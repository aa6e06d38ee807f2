/// How much a publication wrote to the write-ahead log.
struct LogUse: Encodable {
  /// Pages with their headers.
  let frames: Int
  /// What they take, without the log's own header.
  let bytes: Int
}
