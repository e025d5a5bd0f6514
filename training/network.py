"""The reader (question and passage in, a score and a logit a token out) and the encoder (text in, unit vector out)."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

READ_TOKENS = 256  # the longest input of the reader, special tokens included
TRAIN_TOKENS = 232
ENCODE_TOKENS = 256  # the longest input of the encoder


class Reader(nn.Module):
    """A BERT of 6 layers, 384 wide, with a score on the first token and a logit on every token."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        for module in self.enc.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0  # dropout costs a third of the time on a CPU
        width = self.enc.config.hidden_size
        self.score = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))
        self.token = nn.Linear(width, 1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """All three n × l. Returns the log odds against "no answer" (n) and the tokens' logits (n × l)."""
        hidden = self.enc(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        states = hidden.last_hidden_state
        return self.score(states[:, 0]).squeeze(-1).float(), self.token(states).squeeze(-1).float()


class Encoder(nn.Module):
    """The base as it comes: the mean of the tokens' states, of unit length (n × 384)."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """All three n × l."""
        hidden = self.enc(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        weight = attention_mask.unsqueeze(-1).float()
        mean = (hidden.last_hidden_state * weight).sum(1) / weight.sum(1)
        return mean / mean.norm(dim=1, keepdim=True)


def load_reader(base: Path, weights: Path | None = None) -> Reader:
    """The base with new heads, or with the weights of a checkpoint (safetensors, any float type)."""
    reader = Reader(base)
    if weights:
        reader.load_state_dict({name: value.float() for name, value in load_file(weights).items()})
    return reader


def load_tokenizer(base: Path) -> Tokenizer:
    """The base's tokenizer, neither padding nor truncating by itself."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class Batch:
    """Pairs (or single texts), encoded and padded on the right to the longest of them."""

    def __init__(self, tokenizer: Tokenizer, inputs: list[tuple[str, str]] | list[str], limit: int) -> None:
        tokenizer.enable_truncation(limit, strategy="only_second" if isinstance(inputs[0], tuple) else "longest_first")
        tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
        self.encodings = tokenizer.encode_batch(inputs)
        self.input_ids = torch.tensor([e.ids for e in self.encodings])
        self.attention_mask = torch.tensor([e.attention_mask for e in self.encodings])
        self.token_type_ids = torch.tensor([e.type_ids for e in self.encodings])
        special = torch.tensor([e.special_tokens_mask for e in self.encodings])
        self.passage = (self.token_type_ids == 1) & (special == 0)  # n × l: the tokens of the second text

    @property
    def tensors(self) -> tuple[Tensor, Tensor, Tensor]:
        """What a network takes."""
        return self.input_ids, self.attention_mask, self.token_type_ids

    def inside(self, row: int, start: int, end: int) -> Tensor:
        """Which tokens of a row (l, bool) overlap the characters [start, end) of its second text; none if empty."""
        offsets = torch.tensor(self.encodings[row].offsets)
        return (offsets[:, 0] < end) & (offsets[:, 1] > start) & self.passage[row] & (start < end)
