"""Tasks: guessed from a name in the light of the firm's sector, stated, and what they consist of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.assess import task_of, tasks
from auditor.assess.tasks import Task, TaskGround, division_of, place_of
from auditor.assess.technology import ELEMENTS
from auditor.locale import LANGUAGES
from auditor.model import Basis, Firm, Place, Step, StepKind

JOINERY = {
    "Angebot/Kundengespräch": "quote",
    "Aufmaß beim Kunden": "measure",
    "Zeichnen/Stückliste/AV": "design",
    "Bestellen/Wareneingang": "purchase",
    "Zuschnitt": "cut_panel",
    "Massivholz/Hobeln": "plane",
    "Kanten": "edge_band",
    "Bohren und Fräsen": "machine",
    "Pressen/Verleimen": "press_glue",
    "Schleifen": "sand",
    "Lackieren": "coat",
    "Zusammenbau Werkstatt": "assemble",
    "Verpacken/Laden": "pack",
    "Fahren": "drive",
    "Montage beim Kunden": "install_on_site",
    "Nacharbeit": None,
    "Rechnung/Büro": "invoice",
    "Aufräumen": "clean",
    "Kanten anleimen": "edge_band",
    "Kanten schleifen": "sand",
    "Platten zagen": "cut_panel",
    "Schuren": "sand",
    "Keuken plaatsen bij de klant": "install_on_site",
    "Opmeten bij de klant": "measure",
    "Lakken op locatie": "coat",
    "Edge banding": "edge_band",
    "Sanding": "sand",
    "Fitting on site": "install_on_site",
    "Montage": "install_on_site",
    "Vormontage": "assemble",
    "Montage in der Werkstatt": "assemble",
    "Plaatsen van de keuken": "install_on_site",
    "Kasten in elkaar zetten": "assemble",
    "Rijden naar de klant": "drive",
    "Spraying": "coat",
    "Invoicing": "invoice",
    "Loading the van": "load",
}
BAKERY = {
    "Bestellungen/Backzettel": "enter_data",
    "Rohstoffe/Abwiegen": "weigh",
    "Kneten": "knead",
    "Teilen/Wirken": "portion",
    "Formen/Schlingen/Tourieren": "shape",
    "Gärgut/Dielen": "load",
    "Ofen": "bake",
    "Belegen/Dekorieren": "decorate",
    "Brot schneiden und verpacken": "slice",
    "Kommissionieren": "pick",
    "Ausliefern": "deliver",
    "Reinigen/Kisten": "clean",
    "Kassenabrechnung": None,
    "Retouren/Kasse/Büro": None,
    "Teig kneten": "knead",
    "Teig teilen": "portion",
    "Deeg kneden": "knead",
    "Deeg afmeten": "portion",
    "Bakken": "bake",
    "Brood snijden": "slice",
    "Backpapier einlegen": "load",
    "Glazing": "decorate",
    "Bestellungen aufnehmen": "read_document",
    "Kassa opmaken": None,
    "Taarten opmaken": "decorate",
    "Gehakt draaien": "mix",
    "Deeg rusten": None,
    "Prozess fahren": "machine",
    "Kratten wassen": "clean",
}
METAL = {
    "Kanten": "bend",
    "Abkanten": "bend",
    "Kanten entgraten": "deburr",
    "Zuschnitt": "cut",
    "Schleifen": "grind",
    "Schweißnähte schleifen": "grind",
    "Schweißnähte prüfen": "inspect",
    "Lasnaden slijpen": "grind",
    "Schuren": "deburr",
    "Pressen": "form",
    "Zagen": "machine",
    "Drehmaschine rüsten": "setup",
    "CNC programmieren": "program_cnc",
    "Verfahren prüfen": "inspect",
    "Heftruck rijden": "transport",
    "Grind welds": "deburr",
    "Hechten": "weld",
    "Montage": "assemble",
    "Oberfläche": "coat",
    "Angebot/Aufmaß": "quote",
    "Quote": "quote",
}


def guess(name: str, division: str | None) -> str | None:
    found = task_of(Step(process_id=1, name=name), division)
    return found.task.key if found is not None else None


@pytest.mark.parametrize(
    ("division", "names"),
    [("31", JOINERY), ("16", JOINERY), ("43", JOINERY), ("10", BAKERY), ("25", METAL), ("28", METAL)],
)
def test_a_word_means_what_it_means_in_the_sector(division: str, names: dict[str, str | None]) -> None:
    assert {name: guess(name, division) for name in names} == names


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("Eindcontrole", "inspect"), ("Final Inspection Q.C.", "inspect"), ("Turning & Milling - Machine 4", "machine"),
        ("Turning & Milling Q.C.", "inspect"), ("Lassen", "weld"), ("Schweißen", "weld"), ("Packing", "pack"), ("Verpakken", "pack"),
        ("Order invoeren", "enter_data"), ("Pay Invoice", "invoice"), ("Approve Purchase Order for payment", "approve"),
        ("Abkanten", "bend"), ("Lasersnijden", "cut"), ("Laser Marking - Machine 7", "mark"), ("Grinding Rework - Machine 27", "deburr"),
        ("Settle Dispute With Supplier", "negotiate"), ("Stapelen op pallet", "palletise"), ("Montage", "assemble"),
        ("Round Grinding - Machine 2", "grind"), ("Leppen", "grind"), ("Spuitgieten", "mould"), ("Sichtprüfung", "inspect"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("division", [None, "25"])
def test_the_task_is_guessed_from_the_name(name: str, task: str, division: str | None) -> None:
    found = task_of(Step(process_id=1, name=name), division)
    assert found is not None, name
    assert found.task.key == task
    assert found.ground is TaskGround.NAME
    assert found.word.casefold() in name.casefold()


def test_a_word_with_two_meanings_is_doubtful_where_the_sector_is_unknown() -> None:
    found = task_of(Step(process_id=1, name="Kanten"))
    assert found is not None
    assert (found.task.key, found.ground, [t.key for t in found.others]) == (
        "bend",
        TaskGround.AMBIGUOUS,
        ["edge_band"],
    )
    joinery = task_of(Step(process_id=1, name="Kanten"), "31")
    assert joinery is not None and joinery.ground is TaskGround.NAME and joinery.others == ()


def test_a_word_of_one_sector_is_a_guess_where_the_sector_is_unknown_and_nothing_in_another() -> None:
    assert guess("Backen", None) == "bake"
    assert guess("Backen", "25") is None


def test_what_is_said_without_a_sector_goes_before_words_of_some_sectors() -> None:
    assert guess("Kanten lackieren", None) == "coat"


@pytest.mark.parametrize(
    "name",
    ["Chemischen Abfall entsorgen", "Entlassen", "Berechnung", "Hofladenverkauf", "Glaser", "Schweine", "Blackbox", "Erwartungen"],
)  # fmt: skip
@pytest.mark.parametrize("division", [None, "10", "25", "31"])
def test_letters_inside_another_word_mean_nothing(name: str, division: str | None) -> None:
    assert guess(name, division) is None


def test_a_stated_task_goes_before_the_name_in_any_language() -> None:
    for stated in ("weld", "lassen", "schweißen"):
        found = task_of(Step(process_id=1, name="Packing", task=stated))
        assert found is not None
        assert found.task.key == "weld"


def test_a_name_that_says_nothing_has_no_task() -> None:
    assert task_of(Step(process_id=1, name="other")) is None


@pytest.mark.parametrize(
    ("code", "division"), [("25.1", "25"), ("2511", "25"), ("31", "31"), ("", None), ("x", None), ("1", None)]
)
def test_the_division_is_the_first_two_digits_of_the_sector(code: str, division: str | None) -> None:
    assert division_of(Firm(sector_code=code)) == division


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (Step(process_id=1, name="Montage beim Kunden"), (Place.SITE, False)),
        (Step(process_id=1, name="Aufmaß beim Kunden"), (Place.SITE, False)),
        (Step(process_id=1, name="Küche", task="install_on_site"), (Place.SITE, True)),
        (Step(process_id=1, name="Montage beim Kunden", place=Place.WORKSHOP), (Place.WORKSHOP, True)),
        (Step(process_id=1, name="Fahren"), (Place.ROAD, False)),
        (Step(process_id=1, name="Versand"), (Place.WORKSHOP, False)),
        (Step(process_id=1, name="Rechnung schreiben"), (Place.OFFICE, False)),
        (Step(process_id=1, name="Lackieren"), (None, False)),
    ],
)
def test_where_a_step_is_done(step: Step, place: tuple[Place | None, bool]) -> None:
    assert place_of(step, task_of(step, "31")) == place


@pytest.mark.parametrize("task", tasks().values(), ids=lambda task: task.key)
def test_a_task_is_complete(task: Task) -> None:
    assert task.names.keys() == LANGUAGES.keys() and all(task.names.values())
    assert sum(task.elements.values()) == pytest.approx(1)
    assert task.elements.keys() <= set(ELEMENTS)
    assert all(share > 0 for share in task.elements.values())
    if task.attended is not None:
        assert 0 <= task.attended.low <= task.attended.likely <= task.attended.high <= 1
        assert task.attended.basis is Basis.ASSUMED
    assert all(len(division) == 2 and division.isdigit() for division in task.sectors)


def test_names_of_tasks_are_not_mixed_up() -> None:
    names = [name.casefold() for task in tasks().values() for name in set(task.names.values())]
    assert len(names) == len(set(names))


@given(
    st.text(max_size=60),
    st.text(max_size=20),
    st.sampled_from(StepKind),
    st.sampled_from([None, "10", "25", "31", "99"]),
)
def test_no_text_is_too_odd(name: str, task: str, kind: StepKind, division: str | None) -> None:
    step = Step(process_id=1, name=name, task=task, kind=kind)
    found = task_of(step, division)
    place_of(step, found)
    if found is not None and found.ground in (TaskGround.NAME, TaskGround.AMBIGUOUS):
        assert found.word and found.word in f"{task} {name}".lower()
