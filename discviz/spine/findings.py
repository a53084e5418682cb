"""What may be felt or found, and the steps of a reasoning: the records that everything else passes on."""

from dataclasses import dataclass
from textwrap import fill

LINE = 92  # characters of a printed line; JupyterLab breaks longer ones in the middle of a word
KINDS = ("sensory", "pain", "motor", "reflex", "test", "red flag")


def bullet(text: str) -> str:
    """Return a point of a list, its lines short enough to be read beside a figure."""
    return fill(text, LINE, initial_indent="- ", subsequent_indent="  ", break_long_words=False)


def capital(text: str) -> str:
    """Begin a sentence, leaving the rest as it is."""
    return text[0].upper() + text[1:]


@dataclass(frozen=True)
class Finding:
    """One thing a patient may feel or an examiner may find.

    Attributes
    ----------
    kind : str
        "sensory", "pain", "motor", "reflex", "test" or "red flag".
    text : str
        The finding in plain words.
    regions : tuple of str
        Where it shows: a root (sensory, pain), muscles (motor), a reflex, or the structure at risk.
    certainty : str
        "established", "supported", "disputed", "hypothesis" or "unverified".
    sources : tuple of str
        Keys of the table ``sources``.
    root : str
        The root it belongs to, or "".
    short : str
        The finding in a few words, where it stands among others of its kind.
    """

    kind: str
    text: str
    regions: tuple[str, ...]
    certainty: str
    sources: tuple[str, ...]
    root: str = ""
    short: str = ""

    @property
    def region(self) -> str:
        """The regions in one line, to be read."""
        return "; ".join(self.regions)


@dataclass(frozen=True)
class Step:
    """One step of a chain of reasoning: a sentence, how sure it is, and its sources."""

    text: str
    sources: tuple[str, ...]
    certainty: str = "established"

    def __str__(self) -> str:
        return bullet(self.text)
