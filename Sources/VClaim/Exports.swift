// One import is enough for a user of the client: `Credentials`, `Dialect` and `ReferenceRow` come along.
@_exported public import VClaimWire
