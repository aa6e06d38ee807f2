import VClaimWire

extension Benchmark {
  /// An encrypted answer of 14,000 rows: from the body to the rows, then the same work stage by stage.
  static var decoding: [Benchmark] {
    [
      decoding("decode", "decode 14,000 rows: body to rows") { answer in { try answer.decode() } },
      decoding("decode-envelope", "… JSON of the envelope") { answer in
        { _ = try Envelope(parsing: answer.body) }
      },
      decoding("decode-decrypt", "… base64, AES and LZString") { answer in
        let text = try answer.response()
        return { _ = try answer.cipher.decrypt(base64: text, limit: EncryptedAnswer.limit) }
      },
      decoding("decode-unpack", "… of which LZString") { answer in
        let packed = try answer.packed()
        return { _ = try LZString.decompressFromEncodedURIComponent(packed, limit: EncryptedAnswer.limit) }
      },
      decoding("decode-scan", "… rows out of the JSON, as they are scanned") { answer in
        let json = try answer.json()
        return { try answer.require(rows: scannedRows(in: json)?.rows.count ?? 0) }
      },
      decoding("decode-parse", "instead of the scan, for odd lists: JSON of the payload") { answer in
        let json = try answer.json()
        return { _ = try JSONValue(parsing: json) }
      },
      decoding("decode-rows", "and rows out of the JSON value") { answer in
        let payload = try JSONValue(parsing: answer.json())
        return { try answer.require(rows: referenceRows(in: payload, listKey: EncryptedAnswer.listKey).count) }
      },
    ]
  }

  private static func decoding(
    _ name: String, _ summary: String, stage: @escaping (EncryptedAnswer) throws -> () throws -> Void
  ) -> Benchmark {
    Benchmark(name: name, summary: summary, operationsPerRound: 4) { workspace in
      let run = try stage(workspace.answer())
      return .call { _ in try run() }
    }
  }
}
