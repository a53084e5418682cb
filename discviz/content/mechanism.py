"""What the figure of mechanisms says: its arrows and their certainty, what is asked about, and accounts of spasm."""

from collections.abc import Iterable

from discviz.content.blocks import Block, Box, Heading, List, Sentence, Strong, Words, marked, references
from discviz.knowledge import Row, Table, table
from discviz.knowledge.certainty import sure
from discviz.knowledge.sources import cite
from discviz.knowledge.words import say, worded
from discviz.mechanism import accounts, graph
from discviz.spine.herniation import Herniation

PASSAGES = "seed_passages"  # the key of the nine passages among the sources


def described(herniation: Herniation | None, keys: tuple[str, ...] = (), *, arrows: bool = True) -> tuple[Block, ...]:
    """Return all that the text alternative says: of some accounts, or of the arrows that apply to a herniation."""
    if keys:
        return (*map(_account_in_words, keys), *_list("", accounts.compared(keys)))
    links = graph.links_of(herniation)
    title = accounts.title(herniation)
    first = Sentence(f"{herniation.title}. {title}.") if herniation else Heading(title)
    ways = [(end, graph.surest_way(end, links)) for end in graph.ENDS]
    surest = (f"{graph.name_of(end)}: {graph.in_words(way)}." for end, way in ways if way)
    own = (f"{graph.name_of(key)}: {line}" for key, lines in graph.own_words(herniation).items() for line in lines)
    blocks: list[Block] = [first, *_list(say("surest"), surest), *_list(say("here-that-means"), own)]
    for node in table("mechanisms") if arrows else ():
        leaving = (_arrow_in_words(link) for link in links if link["from"] == node["id"])
        blocks += _list(f"{worded(node, 'name')}:", leaving)
    if herniation is not None:
        signs = (worded(row, "sign") for row in herniation.red_flags)
        blocks += _list(say("warnings-in-words", advice=say("seek-help")), signs)
    return tuple(blocks)


def heading(chosen: str, title: str) -> Box:
    """Return, in one or two lines, what is chosen, how sure it is and what it says; or what is shown."""
    strong, rest = title, say("invitation")
    if chosen:
        row, rest = _row(chosen)
        strong = f"{graph.name_of(chosen)} ({sure(row['certainty'])})"
    return Box((Sentence((Strong(strong),)), Sentence(rest)), "headline", role="status")


def chosen(key: str) -> tuple[Block, ...]:
    """Return all that the tables know of a mechanism or link."""
    if not key:
        return ()
    row, says = _row(key)
    meaning = worded(table("glossary")[f"certainty-{row['certainty']}"], "plain")
    how_sure = _named("how-sure", f"{sure(row['certainty'])}: {meaning}")
    who = _named("who-says", _who(row["sources"]))
    links: Table[Row] = table("links")
    blocks: list[Block] = [Heading(graph.name_of(key))]
    if key in links.ids:
        takers = [name for name in accounts.ids() if key in accounts.account(name)["path"]]
        blocks += [_named("claims-that", f"{says} ({say('link-' + row['kind'])}.)"), how_sure, who]
        blocks.append(_named("who-disagrees", _who(row["against"]) or say("nobody")))
        blocks.append(_named("would-decide", worded(row, "would_decide")))
        blocks.append(_named("taken-by", ", ".join(takers) or say("none")))
    else:
        blocks += [_named("it-is", says), how_sure, who]
        for word, end, other in (("comes-from", "to", "from"), ("leads-to", "from", "to")):
            blocks += _list(_lead(word), (_arrow(link, other) for link in links if link[end] == key))
    if "cord-cauda" in {key, row.get("to")}:
        blocks.append(Sentence((Strong(say("seek-help")),)))
    tell = _claim_in_full if key in links.ids else _claim  # a box names its claims; the reasons stand with its arrows
    return *blocks, _listed("claims-on-it", map(tell, graph.claims_on(key)))


def account(letter: str, key: str) -> tuple[Block, ...]:
    """Return what an account holds: a passage with its claims, or a model with what it expects."""
    if not key:
        return ()
    row = accounts.account(key)
    theory = f"{worded(row, 'theory')} ({sure(row['certainty'])})"
    path = (f"{graph.name_of(link)} ({sure(table('links')[link]['certainty'])})" for link in row["path"])
    arrows = _listed("its-arrows", path)
    if key in table("models").ids:
        lines = (_named("it-says", theory), _named("it-expects", worded(row, "expects")))
        return Heading(say("model", letter=letter, key=key)), *lines, _named("who-says", _who(row["sources"])), arrows
    what = _named("what-it-is", f"{worded(row, 'topic')}. {worded(row, 'note')}")
    claims = _listed("its-claims", (_claim_in_full(table("claims")[claim]) for claim in row["claims"]))
    return Heading(say("passage", letter=letter, key=key)), what, _named("explains-by", theory), arrows, claims


