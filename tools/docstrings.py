"""Whether the core says what its functions take, give and raise: ``python -m tools.docstrings`` lists what is missing.

The rule, for every public function and method of ``auditor``: a docstring in Google's style; with parameters, an Args section that
names each one and a Returns section where something is returned; a Raises section where the function itself raises. Properties
need their sentence only; commands say in their options what they take.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef

_SECTION = re.compile(r"^(Args|Returns|Yields|Raises):\s*$", re.MULTILINE)
#: Methods that reportlab calls; its manual says what they take.
_REPORTLABS = {"wrap", "split", "draw", "showPage", "save"}
_OPTION = re.compile(r"\btyper\.|^(AuditPath|AsJson)$")
_ARGUMENT = re.compile(r"^    \*{0,2}(\w+)(?: \([^)]*\))?:", re.MULTILINE)


def missing(root: Path = ROOT / "auditor") -> Iterator[str]:
    """What is missing, a line each: file, line, function, and the section."""
    for path in sorted(root.rglob("*.py")):
        for function, name in _public(ast.parse(path.read_text("utf-8")).body):
            for what in _gaps(function, "." in name):
                yield f"{path.relative_to(root.parent)}:{function.lineno}: {name}: {what}"


def _public(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[Function, str]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _public(node.body, f"{node.name}.")
        elif isinstance(node, Function) and not node.name.startswith("_") and not _is_exempt(node):
            yield node, owner + node.name


def _is_exempt(function: Function) -> bool:
    """Overloads say it once, at the function they are of; options of a command say what they are themselves."""
    if function.name in _REPORTLABS or any(ast.unparse(d) == "overload" for d in function.decorator_list):
        return True
    return any(_OPTION.search(ast.unparse(a.annotation)) for a in _arguments(function) if a.annotation is not None)


def _is_property(function: Function) -> bool:
    return any(re.search(r"property$|\.setter$", ast.unparse(d)) for d in function.decorator_list)


def _gaps(function: Function, is_method: bool) -> Iterator[str]:
    text = ast.get_docstring(function)
    if text is None:
        yield "no docstring"
        return
    if _is_property(function):
        return
    sections = _sections(text)
    arguments = _arguments(function)
    parameters = [a.arg for i, a in enumerate(arguments) if i or not is_method or a.arg not in ("self", "cls")]
    told = set(_ARGUMENT.findall(sections.get("Args", "")))
    for name in parameters:
        if name not in told:
            yield f"Args lacks {name}"
    for name in sorted(told - set(parameters)):
        yield f"Args names {name}, which is no parameter"
    if parameters and _returns(function) and not sections.keys() & {"Returns", "Yields"}:
        yield "no Returns"
    if _raises(function) and "Raises" not in sections:
        yield "no Raises"


def _sections(text: str) -> dict[str, str]:
    parts = _SECTION.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _arguments(function: Function) -> list[ast.arg]:
    a = function.args
    return [*a.posonlyargs, *a.args, *([a.vararg] if a.vararg else []), *a.kwonlyargs, *([a.kwarg] if a.kwarg else [])]


def _returns(function: Function) -> bool:
    return function.returns is not None and ast.unparse(function.returns) not in (
        "None",
        "Never",
        "NoReturn",
        "Iterator[None]",
    )


def _raises(function: Function) -> bool:
    """Whether a ``raise`` of an exception by name stands in the function itself, outside of functions within it."""
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Raise) and node.exc is not None and _name(node.exc) != "NotImplementedError":
            return True
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            pending += ast.iter_child_nodes(node)
    return False


def _name(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)


if __name__ == "__main__":
    found = list(missing())
    print("\n".join(found) if found else "Every public function of auditor says what it takes, gives and raises.")
    sys.exit(bool(found))
