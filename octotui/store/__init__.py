"""What is remembered. The only room that knows SQLModel; its rows never leave it."""
