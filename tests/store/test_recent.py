"""What was read last is kept at hand, but not without end."""

from __future__ import annotations

from graph.store.recent import Recent


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
