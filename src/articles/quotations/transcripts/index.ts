export { quoteTurns, withTurns } from "./quote-turns.ts";
