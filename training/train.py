"""Training of the reader. Called by make.py; by itself nothing here is run."""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from network import TRAIN_TOKENS, Batch, Reader
from passages import Unit
from questions import Question, QuestionSet

log = logging.getLogger(__name__)

QUESTIONS_A_STEP = 8
NEGATIVES = 3
FAR_SHARE = 0.5  # of the questions that know a likely passage of another article, how many are given one
UNITS_A_PASS = 14
WARM_UP_STEPS = 60
TOKEN_WEIGHT = 0.5  # of the answer's place in the loss, beside the passage's choice
LOG_STEPS = 25
CHECKPOINT_SECONDS = 180


@dataclass(frozen=True)
class Phase:
    """The rate falls in a line from `rate` to nothing. The phase ends after `questions` or after `minutes`, whichever
    comes first; a slow machine so trains less, but not longer."""

    rate: float
    questions: int
    minutes: float


@dataclass(frozen=True)
class Source:
    """A set, and how many of its questions are drawn for every one that it has."""

    questions: QuestionSet
    share: float


@dataclass(frozen=True)
class Group:
    """A question as typed, and the units read for it: the first `gold` of them answer."""

    question: Question
    typed: str
    units: list[Unit]
    numbers: list[int | None]  # position in the article; None where the unit is another article's
    gold: int


def mistype(text: str, rng: random.Random) -> str:
    """A third in lower case without the question mark, an eighth with two letters swapped or one lost."""
    if rng.random() < 0.35:
        text = text.lower().rstrip("?")
    if rng.random() < 0.12 and len(text) > 8:
        i = rng.randrange(1, len(text) - 2)
        text = text[:i] + (text[i + 1] + text[i] + text[i + 2 :] if rng.random() < 0.5 else text[i + 1 :])
    return text


def make_group(source: QuestionSet, question: Question, rng: random.Random) -> Group:
    """At most two gold units, three others of the article, and half of the time one of another article."""
    gold = source.gold_units(question)
    rng.shuffle(gold)
    numbers = gold[:2] + source.negatives(question, NEGATIVES, rng)
    far = [rng.choice(question.far)] if question.far and rng.random() < FAR_SHARE else []
    found = source.units[question.article]
    return Group(
        question,
        mistype(question.text, rng),
        [found[i] for i in numbers] + far,
        [*numbers, *(None for _ in far)],
        len(gold[:2]),
    )


def draw(sources: Sequence[Source], rng: random.Random) -> Iterator[Group]:
    """Groups without end; each set is gone through in a new order every time."""
    decks = [list(s.questions.questions) for s in sources]
    weights = [len(deck) * s.share for deck, s in zip(decks, sources)]
    at = [0] * len(sources)
    while True:
        k = rng.choices(range(len(sources)), weights)[0]
        if at[k] % len(decks[k]) == 0:
            rng.shuffle(decks[k])
        yield make_group(sources[k].questions, decks[k][at[k] % len(decks[k])], rng)
        at[k] += 1


