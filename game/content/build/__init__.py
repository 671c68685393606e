"""From checked documents to the scenario that is played: names found, formulas compiled. Reads no file."""
