"""Drawings of draw.io and Visio as processes, and maps as drawings."""

from __future__ import annotations

import base64
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from pytest import approx

from auditor.errors import InputError
from auditor.exchange import Draft, read_source
from auditor.exchange.drawing.drawio_out import write_drawio
from auditor.exchange.template import read_sample
from auditor.model import Audit, Basis, StepKind
from tests.exchange.bpmn.maps import audits, placed
from tests.exchange.bpmn.models import flows, shares, step
from tests.rounds import rounds


def _cell(
    key: str,
    value: str = "",
    style: str = "rounded=0;whiteSpace=wrap;html=1;",
    parent: str = "1",
    x: int = 0,
    y: int = 0,
) -> str:
    geometry = f'<mxGeometry x="{x}" y="{y}" width="120" height="60" as="geometry"/>'
    return f'<mxCell id="{key}" value="{value}" style="{style}" vertex="1" parent="{parent}">{geometry}</mxCell>'


def _line(source: str, target: str, value: str = "", more: str = "") -> str:
    ends = f'source="{source}" target="{target}"' if source else ""
    return (
        f'<mxCell id="l{source}{target}" value="{value}" edge="1" parent="1" {ends}>'
        f'<mxGeometry relative="1" as="geometry">{more}</mxGeometry></mxCell>'
    )


def _graph(*cells: str) -> str:
    return f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel>'


def _plain(*graphs: str) -> str:
    pages = "".join(f'<diagram name="Page-{n}" id="p{n}">{graph}</diagram>' for n, graph in enumerate(graphs, 1))
    return f'<mxfile host="app.diagrams.net">{pages}</mxfile>'


def _compressed(graph: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(quote(graph, safe="").encode()) + packer.flush()
    return f'<mxfile><diagram name="Page-1">{base64.b64encode(packed).decode()}</diagram></mxfile>'


def _read(tmp_path: Path, text: str, name: str = "saw mill.drawio") -> Draft:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_source(path)


_SMALL = _graph(
    _cell("s", "Start", "ellipse;html=1;", x=0), _cell("a", "Saw &lt;b&gt;oak&lt;/b&gt;&lt;br&gt;boards", x=200),
    _cell("d", "Good?", "rhombus;whiteSpace=wrap;html=1;", x=400), _cell("p", "Pack", x=600),
    _cell("e", "End", "ellipse;html=1;", x=800), _cell("n", "Drawn by hand", "text;html=1;", y=400),
    _line("s", "a"), _line("a", "d"), _line("d", "p", "yes 90 %"), _line("d", "a", "no"), _line("p", "e"),
)  # fmt: skip


@pytest.mark.parametrize("text", [_plain(_SMALL), _compressed(_SMALL), _SMALL])
@pytest.mark.parametrize("name", ["saw mill.drawio", "saw mill.xml"])
def test_a_drawing_is_read_plain_or_compressed(tmp_path: Path, text: str, name: str) -> None:
    audit = Audit.of(_read(tmp_path, text, name).entities)
    assert {s.name: s.kind for s in audit.steps.values()} == {
        "Start": StepKind.START, "Saw oak boards": StepKind.OPERATION, "Good?": StepKind.DECISION,
        "Pack": StepKind.OPERATION, "End": StepKind.END,
    }  # fmt: skip
    assert shares(audit)["Good?", "Pack"] == 0.9
    assert flows(audit)["Good?", "Saw oak boards"].share == approx(0.1)
    assert [p.name for p in audit.processes.values()] == ["saw mill"]


def test_swimlanes_are_lanes_and_places_are_within_them(tmp_path: Path) -> None:
    lanes = (
        _cell("pool", "Works", "swimlane;html=1;", x=100, y=0) + _cell("l1", "Saw", "swimlane;horizontal=0;html=1;", "pool", y=0)
        + _cell("l2", "Paint", "swimlane;horizontal=0;html=1;", "pool", y=60)
    )  # fmt: skip
    text = _plain(
        _graph(lanes, _cell("a", "Cut", parent="l1", x=10), _cell("b", "Dip", parent="l2", x=200), _line("a", "b"))
    )
    audit = Audit.of(_read(tmp_path, text).entities)
    assert [lane.name for lane in audit.lanes.values()] == ["Saw", "Paint"]
    assert {s.name: audit.lanes[s.lane_id or 0].name for s in audit.steps.values()} == {"Cut": "Saw", "Dip": "Paint"}
    cut, dip = step(audit, "Cut"), step(audit, "Dip")
    assert cut.x is not None and dip.x is not None and cut.y is not None and dip.y is not None
    assert dip.x > cut.x and dip.y > cut.y


def test_each_page_is_a_process_and_labels_of_lines_may_be_cells(tmp_path: Path) -> None:
    label = '<mxCell id="x" value="30%" style="edgeLabel;html=1;" vertex="1" parent="ldp"><mxGeometry relative="1" as="geometry"/></mxCell>'
    one = _graph(
        _cell("d", "Good?", "rhombus;"), _cell("p", "Pack", x=200), _cell("q", "Mend", x=200, y=100),
        _line("d", "p"), _line("d", "q"), label,
    )  # fmt: skip
    audit = Audit.of(_read(tmp_path, _plain(one, _graph(_cell("z", "Alone")))).entities)
    assert [p.name for p in audit.processes.values()] == ["Page-1", "Page-2"]
    assert shares(audit)["Good?", "Mend"] == approx(0.7)


def test_a_line_that_ends_at_a_shape_without_holding_on_to_it_counts(tmp_path: Path) -> None:
    points = '<mxPoint x="121" y="30" as="sourcePoint"/><mxPoint x="198" y="30" as="targetPoint"/>'
    far = '<mxPoint x="900" y="900" as="sourcePoint"/><mxPoint x="198" y="30" as="targetPoint"/>'
    text = _plain(
        _graph(
            _cell("a", "Cut"),
            _cell("b", "Dip", x=200),
            _line("", "", "", points),
            _line("", "", "", far).replace('"l"', '"k"'),
        )
    )
    draft = _read(tmp_path, text)
    assert set(flows(Audit.of(draft.entities))) == {("Cut", "Dip")}
    assert any("not tied to two shapes" in said for said in draft.assumed)


def test_what_no_line_leads_to_is_left_out_and_told(tmp_path: Path) -> None:
    text = _plain(_graph(_cell("a", "Cut"), _cell("b", "Dip", x=200), _cell("c", "Legend", x=500), _line("a", "b")))
    draft = _read(tmp_path, text)
    assert draft.read["steps"] == 2
    assert any("“Legend”" in said for said in draft.assumed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_plain(_graph()), "no shapes"),
        ('<mxfile><diagram name="a">!!!notpacked</diagram></mxfile>', "damaged"),
        ("<mxfile><diagram>", "not well-formed"),
    ],
)
def test_a_drawing_without_steps_or_damaged_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        _read(tmp_path, text)


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b"a" * 2**20) for _n in range(60)) + packer.flush()
    text = f'<mxfile><diagram name="a">{base64.b64encode(packed).decode()}</diagram></mxfile>'
    with pytest.raises(InputError, match="far more"):
        _read(tmp_path, text)


