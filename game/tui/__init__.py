"""The screens. The only place that knows Textual; holds nothing that the session does not know."""
