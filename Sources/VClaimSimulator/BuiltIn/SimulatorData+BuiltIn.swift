extension SimulatorData {
  /// Invented rows of realistic size: 200 polyclinics, 23,000 facilities, 12,000 diagnoses, 400 procedures, five room classes,
  /// the small lists, five members, and for each facility of `facilityCodes` 100 doctors and 24 rooms.
  ///
  /// The same seed and facilities give the same rows on every machine. Terms of medicine and names of places are common ones;
  /// names of people and facilities are put together by chance.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - facilityCodes: Own facilities; one that is not among the invented ones is added as a hospital.
  /// - Returns: The rows, each table in ascending order of its key.
  public static func builtIn(
    seed: UInt64 = SimulatorOptions.defaultSeed,
    facilityCodes: [String] = [SimulatorOptions.defaultFacilityCode]
  ) -> SimulatorData {
    var data = SimulatorData()
    let regions = BuiltInRegions(seed: seed)
    data.provinces = regions.provinces
    data.regencies = regions.regencies
    data.districts = regions.districts
    data.polyclinics = BuiltInPolyclinics.polyclinics()
    data.facilities = BuiltInFacilities(seed: seed, regencies: regions.regencies).facilities(including: facilityCodes)
    data.diagnoses = BuiltInDiagnoses.diagnoses(seed: seed)
    data.procedures = BuiltInProcedures.procedures(seed: seed)
    data.roomClasses = BuiltInRooms.classes
    for facilityCode in Set(facilityCodes).sorted() {
      data.doctors += BuiltInDoctors.doctors(seed: seed, facilityCode: facilityCode)
      data.rooms += BuiltInRooms.rooms(seed: seed, facilityCode: facilityCode)
    }
    data.specialties = BuiltInPolyclinics.base()
    data.careRooms = BuiltInSmallLists.careRooms
    data.dischargeConditions = BuiltInSmallLists.dischargeConditions
    data.dischargeStatuses = BuiltInSmallLists.dischargeStatuses
    data.chronicDiagnoses = BuiltInSmallLists.chronicDiagnoses
    data.chronicDrugs = BuiltInTable.entries(PackageResources.chronic_drugs_csv)
    data.members = BuiltInMembers.members(facilityCode: facilityCodes.first)
    return data
  }
}
