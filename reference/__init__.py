"""Tables a planner edits, and the one loader that validates them."""
