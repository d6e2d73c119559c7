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

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene

from auditor.flow import analyse
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, tidy
from auditor.model import Audit
from tests.bench.conftest import Figure, median_s
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


def test_map_build_and_repaint(app: QApplication, placed: Audit, figure: Figure, benchmark) -> None:  # type: ignore[no-untyped-def]
    analysis = analyse(placed)

    def build() -> MapScene:
        scene = MapScene()
        scene.show_process(placed, 1)
        scene.show_analysis(analysis)
        scene.make_visible(QRectF(5_000, 0, 1280, 800), 1.0)  # what a window shows of it at once
        return scene

    floor = median_s(lambda: bare_scene(placed), 5)
    benchmark.pedantic(build, rounds=5, warmup_rounds=1)
    figure(
        "map_build_5000",
        benchmark.stats.stats.median / floor,
        "x",
        3.0,
        f"a bare scene of as many cards and lines ({floor * 1000:.0f} ms)",
    )
    ours, bare = build(), bare_scene(placed)
    whole = bare.itemsBoundingRect()
    floor = median_s(paint(bare, whole), 5)
    value = median_s(paint(ours, whole), 5) / floor
    figure("map_repaint_5000", value, "x", 3.0, f"the bare scene's full view ({floor * 1000:.0f} ms)")
    near = QRectF(whole.center().x(), whole.center().y(), 1280, 800)
    ours.make_visible(near, 1.0)
    figure("map_zoomed_ms", median_s(paint(ours, near), 15) * 1000, "ms", 16.0, "a frame at 60 per second")


def test_map_drag(app: QApplication, placed: Audit, figure: Figure, benchmark) -> None:  # type: ignore[no-untyped-def]
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

    benchmark.pedantic(drag, rounds=20, warmup_rounds=2)
    figure("map_drag_ms", benchmark.stats.stats.median * 1000, "ms", 16.0, "a frame at 60 per second")
    view.close()


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
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
    figure(
        f"layout_crossings_{n}",
        sum(ours) / max(sum(theirs), 1),
        "x",
        1.0,
        f"dot ({sum(theirs)} crossings, ours {sum(ours)})",
    )
    value = statistics.median(our_time) / statistics.median(their_time)
    figure(f"layout_time_{n}", value, "x", 0.5, f"dot ({statistics.median(their_time) * 1000:.0f} ms)")
