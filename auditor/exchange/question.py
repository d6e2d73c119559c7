"""What a reader of files can't know and a person can: a question in words, with answers to choose from.

The window shows the answers as buttons or as a list; the command line says which option answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from auditor.errors import InputError


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        text: on a button.
        said: what it says: field of :class:`auditor.exchange.choices.Choices`, ``kind``, ``sheet`` or ``object_type`` →
            its value.
        columns: what it says of columns: meaning → header.
    """

    text: str
    said: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question.

    Attributes:
        text: what there is, and what is asked; without a word of the command line.
        option: the sentence that says how the command line answers; empty where it can't.
        answers: to choose from; none where only the meanings of the columns can answer.
        chosen: number of the answer that was given; None where none was.
    """

    text: str
    option: str = ""
    answers: Sequence[Answer] = ()
    chosen: int | None = None

    @property
    def on_command_line(self) -> str:
        """Text and option, as the command line says them."""
        return f"{self.text} {self.option}".strip()


class Asked(InputError):
    """Nothing can be read before a question is answered.

    Attributes:
        question: which.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question.on_command_line)
        self.question = question
