"""What tests share: an invented partnership, hostile texts, a clock that is set by hand."""
