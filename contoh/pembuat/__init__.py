"""Makes the sample inbox: invented usulan, typed in the way of each kelurahan, with the truth."""
