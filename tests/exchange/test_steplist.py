"""Step lists in CSV, XLSX and ODS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.exchange import Draft, read_source, store
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Basis, Estimate, Period, Place, Process, Step, StepKind, ValueClass, Work
from auditor.store import AuditFile

DUTCH = """Stap;Soort;Afdeling;Volgende;Cyclustijd (min);Omsteltijd;Seriegrootte;Operators;Handmatig aandeel;Rol;Uitval;Voorraad;Frequentie;Opmerkingen;Kleur
Lasersnijden;bewerking;Werkplaats;Kanten (70%); Lassen (30%);1,5;15 min;40;1;40%;Bediener;1,5%;500;;let op;blauw
Kanten;bewerking;Werkplaats;;2,25;;;1;;Bediener;;3 dagen;;;
Lassen;bewerking;Werkplaats;;4–5–8;;;2;;Lasser;;;;;
Controle;controle;Kwaliteit;Inpakken; Lassen (10%);0,5;;;;;;;;;;
Inpakken;bewerking;Logistiek;einde;;;;;;;;;2 h/week;;
""".replace("Kanten (70%); Lassen (30%)", '"Kanten (70%); Lassen (30%)"').replace("Inpakken; Lassen (10%)", '"Inpakken; Lassen (10%)"')  # fmt: skip


def by_name(audit: Audit) -> dict[str, int]:
    return {step.name: step.id for step in audit.steps.values()}


def test_a_dutch_list_is_read_whole(audit_of: Callable[[str, str], Audit]) -> None:
    audit = audit_of(".csv", DUTCH)
    ids = by_name(audit)
    laser = audit.work(ids["Lasersnijden"])
    assert laser.cycle_time_s == Estimate.point(90)
    assert laser.setup_time_s == Estimate.point(900)
    assert (laser.batch_size, laser.crew) == (40, 1)
    assert laser.manual_share == Estimate.point(0.4)
    assert laser.scrap is not None
    assert laser.scrap.likely == pytest.approx(0.015)
    assert laser.inventory_pieces_before == 500
    assert audit.work(ids["Kanten"]).inventory_days_before == 3
    assert audit.work(ids["Lassen"]).cycle_time_s == Estimate(240, 300, 480)
    packing = audit.work(ids["Inpakken"])
    assert packing.labour_s == Estimate.point(7200)
    assert packing.labour_period is Period.WEEK
    assert audit.steps[ids["Controle"]].kind is StepKind.INSPECTION
    assert {lane.name for lane in audit.lanes.values()} == {"Werkplaats", "Kwaliteit", "Logistiek"}
    assert {role.name for role in audit.roles.values()} == {"Bediener", "Lasser"}
    assert audit.steps[ids["Lasersnijden"]].notes == "let op\nKleur: blauw"
    shares = {(f.source_id, f.target_id): f.share for f in audit.flows.values()}
    assert shares[(ids["Lasersnijden"], ids["Kanten"])] == pytest.approx(0.7)
    assert shares[(ids["Controle"], ids["Inpakken"])] == pytest.approx(0.9)
    assert shares[(ids["Kanten"], ids["Lassen"])] == 1
    assert not any(source == ids["Inpakken"] for source, _target in shares)


def read(tmp_path: Path, text: str, encoding: str = "utf-8", suffix: str = ".csv") -> Draft:
    source = tmp_path / f"list{suffix}"
    source.write_bytes(text.encode(encoding))
    return read_source(source)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_encodings_and_separators_are_recognised(tmp_path: Path, encoding: str, mark: str) -> None:
    draft = read(tmp_path, f"Schritt{mark}Zykluszeit\r\nPrüfen{mark}45 s\r\nSchweißen{mark}2 min\r\n", encoding)
    names = [e.name for e in draft.entities if isinstance(e, Step)]
    assert names == ["Prüfen", "Schweißen"]
    assert draft.report.guessed


def test_a_number_without_unit_is_refused_with_its_row_and_column(tmp_path: Path) -> None:
    draft = read(tmp_path, "step,cycle time\nA,45 s\nB,50\nC,1.5 mni\n")
    where = [(s.where, s.what) for s in draft.report.skipped]
    assert where == [("row 3, column “cycle time”", "50"), ("row 4, column “cycle time”", "1.5 mni")]
    assert "Add the unit" in draft.report.skipped[0].why
    assert "Did you mean 1.5 min?" in draft.report.skipped[1].why


def test_a_target_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    draft = read(tmp_path, "step,next\nA,B; X\nB,\n")
    assert [(s.what, s.why) for s in draft.report.skipped] == [("X", "There is no step of that name.")]


def test_a_table_without_steps_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column with the names of the steps"):
        read(tmp_path, "apple,pear\n1,2\n")
    with pytest.raises(InputError, match="no steps below"):
        read(tmp_path, "step,cycle time\n")


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Readable: .*\.csv"):
        read(tmp_path, "x", suffix=".docx")


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """A minimal XLSX (ECMA-376) with inline strings and numbers."""
    import zipfile
    from xml.sax.saxutils import escape

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as z:
        sheet_tags, relations, types = "", "", ""
        for i, (name, rows) in enumerate(sheets.items(), 1):
            body = "".join("<row>" + "".join(cell(c) for c in row) + "</row>" for row in rows)
            z.writestr(f"xl/worksheets/sheet{i}.xml", f"<worksheet {ns}><sheetData>{body}</sheetData></worksheet>")
            sheet_tags += f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>'
            relations += f'<Relationship Id="rId{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            types += f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        z.writestr("xl/workbook.xml", f'<workbook {ns} xmlns:r="{rel}"><sheets>{sheet_tags}</sheets></workbook>')
        package = "http://schemas.openxmlformats.org/package/2006"
        z.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
        )
        z.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        z.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>',
        )


def test_a_workbook_with_a_firm_sheet(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    workbook(
        path,
        {
            "Firm": [["Firm", "Acme & Sons"], ["Demand per year", 12000], ["Working days", 240], ["Shift hours", 8], ["Breaks", "45 min"]],
            "Steps": [["Our steps"], [], ["Step", "Cycle time (s)", "Scrap", "Value class"], ["Saw", 30, 0.02, "value-adding"], ["Pack", 12.5, "1%", "waste"]],
        },
    )  # fmt: skip
    with AuditFile.create(tmp_path / "w.audit") as opened:
        store(opened, read_source(path), "Import")
        audit = opened.audit
    assert audit.firm.name == "Acme & Sons"
    assert audit.calendar.working_days_per_year == 240
    assert audit.calendar.break_s == 45 * 60
    assert audit.demand_per_year(audit.processes[1]) == 12000
    ids = by_name(audit)
    assert audit.work(ids["Pack"]).cycle_time_s == Estimate.point(12.5)
    assert audit.work(ids["Saw"]).scrap == Estimate.point(0.02)
    assert audit.steps[ids["Saw"]].value_class is ValueClass.VALUE_ADDING


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("step,place", ["workshop", "office", "site", "road"]),
        ("stap,plaats", ["werkplaats", "kantoor", "bij de klant", "onderweg"]),
        ("Schritt,Ort", ["Werkstatt", "Büro", "beim Kunden", "unterwegs"]),
    ],
)
def test_where_a_step_is_done_is_read_in_every_language(
    audit_of: Callable[[str, str], Audit], header: str, words: list[str]
) -> None:
    audit = audit_of(".csv", "\n".join([header, *(f"S{i},{word}" for i, word in enumerate(words)), "S4,"]))
    assert [step.place for step in audit.steps.values()] == [*Place, None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_step_is_done_comes_back_from_our_own_csv(language: str, audit_of: Callable[[str, str], Audit]) -> None:
    from auditor.exchange.csv_out import write_csv

    steps = [Step(id=i, process_id=1, name=f"S{i}", place=place) for i, place in enumerate([None, *Place], 1)]
    with using(language):
        again = audit_of(".csv", write_csv(Audit.of([Process(id=1, name="P"), *steps])))
    assert [step.place for step in again.steps.values()] == [None, *Place]


def test_our_own_csv_comes_back_equal(sample: Audit, audit_of: Callable[[str, str], Audit]) -> None:
    """What a step list can hold survives the way out and in (process names and places are not in it)."""
    from auditor.exchange.csv_out import write_csv

    again = audit_of(".csv", write_csv(sample))
    ids = by_name(again)
    for step in sample.steps.values():
        other = again.steps[ids[step.name]]
        assert (other.kind, other.value_class, other.domain, other.task) == (
            step.kind,
            step.value_class,
            step.domain,
            step.task,
        )
        mine, theirs = sample.work(step.id), again.work(other.id)
        assert theirs.cycle_time_s == mine.cycle_time_s
        assert (theirs.batch_size, theirs.stations, theirs.scrap) == (mine.batch_size, mine.stations, mine.scrap)
        assert again.tags_of(other.id) == sample.tags_of(step.id)
    pairs = {
        (sample.steps[f.source_id].name, sample.steps[f.target_id].name, round(f.share, 6))
        for f in sample.flows.values()
    }
    back = {
        (again.steps[f.source_id].name, again.steps[f.target_id].name, round(f.share, 6)) for f in again.flows.values()
    }
    assert pairs == back


def test_shares_that_a_list_leaves_open_are_split_equally_and_counted_as_assumed(
    audit_of: Callable[[str, str], Audit],
) -> None:
    from auditor.exchange.csv_out import write_csv

    text = "step,next\na,b (20%); c; d\nb,c; d\nc,d (60%); b\nd,end\n"
    for listed in (text, write_csv(audit_of(".csv", text))):
        audit = audit_of(".csv", listed)
        names = {step.id: step.name for step in audit.steps.values()}
        known = {
            f"{names[f.source_id]}{names[f.target_id]}": (round(f.share, 6), f.share_basis)
            for f in audit.flows.values()
        }
        assert known["ab"] == (0.2, Basis.STATED)
        assert known["ac"] == known["ad"] == (0.4, Basis.ASSUMED)
        assert known["bc"] == known["bd"] == (0.5, Basis.ASSUMED)
        assert known["cd"] == (0.6, Basis.STATED)
        assert known["cb"][0] == 0.4
        assert known["cb"][1] is not Basis.ASSUMED


def test_user_text_never_becomes_a_formula(audit_of: Callable[[str, str], Audit]) -> None:
    from auditor.exchange.csv_out import write_csv

    audit = audit_of(".csv", "step,notes\n=1+1,@cmd\n-2,\n+3,\n")
    cells = [cell for line in write_csv(audit).splitlines()[1:] for cell in line.lstrip("\ufeff").split(",")]
    assert not any(cell.strip('"').startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    "header",
    [
        "Schritt;Stunden pro Woche", "Schritt;Std./Woche", "Schritt;h/Woche", "Schritt;Aufwand (h/Woche)",
        "Schritt;Zeit (Stunden pro Woche)", "stap;uren per week", "stap;tijd (uren per week)", "step;hours per week",
    ],
)  # fmt: skip
def test_a_header_may_say_the_hours_and_their_period(header: str, audit_of: Callable[[str, str], Audit]) -> None:
    """Who lists steps with the hours of a week writes the unit once, above the numbers."""
    audit = audit_of(".csv", f"{header}\nSägen;24\nLackieren;20-30\nPacken;")
    sawing, painting, packing = (audit.work(i) for i in audit.steps)
    assert (sawing.labour_s, sawing.labour_period) == (Estimate.point(24 * 3600.0), Period.WEEK)
    assert painting.labour_s is not None
    assert (painting.labour_s.low, painting.labour_s.high) == (20 * 3600.0, 30 * 3600.0)
    assert packing.labour_s is None


def test_hours_without_a_period_are_not_guessed(audit_of: Callable[[str, str], Audit]) -> None:
    audit = audit_of(".csv", "Schritt;Stunden\nSägen;24")
    assert audit.work(next(iter(audit.steps))).labour_s is None


def test_how_times_are_known_is_read_in_any_language_and_what_means_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    path.write_text(
        "stap;cyclustijd (s);grondslag van de tijd\nZagen;30;gemeten\nLassen;40;Vergleich\nVerven;50;ooit\n", "utf-8"
    )
    source = read_source(path)
    found = [e.cycle_time_s.basis.value for e in source.entities if isinstance(e, Work) and e.cycle_time_s is not None]
    assert found == ["measured", "benchmark", "stated"]
    assert [s.what for s in source.report.skipped] == ["ooit"]
