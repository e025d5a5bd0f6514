export { openReader, type ReaderOptions, type ReaderProcess } from "./open-reader.ts";
export {
  noReader,
  type PassageText,
  type Reader,
  type ReaderState,
  type Reading,
  vectorWidth,
} from "./reader.ts";
