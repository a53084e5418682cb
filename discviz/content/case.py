"""What a patient tells, and the truth about it."""

from collections.abc import Iterable

from discviz.content.blocks import Box, List, Sentence, marked
from discviz.knowledge.words import say
from discviz.reasoning.cases import Case


def story(patient: Case) -> Sentence:
    """Return what the patient tells."""
    return Sentence(marked("story", story=patient.story))


def truth(patient: Case, answer: str, order: Iterable[str]) -> Box:
    """Return whether an answer is right, the truth, and how an expert might have examined."""
    right = say("right") if patient.is_right(answer) else say("not-quite", answer=answer)
    said = Sentence(marked("truth", right=right, solution=patient.solution, teaches=patient.teaches))
    expert = List(tuple(map(Sentence, order)), lead=say("expert"), ordered=True)
    return Box((said, expert), "note", role="status")
