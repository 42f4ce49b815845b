"""What people do with release notes: write, draft from history, review, publish, export."""
