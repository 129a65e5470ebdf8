"""What a draft means, one kind of mistake in each module."""
