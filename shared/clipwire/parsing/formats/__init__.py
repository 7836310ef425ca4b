"""One module or package per format, each with a parse function that the registry names."""
