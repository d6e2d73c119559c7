"""The map in numbers: its graph, what is wrong with it, volumes, workload, value stream, layout. Pure functions of the audit."""

from auditor.flow.analysis import Analysis, ProcessNumbers, StepNumbers, analyse
from auditor.flow.volume.volumes import Volumes, volumes

__all__ = ["Analysis", "ProcessNumbers", "StepNumbers", "Volumes", "analyse", "volumes"]
