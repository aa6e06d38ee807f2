/// What the server of a test does once it has read the head of a request.
enum Behaviour: Sendable {
  /// Sends these bytes, and then keeps the connection or closes it.
  case send(String, thenClose: Bool)
  /// Sends these bytes, and then blocks of 64 KiB for as long as anybody reads.
  case endless(head: String)
  /// Says nothing.
  case silence
  /// Closes the connection.
  case close

  /// A whole answer with its length.
  static func answer(_ body: String, status: String = "200 OK", headers: String = "") -> Behaviour {
    .send(
      "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)", thenClose: false)
  }
}
