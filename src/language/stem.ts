import snowball from "snowball-stemmers";
import { baseOf } from "./irregular-forms.ts";

/** A function that gives a folded word's Porter2 stem (snowballstem.org), with spelled numbers as digits. */
export function createStemmer(): (word: string) => string {
  const stemmer = snowball.newStemmer("english");
  return (word) => {
    const number = spelledNumbers.get(word);
    if (number !== undefined) return number;
    const whole = baseOf(abbreviations.get(word) ?? word);
    return /^[a-z']+$/.test(whole) ? stemmer.stem(whole) : whole;
  };
}

const spelledNumbers = pairsOf(
  `two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
  fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
  seventy 70 eighty 80 ninety 90 third 3rd fourth 4th fifth 5th sixth 6th seventh 7th eighth 8th ninth 9th
  tenth 10th eleventh 11th twelfth 12th thirteenth 13th fourteenth 14th fifteenth 15th sixteenth 16th
  seventeenth 17th eighteenth 18th nineteenth 19th twentieth 20th`,
);

const abbreviations = pairsOf(
  `col colonel gen general lt lieutenant sgt sergeant capt captain maj major cmdr commander adm admiral sen senator
  rep representative gov governor dr doctor prof professor pres president sec secretary rev reverend jan january
  feb february mar march apr april jun june jul july aug august sep september sept september oct october nov november
  dec december govt government dept department mt mount intl international natl national km kilometer kilometre kilometer
  kilometres kilometer kg kilogram mph miles usa us. uk britain etc etcetera`,
);

function pairsOf(text: string): Map<string, string> {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? word] as const] : [])));
}
