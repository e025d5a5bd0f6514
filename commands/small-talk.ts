/**
 * What people say to a bot that is no question. Greetings and goodbyes in English: the intents `greet` and `goodbye`
 * of Rasa's starter project (Apache-2.0); in German, French and Spanish: the "Basics" of Wikivoyage's phrasebooks.
 * What asks for help is this project's own.
 */
const phrases: ReadonlySet<string> = new Set(
  `hi, hello, hey, hiya, howdy, yo, sup, greetings, morning, good morning, good afternoon, good evening,
  what's up, whats up, how are you, how are you doing, how do you do, how is it going, how's it going,
  nice to meet you, bye, bye bye, goodbye, good night, see you, see you later, see you around, have a nice day,
  thanks, thank you, thx, ty, cheers, thanks a lot, thank you so much, thank you very much, many thanks,
  thanks for the help, thanks for your help, thank you for your help, ok, okay, great, nice, cool, good bot,
  help, help me, i need help, can you help me, what can you do, what do you do, what can i ask, what can i ask you,
  how does this work, how do you work, how do i use this, how do i use you, who are you, what are you, commands,

  hallo, guten tag, guten morgen, guten abend, moin, servus, grüß gott, grüezi, wie geht's, wie geht es dir,
  wie geht es ihnen, tschüss, auf wiedersehen, gute nacht, bis bald, bis später, danke, danke schön, dankeschön,
  vielen dank, danke sehr, besten dank, hilfe, hilf mir, kannst du mir helfen, ich brauche hilfe, was kannst du,
  was kannst du alles, was machst du, wie funktioniert das, wie geht das, wer bist du, was bist du, befehle,

  bonjour, bonsoir, salut, coucou, ça va, comment ça va, comment allez-vous, comment vas-tu, au revoir, à bientôt,
  bonne nuit, bonne journée, merci, merci beaucoup, merci bien, aide, aide-moi, aidez-moi, à l'aide, peux-tu m'aider,
  pouvez-vous m'aider, que peux-tu faire, que sais-tu faire, que pouvez-vous faire, qu'est-ce que tu peux faire,
  comment ça marche, qui es-tu, qui êtes-vous, commandes,

  hola, buenos días, buenas tardes, buenas noches, buenas, qué tal, cómo estás, cómo está usted, adiós, hasta luego,
  hasta pronto, chao, gracias, muchas gracias, mil gracias, ayuda, ayúdame, necesito ayuda, puedes ayudarme,
  qué puedes hacer, qué sabes hacer, qué haces, cómo funciona, cómo funciona esto, quién eres, qué eres, comandos`
    .split(",")
    .map((phrase) => wordsOf(phrase).join(" ")),
);

/** Whom it is said to, and what softens it. */
const around: ReadonlySet<string> = new Set(
  wordsOf(
    `verbatim bot there all everyone everybody guys friend again please pls bitte dir euch ihnen zusammen alle
    svp tous à amigo amigos por favor`,
  ),
);

const mostWords = 12;
const longestPhrase = Math.max(...[...phrases].map((phrase) => phrase.split(" ").length));

/**
 * Whether a message is nothing but a greeting, thanks, a goodbye or a call for help, in English, German, French or
 * Spanish. "hi, how many came?" is a question.
 */
export function isSmallTalk(message: string): boolean {
  const words = wordsOf(message.slice(0, 200));
  if (words.length === 0) return /\p{Extended_Pictographic}/u.test(message);
  if (words.length > mostWords) return false;
  let isSaid = false;
  for (let at = 0; at < words.length; ) {
    const said = phraseAt(words, at);
    if (said === 0 && !around.has(words[at] ?? "")) return false;
    isSaid ||= said > 0;
    at += Math.max(1, said);
  }
  return isSaid;
}

/** How many words the longest phrase takes that begins with the word at `at`; 0 where none does. */
function phraseAt(words: readonly string[], at: number): number {
  for (let count = Math.min(longestPhrase, words.length - at); count > 0; count--) {
    if (phrases.has(words.slice(at, at + count).join(" "))) return count;
  }
  return 0;
}

/** Words without case, accents and apostrophes; "hiiii" is "hi". */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/(.)\1{2,}/gu, "$1"));
}
