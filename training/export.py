"""Networks as int8 ONNX files: attention fused, weights quantised by channel, activations while it runs."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import nn

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
Outputs = dict[str, tuple[str, ...]]  # names, with the names of the sizes that are free
READER_OUTPUTS: Outputs = {"score": ("n",), "token": ("n", "l")}
ENCODER_OUTPUTS: Outputs = {"vector": ("n",)}
HEADS = 12
WIDTH = 384
OPSET = 17


def export_fused(network: nn.Module, outputs: Outputs, path: Path) -> None:
    """Writes the network in single precision, its attention, layer norms and GELU fused; n and l are free."""
    axes = {name: dict(enumerate(sizes)) for name, sizes in outputs.items()}
    axes |= {name: {0: "n", 1: "l"} for name in INPUTS}
    example = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network.eval(),
            (example, example, torch.zeros_like(example)),
            plain,
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        fused = optimizer.optimize_model(
            str(plain), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=1, use_gpu=False
        )
        fused.save_model_to_file(str(path))


def quantise(single: Path, path: Path, reduce_range: bool) -> None:
    """Writes the int8 file of a fused one. With `reduce_range` weights take 7 bits, so that the sums of CPUs without
    VNNI do not saturate."""
    quantize_dynamic(
        single,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=reduce_range,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def export_int8(network: nn.Module, outputs: Outputs, path: Path, reduce_range: bool) -> None:
    """Network to int8 file."""
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "fused.onnx"
        export_fused(network, outputs, single)
        quantise(single, path, reduce_range)
