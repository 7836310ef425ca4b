"""Which objects of a month are merged: few objects are left, and no row is written again all the time."""

from clipwire.archive.merging import MANY_OBJECTS, MAX_MERGED_BYTES, Sized, to_merge


def batch(number: int, size: int = 10_000) -> Sized:
    return Sized(f"batch-{number}", size, is_batch=True)


def merged(number: int, size: int) -> Sized:
    return Sized(f"merged-{number}", size, is_batch=False)


def test_a_few_batches_wait() -> None:
    assert to_merge([batch(n) for n in range(MANY_OBJECTS - 1)], whole=False) == []


def test_many_batches_are_merged_without_a_much_larger_object() -> None:
    few, large = [batch(n) for n in range(MANY_OBJECTS)], merged(0, 90_000_000)
    assert to_merge([large, *few], whole=False) == few
    assert to_merge([merged(0, 100_000), *few], whole=False) == [*few, merged(0, 100_000)]


def test_once_a_day_everything_is_merged_and_what_is_merged_is_left_alone() -> None:
    assert len(to_merge([batch(1), merged(0, 90_000_000)], whole=True)) == 2
    assert to_merge([batch(1)], whole=True) == [batch(1)]
    assert to_merge([merged(0, 90_000_000)], whole=True) == []
    assert to_merge([], whole=True) == []


def test_no_object_becomes_larger_than_the_function_can_sort() -> None:
    half = MAX_MERGED_BYTES // 2 + 1
    assert to_merge([merged(0, half), merged(1, half)], whole=True) == []


def test_a_row_is_written_a_few_times_in_a_month_of_hours() -> None:
    # Given a month in which ten batches of 10 kB arrive each hour
    objects: list[Sized] = []
    written = arrived = 0
    for hour in range(720):
        objects += [batch(hour * 10 + n) for n in range(10)]
        arrived += 100_000
        # When its objects are merged each hour, and once a day all of them
        chosen = to_merge(objects, whole=hour % 24 == 3)
        size = sum(it.bytes for it in chosen)
        objects = [it for it in objects if it not in chosen] + [merged(hour, size)] * bool(chosen)
        written += size
        # Then there are always few
        assert len(objects) < 20
    # and a byte is written some twenty times, most of them by the daily merges
    assert written < 25 * arrived
