import FoundationEssentials
import Testing

@testable import VClaimSimulator

@Suite("CSV documents")
struct CSVDocumentTests {
  private func fields(_ text: String) throws -> [[String]] {
    try CSVDocument(Array(text.utf8), file: "t.csv").records.map(\.fields)
  }

  private func failure(_ text: String) -> String? {
    do {
      _ = try CSVDocument(Array(text.utf8), file: "t.csv")
      return nil
    } catch {
      return error.message
    }
  }

  @Test(
    "plain records end with a line feed, with CRLF, or with the file",
    arguments: [
      "code,name\nA00,Cholera\n", "code,name\r\nA00,Cholera\r\n", "code,name\nA00,Cholera",
      "\u{feff}code,name\nA00,Cholera\n", "code,name\n\nA00,Cholera\n\n",
    ])
  func plain(text: String) throws {
    let document = try CSVDocument(Array(text.utf8), file: "t.csv")
    #expect(document.header == ["code", "name"])
    #expect(document.records.map(\.fields) == [["A00", "Cholera"]])
  }

  @Test("quoted fields may hold commas, quotes and line breaks, and be empty")
  func quoted() throws {
    #expect(
      try fields("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\"\"\n,\n")
        == [["x, y", "say \"hi\""], ["two\r\nlines", ""], ["", ""]])
    #expect(try fields("a\n\"\"\n\"last\"") == [[""], ["last"]])
  }

  @Test("the line of a record counts the breaks inside quotes before it")
  func lines() throws {
    let document = try CSVDocument(Array("a,b\n\"1\n2\n3\",x\ny,z\n".utf8), file: "t.csv")
    #expect(document.records.map(\.line) == [2, 5])
  }

  @Test(
    "what breaks the rules is named with file and line",
    arguments: [
      ("", "t.csv:1: the file is empty, a line with the names of the columns was expected"),
      ("a,b\n1,2,3\n", "t.csv:2: 3 fields, but the header has 2"),
      ("a,b\n1,2\n1\n", "t.csv:3: 1 fields, but the header has 2"),
      ("a,b\n1,x\"y\n", "t.csv:2: a quote inside a field without quotes around it"),
      ("a,b\n1,\"x\"y\n", "t.csv:2: text after the closing quote of a field"),
      ("a,b\n1,2\n1,\"x\n\n", "t.csv:3: a quoted field of this record is never closed"),
      ("a,b\r1,2\n", "t.csv:1: a carriage return without a line feed"),
      ("a,b\r", "t.csv:1: a carriage return without a line feed"),
    ])
  func broken(text: String, message: String) {
    #expect(failure(text) == message)
  }

  @Test("bytes that are no UTF-8 are named with their line")
  func notUTF8() {
    let error = #expect(throws: SimulatorError.self) {
      try CSVDocument(Array("a,b\n1,".utf8) + [0xff, 0x0a], file: "t.csv")
    }
    #expect(error?.message == "t.csv:2: bytes that are no UTF-8")
  }
}

