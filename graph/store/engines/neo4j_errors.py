"""What the errors of the Neo4j driver mean to a person."""

from __future__ import annotations

from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

from graph.errors import StoreBusy, StoreError, StoreUnreachable

READ_ONLY = ("ForbiddenOnReadOnlyDatabase", "NotALeader", "WriteOnReadOnlyAccessDatabase", "AccessMode")
TOO_LATE = ("TransactionTimedOut", "LockAcquisitionTimeout", "LockClientStopped", "DeadlockDetected",
            "TransactionNotFound", "Terminated")


def ours(error: DriverError | Neo4jError, store: str, seconds: float) -> StoreError:
    """Return what an error of the driver means to a person; raise it again when it is a mistake of ours."""
    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Security"):
        return StoreUnreachable(store=store, reason="password")
    if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
        return StoreUnreachable(store=store, reason="database")
    if any(name in code for name in READ_ONLY):
        return StoreUnreachable(store=store, reason="read_only")
    if any(name in code for name in TOO_LATE):
        return StoreBusy(store=store, seconds=round(seconds))
    if isinstance(error, ConfigurationError):
        return StoreUnreachable(store=store, reason="address")
    if isinstance(error, DriverError):
        return StoreUnreachable(store=store, reason="server")
    if code.startswith(("Neo.TransientError", "Neo.DatabaseError")):
        return StoreUnreachable(store=store, reason=error.message or code)
    raise error
