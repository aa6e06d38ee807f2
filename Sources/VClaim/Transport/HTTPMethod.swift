/// The methods that the service knows.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  /// Reads. The only method that the client ever sends twice by itself.
  case get = "GET"
  /// Creates.
  case post = "POST"
  /// Updates.
  case put = "PUT"
  /// Deletes.
  case delete = "DELETE"
}
