public import VClaim

extension TransportError.Code {
  /// The system does not let this user connect to the socket.
  public static let forbidden = TransportError.Code(rawValue: "forbidden")
}
