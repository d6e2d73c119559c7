"""The canvas against a bare scene, and the automatic layout against Graphviz dot."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsLineItem, QGraphicsRectItem, QGraphicsScene

from auditor.flow import analyse
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, tidy
from auditor.model import Audit
from tests.bench.conftest import NO_GRAPHVIZ, Figure, pairs_s
from tests.bench.maps import crossings, workshop
from ui import theme
from ui.map.scene import MapScene

STEPS = 5_000


@pytest.fixture(scope="module")
def app() -> QApplication:
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    theme.choose_scheme("light")
    theme.apply(made)
    return made


@pytest.fixture(scope="module")
def placed() -> Audit:
    """A map of 5,000 steps, laid out once as an import does."""
    from dataclasses import replace

    audit = workshop(STEPS)
    at = tidy(audit, 1)
    return audit.replaced({"step": {i: replace(audit.steps[i], x=x, y=y) for i, (x, y) in at.items()}})


def bare_scene(audit: Audit) -> QGraphicsScene:
    """As many plain cards and lines."""
    scene = QGraphicsScene()
    for step in audit.steps.values():
        scene.addRect(step.x or 0, step.y or 0, CARD_WIDTH, CARD_HEIGHT)
    for flow in audit.flows.values():
        a, b = audit.steps[flow.source_id], audit.steps[flow.target_id]
        scene.addLine(a.x or 0, a.y or 0, b.x or 0, b.y or 0)
    return scene


def paint(scene: QGraphicsScene, area: QRectF) -> Callable[[], None]:
    image = QImage(1280, 800, QImage.Format.Format_ARGB32_Premultiplied)

    def work() -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(painter, QRectF(image.rect()), area, Qt.AspectRatioMode.KeepAspectRatio)
        painter.end()

    return work


def test_map_build_and_repaint(app: QApplication, placed: Audit, figure: Figure) -> None:
    analysis = analyse(placed)

    def build() -> MapScene:
        scene = MapScene()
        scene.show_process(placed, 1)
        scene.show_analysis(analysis)
        scene.make_visible(QRectF(5_000, 0, 1280, 800), 1.0)  # what a window shows of it at once
        return scene

    taken, floor = pairs_s(build, lambda: bare_scene(placed), 5)
    figure("map_build_5000", taken / floor, 3.0, "a bare scene of as many cards and lines", taken)
    ours, bare = build(), bare_scene(placed)
    whole = bare.itemsBoundingRect()
    taken, floor = pairs_s(paint(ours, whole), paint(bare, whole), 5)
    figure("map_repaint_5000", taken / floor, 3.0, "the bare scene's full view", taken)
    near = QRectF(whole.center().x(), whole.center().y(), 1280, 800)
    ours.make_visible(near, 1.0)
    taken, floor = pairs_s(paint(ours, near), paint(bare, near), 15)
    figure("map_zoomed", taken / floor, 2.0, "the same part of the bare scene, without words on its cards", taken)


def test_map_drag(app: QApplication, placed: Audit, figure: Figure) -> None:
    """One move of a dragged card with its flows led along, and the repaint of what is visible."""
    from PySide6.QtWidgets import QGraphicsView

    scene = MapScene()
    scene.show_process(placed, 1)
    view = QGraphicsView(scene)
    view.resize(1280, 800)
    card = scene.cards[STEPS // 2]
    view.centerOn(card)
    view.show()
    scene.make_visible(view.mapToScene(view.viewport().rect()).boundingRect(), 1.0)
    app.processEvents()

    def drag() -> None:
        card.moveBy(3, 2)
        scene.reroute(placed, [card.step.id])
        view.viewport().repaint()

    plain = bare_scene(placed)
    bare = QGraphicsView(plain)
    bare.resize(1280, 800)
    bare.centerOn(card.sceneBoundingRect().center())
    bare.show()
    app.processEvents()
    rect = next(item for item in plain.items() if isinstance(item, QGraphicsRectItem))
    lines = [item for item in plain.items() if isinstance(item, QGraphicsLineItem)][:3]

    def drag_bare() -> None:
        rect.moveBy(3, 2)
        for line in lines:
            line.setLine(QLineF(line.line().p1(), line.line().p2() + QPointF(3, 2)))
        bare.viewport().repaint()

    taken, floor = pairs_s(drag, drag_bare, 20)
    figure("map_drag", taken / floor, 12.0, "moving a bare card with three lines, and its repaint", taken)
    bare.close()
    view.close()


@pytest.mark.skipif(shutil.which("dot") is None, reason=NO_GRAPHVIZ)
@pytest.mark.parametrize("n", [50, 500, 2000])
def test_layout_against_dot(n: int, figure: Figure) -> None:
    ours: list[int] = []
    theirs: list[int] = []
    our_time: list[float] = []
    their_time: list[float] = []
    for seed in range(1, 6 if n < 2000 else 3):
        audit = workshop(n, seed)
        edges = [(f.source_id, f.target_id) for f in audit.flows.values()]
        start = time.perf_counter()
        at = tidy(audit, 1)
        our_time.append(time.perf_counter() - start)
        ours.append(crossings(edges, at))
        lines = ["digraph {", "rankdir=LR; node [shape=box, fixedsize=true, width=1.75, height=0.875];"]
        source = "\n".join([*lines, *(f"{s} -> {t};" for s, t in edges), "}"])
        start = time.perf_counter()
        out = subprocess.run(["dot", "-Tplain"], input=source, capture_output=True, text=True, check=True).stdout
        their_time.append(time.perf_counter() - start)
        nodes = [line.split() for line in out.splitlines() if line.startswith("node ")]
        theirs.append(crossings(edges, {int(w[1]): (float(w[2]), float(w[3])) for w in nodes}))
    crossed = f"dot ({sum(theirs)} crossings, ours {sum(ours)})"
    figure(f"layout_crossings_{n}", sum(ours) / max(sum(theirs), 1), 1.0, crossed)
    taken = statistics.median(our_time)
    value = taken / statistics.median(their_time)
    figure(f"layout_time_{n}", value, 0.5, f"dot ({statistics.median(their_time) * 1000:.0f} ms)", taken)
