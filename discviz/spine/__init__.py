"""From a level to its roots and to what may be felt."""
