"""Question files (readers.json, squad.json, shifts.json: one format) as questions with gold units and negatives."""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bm25 import Bm25, words
from passages import Unit, units

HELD_OUT_OF = 5  # an article of readers.json is held out when its position leaves the last remainder of this
SHINGLE_WORDS = 12  # articles are compared by their runs of this many words
SHARED = 0.2  # two articles with this share of their runs in common are one text; below it lie a publisher's notices


def is_held_out(position: int) -> bool:
    """Whether the article at this position of readers.json is kept from the network that is measured."""
    return position % HELD_OUT_OF == HELD_OUT_OF - 1


@dataclass(slots=True)
class Question:
    """`spans` has the answers' offsets (code points) by gold paragraph; both are empty where nothing answers."""

    number: int
    article: int
    text: str
    style: str
    answerable: bool
    gold: list[int]
    spans: dict[int, list[tuple[int, int]]]
    on: int | None  # the paragraph that an unanswerable question was written on, where the file tells
    far: list[Unit] = field(default_factory=list)  # units of other articles that look like an answer
    scored: dict[int, float] = field(default_factory=dict)  # what the network last gave to negatives, by unit


def code_points(text: str, utf16: int) -> int:
    """An offset in UTF-16 units as one in code points."""
    return len(text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le", "ignore"))


def find_answer(paragraph: str, text: str, utf16: int) -> tuple[int, int] | None:
    """The answer's span: where the file says, else where the text first occurs."""
    at = code_points(paragraph, utf16)
    if not paragraph.startswith(text, at):
        at = paragraph.find(text)
    return (at, at + len(text)) if text and at >= 0 else None


def read_question(number: int, raw: dict, article: int, paragraphs: list[str]) -> Question:
    """One entry of a file."""
    answerable = not raw.get("unanswerable")
    gold = (raw.get("goldParagraphs") or [raw["paragraph"]]) if answerable else []
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for answer in raw["answers"] if answerable else []:
        for paragraph in [answer["paragraph"]] if "paragraph" in answer else gold:
            if span := find_answer(paragraphs[paragraph], answer["text"], answer["start"]):
                spans[paragraph].append(span)
    on = raw.get("paragraph") if not answerable and "style" not in raw else None
    return Question(number, article, raw["question"], raw.get("style", ""), answerable, gold, dict(spans), on)


class QuestionSet:
    """The questions of one file on the articles whose position `keep` accepts; no other article is read at all."""

    def __init__(self, path: Path, keep: Callable[[int], bool] = lambda _: True, titled: bool = True) -> None:
        raw = json.loads(path.read_text("utf8"))
        position = {a["id"]: i for i, a in enumerate(raw["articles"])}
        self.articles = {i: a for i, a in enumerate(raw["articles"]) if keep(i)}
        self.units = {
            i: units((a.get("title") or "") if titled else "", a["paragraphs"]) for i, a in self.articles.items()
        }
        self.questions = [
            read_question(n, q, position[q["articleId"]], self.articles[position[q["articleId"]]]["paragraphs"])
            for n, q in enumerate(raw["questions"])
            if position[q["articleId"]] in self.articles
        ]

    @cached_property
    def shingles(self) -> dict[int, set[str]]:
        """Every run of 12 words of every article."""
        found = {}
        for i, article in self.articles.items():
            ws = words(" ".join(article["paragraphs"]))
            found[i] = {" ".join(ws[k : k + SHINGLE_WORDS]) for k in range(len(ws) - SHINGLE_WORDS + 1)}
        return found

    def drop_shared(self, other: "QuestionSet") -> int:
        """Drops the articles whose text stands in the other set, too; returns how many."""
        theirs = set().union(*other.shingles.values())
        shared = {i for i, mine in self.shingles.items() if len(mine & theirs) > SHARED * len(mine)}
        self.articles = {i: a for i, a in self.articles.items() if i not in shared}
        self.questions = [q for q in self.questions if q.article not in shared]
        return len(shared)

    def gold_units(self, question: Question) -> list[int]:
        """Positions of the units that hold (a part of) an answer."""

        def answers(unit: Unit) -> bool:
            spans = question.spans.get(unit.paragraph)
            return spans is None or any(s < unit.end and e > unit.start for s, e in spans)

        found = enumerate(self.units[question.article])
        return [i for i, unit in found if unit.paragraph in question.gold and answers(unit)]

    @cached_property
    def by_article(self) -> dict[int, Bm25]:
        """An index of each article's units."""
        return {i: Bm25([u.text for u in self.units[i]]) for i in self.articles}

    def negatives(self, question: Question, count: int, rng: random.Random) -> list[int]:
        """`count` units of the question's article that do not answer: the one the network took most for an answer when
        it last saw it, hard ones by BM25, and a neighbour of the gold one or a random one."""
        found, scores = self.units[question.article], self.by_article[question.article].scores(question.text)
        rest = [i for i, unit in enumerate(found) if unit.paragraph not in question.gold]
        rest.sort(key=lambda i: (-scores.get(i, 0), rng.random()))
        if not rest:
            return []
        hard = rest[: count + 3]
        rng.shuffle(hard)
        first = [max(question.scored, key=question.scored.__getitem__)] if question.scored else []
        first += [i for i in rest if found[i].paragraph == question.on][:1]
        chosen = list(dict.fromkeys([*first, *hard]))[: max(1, count - 1)]
        gold = set(self.gold_units(question))
        others = [i for i in rest if i not in chosen]
        near = [i for i in others if i - 1 in gold or i + 1 in gold]
        last = near if near and rng.random() < 0.5 else others
        return chosen + ([rng.choice(last)] if last else [])

    def mine_far(self, count: int = 8, pool: int = 60) -> None:
        """Finds for every question the units of other articles that look most like an answer by BM25, but hold none of
        its answers' words in a row."""
        flat = [(article, unit) for article in self.articles for unit in self.units[article]]
        index = Bm25([unit.text for _, unit in flat])
        for question in self.questions:
            answers = [" ".join(words(text)) for text in self.answer_texts(question)]
            scores = index.scores(question.text)
            best = sorted(scores, key=lambda d: -scores[d])[:pool]
            units_ = [flat[d][1] for d in best if flat[d][0] != question.article]
            question.far = [u for u in units_ if not holds_any(u.text, answers)][:count]

    def answer_texts(self, question: Question) -> Iterable[str]:
        """The answers as they stand in the article."""
        paragraphs = self.articles[question.article]["paragraphs"]
        return (paragraphs[p][s:e] for p, spans in question.spans.items() for s, e in spans)


def holds_any(text: str, answers: list[str]) -> bool:
    """Whether one of the answers (already reduced to words) stands in the text."""
    reduced = f" {' '.join(words(text))} "
    return any(answer and f" {answer} " in reduced for answer in answers)
