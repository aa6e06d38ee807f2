import Testing

@testable import StatusPage

@Suite("The template of the status page")
struct TemplateTests {
  @Test("texts are escaped, in elements and in attributes")
  func escaping() {
    let template = Template(#"<p title="{{text}}">{{text}}</p>"#)
    #expect(
      template.filled(with: Template.Values(texts: ["text": "a<b>&\"'\u{1B}\n{{text}}"]))
        == #"<p title="a&lt;b&gt;&amp;&quot;&#39;  {{text}}">a&lt;b&gt;&amp;&quot;&#39;  {{text}}</p>"#)
  }

  @Test("a list stands once for each entry, sees what is around it, and has another text where it is empty")
  func lists() {
    let template = Template("{{#rows}}{{name}} of {{file}};{{#marks}}!{{/marks}} {{/rows}}{{^rows}}none{{/rows}}")
    let rows = [
      Template.Values(texts: ["name": "a"], lists: ["marks": []]),
      Template.Values(texts: ["name": "b"], lists: ["marks": [Template.Values(), Template.Values()]]),
    ]
    #expect(template.filled(with: Template.Values(texts: ["file": "f"], lists: ["rows": rows])) == "a of f; b of f;!! ")
    #expect(template.filled(with: Template.Values(texts: ["file": "f"], lists: ["rows": []])) == "none")
  }
}
