import Testing

@testable import VClaimWire

@Suite("The envelope")
struct EnvelopeTests {
  private func envelope(_ text: String) throws(WireError) -> Envelope {
    try Envelope(parsing: Array(text.utf8))
  }

  private func error(_ text: String) -> WireError? {
    do {
      _ = try envelope(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "is read under every name and in every form that was seen",
    arguments: [
      #"{"metaData":{"code":"200","message":"OK"},"response":[]}"#,
      #"{"metadata":{"code":200,"message":"OK"},"response":[]}"#,
      #"{"metaInfo":{"Code":"200","Message":"OK"},"Response":[]}"#,
      #"{"response":[],"metaData":{"message":" OK ","code":" 200 ","lain":{}}}"#,
      "\u{FEFF}\r\n" + #"{"metaData":{"code":"200","message":"OK"},"response":[]}"#,
    ])
  func forms(_ text: String) throws {
    let envelope = try envelope(text)
    #expect(envelope == Envelope(code: "200", message: "OK", response: .array([])))
    #expect(envelope.isSuccess(acceptingOne: false))
  }

  @Test(
    "needs neither text nor response",
    arguments: [
      #"{"metaData":{"code":"200"}}"#, #"{"metaData":{"code":"200","message":null},"response":null}"#,
    ])
  func sparse(_ text: String) throws {
    #expect(try envelope(text) == Envelope(code: "200", message: "", response: .null))
  }

  @Test("joins the fields that a validation lists")
  func validation() throws {
    let text =
      #"{"metaData":{"code":412,"message":[{"field":"poli","message":"kosong"},{"message":"salah"}]},"response":null}"#
    #expect(try envelope(text).message == "poli: kosong; salah")
  }

  @Test(
    "names a field without a message, and a message without a field, alone",
    arguments: [
      (#"{"field":"poli","message":""}"#, "poli"), (#"[{"field":" ","message":"kosong"},{"field":""}]"#, "kosong"),
    ])
  func sparseValidation(_ message: String, _ expected: String) throws {
    #expect(try envelope(#"{"metaData":{"code":412,"message":\#(message)}}"#).message == expected)
  }

  @Test("means success by its code, never by its text")
  func success() throws {
    #expect(
      try !envelope(#"{"metaData":{"code":"500","message":"Sukses"},"response":{}}"#).isSuccess(acceptingOne: true))
    #expect(
      try envelope(#"{"metaData":{"code":"200","message":"Gagal"},"response":{}}"#).isSuccess(acceptingOne: false))
    let one = try envelope(#"{"metadata":{"code":1,"message":"Ok"},"response":{}}"#)
    #expect(!one.isSuccess(acceptingOne: false))
    #expect(one.isSuccess(acceptingOne: true))
    #expect(try !envelope(#"{"metadata":{"code":"0"}}"#).isSuccess(acceptingOne: true))
  }

  @Test(
    "says that there is no data only in words that say so",
    arguments: [
      ("Data Tidak Ditemukan", true), ("data tidak  ada.", true), ("Data kosong", true), ("Data NOT FOUND", true),
      ("No data", true), ("Peserta sudah terdaftar", false), ("", false), ("Minimal 3 karakter", false),
    ])
  func noData(_ message: String, _ expected: Bool) {
    #expect(Envelope(code: "201", message: message, response: .null).isNoData == expected)
  }

  @Test("says that there is no data only with code 201 and an empty response")
  func noDataNeedsCode() {
    for code in ["200", "404", "500", "1"] {
      #expect(!Envelope(code: code, message: "Data tidak ditemukan", response: .null).isNoData)
    }
    #expect(!Envelope(code: "201", message: "tidak ada", response: .array([.null])).isNoData)
    #expect(Envelope(code: "201", message: "tidak ada", response: .array([])).isNoData)
  }

  @Test(
    "tells a page, an empty body, a cut body and the like apart",
    arguments: [
      ("", WireError.Code.emptyBody), (" \r\n\t", .emptyBody), ("\u{FEFF}", .emptyBody),
      ("<!DOCTYPE html><html>…", .htmlBody), ("\u{FEFF} \n<html>", .htmlBody), (#"<?xml version="1.0"?>"#, .htmlBody),
      (#"{"metaData":{"code":"200","message":"OK"},"response":{"li"#, .cutBody), ("{", .cutBody),
      ("Service Unavailable", .malformedJSON), ("404 page not found", .malformedJSON),
      (#"{"metaData":{}}<html>"#, .malformedJSON),
      ("[]", .unexpectedShape), ("null", .unexpectedShape), ("200", .unexpectedShape), (#""OK""#, .unexpectedShape),
      ("{}", .unexpectedShape), (#"{"message":"OK"}"#, .unexpectedShape), (#"{"metaData":[]}"#, .unexpectedShape),
      (#"{"metaData":null}"#, .unexpectedShape), (#"{"metaData":{}}"#, .unexpectedShape),
      (#"{"metaData":{"code":null}}"#, .unexpectedShape), (#"{"metaData":{"code":""}}"#, .unexpectedShape),
      (#"{"metaData":{"code":[200]}}"#, .unexpectedShape),
    ])
  func refusals(_ text: String, _ code: WireError.Code) {
    let error = error(text)
    #expect(error?.code == code)
    #expect(error?.isRetryable == [.emptyBody, .htmlBody, .cutBody].contains(code))
    #expect(error?.shortDescription == code.rawValue)
  }

  @Test("that is not UTF-8 is refused")
  func notUTF8() {
    let error = #expect(throws: WireError.self) {
      try Envelope(parsing: Array(#"{"metaData":"#.utf8) + [0xFF, 0xFE] + Array("}".utf8))
    }
    #expect(error?.code == .notUTF8)
  }

  @Test("is never trapped by 10,000 random and mutated bodies")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 7)
    let sound = Array(
      #"{"metaData":{"code":"200","message":"Sukses"},"response":{"list":[{"kode":"A","nama":"é😀","n":[1,{}]}]}}"#.utf8)
    var failures = 0
    for round in 0..<10_000 {
      let body = round.isMultiple(of: 2) ? generator.mutate(sound) : generator.bytes(upTo: 100)
      do {
        let envelope = try Envelope(parsing: body)
        _ = try referenceRows(in: payload(of: envelope, cipher: nil, limit: 1000), listKey: "list")
      } catch {
        failures += 1
      }
    }
    #expect(failures > 5000)
  }
}
