"""How an article is cut into what the reader reads. `models/card.md` states the same format in words.

A unit is a stretch of one paragraph (the whole of it up to 130 words, else windows cut at sentence ends). It is read as
"title | the 30 words before | stretch". Offsets here are code points, as Python counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE_WORDS = 14
BEFORE_WORDS = 30
LONG_WORDS = 130  # a paragraph with more words than this is read in windows
WINDOW_WORDS = 90  # a window is closed before the sentence that would take it beyond this
SENTENCE_END = re.compile(r'(?<=[.!?…”"])\s+(?=[“"A-Z0-9])')


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch [start, end) of paragraph number `paragraph`; at `head` it begins in `text`, what the reader gets."""

    text: str
    head: int
    start: int
    end: int
    paragraph: int

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Where the paragraph's characters [start, end) stand in `text`, as far as they lie in the stretch: empty
        (the end not behind the start) where none does."""
        shift = self.head - self.start
        return max(start, self.start) + shift, min(end, self.end) + shift

    @property
    def stretch(self) -> str:
        """The stretch of the paragraph by itself, as the encoder is given it."""
        return self.text[self.head :]


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Spans of the sentences; each ends after the white space that follows it, so that they join to the paragraph."""
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(paragraph)), len(paragraph)]
    return [(s, e) for s, e in zip(cuts, cuts[1:]) if e > s]


def windows(paragraph: str) -> list[tuple[int, int]]:
    """Spans that cover the paragraph: itself, or runs of whole sentences of at most 90 words (or one longer)."""
    if len(paragraph.split()) <= LONG_WORDS:
        return [(0, len(paragraph))]
    spans, start, last = [], 0, 0
    for _, end in sentences(paragraph):
        if len(paragraph[start:end].split()) > WINDOW_WORDS and last > start:
            spans.append((start, last))
            start = last
        last = end
    return [*spans, (start, len(paragraph))]


def head(title: str, before: str) -> str:
    """What stands before the stretch: 14 words of the title, the last 30 words before, each closed by " | "."""
    return f"{' '.join(title.split()[:TITLE_WORDS])} | {' '.join(before.split()[-BEFORE_WORDS:])} | "


def units(title: str, paragraphs: Sequence[str]) -> list[Unit]:
    """Everything of an article in its order."""
    found = []
    for number, text in enumerate(paragraphs):
        previous = paragraphs[number - 1] if number else ""
        for start, end in windows(text):
            opening = head(title, f"{previous} {text[:start]}")
            found.append(Unit(opening + text[start:end], len(opening), start, end, number))
    return found
