extension VClaimError {
  /// Every kind of failure that the client tells apart, with what it means and what to do about it.
  public static let catalogue: [CatalogueEntry] = service + connection + answers + ownSide

  /// The service understood, and did not want to or could not.
  private static let service = [
    CatalogueEntry(
      .credentialsRefused, exit: 77,
      "The service's gateway refuses the credentials: a wrong secret or user key, a clock that is off, or a registration "
        + "that is missing or has expired.",
      retry: "No, not with the same credentials and the same clock.",
      action:
        "Compare BPJS_CONSUMER_ID, BPJS_CONSUMER_SECRET and the user keys with what BPJS issued. When the error tells "
        + "of a clock that is off, set the machine's time (timedatectl). Else ask BPJS whether the registration for this "
        + "service holds."),
    CatalogueEntry(
      .refused, exit: 65,
      "The service understood the request and declined it, with a code and a text of its own; the error holds both.",
      retry: "No, the same question gets the same answer.",
      action:
        "Read the service's text: it names the value that it does not accept. For an HTTP 404 without an answer of "
        + "the service itself, check BPJS_API_URL and BPJS_API_DIALECT."),
    CatalogueEntry(
      .rateLimited, exit: 69,
      "The service had too many requests (429).",
      retry: "Yes, after the time that the error names; the client waits for it by itself where there is time.",
      action: "Lower VCLAIMD_REQUESTS_PER_SECOND, and look for other programs that use the same consumer id."),
    CatalogueEntry(
      .unavailable, exit: 69,
      "The service is out of order: a status or a code from 500 on.",
      retry: "Yes, later; the client tries reads again by itself.",
      action: "Wait. Look-ups go on from the reference file. When it lasts, ask BPJS."),
  ]

  /// No whole answer came.
  private static let connection = [
    CatalogueEntry(
      .unreachable, exit: 69,
      "There is no connection to the service: refused, no route, or its name does not resolve.",
      retry: "Yes, later; the client tries reads again by itself.",
      action: "Check network, name resolution, firewall and BPJS_PROXY on this machine."),
    CatalogueEntry(
      .timedOut, exit: 69,
      "The service did not connect or answer in time.",
      retry: "Yes, later; the client tries reads again by itself.",
      action:
        "When it never connects, ask BPJS whether this machine's address is on the allow-list: others get no answer "
        + "at all. When it is merely slow, raise BPJS_TIMEOUT."),
    CatalogueEntry(
      .tls, exit: 69,
      "There is no secure connection, usually because the certificate is not trusted, has expired, or is for another host.",
      retry: "No, not before the certificate or the trust in it has changed.",
      action:
        "Check the machine's time and its trust roots (package ca-certificates). Behind a proxy that opens TLS, name "
        + "its root certificate in BPJS_CA_FILE. Verification cannot be switched off."),
    CatalogueEntry(
      .redirected, exit: 65,
      "The service answered with a redirect, which is never followed: signature and user key would go with it.",
      retry: "No.",
      action: "Correct the address of the service (BPJS_API_URL, BPJS_ANTREAN_URL, BPJS_APLICARES_URL)."),
    CatalogueEntry(
      .outcomeUnknown, exit: 69,
      "A change was sent and its answer was lost, so that nobody here knows whether it took place.",
      retry: "No, not before it is known: the change may have taken place.",
      action:
        "Look at the service, or ask it by the number of the letter or of the member, whether the change is there. "
        + "Send it again only if it is not."),
  ]

  /// An answer came, and is none.
  private static let answers = [
    CatalogueEntry(
      .htmlAnswer, exit: 69,
      "An HTML page came instead of an answer, from a gateway or for a maintenance.",
      retry: "Yes, later, unless the page came with a status from 400 to 499: then a firewall refuses the request.",
      action: "Wait for the end of the maintenance; for a firewall's page, ask who runs the firewall, or BPJS."),
    CatalogueEntry(
      .emptyAnswer, exit: 69,
      "An answer without a body came.",
      retry: "Yes, later; the client tries reads again by itself.",
      action: "Wait. When it lasts, look at the proxy between this machine and the service."),
    CatalogueEntry(
      .cutAnswer, exit: 65,
      "The answer ends in its middle.",
      retry: "Yes, later; the client tries reads again by itself.",
      action: "Wait. When it lasts, look at the proxy between this machine and the service."),
    CatalogueEntry(
      .malformedAnswer, exit: 65,
      "The answer is no JSON, of an unexpected shape, or has rows that break the rules; nothing of it is used.",
      retry: "No, unless the service mends its data.",
      action: "Check BPJS_API_DIALECT. Else report end point and message: the service has changed or has bad data."),
    CatalogueEntry(
      .undecipherable, exit: 65,
      "An encrypted answer cannot be decrypted, or one is encrypted where a plain one was due.",
      retry: "No, not with the same secret.",
      action: "Compare BPJS_CONSUMER_SECRET with what BPJS issued, and check BPJS_API_DIALECT."),
    CatalogueEntry(
      .bodyTooLarge, exit: 65,
      "The answer, or what it unpacks to, is larger than allowed; reading stopped there.",
      retry: "No, unless the question is narrower.",
      action: "Ask for fewer rows (BPJS_PAGE_SIZE). Else report the end point."),
  ]

  /// Nothing was sent, or not to the end.
  private static let ownSide = [
    CatalogueEntry(
      .unsupported, exit: 78,
      "The configured dialect has no such end point, or the service that has it is not configured; nothing was sent.",
      retry: "No.",
      action: "Set BPJS_API_DIALECT to what the service speaks, or the address that the message names."),
    CatalogueEntry(
      .invalidArgument, exit: 64,
      "A value that cannot be sent, or a setting that cannot be used; nothing was sent. The message says which, and what is "
        + "allowed.",
      retry: "No.",
      action: "Correct the value. Where it is a setting and not a value of a request, the exit status is 78."),
    CatalogueEntry(
      .budgetSpent, exit: 75,
      "The requests that a program may make within 24 hours are spent; nothing was sent.",
      retry: "No, not before the 24 hours have passed.",
      action: "Wait, or raise VCLAIMD_REQUESTS_PER_DAY."),
    CatalogueEntry(
      .coolDown, exit: 75,
      "The daemon leaves the service alone for a while: the service asked for that (Retry-After), or failed several "
        + "times in a row; nothing was sent.",
      retry: "No, not before the cool-down is over.",
      action:
        "See why and until when with vclaimctl cooldown. When the cause is mended, vclaimctl cooldown clear ends it."
    ),
    CatalogueEntry(
      .cancelled, exit: 75,
      "The request was called off, usually because the program stops.",
      retry: "No, not by itself: whoever called it off knows why.",
      action: "Nothing."),
  ]
}
