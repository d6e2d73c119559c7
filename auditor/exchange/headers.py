"""The headers of a step list, in Dutch, English and German, and the words for kinds, classes, domains and places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.errors import QuantityError
from auditor.exchange.table import plain
from auditor.locale import _
from auditor.model import Domain, Place, StepKind, ValueClass
from auditor.model.units import parse_per_period

_HEADERS = {
    "step": "step, process step, name, step name, activity, operation, stap, processtap, naam, activiteit, bewerking,"
    " handeling, schritt, prozessschritt, name des schritts, arbeitsgang, vorgang, tätigkeit, arbeitsschritt, taak",
    "kind": "kind, type, step type, soort, stapsoort, art, typ, schrittart",
    "lane": "lane, department, work area, area, afdeling, werkplek, gebied, zone, baan, abteilung, bereich, bahn",
    "next": "next, next step, successor, successors, goes to, volgende, volgende stap, naar, opvolger, nächster,"
    " nächster schritt, nachfolger, weiter zu",
    "cycle_time": "cycle time, cycle, c/t, ct, time, time per piece, process time, cyclustijd, cyclus, tijd, stuktijd,"
    " bewerkingstijd, tijd per stuk, zykluszeit, taktzeit, zeit, stückzeit, bearbeitungszeit",
    "time_basis": "time basis, how the time is known, grondslag van de tijd, hoe de tijd bekend is,"
    " grundlage der zeit, woher die zeit bekannt ist",
    "units_per_cycle": "units per cycle, pieces per cycle, stuks per cyclus, aantal per cyclus, stück pro zyklus,"
    " teile pro zyklus",
    "setup_time": "set-up time, setup time, setup, set-up, changeover, changeover time, c/o, omsteltijd, insteltijd,"
    " omstellen, rüstzeit, rüsten, umrüstzeit",
    "batch_size": "batch size, batch, lot size, seriegrootte, batchgrootte, serie, losgröße, los, chargengröße",
    "crew": "operators, crew, people, number of operators, operatoren, bezetting, aantal operators, mensen, mensen tegelijk,"
    " bediener, personen, mitarbeiter, personal",
    "manual_share": "manual share, manual, operator share, handmatig aandeel, handmatig, aandeel handwerk,"
    " manueller anteil, handanteil",
    "role": "role, job, function, rol, functie, rolle, funktion, tätigkeitsgruppe",
    "worker": "worker, worker name, employee, employee name, operator, operator name, performer, person, done by,"
    " medewerker, naam medewerker, werknemer, naam operator, uitvoerder, gedaan door, mitarbeitername,"
    " name des mitarbeiters, arbeiter, beschäftigter, werker, ausgeführt von",
    "stations": "stations, machines, number of machines, number of stations, aantal machines, werkplekken, maschinen,"
    " anzahl maschinen, stationen",
    "availability": "uptime, availability, beschikbaarheid, uptime machine, verfügbarkeit",
    "repair_time": "repair time, mean time to repair, mttr, a breakdown lasts, reparatietijd, duur van een storing, een storing duurt,"
    " reparaturzeit, instandsetzungszeit, dauer einer störung, eine störung dauert",
    "variation": "variation, coefficient of variation, cv, difference from piece to piece, pieces differ by, spreiding,"
    " variatiecoëfficiënt, verschil per stuk, stuks verschillen, streuung, variationskoeffizient, unterschied je stück,"
    " stücke unterscheiden sich um",
    "scrap": "scrap, scrap rate, reject, rejects, uitval, afkeur, ausschuss, ausschussquote",
    "inventory": "inventory before, inventory, stock before, wip, voorraad ervoor, voorraad, onderhanden werk,"
    " bestand davor, bestand, lagerbestand",
    "frequency": "frequency, how often, per period, frequentie, hoe vaak, häufigkeit, wie oft",
    "value_class": "value class, value adding, value, waardeklasse, waarde, wertklasse, wertschöpfung",
    "domain": "domain, field, domein, gebied in het bedrijf, domäne, unternehmensbereich",
    "place": "place, place of work, plaats, plaats van het werk, ort, arbeitsort, ort der arbeit",
    "task": "task, task verb, verb, taakwoord, werkwoord, aufgabe",
    "load": "load, weight, mass, last, gewicht, tillast, masse",
    "variants": "variants, number of variants, varianten, aantal varianten, anzahl varianten",
    "tags": "tags, labels, kenmerken, etiketten, schlagworte, merkmale",
    "notes": "notes, note, remarks, comment, notities, opmerkingen, opmerking, toelichting, notizen, bemerkung,"
    " bemerkungen, anmerkung",
}
FIELD_OF = {plain(word): field for field, words in _HEADERS.items() for word in words.split(",")}
#: What a column of a list can mean.
FIELDS = tuple(_HEADERS)


def said_of(named: Mapping[str, str] | None) -> dict[str, str]:
    """What the user says of columns, the other way round.

    Args:
        named: field → header; of a field that means several columns, a header a line.

    Returns:
        field by header.
    """
    return {header: field for field, headers in (named or {}).items() for header in headers.split("\n")}


def field_of(
    header: str, said: Mapping[str, str], known: Mapping[str, str], fields: Sequence[str]
) -> tuple[str | None, str | None]:
    """What a column means, and the unit in its header.

    Args:
        header: of the column.
        said: field by header, as the user says; a field that is none of these takes its column away.
        known: field by plain word.
        fields: those that there are.

    Returns:
        the field, None where it means none of them; the unit, None where the header names none.
    """
    name, unit = split_header(header)
    if header in said:
        return (said[header] if said[header] in fields else None), unit
    field = known.get(plain(header)) or known.get(plain(name))
    return (None if field in said.values() else field), unit


def field_label(field: str) -> str:
    """What a field of a step list is called.

    Args:
        field: one of :data:`FIELDS`.

    Returns:
        its name, in the language in force.
    """
    return {
        "step": _("Step"),
        "kind": _("Kind"),
        "lane": _("Lane"),
        "next": _("Next step"),
        "cycle_time": _("Cycle time"),
        "time_basis": _("How the time is known"),
        "units_per_cycle": _("Units per cycle"),
        "setup_time": _("Set-up time"),
        "batch_size": _("Batch size"),
        "crew": _("Operators"),
        "manual_share": _("Manual share"),
        "role": _("Role"),
        "worker": _("Who did it"),
        "stations": _("Stations"),
        "availability": _("Uptime"),
        "repair_time": _("A breakdown lasts"),
        "variation": _("Pieces differ by"),
        "scrap": _("Scrap"),
        "inventory": _("Inventory before"),
        "frequency": _("How often"),
        "value_class": _("Value class"),
        "domain": _("Domain"),
        "place": _("Place of work"),
        "task": _("Task"),
        "load": _("Load"),
        "variants": _("Variants"),
        "tags": _("Tags"),
        "notes": _("Notes"),
    }[field]


_FIRM_HEADERS = {
    "name": "firm, company, name, firm name, bedrijf, bedrijfsnaam, naam, firma, unternehmen",
    "sector": "sector, branche, bedrijfstak",
    "place": "place, city, plaats, ort, stadt",
    "demand": "demand, yearly demand, demand per year, vraag, vraag per jaar, jaarvraag, nachfrage, jahresbedarf, bedarf",
    "days": "days, working days, working days per year, werkdagen, dagen, arbeitstage, tage",
    "shifts": "shifts, shifts per day, diensten, ploegen, diensten per dag, schichten, schichten pro tag",
    "shift_hours": "shift hours, hours per shift, shift length, uren per dienst, dienstlengte, stunden pro schicht,"
    " schichtdauer",
    "breaks": "breaks, breaks per shift, pauze, pauzes, pauze per dienst, pausen, pause, pausen pro schicht",
    "currency": "currency, valuta, munt, währung",
}
FIRM_FIELD_OF = {plain(word): field for field, words in _FIRM_HEADERS.items() for word in words.split(",")}

_KINDS = {
    StepKind.OPERATION: "operation, operate, work, bewerking, bewerken, werk, handeling, bearbeitung, vorgang, arbeit",
    StepKind.INSPECTION: "inspection, inspect, check, quality check, inspectie, controle, keuring, prüfung, kontrolle",
    StepKind.TRANSPORT: "transport, move, vervoer, verplaatsen, transportieren",
    StepKind.DELAY: "delay, wait, waiting, wachten, wachttijd, oponthoud, warten, wartezeit, verzögerung",
    StepKind.STORAGE: "storage, store, stock, opslag, voorraad, magazijn, lager, lagerung",
    StepKind.DECISION: "decision, choice, gateway, beslissing, keuze, entscheidung",
    StepKind.FORK: "fork, split, parallel, splitsing, verzweigung, aufspaltung",
    StepKind.JOIN: "join, merge, samenvoegen, samenkomst, zusammenführung",
    StepKind.START: "start, begin, beginn",
    StepKind.END: "end, stop, einde, eind, ende",
    StepKind.SUBPROCESS: "sub-process, subprocess, subproces, deelproces, teilprozess, unterprozess",
}
KIND_OF = {plain(word): kind for kind, words in _KINDS.items() for word in words.split(",")}

_VALUES = {
    ValueClass.VALUE_ADDING: "value-adding, va, value adding, waardetoevoegend, waarde toevoegend, wertschöpfend, yes, ja",
    ValueClass.NECESSARY: "necessary, nnva, necessary non-value-adding, noodzakelijk, notwendig",
    ValueClass.WASTE: "waste, nva, non-value-adding, non value adding, verspilling, niet waardetoevoegend,"
    " verschwendung, nicht wertschöpfend, no, nee, nein",
}
VALUE_OF = {plain(word): value for value, words in _VALUES.items() for word in words.split(",")}

_DOMAINS = {
    Domain.PRODUCTION: "production, manufacturing, productie, fabricage, produktion, fertigung",
    Domain.LOGISTICS: "logistics, intralogistics, warehouse, logistiek, magazijn, logistik, intralogistik, lager",
    Domain.QUALITY: "quality, kwaliteit, qualität",
    Domain.OFFICE: "office, administration, kantoor, administratie, büro, verwaltung",
}
DOMAIN_OF = {plain(word): domain for domain, words in _DOMAINS.items() for word in words.split(",")}

_PLACES = {
    Place.WORKSHOP: "workshop, in the workshop, shop floor, werkplaats, in de werkplaats, werkstatt, in der werkstatt",
    Place.OFFICE: "office, in the office, kantoor, op kantoor, büro, im büro",
    Place.SITE: "site, on site, at the customer's, at the customer, customer, bij de klant, op locatie, klant, bouwplaats,"
    " beim kunden, vor ort, auf der baustelle, baustelle, kunde",
    Place.ROAD: "road, on the road, onderweg, op de weg, unterwegs, auf der straße",
}
PLACE_OF = {plain(word): place for place, words in _PLACES.items() for word in words.split(",")}

#: In the column “next”: nothing comes after this step.
NOTHING_NEXT = frozenset({"", "end", "einde", "ende", "none", "geen", "keiner", "keine", "stop"})

_UNIT_IN_HEADER = re.compile(r"^(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]{1,20})[)\]]\s*$", re.DOTALL)


def split_header(header: str) -> tuple[str, str | None]:
    """Header text without its unit, and the unit: ``cycle time (min)`` → ``("cycle time", "min")``.

    Args:
        header: as it stands in the sheet.

    Returns:
        text and unit; the unit is None where there is none.
    """
    match = _UNIT_IN_HEADER.match(header)
    return (match["name"], match["unit"].strip()) if match else (header, None)


def says_per_period(text: str | None) -> bool:
    """Whether a header, or the unit in it, says itself per which period its numbers are: “Stunden pro Woche”, “h/week”.

    Args:
        text: of the header or its unit.

    Returns:
        True where a number before it reads as an amount per period.
    """
    if not text:
        return False
    try:
        parse_per_period(f"1 {text}")
    except QuantityError:
        return False
    return True
