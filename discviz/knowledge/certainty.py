"""How sure a thing is: the five words of the kit, surest first, and how doubt is said."""

CERTAINTIES = ("established", "supported", "disputed", "hypothesis", "unverified")  # surest first
MARKED = {"disputed", "hypothesis", "unverified"}  # the settled needs no word beside it
# Said in words behind whatever is not settled.
DOUBT = {
    "established": "",
    "supported": "",
    "disputed": " (disputed)",
    "hypothesis": " (a hypothesis)",
    "unverified": " (unverified)",
}
