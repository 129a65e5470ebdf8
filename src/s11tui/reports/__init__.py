"""What is printed: reports are made from a view, written from one document model, and never know a database."""
