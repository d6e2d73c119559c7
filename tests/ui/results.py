"""The results of a session that are there."""

from __future__ import annotations

from auditor.decide import Plan, Ranking
from auditor.flow import Analysis
from ui.session import Session


def analysis_of(session: Session) -> Analysis:
    assert session.analysis is not None
    return session.analysis


def ranking_of(session: Session) -> Ranking:
    assert session.ranking is not None
    return session.ranking


def plan_of(session: Session) -> Plan:
    assert session.plan is not None
    return session.plan
