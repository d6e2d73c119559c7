"""Facts are renewed by a pack only where everything in it can be relied on."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from auditor.assess import catalogue
from auditor.assess.law import legal_points
from auditor.assess.support import all_support
from auditor.errors import InputError
from auditor.facts import Facts, facts_in_force, in_force, kept, pack_of, trying, write_pack
from auditor.facts.in_force import own_day
from auditor.renewal import facts_state, import_pack, looked_at_pack, make_pack, remove_pack, settle
from auditor.renewal.sound import check_facts
from auditor.resources import RESOURCES

COBOT = (RESOURCES / "catalogue" / "welding_cobot.toml").read_text("utf-8")
LAW = (RESOURCES / "law.toml").read_text("utf-8")
SUPPORT = (RESOURCES / "support.toml").read_text("utf-8")
LATER = own_day() + timedelta(days=90)


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a program that starts."""
    monkeypatch.setattr(in_force, "_of_this_process", cache(in_force._of_this_process.__wrapped__))


def written(folder: Path, day: date = LATER, /, **texts: str) -> Path:
    """A pack; names with ``__`` for ``/``."""
    path = folder / "facts.auditpack"
    named = {f"{name.replace('__', '/')}.toml": text for name, text in texts.items()}
    write_pack(pack_of(day, ["A test"], named), path)
    return path


def test_the_facts_of_the_program_itself_hold_to_what_is_asked_of_a_stranger() -> None:
    check_facts()


def test_the_date_of_the_facts_is_no_older_than_the_newest_of_them() -> None:
    """Whoever changes a fact changes resources/facts.toml."""
    state = facts_state()
    assert max(state.law_months[1], state.support_months[1]) <= f"{own_day():%Y-%m}"


def test_a_pack_counts_from_the_next_start_and_what_it_leaves_out_stays(tmp_path: Path) -> None:
    dearer = COBOT.replace("low = 60000", "low = 70000")
    before = catalogue()
    renewal = import_pack(written(tmp_path, catalogue__welding_cobot=dearer, law=LAW))
    assert renewal.changed == ("catalogue/welding_cobot.toml",) and renewal.added == ()
    assert catalogue() is before  # nothing moves under the person who looks at it
    in_force.read_again()
    assert facts_in_force().day == LATER
    assert catalogue()["welding_cobot"]["investment"].low == 70_000
    assert catalogue().keys() == before.keys()
    assert catalogue()["rpa"] == before["rpa"]
    assert remove_pack()
    in_force.read_again()
    assert facts_in_force().pack is None
    assert catalogue()["welding_cobot"]["investment"].low == 60_000
    assert not remove_pack()


def test_a_new_technology_a_law_and_an_instrument_are_added(tmp_path: Path) -> None:
    cobot = COBOT.replace('key = "welding_cobot"', 'key = "welding_cobot_two"')
    law = LAW + LAW[LAW.index("[robot]") :][: LAW[LAW.index("[robot]") :].index("[collaborative]")].replace(
        "[robot]", "[robot_two]"
    )
    block = SUPPORT[SUPPORT.index("[[support]]") :].split("[[support]]")[1]
    support = f"{SUPPORT}\n[[support]]{block.replace('edih_nn', 'edih_two')}"
    renewal = import_pack(written(tmp_path, catalogue__welding_cobot_two=cobot, law=law, support=support))
    assert renewal.added == ("catalogue/welding_cobot_two.toml",)
    in_force.read_again()
    assert "welding_cobot_two" in catalogue()
    assert "robot_two" in legal_points()
    assert "edih_two" in {item.key for item in all_support()}


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("welding_cobot", "low = 60000", "low = -1", "investment"),
        ("welding_cobot", "low = 60000", "low = nan", "no sensible number"),
        ("welding_cobot", "low = 60000", "low = 1e300", "no sensible number"),
        ("welding_cobot", "low = 60000", "low = 90000", "investment"),
        ("welding_cobot", "low = 60000", 'low = "60000"', "low is '60000'"),
        ("welding_cobot", "low = 60000", "low = true", "low is True"),
        ("welding_cobot", 'tasks = ["weld"]', 'tasks = ["fly"]', "tasks names fly"),
        ("welding_cobot", 'tasks = ["weld"]', "tasks = []", "for which work"),
        ("welding_cobot", 'tasks = ["weld"]', 'tasks = "weld"', "tasks is 'weld'"),
        ("welding_cobot", '"collaborative"]', '"no_such_law"]', "law names no_such_law"),
        ("welding_cobot", 'barriers = ["mix"', 'barriers = ["wall"', "barriers names wall"),
        ("welding_cobot", 'kind = "robotics"', 'kind = "magic"', "magic"),
        ("welding_cobot", "relieves = true", 'relieves = "yes"', "relieves is 'yes'"),
        ("welding_cobot", "relieves = true", "relieves = true\nruns = 1", "does not know runs"),
        ("welding_cobot", 'nl = "Lascobot"\n', "", "not in all languages"),
        ("welding_cobot", 'nl = "Lascobot"', 'nl = " "', "a text is empty"),
        ("welding_cobot", 'nl = "Lascobot"', f'nl = "{"x" * 5001}"', "too long"),
        ("welding_cobot", "chance = 0.8", "chance = 1.0", "chance is 1.0"),
        ("welding_cobot", "level = 3", "level = 9", "ease is 9"),
        ("welding_cobot", 'key = "welding_cobot"', 'key = "rpa"', "rpa is no key"),
        ("welding_cobot", 'places = ["workshop"]', 'places = ["moon"]', "moon"),
        ("welding_cobot", "relieves = true", "relieves = [", "welding_cobot.toml"),
        ("welding_cobot", "relieves = true", f"relieves = {'[' * 5000}{']' * 5000}", "welding_cobot.toml"),
        ("law", 'as_of = "2026-11"', 'as_of = "November"', "no month"),
        ("law", 'thresholds = ["safety"]', 'thresholds = ["luck"]', "thresholds names luck"),
        ("law", "[robot]", "[robot_of_old]", "law names robot"),
        ("support", 'status = "unknown"', 'status = "maybe"', "maybe"),
        ("support", 'key = "via"', 'key = "edih_nn"', "same key"),
        ("support", 'country = "NL"', 'country = "Holland"', "no country"),
    ],
)  # fmt: skip
def test_a_fact_that_can_not_be_relied_on_refuses_the_pack_and_names_its_place(
    tmp_path: Path, name: str, old: str, new: str, reason: str
) -> None:
    text = {"welding_cobot": COBOT, "law": LAW, "support": SUPPORT}[name]
    assert old in text
    texts = {"catalogue__welding_cobot" if name == "welding_cobot" else name: text.replace(old, new, 1)}
    with pytest.raises(InputError, match=f"The facts can't be used: .*{reason}"):
        import_pack(written(tmp_path, LATER, **texts))
    assert not kept.kept_path().exists()


