"""The figures of evidence: what studies counted."""
