"""Scripts, sentences, words: the text itself, in any language."""