@Suite("Rows from a directory of CSV files")
struct CSVDirectoryTests {
  /// Loads files over the small data and returns the result.
  private func load(_ files: [String: String]) throws -> SimulatorData {
    let directory = FileManager.default.temporaryDirectory.path + "/simulator-csv-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for (name, content) in files {
      #expect(FileManager.default.createFile(atPath: directory + "/" + name, contents: Data(content.utf8)))
    }
    var data = smallData()
    do {
      try data.load(directory: directory)
    } catch {
      #expect(data == smallData(), "a failed load changes no row")
      throw error
    }
    return data
  }

  private func failure(_ files: [String: String]) -> String? {
    (#expect(throws: SimulatorError.self) { try load(files) })?.message
  }

  @Test("every table can come from a file")
  func everyTable() throws {
    let entries = "code,name\nX1,\"Name, one\"\n"
    var files = [
      "facilities.csv": "name,code,level\nPuskesmas,01010001,1\nRS,0101R001,2\nKlinik,01010002,\n",
      "doctors.csv": "facility_code,polyclinic_code,code,name\n0101R001,INT,7,dr. Ani\n",
      "rooms.csv":
        "facility_code,class_code,code,name,capacity,available\n0101R001,1,R1,Mawar,4,2\n0101R001,1,R2,Melati,,\n",
      "regencies.csv": "province_code,code,name\n01,0101,Banda Aceh\n",
      "districts.csv": "regency_code,code,name\n0101,010101,Sukajaya\n",
      "members.csv": "card_number,nik,name\n0009999000007,0000009999000007,CONTOH TUJUH\n",
    ]
    for table in CSVTable.all where files[table.name + ".csv"] == nil { files[table.name + ".csv"] = entries }
    let data = try load(files)
    let row = [SimulatorData.Entry(code: "X1", name: "Name, one")]
    for list in [
      data.polyclinics, data.diagnoses, data.procedures, data.roomClasses, data.specialties, data.careRooms,
      data.dischargeConditions, data.dischargeStatuses, data.chronicDiagnoses, data.chronicDrugs, data.provinces,
    ] {
      #expect(list == row)
    }
    #expect(data.facilities.map(\.level) == [1, 2, nil])
    #expect(data.facilities.first == SimulatorData.Facility(code: "01010001", name: "Puskesmas", level: 1))
    #expect(
      data.doctors == [
        SimulatorData.Doctor(facilityCode: "0101R001", polyclinicCode: "INT", code: "7", name: "dr. Ani")
      ])
    #expect(data.rooms.map(\.capacity) == [4, nil])
    #expect(data.rooms.map(\.available) == [2, nil])
    #expect(data.regencies == [SimulatorData.Area(parentCode: "01", code: "0101", name: "Banda Aceh")])
    #expect(data.districts == [SimulatorData.Area(parentCode: "0101", code: "010101", name: "Sukajaya")])
    #expect(
      data.members == [
        SimulatorData.Member(cardNumber: "0009999000007", nik: "0000009999000007", name: "CONTOH TUJUH")
      ])
    #expect(files.count == 17)
  }

  @Test("every field of a member can come from a file")
  func everyMemberField() throws {
    let header =
      "card_number,nik,name,status_code,status,class_code,class,kind_code,kind,primary_facility_code,primary_facility,"
      + "sex,birth_date,covered_from,covered_until,card_printed_on,family_role,medical_record_number,phone,"
      + "second_insurer,second_insurer_number,second_insurer_from,second_insurer_until,social_office,"
      + "indigence_letter,chronic_programme\n"
    let row =
      "0009999000008,0000009999000008,CONTOH DELAPAN,4,PREMI,1,KELAS I,13,PEGAWAI,01010001,Puskesmas,"
      + "P,2001-02-03,2002-01-01,2030-01-01,2003-01-01,3,MR-8,000,ASURANSI,A-8,2020-01-01,2029-01-01,D,S,DM\n"
    var member = SimulatorData.Member(
      cardNumber: "0009999000008", nik: "0000009999000008", name: "CONTOH DELAPAN",
      status: SimulatorData.Entry(code: "4", name: "PREMI"))
    member.entitledClass = SimulatorData.Entry(code: "1", name: "KELAS I")
    member.kind = SimulatorData.Entry(code: "13", name: "PEGAWAI")
    member.primaryFacility = SimulatorData.Entry(code: "01010001", name: "Puskesmas")
    member.sex = "P"
    member.birthDate = "2001-02-03"
    member.coveredFrom = "2002-01-01"
    member.coveredUntil = "2030-01-01"
    member.cardPrintedOn = "2003-01-01"
    member.familyRole = "3"
    member.medicalRecordNumber = "MR-8"
    member.phone = "000"
    member.secondInsurer = "ASURANSI"
    member.secondInsurerNumber = "A-8"
    member.secondInsurerFrom = "2020-01-01"
    member.secondInsurerUntil = "2029-01-01"
    member.socialOffice = "D"
    member.indigenceLetter = "S"
    member.chronicProgramme = "DM"
    #expect(try load(["members.csv": header + row]).members == [member])
    #expect(!member.isActive)
  }

  @Test("a table without a file keeps its rows, one with a header alone is empty")
  func absentAndEmpty() throws {
    let data = try load(["diagnoses.csv": "code,name\n"])
    #expect(data.diagnoses.isEmpty)
    #expect(data.polyclinics == smallData().polyclinics)
  }

  @Test(
    "wrong content is named with file and line, and changes no row",
    arguments: [
      ("diagnoses.csv", "code,nama\n", "diagnoses.csv:1: unknown column \"nama\", the columns are code,name"),
      ("diagnoses.csv", "code\n", "diagnoses.csv:1: column \"name\" is missing, the columns are code,name"),
      ("diagnoses.csv", "code,name,name\n", "diagnoses.csv:1: column \"name\" stands there twice"),
      ("diagnoses.csv", "code,name\nA00,a\n ,b\n", "diagnoses.csv:3: code is empty"),
      ("diagnoses.csv", "code,name\nA00,a\nA01,b\nA00,c\n", "diagnoses.csv:4: A00 stands already on line 2"),
      (
        "facilities.csv", "code,name,level\nF1,x,3\n",
        "facilities.csv:2: level is \"3\", a number from 1 to 2 was expected"
      ),
      (
        "rooms.csv", "facility_code,class_code,code,name,capacity\nF,1,R,x,viele\n",
        "rooms.csv:2: capacity is \"viele\", a number from 0 to 100000 was expected"
      ),
      (
        "members.csv", "card_number,nik,name\n123,0000009999000001,x\n", "members.csv:2: card_number is not 13 digits"
      ),
      (
        "members.csv", "card_number,nik,name\n0009999000001,x,x\n", "members.csv:2: nik is not 16 digits"
      ),
      (
        "members.csv",
        "card_number,nik,name\n0009999000001,0000009999000001,x\n0009999000002,0000009999000001,x\n",
        "members.csv:3: its nik stands already on line 2"
      ),
      (
        "members.csv", "card_number,nik,name,birth_date\n0009999000001,0000009999000001,x,2023-02-29\n",
        "members.csv:2: birth_date is no day of the form yyyy-mm-dd"
      ),
      ("doctors.csv", "facility_code,polyclinic_code,code,name\nF,,1,x\n", "doctors.csv:2: polyclinic_code is empty"),
    ])
  func wrongContent(file: String, content: String, message: String) {
    // A good file before it in the alphabet: its rows must not stay either.
    #expect(failure([file: content, "care_rooms.csv": "code,name\nZ,z\n"]) == message)
  }

  @Test("a CSV file of no table is an error that names those there are")
  func unknownFile() {
    let message = failure(["diagnosis.csv": "code,name\n"])
    #expect(message?.hasPrefix("diagnosis.csv belongs to no table, known are polyclinics.csv, ") == true)
  }

  @Test("a directory without CSV files, or none at all, is an error")
  func noFiles() {
    #expect(failure(["readme.txt": "x"])?.hasSuffix("holds no CSV file") == true)
    let error = #expect(throws: SimulatorError.self) {
      var data = SimulatorData()
      try data.load(directory: "/nonexistent/simulator")
    }
    #expect(error?.code == .unreadable)
    #expect(error?.exitStatus == 74)
  }
}
