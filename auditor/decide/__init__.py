"""Deciding: candidates, cash flows, uncertainty, ranking, portfolio, roadmap."""

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.proposing import propose
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.rank_criteria import RANK_CRITERIA
from auditor.decide.order.ranking import Ranked, Ranking, rank, reweighed
from auditor.decide.programme.plan import Plan, plan
from auditor.decide.programme.portfolio import Goal

__all__ = [
    "RANK_CRITERIA",
    "Candidate",
    "Evaluation",
    "Goal",
    "Plan",
    "Ranked",
    "Ranking",
    "plan",
    "propose",
    "rank",
    "reweighed",
]
