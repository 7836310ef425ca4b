"""One text as the rules read it: its words, and what each rule asks of them."""

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.tokens import tokens
from clipwire.enrichment.entities.signs.words import Words


class Reading:
    """A text, its tokens and the words of its language."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        self.tokens = tokens(text)

    def joined(self, at: int) -> bool:
        """Whether only one space, or nothing behind an initial, is before a token."""
        if at == 0:
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return between in (" ", "\xa0") or (not between and self.tokens[at - 1].text.endswith("."))

    def may_be_named(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.capital or token.low.rstrip(".") in self.words.no_name:
            return False
        if len(token.text) > 1 and token.text.isupper() and token.text.isalpha():
            return False
        return token.text[0].isalpha() and not any(sign.isdigit() for sign in token.text)

    def is_title(self, at: int) -> bool:
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        low = token.low.rstrip(".")
        if low in self.words.titles:
            return True
        part = low.rpartition("-")[2]
        return any(part.endswith(end) and (len(part) > len(end) + 2 or part != low) for end in self.words.compound)

    def begins_sentence(self, at: int) -> bool:
        if at == 0 or self.tokens[at - 1].text in '.!?:«»“”"¿¡—–-':
            return True
        return "\n" in self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def is_given(self, word: str) -> bool:
        return all(self._is_known_as_given(part) for part in word.split("-"))  # "Sven-Göran"

    def _is_known_as_given(self, word: str) -> bool:
        codes = tables().names.get(word, "")
        if word.lower() in self.words.particles:
            return False  # "Al Sani"
        return word in self.words.given or ("G" in codes and "F" not in codes)
