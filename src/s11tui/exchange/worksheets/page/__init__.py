"""What the HTML form is made of: its frame, its style and its script."""
