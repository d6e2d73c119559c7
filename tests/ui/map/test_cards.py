"""What cards show, and of how many there are items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from auditor.edit.map.steps import rename_step
from tests.ui.direct import editing
from tests.ui.hands import Key, blank, names, page_of, press, put_share, step_id, type_name
from ui.map.facts_button import FactsButton
from ui.window import MainWindow


def test_the_card_shows_time_and_hours_and_says_what_is_missing(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    card = next(c for c in view.map.cards.values() if c.step.name == "Calculate quotation")
    assert card.facts == "35\N{NO-BREAK SPACE}min · 1,190 h/yr"
    press(view, Key.Key_N)
    type_name(view, "Untimed")
    untimed = next(c for c in view.map.cards.values() if c.step.name == "Untimed")
    assert untimed.missing == "It is not connected to anything."
    assert untimed.has_room_for_time


def test_markup_in_a_name_is_only_text(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "<b>x</b>")
    assert names(window) == ["<b>x</b>"]
    from PySide6.QtWidgets import QGraphicsSceneHoverEvent

    view.map.cards[1].hoverEnterEvent(QGraphicsSceneHoverEvent())
    assert "&lt;b>" in view.map.cards[1].toolTip()


def test_a_card_is_marked_with_what_is_wrong_and_the_reader_is_told_what_is_selected(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    gate = step_id(sample_window, "Work for us?")
    flow = next(f for f in sample_window.session.audit.flows.values() if f.source_id == gate)
    put_share(sample_window, flow, 0.2)
    assert "add up to 35%" in view.map.cards[gate].missing
    view.map.select_steps([step_id(sample_window, "Calculate quotation")])
    assert (
        view.accessibleDescription() == "Calculate quotation, Operation, Sales, 35\N{NO-BREAK SPACE}min, to Order won?"
    )
    view.map.clearSelection()
    view.map.flows[flow.id].setSelected(True)
    assert view.accessibleDescription().startswith("Work for us? → ")


def test_an_edit_changes_items_and_does_not_rebuild_the_scene(sample_window: MainWindow) -> None:
    scene = page_of(sample_window).view.map
    before = dict(scene.cards.made)
    sample_window.session.do(rename_step, min(before), "Renamed")
    assert all(scene.cards[key] is item for key, item in before.items())


def test_of_a_large_map_only_what_is_in_sight_has_items(window: MainWindow, tmp_path: Path) -> None:
    from auditor.exchange import Draft, ImportReport, store
    from tests.bench.maps import workshop

    assert window.session.create(tmp_path / "large.audit")
    assert window.session.file is not None
    store(window.session.file, Draft(list(workshop(900).entities()), ImportReport()), "Import")
    window.show_page("map")
    view = page_of(window).view
    assert len(view.map.cards) == len(window.session.audit.steps) >= 900
    assert 0 < len(view.map.cards.made) < 300
    last = max(window.session.audit.steps.values(), key=lambda s: s.x or 0)
    assert last.id not in view.map.cards.made
    page_of(window).actions_by_key["find"].trigger()
    QTest.keyClicks(page_of(window).find_bar.line, last.name)
    assert last.id in view.map.cards.made
    assert view.map.selected_steps() == [last.id]
    view.fit()
    picture = view.grab().toImage()
    line = [picture.pixel(x, picture.height() // 2) for x in range(picture.width())]
    assert len(set(line)) > 2  # drawn from afar: not an empty canvas
    view.centerOn(view.map.cards[last.id])
    window.session.do(rename_step, last.id, "The very last")
    assert view.map.cards[last.id].step.name == "The very last"


def test_the_cards_show_the_facts_that_are_ticked_also_next_time(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    card = page.view.map.cards[step_id(sample_window, "Calculate quotation")]
    assert "crew" not in card.facts
    page.facts.ticks["crew"].trigger()
    page.facts.ticks["time"].trigger()
    assert card.facts == "crew 1 · 1,190 h/yr"
    assert FactsButton().chosen() == ("crew", "hours")


def put_crew(window: MainWindow, step_id: int, crew: float) -> None:
    with editing(window.session, "Operators") as edit:
        edit.put(replace(window.session.audit.work(step_id), crew=crew))


def test_a_card_shows_the_people_its_step_takes(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    card = view.map.cards[step_id(sample_window, "Calculate quotation")]
    view.show_step(card.step.id)
    assert card.people == 1
    one = view.viewport().grab().toImage()
    put_crew(sample_window, card.step.id, 3.0)
    assert card.people == 3
    three = view.viewport().grab().toImage()
    assert three != one
    put_crew(sample_window, card.step.id, 12.5)
    assert view.viewport().grab().toImage() != three


def test_flows_are_as_thick_as_their_volume_where_that_is_wanted(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    assert not page.facts.volume.isChecked()
    gate = step_id(sample_window, "Work for us?")
    few, many = sorted(
        (f for f in page.view.map.flows.values() if f.flow.source_id == gate), key=lambda f: f.flow.share
    )
    usual = many.width
    page.facts.volume.trigger()
    assert many.width / few.width == pytest.approx(many.flow.share / few.flow.share, rel=0.01)
    assert many.width > usual
    assert FactsButton().volume.isChecked()
    page.facts.volume.trigger()
    assert many.width == usual
