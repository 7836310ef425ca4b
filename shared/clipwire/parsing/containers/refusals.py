"""The reasons why members of containers are not read, each in one place for all kinds of containers."""

from clipwire.model.limits import Limits
from clipwire.parsing.containers.members import REST, PassedOver, Refused

FURNITURE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:3] in (":\\", ":/")


def passed_over(name: str, *, is_directory: bool) -> PassedOver | None:
    if is_directory:
        return PassedOver(name, "a directory")
    if name.startswith(FURNITURE[0]) or name.rpartition("/")[2] in FURNITURE or "/._" in f"/{name}":
        return PassedOver(name, "a file that the operating system left")
    return None


def unsafe(name: str) -> Refused:
    return Refused.of(name, "unsafe-member", f"“{name}” points outside of the archive.")


def too_large(name: str, size: int, limits: Limits) -> Refused:
    return Refused.of(name, "file-too-large", f"“{name}” has {size:,} bytes; the limit is {limits.member_bytes:,}.")


def unreadable(name: str, error: Exception) -> Refused:
    return Refused.of(name, "damaged-file", f"“{name}” cannot be read: {error}.")


def too_many(name: str, limits: Limits) -> Refused:
    return Refused.of(name, "too-many-members", f"The archive has more than {limits.members:,} members.")


def expands_too_far(limits: Limits) -> Refused:
    detail = f"The archive expands to more than {limits.expanded_bytes:,} bytes."
    return Refused.of(REST, "expands-too-far", detail)


def breaks_off(detail: str) -> Refused:
    return Refused.of(REST, "damaged-file", detail)
