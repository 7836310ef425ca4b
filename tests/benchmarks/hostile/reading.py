"""One file read as the functions on AWS read it, with the cost of each call."""

import io
import time
from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module

from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Located, Member, PassedOver, Refused
from clipwire.parsing.containers.slices import (
    HEAD_BYTES,
    MAX_IN_PLACE_BYTES,
    looks_like_container,
    member_of_slice,
    needs_steps,
    scan,
)
from clipwire.parsing.registry import PARSERS
from clipwire.services.reading import Origin, Reading, read_parts
from clipwire.services.tally import NOTHING_READ, Tally
from clipwire.wiring.settings import IngestSettings

MAX_FILE_BYTES: int = IngestSettings.model_fields["max_file_bytes"].default
MAX_MEMBERS_READ = 300
"""Members of a large container that are read; each is a message of its own, and all are read alike."""


@dataclass
class Account:
    """What became of a file, and what it cost."""

    outcome: str = ""
    problem: str = ""
    parts: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    longest_call: float = 0.0
    """CPU seconds of the longest call of a function; unpacking can pause between any two members."""
    longest_large_call: float = 0.0
    """The same of `read_large`, which has five minutes instead of one."""

    is_large: bool = False
    """Whether the member that is read now goes to `read_large`: it is a container of many itself."""

    def add(self, reading: Reading) -> None:
        self.parts[reading.outcome] += 1
        self.articles += len(reading.articles)
        for article in reading.articles:
            article.model_dump_json(exclude_none=True).encode()  # what storing does first


def read(data: bytes, name: str) -> Account:
    """Read a file in place, or unpack it and read its members one by one, as its size decides."""
    account = Account()
    is_large = len(data) > MAX_IN_PLACE_BYTES and looks_like_container(data[:HEAD_BYTES])
    if is_large or (len(data) <= MAX_FILE_BYTES and needs_steps(data)):
        _unpack(data, name, account)
    else:
        began = time.process_time()
        _read_in_place(data, name, account)
        account.longest_call = time.process_time() - began
    return account


def _read_in_place(data: bytes, name: str, account: Account) -> None:
    if len(data) > MAX_FILE_BYTES:
        account.outcome, account.problem = "rejected", "file-too-large"
        return
    tally = Tally()
    for reading in read_parts(data, Origin(name)):
        account.add(reading)
        tally.add(reading.outcome, reading.problem, reading.member)
    account.outcome, account.problem = tally.outcome, _short(tally.problem)


def _unpack(data: bytes, name: str, account: Account) -> None:
    problem: Problem | None = None
    began = time.process_time()
    items = scan(io.BytesIO(data), 0)
    heard = 0
    while True:
        try:
            item, _ = next(items, (None, 0))
        except Rejected as error:
            problem, item = problem or error.problem, None
        account.longest_call = max(account.longest_call, time.process_time() - began)
        began = time.process_time()
        if item is None:
            break
        match item:
            case Located():
                heard += 1
                account.parts["sent on"] += 1
                if account.parts["sent on"] <= MAX_MEMBERS_READ:
                    _read_member(data, item, name, account)
            case Member():
                account.is_large = needs_steps(item.data)
                readings = list(read_parts(item.data, Origin(name), member=item))
                for reading in readings:
                    account.add(reading)
                heard += any(reading.articles for reading in readings)
                problem = problem or next((reading.problem for reading in readings if reading.problem), None)
            case PassedOver():
                account.parts["passed over"] += 1
            case Refused():
                account.parts["rejected"] += 1
                problem = problem or item.problem
        took = time.process_time() - began
        if isinstance(item, Located | Member) and account.is_large:
            account.longest_large_call = max(account.longest_large_call, took)
        else:
            account.longest_call = max(account.longest_call, took)
        account.is_large = False
        began = time.process_time()
    account.outcome = "rejected" if not heard else "partial" if problem else "accepted"
    if account.outcome == "rejected":
        problem = problem or NOTHING_READ
    account.problem = _short(problem)


def _read_member(data: bytes, item: Located, name: str, account: Account) -> None:
    place = item.slice
    try:
        member = member_of_slice(data[place.start : place.start + place.length], place, item.name)
    except Rejected:
        account.parts["rejected"] += 1
        return
    account.is_large = needs_steps(member.data)
    for reading in read_parts(member.data, Origin(name), member=member):
        account.add(reading)


def read_watch_list(data: bytes) -> Account:
    """A list of names to watch for; its mistakes are words for its writer."""
    from clipwire.enrichment.watchlist import WatchListError, parse

    account = Account(outcome="accepted")
    began = time.process_time()
    try:
        parse(data.decode("utf-8", "replace"))
    except WatchListError as error:
        account.outcome, account.problem = "rejected", str(error)[:60]
    account.longest_call = time.process_time() - began
    return account


def _short(problem: Problem | None) -> str:
    return problem.type.rpartition(":")[2] if problem else ""


def warm_up() -> None:
    """Load what a function keeps from call to call, so that a fork shares it."""
    from tests.benchmarks.hostile.material import GOOD

    for parser in PARSERS.values():
        import_module(f"clipwire.parsing.{parser.function.partition(':')[0]}")
    list(read_parts(GOOD, Origin("good")))
