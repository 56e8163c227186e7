"""How fast, how large? Each module prints one table of CPU times: one process, the best of several rounds."""
