"""What an author may write, section by section, and nodes made into it. Resolves no name."""
