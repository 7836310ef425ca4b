"""Read the entries of one document. An entry that cannot be read does not affect others; their number is limited."""

from collections.abc import Callable, Iterable

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem


class Entries:
    """Collects the articles of entries, such as the lines of JSON Lines, and the problems of the others."""

    def __init__(self, unit: str, units: str, limits: Limits) -> None:
        """`unit` and `units` are the name of one entry and of several in messages: `line`, `lines`."""
        self.unit, self.units, self.limits = unit, units, limits
        self.articles: list[Article] = []
        self._count = 0
        self._bad = 0
        self._first_bad: tuple[int, Problem] | None = None
        self._left_out = False

    def read(self, read_entry: Callable[[], Iterable[Article]]) -> None:
        """Read the next entry. An exception becomes the entry's problem."""
        self._count += 1
        try:
            self.articles += read_entry()
        except Rejected as error:
            self._refuse(error.problem)
        except RecursionError:
            self._refuse(Problem.of("damaged-file", "it is nested too deep"))
        except Exception as error:  # any error: the other entries are read all the same
            self._refuse(Problem.of("damaged-file", f"it cannot be read ({type(error).__name__}: {str(error)[:200]})"))

    def pass_over(self) -> None:
        """Count an entry that holds nothing."""
        self._count += 1

    def is_full(self) -> bool:
        """Whether the limit is reached. Further entries are left out, and the problem says so."""
        self._left_out = len(self.articles) >= self.limits.articles
        return self._left_out

    def harvest(self, total: int | None = None) -> tuple[list[Article], Problem | None]:
        """The articles and the problem of the document. `total` is the number of its entries, if not all were read.

        Raises `Rejected` if no entry is an article: with the first entry's problem if all have one.
        """
        if not self.articles:
            if self._first_bad is None:
                raise Rejected("not-an-article", f"The document holds no {self.unit} that is an article.")
            if self._count == 1:
                raise Rejected(_name(self._first_bad[1]), self._first_bad[1].detail)
            raise Rejected(
                "not-an-article", f"None of the {self._count:,} {self.units} holds an article; {self._said()}"
            )
        if self._left_out:
            of = f" of {total:,}" if total and total > self._count else ""
            limit = f"{self.limits.articles:,} articles are the limit"
            detail = f"The first {self._count:,}{of} {self.units} were read: {limit}."
            return self.articles, Problem.of("too-many-articles", detail)
        if self._first_bad is None:
            return self.articles, None
        detail = f"{self._bad:,} of {self._count:,} {self.units}; {self._said().rstrip('.')}."
        return self.articles, Problem.of(_name(self._first_bad[1]), detail)

    def _refuse(self, problem: Problem) -> None:
        self._bad += 1
        if self._first_bad is None:
            self._first_bad = self._count, problem

    def _said(self) -> str:
        assert self._first_bad
        number, problem = self._first_bad
        return f"{self.unit} {number}: {problem.detail}"


def _name(problem: Problem) -> str:
    return problem.type.rpartition(":")[2]
