"""The ONNX files, run as the product runs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from export import INPUTS
from network import ENCODE_TOKENS, READ_TOKENS, Batch
from passages import Unit

READ_AT_ONCE = 12
ENCODE_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Reading:
    """Log odds against "no answer", and the answer's mass in each sentence of the unit's paragraph."""

    score: float
    mass: list[float]


def open_session(path: Path, threads: int) -> ort.InferenceSession:
    """A session whose idle threads do not spin."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def feed(batch: Batch) -> dict[str, np.ndarray]:
    """The batch under the names of a file's inputs."""
    return {name: tensor.numpy() for name, tensor in zip(INPUTS, batch.tensors)}


def softmax(logits: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Over the chosen tokens of one row (l); the others get nothing."""
    e = np.where(where, np.exp(logits - logits[where].max()), 0)
    return e / e.sum()


class OnnxReader:
    """The reader's file with its tokenizer."""

    def __init__(self, path: Path, tokenizer: Tokenizer, threads: int = 2) -> None:
        self.session, self.tokenizer = open_session(path, threads), tokenizer

    def read(self, question: str, units: Sequence[Unit], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Reading]:
        """Reads the question with each unit; `spans` are the sentences of the unit's paragraph."""
        readings: dict[int, Reading] = {}
        order = sorted(range(len(units)), key=lambda k: len(units[k].text))
        for at in range(0, len(order), READ_AT_ONCE):
            chosen = order[at : at + READ_AT_ONCE]
            batch = Batch(self.tokenizer, [(question, units[k].text) for k in chosen], READ_TOKENS)
            scores, logits = self.session.run(None, feed(batch))
            for row, k in enumerate(chosen):
                mass = softmax(logits[row], batch.passage[row].numpy())
                inside = [batch.inside(row, *units[k].within(*span)).numpy() for span in spans[k]]
                readings[k] = Reading(float(scores[row]), [float(mass[i].sum()) for i in inside])
        return [readings[k] for k in range(len(units))]


class OnnxEncoder:
    """The encoder's file with its tokenizer."""

    def __init__(self, path: Path, tokenizer: Tokenizer, threads: int = 2) -> None:
        self.session, self.tokenizer = open_session(path, threads), tokenizer

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors (n × 384)."""
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        vectors = np.zeros((len(texts), 384), np.float32)
        for at in range(0, len(order), ENCODE_AT_ONCE):
            chosen = order[at : at + ENCODE_AT_ONCE]
            batch = Batch(self.tokenizer, [texts[k] for k in chosen], ENCODE_TOKENS)
            vectors[chosen] = self.session.run(None, feed(batch))[0]
        return vectors
