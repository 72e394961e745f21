"""The command line `musrenbang`: Indonesian, for planners, on top of the flows."""
