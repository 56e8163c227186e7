"""How fast, how large, and how do others fare? `python -m benchmarks` measures all of it and writes RESULTS.md."""
