"""The reading model: data in, weights out. `python -m training.reader --help`; docs/reader.md."""
