import fc from "fast-check";

// The same generated cases in every run, so that what fails has changed. FUZZ_SEED tries others, FUZZ_RUNS more.
fc.configureGlobal({ seed: Number(process.env["FUZZ_SEED"] ?? 1) });