def compared(keys: Iterable[str]) -> tuple[Block, ...]:
    """Return where accounts A and B go together, and where they contradict one another."""
    two = [key for _, key in accounts.lettered(keys)]
    told = accounts.compared(two)
    if not told:
        return ()
    one, other = (accounts.account(key)["path"] for key in two)
    shared = _listed("arrows-in-common", (graph.name_of(key) for key in one if key in other))
    blocks: list[Block] = [Heading(say("beside", one=two[0], other=two[1])), _named("counted", told[0]), shared]
    if set(two) & {*table("models").ids}:
        blocks.append(_named("recording", told[-1]))
    return *blocks, *_list(_lead("contradict"), map(_contradiction, accounts.contradictions_of(*two)))


def sources(chosen: str, lit: Iterable[str]) -> List:
    """Return the full references of what is chosen, or else of all that is lit."""
    rows = [_row(chosen)[0]] if chosen else [table("links")[key] for key in lit]
    return references((*row["sources"], *row.get("against", ())) for row in rows)


def _row(key: str) -> tuple[Row, str]:
    """Return the row of a mechanism or link, and its sentence."""
    name, column = ("links", "says") if key in table("links").ids else ("mechanisms", "plain")
    return table(name)[key], worded(table(name)[key], column)


def _list(lead: Words, lines: Iterable[Words]) -> tuple[List, ...]:
    """Return lines under their lead, or nothing where there are none."""
    items = tuple(map(Sentence, lines))
    return (List(items, lead=lead),) if items else ()


def _lead(key: str, text: str = "") -> Words:
    return marked("named", name=say(key), text=text)


def _named(key: str, text: str) -> Sentence:
    return Sentence(_lead(key, text))


def _listed(key: str, entries: Iterable[Words]) -> List:
    """Return lines under their lead, or the word for none."""
    return List(tuple(map(Sentence, entries)) or (Sentence(say("none")),), lead=_lead(key))


def _arrow(link: Row, other: str) -> str:
    does = graph.DOES[link["kind"]]
    words = f"{does} {graph.name_of(link['to'])}" if other == "to" else f"{graph.name_of(link['from'])} {does} it"
    return f"{words} ({sure(link['certainty'])})"


def _arrow_in_words(link: Row) -> str:
    return f"{graph.DOES[link['kind']]} {graph.name_of(link['to'])} ({link['certainty']}): {worded(link, 'says')}"


def _account_in_words(key: str) -> List:
    """Return what an account says, and its way arrow by arrow: links that follow one another are one way."""
    row = accounts.account(key)
    ways: list[list[Row]] = []
    for link in (table("links")[name] for name in row["path"]):
        if ways and ways[-1][-1]["to"] == link["from"]:
            ways[-1].append(link)
        else:
            ways.append([link])
    told = tuple(Sentence(f"{graph.in_words(way)}.") for way in ways)
    return List(told, lead=f"{key} ({row['certainty']}). {worded(row, 'theory')}")


def _claim(claim: Row) -> tuple[str, ...]:
    """Return a claim and its verdict in one line."""
    values = {"id": claim["id"], "passages": ", ".join(claim["passages"]), "claim": worded(claim, "claim")}
    return marked("claim", **values, verdict=say(f"verdict-{claim['verdict'].replace(' ', '-')}"))


def _claim_in_full(claim: Row) -> tuple[str, ...]:
    """Return a claim with what the evidence says of it."""
    values = {"why": worded(claim, "why"), "decides": worded(claim, "would_decide")}
    return *_claim(claim), " ", *marked("claim-more", **values, who=_who(claim["sources"]))


def _who(keys: Iterable[str]) -> str:
    """Return short citations; the nine passages are no study, and are named as what they are."""
    keys = tuple(keys)
    words = [cite(key for key in keys if key != PASSAGES)] if set(keys) - {PASSAGES} else []
    return "; ".join([*words, *[say("nine-passages")] * (PASSAGES in keys)])


def _contradiction(row: Row) -> tuple[str, ...]:
    sides = " ".join(f"{', '.join(row[f'passages_{x}'])}: {worded(row, f'side_{x}')}" for x in "ab")
    values = {"id": row["id"], "conflict": worded(row, "conflict"), "literature": worded(row, "literature")}
    return marked("contradiction", **values, sides=sides, settled=row["settled"], who=_who(row["sources"]))
