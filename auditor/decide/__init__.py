"""Deciding: candidates, cash flows, uncertainty, ranking, portfolio, roadmap."""

from auditor.decide.candidates import Proposal, propose
from auditor.decide.criteria import RANK_CRITERIA
from auditor.decide.evaluation import Evaluation
from auditor.decide.plan import Plan, plan
from auditor.decide.portfolio import Goal
from auditor.decide.ranking import Ranked, Ranking, rank, reweighed

__all__ = [
    "RANK_CRITERIA",
    "Evaluation",
    "Goal",
    "Plan",
    "Proposal",
    "Ranked",
    "Ranking",
    "plan",
    "propose",
    "rank",
    "reweighed",
]
