/** Whether a file name says plain text, Markdown or HTML; null for any other. */
export function formatOf(file: string): "text" | "markdown" | "html" | null {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === "txt" || extension === "text") return "text";
  if (extension === "md" || extension === "markdown") return "markdown";
  return extension === "html" || extension === "htm" || extension === "xhtml" ? "html" : null;
}

/** What can be done about a file that is too much for its reader. */
export function wayOut(file: string): string {
  return formatOf(file) === "text" ? "split it, or leave it out" : "save its text as .txt";
}
