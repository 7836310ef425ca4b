"""Check the formats that JSON Schema names and the library leaves to others."""

from datetime import datetime

import jsonschema


def format_checker() -> jsonschema.FormatChecker:
    """Moments have a time and an offset (RFC 3339); addresses have a scheme and no white space."""
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date-time", raises=ValueError)(
        lambda text: "T" in text and datetime.fromisoformat(text).tzinfo is not None
    )
    checker.checks("uri")(lambda text: ":" in text and not any(sign.isspace() for sign in text))
    return checker
