"""State to plain frozen values that a screen shows. No Textual, no markup."""
