"""What was read last is kept at hand, but not without end."""

from __future__ import annotations

from graph.recent import Recent, forget, kept


def test_what_was_not_asked_for_longest_goes_first() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key

    recent: Recent[str, str] = Recent(2)
    for key in "abacab":
        assert recent.get(key, lambda key=key: make(key)) == key
    assert "".join(made) == "abcb"


def test_heavy_things_leave_room_for_fewer_and_the_last_one_always_stays() -> None:
    recent: Recent[int, str] = Recent(10, len)
    texts = {1: "x" * 4, 2: "y" * 4, 3: "z" * 4, 4: "w" * 99}
    for number, text in texts.items():
        recent.get(number, lambda text=text: text)
    assert recent.get(4, lambda: "made anew") == "w" * 99
    assert [recent.get(n, lambda: "made anew") for n in (1, 2)] == ["made anew", "made anew"]
    assert recent.get(1, lambda: "a third time") == "a third time", "nine letters twice are more than ten"


def test_what_was_worked_out_is_not_worked_out_again_until_it_is_forgotten() -> None:
    worked: list[tuple[str, int]] = []

    @kept(2)
    def doubled(word: str, times: int = 2) -> str:
        worked.append((word, times))
        return word * times

    recent: Recent[str, str] = Recent(2)
    recent.get("町", lambda: "町")
    for word in ("町", "村", "町", "市", "町"):
        assert doubled(word) == word * 2
    assert worked == [("町", 2), ("村", 2), ("市", 2)], "the one that was not asked for longest made room"
    assert doubled("町", times=3) == "町町町"
    forget()
    assert doubled("町", times=3) == "町町町"
    assert worked[3:] == [("町", 3), ("町", 3)]
    assert recent.get("町", lambda: "made anew") == "made anew"
