"""Deciding for two hundred candidates, and how exact its draws are."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from auditor.decide.candidates import propose
from auditor.decide.inputs import inputs_of
from auditor.decide.outcome import outcome
from auditor.decide.ranking import DEFAULT_DRAWS, order
from auditor.decide.screening import screened
from auditor.decide.uncertainty import Sample, pert
from auditor.flow import analyse
from auditor.model import Audit, Estimate, Firm
from tests.bench.conftest import Figure, median_s
from tests.bench.test_report import busy_firm
