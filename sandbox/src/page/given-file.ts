import type { GivenFile } from "../protocol.ts";

/** A file of a file field, as the sandbox takes it. */
export async function readGivenFile(file: File): Promise<GivenFile> {
  return { name: file.name, contentType: file.type, base64: await base64Of(file) };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
