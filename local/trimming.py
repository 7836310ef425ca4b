"""Remove files of the layer that no function opens: half of it, mostly words of locales and sources of packages.

`make bytecode` does it with the result of `sam build`, which always installs whole packages.
`tests/e2e/test_artefacts.py` reads files of every format with what is left.
"""

import shutil
from pathlib import Path

UNREAD = [
    # files of the layer                                          what they are for
    "babel/locale-data/*.dat",  # 1,100 locales; trafilatura brings babel, and needs the names of languages only
    "dateparser/data/date_translation_data/*",  # guesses of dates, which htmldate makes and the parsers do not use
    "pytz/zoneinfo/*",  # the same
    "aws_lambda_powertools/event_handler",  # web interfaces, with a page in JavaScript
    "yaml/_yaml*.so",  # a faster reader, for the few lines above a Markdown text; yaml has one in Python as well
    "lxml/objectify.*",
    "lxml/html/diff.*",
    "lxml/html/_difflib.*",
    "lxml/isoschematron",
    "lxml/includes",  # headers for compilers
    "docx/templates/default-docx-template",  # new Word files
    "trafilatura/data/*.dtd",  # output as TEI
    "tld/res/effective_tld_names_public_only.dat.txt",  # half of the list that courlan reads whole
    "dateutil/zoneinfo/*.tar.gz",  # zones for systems that have none
    "requirements.txt",  # the lock that the layer was made from
    "*.dist-info/RECORD",  # lists of the files that were installed
    "*.dist-info/sboms",  # lists of what a compiled package is made of
    "*/tests",
    "**/*.pyi",
    "**/*.py[xd]",
    "**/*.cpp",
    "**/*.[ch]",
]
"""Patterns of files and folders."""
KEPT = {"root.dat", "en.dat", "en.py", "__init__.py"}
"""Names that packages fall back on."""
OURS = "clipwire"


def trim(layer: Path) -> int:
    """Remove unread files from the folder of a layer's packages, and return their size in bytes."""
    size = 0
    for pattern in UNREAD:
        for path in sorted(layer.glob(pattern)):
            if path.name in KEPT or path.relative_to(layer).parts[0] == OURS:
                continue
            size += sum(file.stat().st_size for file in (path, *path.rglob("*")) if file.is_file())
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return size


def drop_sources(layer: Path) -> int:
    """Leave only the bytecode of packages that are not ours, and return the size of their sources in bytes.

    Python imports `name.pyc` beside the place of its source. Tracebacks then name file and line, without its text.
    """
    size = 0
    for compiled in sorted(layer.rglob("__pycache__/*.pyc")):
        folder = compiled.parent.parent
        source = folder / f"{compiled.name.partition('.')[0]}.py"
        if folder.relative_to(layer).parts[:1] == (OURS,) or not source.exists():
            continue
        size += source.stat().st_size
        source.unlink()
        compiled.rename(source.with_suffix(".pyc"))
    return size
