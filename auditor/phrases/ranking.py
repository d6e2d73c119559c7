"""What to know of a ranking before relying on it."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.decide.order.ranking import Caution, CautionCode, Ranking
from auditor.locale import N_, _, number
from auditor.model import Audit
from auditor.phrases.flow import warning_sentences

_CAUTIONS: Mapping[CautionCode, str] = {
    CautionCode.NOTHING_FITS: N_(
        "No technology of the catalogue fits a step with known labour hours. Measure the steps or state their task."
    ),
    CautionCode.NOT_CONVERTED: N_("Catalogue figures are in euros and were not converted to {currency}."),
    CautionCode.SCREENED: N_(
        "Only the {n} candidates that are worth most on their likely values were ranked, of {all}."
    ),
}


def ranking_warnings(audit: Audit, ranking: Ranking) -> tuple[str, ...]:
    """What is wrong with the maps, and what was taken as it is, a sentence each.

    Args:
        audit: the one that was ranked.
        ranking: the ranking, with its warnings.

    Returns:
        the sentences, in the order of the warnings.
    """
    found: list[str] = []
    for warning in ranking.warnings:
        found += (_caution(audit, warning),) if isinstance(warning, Caution) else warning_sentences(audit, (warning,))
    return tuple(found)


def _caution(audit: Audit, caution: Caution) -> str:
    return _(_CAUTIONS[caution.code]).format(
        currency=audit.firm.currency, n=number(caution.ranked), all=number(caution.proposed)
    )
