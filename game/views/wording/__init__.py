"""Words for values, causes, dates, conditions, effects and what came of them. They know no screen."""
