"""The headers of a routing sheet, in Dutch, English and German."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.exchange.headers import field_of, said_of
from auditor.exchange.table import Table, plain, text_of
from auditor.locale import _

_HEADERS = {
    "item": "item, item number, item no, product, product code, product number, part, part number, part no, article, article number,"
    " material, material number, sku, assembly, artikel, artikelnummer, artikelnr, artikelcode, itemnummer, productnummer, productcode,"
    " eindproduct, onderdeel, onderdeelnummer, teil, teilenummer, produkt, produktnummer, materialnummer, artikelnr., erzeugnis",
    "sequence": "sequence, seq, seq no, operation number, operation no, op no, op nr, op, op seq, step no, step number, position, pos,"
    " bewerkingsnummer, bewerkingsnr, bewerking nr, volgorde, volgnummer, volgnr, positie, arbeitsgangnummer, arbeitsgang nr, ag nr, avo,"
    " vorgangsnummer, vorgang nr, reihenfolge, folge, lfd nr",
    "step": "operation, operation name, operation description, description, step, activity, process, work step, bewerking, bewerkingsnaam,"
    " omschrijving, bewerkingsomschrijving, handeling, stap, arbeitsgang, arbeitsgangbezeichnung, bezeichnung, beschreibung, vorgang, schritt",
    "work_center": "work center, work centre, workcenter, workcentre, work center id, machine, machine group, resource, station, workstation,"
    " work station, capacity group, werkplek, werkcentrum, bewerkingscentrum, capaciteitsgroep, machinegroep, arbeitsplatz, arbeitsplatzgruppe,"
    " maschine, maschinengruppe, kapazitätsplatz, ressource",
    "run_time": "run time, runtime, time per piece, time per unit, unit time, run time per piece, run time per unit, run, piece time, cycle time,"
    " machine time, processing time, duration per unit, std time, standard time, run labor, run hours, stuktijd, tijd per stuk, bewerkingstijd,"
    " cyclustijd, machinetijd, stückzeit, zeit je stück, zeit pro stück, bearbeitungszeit, maschinenzeit, te, vorgabezeit, fertigungszeit",
    "setup_time": "set-up time, setup time, setup, set-up, set up time, setup hours, changeover, changeover time, insteltijd, omsteltijd, omstellen,"
    " instellen, rüstzeit, rüsten, tr, umrüstzeit",
    "base_quantity": "base quantity, base qty, quantity per, per quantity, basishoeveelheid, basisaantal, per aantal, basismenge, je menge",
    "batch_size": "batch size, lot size, quantity, qty, order quantity, batch, seriegrootte, aantal, lotgrootte, losgröße, los, menge, stückzahl",
    "crew": "operators, crew, people, number of operators, labor crew, bezetting, aantal mensen, aantal operators, personen, bediener, mitarbeiter",
    "role": "role, function, skill, rol, functie, vaardigheid, rolle, funktion, qualifikation",
    "stations": "machines, number of machines, number of stations, aantal machines, anzahl maschinen, stationen",
    "department": "department, area, afdeling, abteilung, bereich, kostenstelle, cost center, kostenplaats",
    "demand": "demand, yearly demand, annual demand, demand per year, yearly quantity, jaarvraag, vraag per jaar, jahresbedarf, bedarf pro jahr",
    "unit": "time unit, unit of time, uom time, tijdseenheid, eenheid tijd, zeiteinheit, einheit zeit",
}  # fmt: skip
ROUTING_FIELDS = tuple(_HEADERS)
ROUTING_FIELD_OF = {plain(word): field for field, words in _HEADERS.items() for word in words.split(",")}
_HEADER_SEARCH = 20


@dataclass(frozen=True)
class RoutingColumns:
    """Where what stands.

    Attributes:
        header_row: from 0.
        index: field → number of the column.
        headers: field → its header. ``units``: field → the unit that the header states.
        others: headers of the columns that mean nothing here.
    """

    header_row: int
    index: Mapping[str, int]
    headers: Mapping[str, str]
    units: Mapping[str, str]
    others: tuple[str, ...]

    @property
    def is_routing(self) -> bool:
        """Whether it has what makes a routing: an item, an operation or work centre, and a time."""
        has = self.index.keys()
        return "item" in has and bool({"step", "work_center"} & has) and bool({"run_time", "setup_time"} & has)


def find_routing(table: Table, named: Mapping[str, str]) -> RoutingColumns:
    """The columns of a routing sheet.

    Args:
        table: the sheet.
        named: field → header, as the user says; a field that no routing has takes its column away.

    Returns:
        the row among the first that holds most of them.
    """
    said = said_of(named)
    best = RoutingColumns(0, {}, {}, {}, ())
    for number, row in enumerate(table.rows[:_HEADER_SEARCH]):
        index: dict[str, int] = {}
        headers: dict[str, str] = {}
        units: dict[str, str] = {}
        others: list[str] = []
        for at, cell in enumerate(row):
            header = text_of(cell)
            if not header:
                continue
            field, unit = field_of(header, said, ROUTING_FIELD_OF, ROUTING_FIELDS)
            if field is None or field in index:
                others.append(header)
                continue
            index[field], headers[field] = at, header
            if unit:
                units[field] = unit
        if len(index) > len(best.index) or (number == 0 and not best.others):
            best = RoutingColumns(number, index, headers, units, tuple(others))
    return best


def looks_like_routing(table: Table) -> bool:
    """Whether a sheet lists the operations of items, several of at least one of them.

    Args:
        table: the sheet.

    Returns:
        True for a routing.
    """
    found = find_routing(table, {})
    if not found.is_routing:
        return False
    at = found.index["item"]
    items = [text for row in table.rows[found.header_row + 1 :] if at < len(row) and (text := text_of(row[at]))]
    return len(set(items)) < len(items)


def routing_label(field: str) -> str:
    """What a field of a routing is called.

    Args:
        field: one of :data:`ROUTING_FIELDS`.

    Returns:
        its name, in the language in force.
    """
    return {
        "item": _("Item"),
        "sequence": _("Number of the operation"),
        "step": _("Operation"),
        "work_center": _("Work centre"),
        "run_time": _("Time per piece"),
        "setup_time": _("Set-up time"),
        "base_quantity": _("Pieces that the time is for"),
        "batch_size": _("Batch size"),
        "crew": _("Operators"),
        "role": _("Role"),
        "stations": _("Stations"),
        "department": _("Lane"),
        "demand": _("Yearly demand"),
        "unit": _("Unit of the times"),
    }[field]
