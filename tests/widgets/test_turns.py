"""What the page says is answered one after the other, in whichever threads it comes."""

from __future__ import annotations

import threading

import pytest

import discviz
from discviz.content import mechanism as text


def say(widget, value):
    """Hand over a choice of the page, as the kernel does."""
    data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
    widget.comm.handle_msg({"content": {"data": data}, "buffers": []})


@pytest.mark.parametrize(
    ("second", "value", "followed"),
    [
        (lambda view: view.accounts[0], "P4", lambda view: view.account_a == "P4"),
        (
            lambda view: view.level,
            "C6-C7",
            lambda view: view.herniation.level == "C6-C7" and view.warnings.value,
        ),
    ],
)
def test_a_choice_made_while_another_is_worked_out_is_not_lost(monkeypatch, second, value, followed):
    view = discviz.mechanisms()
    working, go_on, first_told = threading.Event(), threading.Event(), text.heading

    def slow(*args):
        if not working.is_set():
            working.set()
            go_on.wait(1)
        return first_told(*args)

    monkeypatch.setattr(text, "heading", slow)
    threads = [
        threading.Thread(target=say, args=(view.accounts[0], "P1")),
        threading.Thread(target=say, args=(second(view), value)),
    ]
    threads[0].start()
    assert working.wait(20)
    threads[1].start()
    threads[1].join(0.3)  # it waits for its turn
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert followed(view)
    assert second(view).value == value
