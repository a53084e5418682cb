"""Cross-sections of a disc and what lies round it: sections.json."""