def test_a_map_that_is_drawn_and_read_again_is_the_same_map(tmp_path: Path) -> None:
    audit = placed(Audit.of(read_sample("metal_shop").entities))
    path = tmp_path / "out.drawio"
    path.write_bytes(write_drawio(audit))
    back = Audit.of(read_source(path).entities)
    tied = {s for f in audit.flows.values() for s in (f.source_id, f.target_id)}
    kept = [s for s in audit.steps.values() if s.id in tied]

    def said(audit: Audit, steps: object) -> list[tuple[object, ...]]:
        return sorted(
            (audit.processes[s.process_id].name, s.name, s.kind.value, audit.lanes[s.lane_id].name if s.lane_id else "")
            for s in steps  # type: ignore[attr-defined]
        )

    assert said(back, back.steps.values()) == said(audit, kept)
    assert shares(back) == shares(audit)
    for one in kept:
        other = next(
            s
            for s in back.steps.values()
            if s.name == one.name and back.processes[s.process_id].name == audit.processes[one.process_id].name
        )
        assert [other.x, other.y] == approx([one.x, one.y])


@settings(max_examples=rounds("any map as BPMN") // 2, deadline=None, suppress_health_check=list(HealthCheck))
@given(audit=audits())
def test_any_map_can_be_drawn(audit: Audit) -> None:
    from auditor.exchange.xml import read_tree

    root = read_tree(write_drawio(audit), "out.drawio")
    assert len([n for n in root.walk() if n.get("id").startswith("step-") and n.local == "object"]) == len(audit.steps)


# Visio


def _shape(
    key: int, master: int, text: str, x: float, y: float, width: float = 1.5, height: float = 1.0, more: str = ""
) -> str:
    cells = "".join(f'<Cell N="{n}" V="{v}"/>' for n, v in (("PinX", x), ("PinY", y)))
    size = f'<Cell N="Width" V="{width}"/><Cell N="Height" V="{height}"/>' if width else ""
    return f'<Shape ID="{key}" Master="{master}" Type="Shape">{cells}{size}<Text>{text}</Text>{more}</Shape>'


def _connector(key: int, source: int, target: int, text: str = "") -> tuple[str, str]:
    ends = "".join(f'<Cell N="{n}" V="1"/>' for n in ("BeginX", "BeginY", "EndX", "EndY"))
    shape = f'<Shape ID="{key}" Master="9" Type="Shape">{ends}<Text>{text}</Text></Shape>'
    glue = f'<Connect FromSheet="{key}" FromCell="BeginX" ToSheet="{source}"/><Connect FromSheet="{key}" FromCell="EndX" ToSheet="{target}"/>'
    return shape, glue


def _visio(tmp_path: Path, shapes: str, connects: str) -> Path:
    main, rels = (
        "http://schemas.microsoft.com/office/visio/2012/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    )
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = {2: "Process", 3: "Decision", 4: "Start/End", 5: "Swimlane", 9: "Dynamic connector"}
    masters = "".join(f'<Master ID="{n}" NameU="{name}"><Rel r:id="rId{n}"/></Master>' for n, name in names.items())
    master_rels = "".join(f'<Relationship Id="rId{n}" Target="master{n}.xml"/>' for n in names)
    path = tmp_path / "saw.vsdx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("visio/masters/masters.xml", f'<Masters xmlns="{main}" xmlns:r="{r}">{masters}</Masters>')
        archive.writestr(
            "visio/masters/_rels/masters.xml.rels", f'<Relationships xmlns="{rels}">{master_rels}</Relationships>'
        )
        for n in names:
            cells = '<Cell N="Width" V="2"/><Cell N="Height" V="0.75"/>' if n == 2 else ""
            archive.writestr(
                f"visio/masters/master{n}.xml",
                f'<MasterContents xmlns="{main}"><Shapes><Shape ID="5">{cells}</Shape></Shapes></MasterContents>',
            )
        archive.writestr(
            "visio/pages/pages.xml",
            f'<Pages xmlns="{main}" xmlns:r="{r}"><Page ID="0" Name="Page-1"><PageSheet><Cell N="PageHeight" V="8"/></PageSheet><Rel r:id="rId1"/></Page></Pages>',
        )
        archive.writestr(
            "visio/pages/_rels/pages.xml.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Target="page1.xml"/></Relationships>',
        )
        archive.writestr(
            "visio/pages/page1.xml",
            f'<PageContents xmlns="{main}"><Shapes>{shapes}</Shapes><Connects>{connects}</Connects></PageContents>',
        )
    return path


def test_shapes_lines_and_swimlanes_of_visio(tmp_path: Path) -> None:
    lines = [
        _connector(20, 1, 2),
        _connector(21, 2, 3),
        _connector(22, 3, 4, "80 %"),
        _connector(23, 3, 2),
        _connector(24, 4, 5),
    ]
    shapes = (
        _shape(10, 5, "Works", 6, 6, 12, 2) + _shape(11, 5, "Office", 6, 3, 12, 2)
        + _shape(1, 4, "Start", 1, 6) + _shape(2, 2, "Saw", 3.5, 6, 0) + _shape(3, 3, "Good?", 6, 6)
        + _shape(4, 2, "Pack", 8, 3, 0) + _shape(5, 4, "Done", 11, 3) + "".join(shape for shape, _glue in lines)
    )  # fmt: skip
    audit = Audit.of(read_source(_visio(tmp_path, shapes, "".join(glue for _shape, glue in lines))).entities)
    assert {s.name: s.kind for s in audit.steps.values()} == {
        "Start": StepKind.START, "Saw": StepKind.OPERATION, "Good?": StepKind.DECISION, "Pack": StepKind.OPERATION,
        "Done": StepKind.END,
    }  # fmt: skip
    assert [lane.name for lane in audit.lanes.values()] == ["Works", "Office"]  # y runs upwards in Visio
    assert audit.lanes[step(audit, "Pack").lane_id or 0].name == "Office"
    assert flows(audit)["Good?", "Pack"].share == 0.8
    assert flows(audit)["Good?", "Saw"].share_basis is Basis.CALCULATED
    saw, start = step(audit, "Saw"), step(audit, "Start")
    assert saw.x is not None and start.x is not None and saw.x > start.x


def test_a_file_that_is_no_visio_or_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.vsdx"
    path.write_bytes(b"PK\x03\x04nonsense")
    with pytest.raises(InputError, match="can't be read as a drawing"):
        read_source(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("visio/document.xml", "<a/>")
    with pytest.raises(InputError, match="no pages"):
        read_source(path)
