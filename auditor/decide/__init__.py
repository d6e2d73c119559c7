"""Deciding: candidates, cash flows, uncertainty, ranking."""

from auditor.decide.candidates import Proposal, propose
from auditor.decide.evaluation import Evaluation
from auditor.decide.ranking import RANK_CRITERIA, Ranked, Ranking, rank

__all__ = ["RANK_CRITERIA", "Evaluation", "Proposal", "Ranked", "Ranking", "propose", "rank"]
