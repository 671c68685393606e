"""A player who searches by playing futures out. It is told what a player is shown, and never the game's seed."""
