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