def token_loss(batch: Batch, row: int, logits: Tensor, unit: Unit, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Cross entropy between the tokens' mass (softmax over the passage) and an even mass on the answers' tokens."""
    inside = torch.zeros_like(batch.passage[row])
    for span in spans:
        inside |= batch.inside(row, *unit.within(*span))
    if not inside.any():
        return torch.zeros(())
    mass = F.log_softmax(logits.masked_fill(~batch.passage[row], -1e4), 0)
    return -mass[inside].mean()


def group_loss(group: Group, scores: Tensor, places: Sequence[tuple[Batch, int, Tensor]]) -> Tensor:
    """Softmax over the units' scores (n) and a null of score 0, which takes all where nothing answers; plus the place."""
    log_mass = F.log_softmax(torch.cat([scores, torch.zeros(1)]), 0)
    if not group.gold:
        return -log_mass[-1]
    loss = -log_mass[: group.gold].mean()
    for unit, (batch, row, logits) in zip(group.units[: group.gold], places):
        spans = group.question.spans.get(unit.paragraph, [])
        loss = loss + TOKEN_WEIGHT * token_loss(batch, row, logits, unit, spans) / group.gold
    return loss


def step_loss(reader: Reader, tokenizer: Tokenizer, groups: Sequence[Group]) -> Tensor:
    """Mean loss of the groups. Units are read sorted by length, a few at a time, so that little is padding."""
    pairs = [(group.typed, unit.text) for group in groups for unit in group.units]
    order = sorted(range(len(pairs)), key=lambda k: len(pairs[k][0]) + len(pairs[k][1]))
    places: dict[int, tuple[Batch, int, Tensor]] = {}
    scores: list[Tensor] = [torch.zeros(())] * len(pairs)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), UNITS_A_PASS):
            chosen = order[at : at + UNITS_A_PASS]
            batch = Batch(tokenizer, [pairs[k] for k in chosen], TRAIN_TOKENS)
            score, logits = reader(*batch.tensors)
            for row, k in enumerate(chosen):
                places[k], scores[k] = (batch, row, logits[row]), score[row]
    loss, at = torch.zeros(()), 0
    for group in groups:
        span = range(at, at + len(group.units))
        loss = loss + group_loss(group, torch.stack([scores[k] for k in span]), [places[k] for k in span])
        remember(group, [float(scores[k].detach()) for k in span])
        at += len(group.units)
    return loss / len(groups)


def remember(group: Group, scores: Sequence[float]) -> None:
    """Notes what the article's units that do not answer were given, for the next choice of negatives."""
    for number, score in list(zip(group.numbers, scores))[group.gold :]:
        if number is not None:
            group.question.scored[number] = score


def make_optimizer(reader: Reader) -> torch.optim.AdamW:
    """AdamW; word embeddings frozen; weights decay, biases, norms and embeddings do not."""
    reader.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    free = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    decays = [p for name, p in free if p.ndim > 1 and "embed" not in name]
    others = [p for name, p in free if p.ndim <= 1 or "embed" in name]
    return torch.optim.AdamW([{"params": decays, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}])


def save(reader: Reader, path: Path) -> None:
    """Half precision, whole or not at all."""
    part = path.with_suffix(".part")
    save_file({name: value.half().contiguous() for name, value in reader.state_dict().items()}, part)
    part.replace(path)


def run_phase(reader: Reader, tokenizer: Tokenizer, groups: Iterator[Group], phase: Phase, out: Path) -> int:
    """Trains through one phase, writing a checkpoint to `out` every few minutes; returns the questions read."""
    optimizer = make_optimizer(reader)
    begun = saved = time.monotonic()
    done = step = 0
    total = 0.0
    while (progress := max(done / phase.questions, (time.monotonic() - begun) / 60 / phase.minutes)) < 1:
        for part in optimizer.param_groups:
            part["lr"] = phase.rate * min(1, (step + 1) / WARM_UP_STEPS) * (1 - progress)
        loss = step_loss(reader, tokenizer, [next(groups) for _ in range(QUESTIONS_A_STEP)])
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step, done, total = step + 1, done + QUESTIONS_A_STEP, total + float(loss.detach())
        if step % LOG_STEPS == 0:
            seconds = time.monotonic() - begun
            log.info("%.0f s, %d questions, %.1f%%, loss %.3f", seconds, done, 100 * progress, total / LOG_STEPS)
            total = 0.0
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            save(reader, out)
            saved = time.monotonic()
    save(reader, out)
    return done


def train(
    reader: Reader, tokenizer: Tokenizer, sources: Sequence[Source], phases: Sequence[Phase], out: Path, seed: int = 1
) -> int:
    """Trains in place through all phases and writes `out` (safetensors); returns the questions read."""
    reader.train()
    groups = draw(sources, random.Random(seed))
    done = sum(run_phase(reader, tokenizer, groups, phase, out) for phase in phases)
    reader.eval()
    return done
