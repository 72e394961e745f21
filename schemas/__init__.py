"""The contracts between the stages: what a frame, a grid, a finding and an error look like."""
