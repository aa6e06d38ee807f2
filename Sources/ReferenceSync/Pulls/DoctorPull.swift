internal import ReferenceStore
internal import SQLite
internal import VClaim
internal import VClaimWire

/// Doctors: of the own facilities, asked for by polyclinic.
///
/// Officially the credentials say whose doctors are listed, and the rows go to the first configured facility; in- and
/// outpatient are joined. In the paged dialect each facility is asked for, and is a partition. Antrean lists the doctors
/// of the credentials' facility in one call, and names no polyclinic.
enum DoctorPull {
  @Sendable static func inOneCall(_ configuration: SyncConfiguration) -> [PullPart] {
    configuration.facilityCodes.prefix(1).map { facility in
      PullPart(.part(.text(facility))) { context throws(SyncError) in
        PartRows(try await OneCallPull.rows(of: .antreanDoctors, context).map { record($0, facility, "") })
      }
    }
  }

  @Sendable static func byPolyclinic(_ configuration: SyncConfiguration) -> [PullPart] {
    configuration.facilityCodes.prefix(1).map { facility in
      PullPart(.part(.text(facility))) { context throws(SyncError) in
        let polyclinics = try await context.neededCodes()
        context.plan(polyclinics.count)
        var records: [Record] = []
        for polyclinic in polyclinics {
          records += try await joined(polyclinic, context).map { record($0, facility, polyclinic) }
          context.didStep(rows: records.count)
        }
        return PartRows(records)
      }
    }
  }

  @Sendable static func pages(_ configuration: SyncConfiguration) -> [PullPart] {
    configuration.facilityCodes.map { facility in
      PullPart(.part(.text(facility))) { context throws(SyncError) in
        let polyclinics = try await context.neededCodes()
        context.plan(polyclinics.count)
        let before = context.meter.snapshot.rows
        var records: [Record] = []
        for polyclinic in polyclinics {
          let list = PagedList(context: context) {
            .doctors(facility: facility, polyclinic: polyclinic, start: $0, limit: $1)
          }
          records += try await list.read().map { record($0, facility, polyclinic) }
          context.didStep(rows: before + records.count)
        }
        return PartRows(records)
      }
    }
  }

  /// A polyclinic's doctors for in- and outpatients, one row each; read once more when the two lists disagree.
  private static func joined(
    _ polyclinic: String, _ context: PullContext
  ) async throws(SyncError) -> [ReferenceRow] {
    var disagreement: String?
    for _ in 0..<2 {
      var rows: [ReferenceRow] = []
      for service in [ServiceKind.inpatient, .outpatient] {
        rows += try await context.ask(request(polyclinic, service, context))
      }
      disagreement = rows.ambiguousCode
      if disagreement == nil {
        var seen: Set<ReferenceRow> = []
        return rows.filter { seen.insert($0).inserted }
      }
    }
    throw context.failure(
      .conflictingRows, request(polyclinic, .inpatient, context),
      "doctor \((disagreement ?? "").quoted) keeps coming with different names")
  }

  private static func request(
    _ polyclinic: String, _ service: ServiceKind, _ context: PullContext
  ) -> ReferenceRequest {
    .doctors(polyclinic: polyclinic, service: service, on: context.today)
  }

  private static func record(_ row: ReferenceRow, _ facility: String, _ polyclinic: String) -> Record {
    Record(values: [.text(facility), .text(polyclinic), .text(row.code), .text(row.name)])
  }
}
