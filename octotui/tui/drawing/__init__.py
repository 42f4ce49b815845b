"""What screens draw: pure functions and values from the views to lines, tested without a screen."""
