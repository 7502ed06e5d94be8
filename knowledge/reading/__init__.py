"""Reading: where in a passage a question is answered, or that it is not; a model's work."""
