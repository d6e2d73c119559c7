"""What a column of a log can mean, the headers that say so, and how a meaning is called."""

from __future__ import annotations

import re

from auditor.exchange.table import plain
from auditor.locale import _

_NAMES = {
    "case": "case id, case, case:concept:name, caseid, trace, trace id, work order, order, order id, order nr, ordernummer,"
    " zaak, zaaknummer, dossier, auftrag, auftragsnummer, vorgang, vorgangsnummer, fall, contract id, job, order number,"
    " werkorder, productieorder, production order, fertigungsauftrag, ticket, ticket id, serial number, incident, dossiernummer",
    "activity": "activity, concept:name, activity name, event, event name, task, step, operation, activiteit, stap,"
    " bewerking, handeling, aktivität, schritt, arbeitsgang, tätigkeit, task name, operation name, bewerkingsstap",
    "start": "start time, start, start timestamp, starttime, begin, begin time, started, starttijd, begintijd, startzeit,"
    " beginn, startzeitpunkt, start date, startdatum, begindatum, started at, start datetime",
    "end": "end time, end, end timestamp, complete timestamp, time:timestamp, timestamp, completion time, completed, finish,"
    " finish time, eindtijd, einde, tijdstip, gereed, endzeit, ende, zeitstempel, zeitpunkt, time, date, datum, end date,"
    " einddatum, enddatum, finished, finished at, completed at, end datetime, event time, datetime, datum tijd",
    "enabled": "enabled time, time:enabled, enabled, ready time, available since, gereed sinds, bereit seit",
    "start_clock": "start clock, start hour",
    "end_clock": "end clock, time of day, uhrzeit, tijd, zeit",
    "resource": "resource, org:resource, worker, employee, user, operator, performer, medewerker, werknemer,"
    " uitvoerder, mitarbeiter, bediener, bearbeiter, ressource, person, resource name, persoon, agent",
    "role": "role, org:role, rol, rolle, function, functie, funktion, group, org:group, team, department, afdeling, abteilung",
    "quantity": "qty completed, quantity completed, quantity, qty, pieces, good pieces, aantal, aantal gereed, stuks,"
    " menge, gutmenge, stückzahl",
    "order_quantity": "work order qty, order qty, order quantity, ordered, lot size, orderaantal, bestelaantal,"
    " auftragsmenge, bestellmenge, losgröße",
    "duration": "duration, activity duration, processing time, duur, doorlooptijd, bewerkingsduur, dauer, bearbeitungsdauer,"
    " work time, bewerkingstijd, bearbeitungszeit",
    "type": "report type, event type, type, transition, lifecycle:transition, lifecycle, soort, meldtype, art, meldungsart",
    "instance": "concept:instance, instance, instance id, activity instance",
}
MEANINGS = tuple(_NAMES)
#: In place of a meaning: the column is left out.
LEFT_OUT = "none"
MEANING_OF = {plain(word): name for name, words in _NAMES.items() for word in words.split(",")}
#: How far in front the header stands among those of its meaning: of two that mean the same the first is taken.
PLACE_OF = {plain(word): i for words in _NAMES.values() for i, word in enumerate(words.split(","))}

#: Parts of headers that mean something where the cells agree.
PARTS = (
    ("start", re.compile(r"start|begin|anfang|aanvang|created|opened|\bvon\b|\bfrom\b", re.IGNORECASE)),
    ("end", re.compile(r"end|eind|finish|complete|gereed|klaar|fertig|stop|closed|stamp|chang|gewijzigd|geändert|\bat\b|\bbis\b|\btot\b|datum|date|time|zeit|tijd", re.IGNORECASE)),
    ("case", re.compile(r"case|trace|order|auftrag|ticket|dossier|zaak|vorgang|job|serial|claim|incident|request|invoice|factuur|rechnung", re.IGNORECASE)),
    ("activity", re.compile(r"activit|aktivit|task|event|step|operation|bewerking|arbeitsgang|schritt|stap|action|bezeichnung|omschrijving|description|status", re.IGNORECASE)),
    ("duration", re.compile(r"duration|dauer|duur", re.IGNORECASE)),
    ("resource", re.compile(r"resource|ressource|worker|employee|operator|medewerker|mitarbeiter|agent", re.IGNORECASE)),
)  # fmt: skip


def meaning_label(meaning: str) -> str:
    """What a meaning is called.

    Args:
        meaning: one of :data:`MEANINGS`.

    Returns:
        its name, in the language in force.
    """
    return {
        "case": _("Case"),
        "activity": _("Activity"),
        "start": _("Start"),
        "end": _("End, or the only time"),
        "enabled": _("Could have begun"),
        "start_clock": _("Time of day of the start"),
        "end_clock": _("Time of day of the end"),
        "resource": _("Who did it"),
        "role": _("Role"),
        "quantity": _("Pieces completed"),
        "order_quantity": _("Pieces ordered"),
        "duration": _("Duration"),
        "type": _("Start or end, work or set-up"),
        "instance": _("Number of the passage"),
    }[meaning]
