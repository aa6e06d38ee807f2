import Hummingbird
import VClaim
import VClaimReference

/// What the box shows of a diagnosis.
struct Suggestion: Encodable {
  let code: String
  let name: String
}

/// The diagnoses that fit what was typed so far, best first: out of the file, without a request to the service.
func suggestions(_ reference: ReferenceLibrary, for text: String) throws -> [Suggestion] {
  let found = try reference.local.search(.diagnoses, text, limit: 10)
  return found.rows.map { Suggestion(code: $0.code, name: $0.name) }
}

/// Asks with every key that is pressed.
let page = """
  <!doctype html><meta charset="utf-8"><title>Diagnoses</title>
  <input id="text" autofocus placeholder="code or words"><ul id="list"></ul>
  <script>
  text.oninput = async () => {
    const typed = text.value, answer = await fetch("/search?q=" + encodeURIComponent(typed))
    const rows = await answer.json()
    if (typed == text.value) list.replaceChildren(...rows.map(row =>
      Object.assign(document.createElement("li"), { textContent: `${row.code} ${row.name}` })))
  }
  </script>
  """

/// The page, and its search.
func routes(_ reference: ReferenceLibrary) -> Router<BasicRequestContext> {
  let router = Router()
  router.get { _, _ in
    Response(status: .ok, headers: [.contentType: "text/html"], body: .init(byteBuffer: ByteBuffer(string: page)))
  }
  router.get("search") { request, _ in
    try suggestions(reference, for: request.uri.queryParameters.get("q") ?? "")
  }
  return router
}

/// `search-box /var/lib/vclaimd/reference.sqlite` serves the page at `http://127.0.0.1:8080`.
@main
struct SearchBox {
  static func main() async throws {
    let reference = try ReferenceLibrary(path: CommandLine.arguments[1])
    try await Application(router: routes(reference)).runService()
  }
}
