/// What the store keeps for a look-up or hands out of a search: it knows objects, whatever is in them.
final class Kept<Content: Sendable>: Sendable {
  let content: Content

  init(_ content: Content) {
    self.content = content
  }
}
