"""The library behind the pages: warehouse, publish, query, standards, text, frame, command line."""
