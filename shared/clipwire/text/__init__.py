"""Scripts, sentences, words, folding: functions for text in any language."""
