/** Irregular English verbs and nouns: the base, then its forms. "found" and "left" stay with "find" and "leave". */
const families = `
arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; begin began begun; bend bent; bet; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt;
buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn;
dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought;
find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven;
freeze froze frozen; grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept;
kneel knelt; know knew known; lay laid; lead led; leap leapt; learn learnt; leave left; lend lent; light lit; lose lost;
mean meant; meet met; mistake mistook mistaken; overcome overcame; overthrow overthrew overthrown; pay paid; prove proven;
ride rode ridden; ring rang rung; rise rose risen; run ran; see saw seen; seek sought; sell sold; send sent; sew sewn;
shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin spun; spring sprang sprung; stand stood;
steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove; swear swore sworn; sweep swept;
swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; understand understood; undergo underwent undergone; undertake undertook undertaken; wake woke woken;
wear wore worn; weave wove woven; weep wept; win won; wind wound; withdraw withdrew withdrawn; withstand withstood;
write wrote written; say said; become became;
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; person people persons; wife wives;
life lives; knife knives; leaf leaves; half halves; wolf wolves; shelf shelves; thief thieves; loaf loaves;
crisis crises; thesis theses; analysis analyses; basis bases; criterion criteria; phenomenon phenomena; medium media;
datum data; bacterium bacteria; fungus fungi; nucleus nuclei; index indices; matrix matrices; appendix appendices
`;

/** An irregular form to its base: "began" to "begin". */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  families.split(";").flatMap((family) => {
    const [base = "", ...forms] = family.trim().split(/\s+/);
    return forms.map((form) => [form, base] as const);
  }),
);

/** The base of an irregular form, also of compounds with "man" ("firemen"); otherwise the word. */
export function baseOf(word: string): string {
  const base = irregularForms.get(word);
  if (base !== undefined) return base;
  return /^[a-z]{3,}men$/.test(word) ? `${word.slice(0, -3)}man` : word;
}
