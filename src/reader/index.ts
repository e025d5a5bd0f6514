export { openReader, type ReaderOptions, type ReaderProcess } from "./open-reader.ts";
export {
  noReader,
  type PassageText,
  type Reader,
  type ReaderLog,
  type ReaderState,
  type Reading,
  type Urgency,
  vectorWidth,
} from "./reader.ts";
