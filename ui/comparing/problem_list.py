"""The problems of a comparison, in groups; each with its button, and for an activity without a step the question which it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.exchange.conformance import Comparing, Conformance, Problem, in_words, mended_by
from auditor.exchange.conformance.problems import NoStep
from auditor.exchange.conformance.words import KIND_OF, group_label
from auditor.locale import _, ngettext, number
from auditor.model import WORKING_KINDS, Audit
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout

#: In place of a step: the activity counts for nothing.
LEFT_OUT = -1
_FEW = 20  # of a group, before the rest is asked for
_INDENT = 2 * UNIT


class ProblemList(QWidget):
    """Shows a comparison.

    Signals:
        mended: a problem is to be mended.
        said: an activity is the step of that id; :data:`LEFT_OUT`: none; 0: what was said of it is taken back.
    """

    mended = Signal(object)
    said = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, UNIT, 0)
        self.column.setSpacing(UNIT // 2)
        self.buttons: dict[str, QPushButton] = {}
        self.boxes: dict[str, QComboBox] = {}
        self._whole: set[str] = set()  # groups of which all is shown

    def show_problems(self, audit: Audit, found: Conformance, comparing: Comparing, *, can_edit: bool) -> None:
        """Draw it anew."""
        had_focus = self._place_of_focus()
        clear_layout(self.column)
        self.buttons, self.boxes = {}, {}
        self._again = partial(self.show_problems, audit, found, comparing, can_edit=can_edit)
        self._answers(audit, comparing)
        for kind, key in KIND_OF.items():
            listed = [problem for problem in found.problems if isinstance(problem, kind)]
            if listed:
                self._group(audit, found, key, listed, can_edit)
        if not found.problems:
            self.column.addWidget(label(_("Log and map agree: there is nothing to mend.")))
        self.column.addStretch(1)
        if had_focus is not None and self.buttons:
            buttons = list(self.buttons.values())
            buttons[min(had_focus, len(buttons) - 1)].setFocus()

    def _place_of_focus(self) -> int | None:
        """Which button has the keyboard, so that the one that comes to its place has it then."""
        return next((i for i, button in enumerate(self.buttons.values()) if button.hasFocus()), None)

    def _answers(self, audit: Audit, comparing: Comparing) -> None:
        """What a person has said of names, to be taken back."""
        rows = [
            (activity, _("“{activity}” is the step “{step}”").format(activity=activity, step=audit.steps[step].name))
            for activity, step in comparing.said.items()
            if step in audit.steps
        ]
        rows += [(name, _("“{activity}” is left out").format(activity=name)) for name in sorted(comparing.left_out)]
        if rows:
            self._heading(_("You said"))
        for activity, text in rows:
            back = QPushButton(_("Take back"))
            back.clicked.connect(partial(self.said.emit, activity, 0))
            self._row(text, [self._named(back, text)])

    def _group(self, audit: Audit, found: Conformance, key: str, listed: Sequence[Problem], can_edit: bool) -> None:
        self._heading(f"{group_label(key)} ({number(len(listed))})")
        shown = listed if key in self._whole else listed[:_FEW]
        for problem in shown:
            said = in_words(audit, problem)
            beside: list[QWidget] = []
            if isinstance(problem, NoStep):
                beside += self._which(audit, found, problem)
            if can_edit and mended_by(audit, found.process_id, problem) is not None:
                button = QPushButton(said.mend)
                button.clicked.connect(partial(self.mended.emit, problem))
                self.buttons[said.what] = button
                beside.append(self._named(button, said.what))
            self._row(said.what, beside)
        rest = len(listed) - len(shown)
        if rest:
            more = QPushButton(ngettext("Show {n} more", "Show {n} more", rest).format(n=number(rest)))
            more.setAutoDefault(False)
            more.clicked.connect(partial(self._show_whole, key))
            self._row("", [more])

    def _which(self, audit: Audit, found: Conformance, problem: NoStep) -> list[QWidget]:
        """What its name resembles, with one click; and every step to choose from."""
        widgets: list[QWidget] = []
        proposed = found.matching.proposed.get(problem.activity)
        if proposed is not None:
            text = _("It is “{step}”").format(step=audit.steps[proposed].name)
            yes = QPushButton(text.replace("&", "&&"))
            yes.clicked.connect(partial(self.said.emit, problem.activity, proposed))
            self.buttons[text] = yes
            widgets.append(self._named(yes, problem.activity))
        box = QComboBox()
        box.setAccessibleName(_("Which step “{activity}” is").format(activity=problem.activity))
        box.addItem(_("Another step …"), 0)
        box.addItem(_("Leave out"), LEFT_OUT)
        steps = [step for step in audit.steps_of(found.process_id) if step.kind in WORKING_KINDS]
        for step in sorted(steps, key=lambda step: step.name.casefold()):
            box.addItem(step.name, step.id)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 4 * UNIT)
        box.activated.connect(lambda _index, b=box, a=problem.activity: self._chosen(a, b))
        self.boxes[problem.activity] = box
        return [*widgets, box]

    def _chosen(self, activity: str, box: QComboBox) -> None:
        if box.currentData():
            self.said.emit(activity, box.currentData())

    def _show_whole(self, key: str) -> None:
        self._whole.add(key)
        self._again()

    def _heading(self, text: str) -> None:
        heading = label(text, bold=True)
        heading.setContentsMargins(0, UNIT, 0, 0)
        self.column.addWidget(heading)

    def _row(self, text: str, beside: Sequence[QWidget]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(_INDENT, 0, 0, 0)
        line.setSpacing(UNIT)
        line.addWidget(label(text), 1)
        for widget in beside:
            line.addWidget(widget)
        self.column.addWidget(row)

    def _named(self, button: QPushButton, of: str) -> QPushButton:
        """A button that also says to a reader what it is about, and that Enter elsewhere does not press."""
        button.setAutoDefault(False)
        button.setAccessibleName(f"{button.text()}: {of}")
        return button
