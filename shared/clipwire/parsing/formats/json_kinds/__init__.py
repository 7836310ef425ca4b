"""The kinds of JSON news: how each is recognised, and the articles in it."""
