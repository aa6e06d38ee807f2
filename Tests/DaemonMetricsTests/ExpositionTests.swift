import Testing

@testable import DaemonMetrics

@Suite("The text format of the metrics")
struct ExpositionTests {
  @Test("metrics come in the order of their declarations, with HELP and TYPE, and only where there is a sample")
  func order() {
    var exposition = Exposition()
    exposition.add(.budgetLimit, 20_000)
    exposition.add(.generation, 7)
    #expect(
      exposition.text == """
        # HELP vclaimd_generation How often a publication has changed the reference file
        # TYPE vclaimd_generation gauge
        vclaimd_generation 7
        # HELP vclaimd_budget_limit_requests The most requests within 24 hours
        # TYPE vclaimd_budget_limit_requests gauge
        vclaimd_budget_limit_requests 20000

        """)
  }

  @Test("what a label's value may not hold as it is, is escaped")
  func escaping() {
    var exposition = Exposition()
    exposition.add(.datasetRows, 1, ["a\"b\\c\nd"])
    #expect(exposition.text.hasSuffix("vclaimd_dataset_rows{dataset=\"a\\\"b\\\\c\\nd\"} 1\n"))
  }

  @Test("a histogram counts each duration in every bucket that it fits into")
  func histogram() {
    var histogram = DurationHistogram()
    for milliseconds in [100, 101, 30_000, 31_000] { histogram.add(.milliseconds(milliseconds)) }
    var exposition = Exposition()
    exposition.add(.serviceDuration, histogram, ["vclaim"])
    let samples = exposition.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.replacing("vclaimd_service_request_duration_seconds", with: "")
    }
    #expect(
      samples == [
        #"_bucket{service="vclaim",le="0.1"} 1"#, #"_bucket{service="vclaim",le="0.25"} 2"#,
        #"_bucket{service="vclaim",le="0.5"} 2"#, #"_bucket{service="vclaim",le="1"} 2"#,
        #"_bucket{service="vclaim",le="2.5"} 2"#, #"_bucket{service="vclaim",le="5"} 2"#,
        #"_bucket{service="vclaim",le="10"} 2"#, #"_bucket{service="vclaim",le="30"} 3"#,
        #"_bucket{service="vclaim",le="+Inf"} 4"#, #"_sum{service="vclaim"} 61.201"#, #"_count{service="vclaim"} 4"#,
      ])
  }
}