def test_a_firm_s_own_technologies_keep_their_names(tmp_path: Path) -> None:
    cobot = COBOT.replace('key = "welding_cobot"', 'key = "own_12"')
    with pytest.raises(InputError, match="own_12 is no key"):
        import_pack(written(tmp_path, catalogue__own_12=cobot))


def test_what_is_kept_stays_where_a_pack_is_refused_or_no_newer(tmp_path: Path) -> None:
    import_pack(written(tmp_path, law=LAW))
    before = kept.kept_path().read_bytes()
    with pytest.raises(InputError):
        import_pack(written(tmp_path, law=LAW.replace("2026-11", "never")))
    with pytest.raises(InputError, match="those of the program are of"):
        import_pack(written(tmp_path, own_day(), law=LAW))
    assert kept.kept_path().read_bytes() == before


def test_a_newer_program_counts_more_than_an_older_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_pack(written(tmp_path, law=LAW))
    monkeypatch.setattr(in_force, "own_day", lambda: LATER + timedelta(days=1))
    in_force.read_again()
    facts = facts_in_force()
    assert facts.pack is None and facts.older is not None and not facts.trouble


def test_a_pack_that_rots_in_the_user_s_folder_does_not_count_and_says_so(tmp_path: Path) -> None:
    import_pack(written(tmp_path, law=LAW))
    content = kept.kept_path().read_bytes()
    kept.kept_path().write_bytes(content.replace(b"20 January 2027", b"20 January 2037"))
    in_force.read_again()
    settle()
    assert facts_in_force().pack is None
    assert "damaged or was changed" in facts_in_force().trouble


def test_another_version_of_the_program_looks_at_a_kept_pack_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_pack(written(tmp_path, law=LAW))
    monkeypatch.setattr(kept, "__version__", "99")
    in_force.read_again()
    assert "do not fit this version" in facts_in_force().trouble
    settle()
    assert facts_in_force().pack is not None and not facts_in_force().trouble

    # one that it can no longer rely on does not count
    pack = pack_of(LATER, ["A test"], {"law.toml": LAW.replace('"safety"', '"luck"')})
    kept.keep(pack, "of another program")
    in_force.read_again()
    settle()
    assert facts_in_force().pack is None and facts_in_force().trouble


def test_a_pack_holds_only_what_differs(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    (folder / "catalogue").mkdir(parents=True)
    (folder / "law.toml").write_text(LAW.replace("2026-11", "2027-01"), "utf-8")
    (folder / "support.toml").write_text(SUPPORT, "utf-8")
    (folder / "tasks.toml").write_text("x = 1", "utf-8")
    assert list(make_pack(folder, LATER, ["me"]).texts) == ["law.toml"]
    (folder / "law.toml").write_text(LAW.replace('"safety"', '"luck"'), "utf-8")
    with pytest.raises(InputError, match="luck"):
        make_pack(folder, LATER, ["me"])
    with pytest.raises(InputError, match="no files of facts"):
        make_pack(tmp_path / "nowhere", LATER, ["me"])


def test_trying_facts_leaves_those_that_hold(tmp_path: Path) -> None:
    pack = looked_at_pack(written(tmp_path, catalogue__welding_cobot=COBOT.replace("low = 60000", "low = 61000"))).pack
    with trying(Facts(own_day(), pack)):
        assert catalogue()["welding_cobot"]["investment"].low == 61_000
    assert catalogue()["welding_cobot"]["investment"].low == 60_000
    assert not kept.kept_path().exists()


def test_a_note_that_is_no_json_means_that_nobody_looked(tmp_path: Path) -> None:
    pack = import_pack(written(tmp_path, law=LAW)).pack
    assert kept.is_looked_at(pack, own_day().isoformat())
    (kept.kept_path().parent / "looked-at.json").write_text("[" * 100_000)
    assert not kept.is_looked_at(pack, own_day().isoformat())
    (kept.kept_path().parent / "looked-at.json").write_text(json.dumps({}))
    assert not kept.is_looked_at(pack, own_day().isoformat())
