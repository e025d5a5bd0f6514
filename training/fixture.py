"""models/fixture.json: invented pairs with the exact input of the networks and what the int8 files make of it."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from network import ENCODE_TOKENS, READ_TOKENS, Batch
from passages import Unit, sentences, units
from run import OnnxEncoder, OnnxReader, Reading

DIGITS = 3
PAIRS = Path(__file__).parent / "pairs.json"


def window_entry(question: str, unit: Unit, reading: Reading, tokenizer: Tokenizer) -> dict:
    """One window: the second text, all ids, and the outputs."""
    batch = Batch(tokenizer, [(question, unit.text)], READ_TOKENS)
    return {
        "head": unit.text[: unit.head],
        "stretch": unit.stretch,
        "ids": batch.input_ids[0].tolist(),
        "score": round(reading.score, DIGITS),
        "mass": [round(m, DIGITS) for m in reading.mass],
    }


def passage_entry(question: str, passage: dict, reader: OnnxReader, encoder: OnnxEncoder) -> dict:
    """One pair. `mass` in a window counts the sentences of the whole paragraph; those outside the window have none."""
    text = passage["paragraph"]
    spans = sentences(text)
    own = [u for u in units(passage["title"], [passage["before"], text]) if u.paragraph == 1]
    readings = reader.read(question, own, [spans] * len(own))
    vectors = encoder.encode([question, text])
    return passage | {
        "sentences": [text[s:e] for s, e in spans],
        "score": round(max(r.score for r in readings), DIGITS),
        "cosine": round(float(vectors[0] @ vectors[1]), DIGITS),
        "encoderIds": Batch(reader.tokenizer, [text], ENCODE_TOKENS).input_ids[0].tolist(),
        "windows": [window_entry(question, u, r, reader.tokenizer) for u, r in zip(own, readings)],
    }


def make_fixture(reader: OnnxReader, encoder: OnnxEncoder, path: Path) -> None:
    """Writes the fixture; fails where the first passage of a question is not put first."""
    entries = []
    for pair in json.loads(PAIRS.read_text("utf8")):
        passages = [passage_entry(pair["question"], p, reader, encoder) for p in pair["passages"]]
        if int(np.argmax([p["score"] for p in passages])) != 0:
            raise ValueError(f"the network does not put the answer to {pair['question']!r} first")
        entries.append({"question": pair["question"], "passages": passages})
    path.write_text(json.dumps({"pairs": entries}, ensure_ascii=False, indent=1) + "\n", "utf8")
