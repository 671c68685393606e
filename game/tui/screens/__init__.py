"""One module a screen, its style sheet beside it. A screen wires keys to orders; it decides nothing."""
