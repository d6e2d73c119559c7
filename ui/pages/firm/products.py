"""What the firm makes: product families with their yearly demand and their busy months."""

from __future__ import annotations

from auditor.edit.families import add_family, remove_family, set_family_text, set_seasons
from auditor.flow.volume.seasons import month_names, peak_factor
from auditor.locale import _, number, percent
from auditor.model import Audit, Family
from auditor.model.units import Kind, format_as
from ui.pages.firm.panel import Panel
from ui.pages.firm.rows import Rows
from ui.session import Session
from ui.widgets.labels import label

_MONTHS = 12


class Products(Panel):
    """A row a family; the year is typed as twelve numbers, 1 for an average month."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Products"))
        self.rows = Rows(
            (("name", _("Product family"), 3), ("demand_per_year", _("Demand per year"), 1),
             ("months", _("Months, average 1"), 3)),
            _("No product families: the demand is stated per process on the Map page."),
            _("Add product family"),
            self._set, self._add, self._remove,
        )  # fmt: skip
        self.note = label("", quiet=True)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.note)

    def _set(self, family_id: int, key: str, text: str) -> None:
        family = self.session.audit.families.get(family_id)
        if family is None:
            return
        if key == "months":
            self.session.enter(set_seasons, family, text)
        else:
            self.session.enter(set_family_text, family, key, text)

    def _add(self) -> None:
        self.session.do(add_family)

    def _remove(self, family_id: int) -> None:
        family = self.session.audit.families.get(family_id)
        if family is not None:
            self.session.do(remove_family, family)

    def refresh(self) -> None:
        audit = self.session.audit
        families = sorted(audit.families.values(), key=lambda f: f.id)
        self.rows.show_rows(
            {
                family.id: {
                    "name": family.name,
                    "demand_per_year": format_as(family.demand_per_year, Kind.YEARLY),
                    "months": _months(audit, family.id),
                }
                for family in families
            }
        )
        self.note.setText("\n".join(_peaks(audit, families)))

    def forget(self) -> None:
        self.rows.forget()


def _months(audit: Audit, family_id: int) -> str:
    seasons = sorted(audit.seasons_of(family_id), key=lambda s: s.month)
    return " ".join(number(s.weight, 2) for s in seasons)


def _peaks(audit: Audit, families: list[Family]) -> list[str]:
    """The busiest month of each family that has seasons."""
    found: list[str] = []
    for family in families:
        seasons = audit.seasons_of(family.id)
        if seasons:
            busiest = max(seasons, key=lambda s: s.weight)
            found.append(
                _("{family}: busiest in {month}, {share} of an average month.").format(
                    family=family.name,
                    month=month_names()[busiest.month - 1],
                    share=percent(peak_factor(audit, family.id)),
                )
            )
    return found
