"""Run before the packed program: of SciPy it needs the solver alone, and SciPy's folders would import all that is in them."""

import sys
from pathlib import Path
from types import ModuleType

_folder = ModuleType("scipy.optimize")
_folder.__path__ = [str(Path(sys._MEIPASS, "scipy", "optimize"))]  # type: ignore[attr-defined]
sys.modules["scipy.optimize"] = _folder
