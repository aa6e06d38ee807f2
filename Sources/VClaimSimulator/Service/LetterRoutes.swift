import VClaimWire

/// SEP: create, read, update, delete (`vclaim.md`, section 5).
enum LetterRoutes {
  /// Nested bodies, the number of a deletion in its body.
  static let official: [Route] = [
    Route("POST", "SEP/2.0/insert") { create($0, .official) },
    Route("PUT", "SEP/2.0/update") { update($0, .official) },
    Route("DELETE", "SEP/2.0/delete") { delete($0, .official) { $1["noSep"] } },
    read,
  ]

  /// Flat bodies, the number of a deletion in its path.
  static let paged: [Route] = [
    Route("POST", "SEP/create") { create($0, .paged) },
    Route("PUT", "SEP/2.0/update") { update($0, .paged) },
    Route("DELETE", "SEP/{number}") { context in delete(context, .paged) { context, _ in context.value("number") } },
    read,
  ]

  private static let read = Route("SEP/{number}") { context in
    guard let letter = context.letters.letter(context.value("number")) else {
      // Who reads must be able to tell that there is nothing, also after a deletion.
      return .refused(.business("Nomor SEP tidak ditemukan"))
    }
    return .object(letter.answer)
  }

  private static func create(_ context: Route.Context, _ dialect: Dialect) -> ServiceAnswer {
    answer(context, dialect) { fields throws(LetterRefusal) in
      wrapped(try context.letters.issue(try LetterCheck.letter(fields, context)))
    }
  }

  private static func update(_ context: Route.Context, _ dialect: Dialect) -> ServiceAnswer {
    answer(context, dialect) { fields throws(LetterRefusal) in
      let number = fields["noSep"]
      guard !number.isEmpty else { throw LetterRefusal("noSep wajib diisi") }
      guard !fields["user"].isEmpty else { throw LetterRefusal("user wajib diisi") }
      let letter = try context.letters.update(number) { old throws(LetterRefusal) in
        var changed = old.fields
        changed.merge(fields)
        for field in ["noKartu", "tglSep", "ppkPelayanan", "jnsPelayanan"] where changed[field] != old.fields[field] {
          throw LetterRefusal("\(field) SEP tidak dapat diubah")
        }
        return try LetterCheck.letter(changed, number: number, context)
      }
      return wrapped(letter)
    }
  }

  private static func delete(
    _ context: Route.Context, _ dialect: Dialect, number: (Route.Context, LetterFields) -> String
  ) -> ServiceAnswer {
    answer(context, dialect) { fields throws(LetterRefusal) in
      let number = number(context, fields)
      guard !number.isEmpty else { throw LetterRefusal("noSep wajib diisi") }
      guard !fields["user"].isEmpty else { throw LetterRefusal("user wajib diisi") }
      try context.letters.delete(number)
      return .plainText(number)
    }
  }

  private static func answer(
    _ context: Route.Context, _ dialect: Dialect, _ work: (LetterFields) throws(LetterRefusal) -> ServiceAnswer
  ) -> ServiceAnswer {
    guard let fields = LetterFields(context.body, dialect: dialect) else {
      return .refused(.business("Format JSON tidak sesuai"))
    }
    do {
      return try work(fields)
    } catch {
      return .refused(.business(error.message))
    }
  }

  private static func wrapped(_ letter: Letter) -> ServiceAnswer {
    .object(AnswerRow(fields: [(name: "sep", value: .object(letter.answer))]))
  }
}
