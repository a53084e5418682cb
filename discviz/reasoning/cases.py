"""A patient to examine, and the truth about it."""

from dataclasses import dataclass

from discviz.errors import require
from discviz.knowledge import table
from discviz.reasoning.findings import quoted
from discviz.reasoning.mimics import named_mimic
from discviz.spine.herniation import Herniation


@dataclass(frozen=True)
class Case:
    """A simulated or invented patient, and the truth about it.

    Attributes
    ----------
    name : int or str
        The seed it was made from, or its id in ``data/cases.csv``.
    age : int
        In years.
    side : str
        Where it hurts.
    root, mimic : str
        The root pressed, or the id of the mimic, or "".
    emergency : bool
        Whether it is an emergency, whatever else.
    herniation : Herniation or None
        Level, side and zone; None where no disc presses a root.
    complaint, examination : tuple of str
        Findings the patient tells, and findings of the examination, normal ones among them.
    told, teaches : str
        The story and the lesson of a teaching case; "" for a simulated one.
    """

    name: int | str
    age: int
    side: str
    root: str
    mimic: str
    emergency: bool
    herniation: Herniation | None
    complaint: tuple[str, ...]
    examination: tuple[str, ...]
    told: str = ""
    teaches: str = ""

    @property
    def truth(self) -> str:
        """The root, the id of the mimic, or "emergency"."""
        return "emergency" if self.emergency else self.root or self.mimic

    @property
    def findings(self) -> tuple[str, ...]:
        """All findings, ready for ``localize``."""
        return self.complaint + self.examination

    def shows(self, finding: str) -> bool:
        """Tell whether a finding is there; what is not there is normal."""
        return finding in self.findings

    def answer(self, finding: str) -> str:
        """Return what looking for a finding brings: the finding, its normal counterpart, or "" for nothing of note."""
        require(finding, "a finding", table("findings").ids)
        denied = [sign for sign in table("findings")[finding]["denies"] if self.shows(sign)]
        if self.shows(finding) or denied:
            return str(denied[0]) if denied else finding
        if table("findings")[finding]["kind"] == "normal":
            return finding
        return next((row["id"] for row in table("findings") if finding in row["denies"][:1]), "")

    @property
    def story(self) -> str:
        """What the patient tells, without the answer."""
        told = self.told or "; ".join(quoted(finding) for finding in self.complaint) + "."
        return f"A patient of {self.age}, {self.side} side: {told}"

    @property
    def solution(self) -> str:
        """The truth in a sentence."""
        if self.emergency:
            return "An emergency: the cord or the cauda equina may be pressed, or worse. Nothing goes before that."
        if self.herniation is None:
            return f"No root: {named_mimic(self.mimic)}. {table('mimics')[self.mimic]['tell_apart']}"
        return f"{self.root}: {self.herniation.level} herniation, {self.herniation.side}, {self.herniation.zone}."

    def is_right(self, answer: str) -> bool:
        """Tell whether an answer is right: a root, "not a root" or "emergency"."""
        return answer == ("not a root" if self.truth == self.mimic else self.truth)

    def __repr__(self) -> str:
        return f"Case({self.name!r}, {len(self.findings)} findings)"  # the truth is for later
