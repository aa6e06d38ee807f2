import Crypto
import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Testing
import VClaimReference

@testable import StatusPage

@Suite("The status page")
struct StatusPageTests {
  private let now: Int64 = 1_700_000_000

  private func status(_ lines: [String] = [], remarks: String = "null", coolDowns: String = "[]") throws
    -> StatusDocument
  {
    let json = """
      {"daemon":{"running":true},"database":"/var/lib/vclaimd/reference.sqlite","generation":41,
       "datasets":[\(lines.joined(separator: ","))],"pins":[{"dataset":"rooms","generation":7,"since":1699996400}],
       "upstream":{"state":"cool_down","cooldown":null,"cooldowns":\(coolDowns)},
       "budget":{"limit":20000,"spent":120,"spent_live":20,"left":19880,"left_for_pulls":17880,"kept_back":2000,
       "free_at":null},"remarks":\(remarks)}
      """
    return try JSONDecoder().decode(StatusDocument.self, from: Data(json.utf8))
  }

  private func line(_ dataset: String, _ state: String, error: String? = nil) throws -> String {
    let error = try error.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } ?? "null"
    return """
      {"dataset":"\(dataset)","state":"\(state)","generation":3,"row_count":200,"as_of":1699989200,"attempted_at":null,
       "next_at":1700003600,"max_stale":86400,"last_error":\(error)}
      """
  }

  private func pending() throws -> PendingDocument {
    let json = """
      {"candidates":[{"dataset":"facilities","partition":"2","reason":"half of the rows are gone","before":3000,
       "after":1500,"added":0,"changed":1,"removed":1500,"added_keys":[],"changed_keys":[],"removed_keys":[],
       "first_seen":1699996400,"as_of":1699996400,"times_seen":1}],"pins":[]}
      """
    return try JSONDecoder().decode(PendingDocument.self, from: Data(json.utf8))
  }

  private func page(_ status: StatusDocument, _ pending: PendingDocument? = nil, isServed: Bool = true) -> String {
    StatusPage(status, pending: pending, isServed: isServed, now: now).html
  }

  @Test("it tells how fresh each dataset is, what is held and why, what is pinned, and what is left of the budget")
  func content() throws {
    let coolDown = """
      {"service":"vclaim","reason":"it refuses the credentials","code":"credentials_refused","http_status":401,
       "since":1699999400,"until":1700003600}
      """
    let html = page(
      try status(
        [line("room_classes", "fresh"), line("diagnoses", "stale", error: "timed out"), line("rooms", "off")],
        remarks: #"["the log was missing"]"#, coolDowns: "[\(coolDown)]"), try pending())
    for text in [
      "1 of 2 datasets need a look", "room classes", #"<span class="state stale">stale</span>"#, "3 h ago", "in 1 h",
      "timed out", "half of the rows are gone", ">1500<", "rooms was brought back to generation 7 1 h ago",
      "it refuses the credentials. Since 10 min ago; it is asked again in 1 h.",
      "Of 20000 requests in 24 hours, pulls made 100 and look-ups 20; 19880 are left, 17880 of them for pulls",
      "the log was missing", #"title="2023-11-14T19:13:20Z""#,
    ] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test("nothing that comes from outside becomes markup")
  func escaping() throws {
    let html = page(
      try status([line("diagnoses", "stale", error: "<script>alert(1)</script>")], remarks: #"["<img src=x>"]"#))
    #expect(!html.contains("<script>alert") && !html.contains("<img"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("the policy names exactly the style and the script that are in it, and it needs nothing from elsewhere")
  func policy() throws {
    let html = page(try status())
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
      let start = try #require(html.firstRange(of: "<\(element)>")).upperBound
      let end = try #require(html[start...].firstRange(of: "</\(element)>")).lowerBound
      let hash = Data(SHA256.hash(data: Data(html[start..<end].utf8))).base64EncodedString()
      #expect(StatusPage.policy.contains("\(directive) 'sha256-\(hash)';"))
      #expect(!html[start..<end].contains("/*"))
    }
    #expect(StatusPage.policy.hasPrefix("default-src 'none';"))
    #expect(!StatusPage.policy.contains("unsafe"))
    // The empty icon, without which a browser would ask for another one.
    #expect(StatusPage.policy.contains(" img-src data:;"))
    for forbidden in ["src=", "style=", " onclick", " onload", "@import", "url(", "http:", "https:", "{{", "}}"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    #expect(html.matches(of: /href="/).count == html.matches(of: /href="data:,"/).count)
  }

  @Test("its tables have captions and headers for each column, its fields labels, and its language is told")
  func accessible() throws {
    let html = page(try status([line("diagnoses", "fresh")]), try pending())
    #expect(html.contains(#"<html lang="en">"#) && html.contains(#"name="viewport""#))
    #expect(html.matches(of: /<table/).count == html.matches(of: /<caption/).count)
    #expect(html.matches(of: /<th\s/).count == html.matches(of: /<th scope="(col|row)"/).count)
    #expect(html.matches(of: /<(input|select)/).count == html.matches(of: /<label>/).count)
    #expect(html.contains("color-scheme: light dark") && html.contains("prefers-color-scheme: dark"))
    for tag in ["section", "table", "tr", "td", "th", "ul", "li", "p", "main", "header", "form", "div", "span"] {
      #expect(
        html.components(opening: tag) == html.matches(of: try Regex("</\(tag)>")).count, "\(tag) is not closed")
    }
  }

  @Test("as a file it has no search, for nobody would answer, and works without what is not known")
  func file() throws {
    let bare = try JSONDecoder().decode(
      StatusDocument.self,
      from: Data(#"{"daemon":{"running":null},"generation":0,"datasets":[]}"#.utf8))
    let html = page(bare, isServed: false)
    #expect(!html.contains("<script") && !html.contains("<form") && !html.contains("<input"))
    #expect(html.contains("No daemon is known to run"))
    #expect(html.contains("What the guard holds back cannot be told."))
    #expect(html.contains("requests of 24 hours cannot be told"))
  }

  @Test("a time that cannot be meant is no reason to fail")
  func times() throws {
    let line = """
      {"dataset":"diagnoses","state":"fresh","generation":3,"row_count":200,"as_of":\(Int64.min),"attempted_at":null,
       "next_at":\(Int64.max),"max_stale":null,"last_error":null}
      """
    #expect(page(try status([line])).contains("diagnoses"))
  }
}

extension String {
  /// How often an element begins.
  fileprivate func components(opening tag: String) -> Int {
    guard let pattern = try? Regex("<\(tag)[ >]") else { return -1 }
    return matches(of: pattern).count
  }
}
