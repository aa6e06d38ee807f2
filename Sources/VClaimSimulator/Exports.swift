// One import is enough for a user of the simulator: `Credentials` and `Dialect` come along.
@_exported public import VClaimWire
