import VClaim

/// The manual page `vclaim-errors(7)`, made from the catalogue of errors.
///
/// The macros are those of `man(7)`, which every implementation of troff has.
enum ErrorsManual {
  /// Where the page stands in the repository.
  static let path = "Documentation/man/vclaim-errors.7"

  /// The page.
  static let text =
    """
    .\\" Written by "make docs" from VClaimError.catalogue; changes belong there.
    .TH VCLAIM-ERRORS 7 "" vclaimd
    .SH NAME
    vclaim\\-errors \\- what the errors of the VClaim client mean
    .SH DESCRIPTION
    Every failure of a request to BPJS's services has one of the codes below, whichever program or library met it.
    Messages end with the label of the code in parentheses;
    metrics and JSON documents have label or code in fields of their own.
    .PP
    No message holds a secret, a signature, or the number of a person.
    .SH CODES

    """ + VClaimError.catalogue.map(entry).joined() + """
      .SH SEE ALSO
      .BR sysexits.h (3head)

      """

  private static func entry(_ entry: VClaimError.CatalogueEntry) -> String {
    """
    .TP
    .B \(Troff.escaped(entry.code.rawValue))
    \(Troff.escaped(entry.summary))
    .RS
    .PP
    Trying again: \(Troff.escaped(entry.retry))
    .PP
    What to do: \(Troff.escaped(entry.action))
    .PP
    Label: \(Troff.escaped(entry.label)). Exit status: \(entry.exitStatus).
    .RE

    """
  }
}
