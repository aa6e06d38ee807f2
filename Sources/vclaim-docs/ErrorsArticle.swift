import VClaim

/// The documentation's page of errors, made from the catalogue of errors.
enum ErrorsArticle {
  /// Where the page stands in the repository.
  static let path = "Sources/VClaim/Documentation.docc/Errors.md"

  /// The page.
  static let text =
    """
    # Errors

    What each kind of failure means, whether trying again helps, and what to do.

    <!-- Written by "make docs" from VClaimError.catalogue; changes belong there. -->

    ## Overview

    Every failure is a ``VClaimError``; its ``VClaimError/code-swift.property`` is one of those below, and
    ``VClaimError/catalogue`` holds them with the same words. Commands end with the exit status that is named.

    | Code | Label | Exit status |
    |---|---|---|

    """ + VClaimError.catalogue.map { "| `\($0.code)` | `\($0.label)` | \($0.exitStatus) |\n" }.joined()
    + VClaimError.catalogue.map(section).joined()

  private static func section(_ entry: VClaimError.CatalogueEntry) -> String {
    """

    ### \(entry.code)

    \(entry.summary)

    - **Trying again:** \(entry.retry)
    - **What to do:** \(entry.action)

    """
  }
}
