"""Why the system did not read or write a file, as words that have a sentence in `locales/` under `[reason]`."""

from __future__ import annotations

import errno

KNOWN = {
    errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EFBIG: "full",
    errno.EACCES: "forbidden", errno.EPERM: "forbidden", errno.EROFS: "read_only_place",
    errno.EISDIR: "folder", errno.ENOTDIR: "no_folder_but_file", errno.EEXIST: "no_folder_but_file",
    errno.ENOENT: "no_folder",
    errno.ENAMETOOLONG: "long_name", errno.EBUSY: "in_use", errno.ETXTBSY: "in_use",
}


def reason(error: OSError | ValueError) -> str:
    """Return why a file could not be written; the system's own words where we have none.

    A ValueError is what Python raises for a name with a character that no file's name can have.
    """
    if isinstance(error, ValueError):
        return "odd_name"
    return KNOWN.get(error.errno or 0, error.strerror or type(error).__name__)
