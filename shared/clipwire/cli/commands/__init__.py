"""The commands and their options. Each command imports the module that does the work when it runs."""
