/**
 * A question as a reader would put it, and the words that answer it. The right paragraphs are those of `file` that
 * contain one of `says`, and so is the right sentence. Without `file`, no seed answers and a refusal is right.
 */
export interface SeedQuestion {
  readonly question: string;
  /** In the article's words; in others; with a slip of the finger; about something else. */
  readonly style: "plain" | "paraphrase" | "typo" | "off-topic";
  readonly file?: string;
  readonly says: readonly string[];
}

/** Written from the articles, before anything was asked of the library. */
export const seedQuestions: readonly SeedQuestion[] = [
  ...about("harbor-ferry.md", [
    ["plain", "How much will the harbor commission spend on the Marguerite?", "$1.4 million"],
    ["plain", "How did the commission vote?", "voted 5-2"],
    ["plain", "How old is the ferry to Gull Island?", "61-year-old"],
    ["paraphrase", "At what time of day was the decision made?", "10:40 p.m."],
    ["plain", "How many people came to the school gymnasium?", "About 180 people"],
    ["plain", "Who wrote the proposal to keep the ferry?", "who wrote the proposal"],
    ["plain", "What did the chairman call the plan?", "a very expensive bandage"],
    [
      "paraphrase",
      "Why is Brandt against fixing the ship?",
      "love is not a maintenance schedule",
      "a very expensive bandage",
    ],
    ["plain", "What did Pete Sandoval want instead?", "a smaller, faster passenger boat"],
    ["paraphrase", "What would a replacement vessel cost?", "$3.9 million"],
    ["plain", "How many cars does the Marguerite carry?", "22 cars"],
    ["paraphrase", "How many were aboard when the engine broke down?", "57 people on board"],
    ["paraphrase", "Who rescued the drifting ship?", "the Coast Guard took her in tow"],
    ["plain", "Who was on the bridge when the engine failed?", "who was on the bridge that evening"],
    ["plain", "What had the crew reported since August?", "oil in the cooling water"],
    ["paraphrase", "Did the harbor manager admit that he made a mistake?", "I was wrong"],
    ["typo", "How long will the shp be out of service?", "out of service for five weeks"],
    ["plain", "When will the landing craft make its trips?", "7:15 a.m. and 4:30 p.m."],
    ["paraphrase", "What will a ticket cost from July?", "to $6 for adults"],
    ["paraphrase", "Who runs the only shop on the island?", "its owner, Hollis Greer"],
    ["typo", "What did the grocery store's ownr order?", "flour, rice and diesel"],
    ["typo", "How many pateints left after dark?", "16 left after dark"],
    ["paraphrase", "Who is the doctor on Gull Island?", "Dr. Amina Osei"],
    ["plain", "How much does the volunteer fire company get?", "$18,000"],
    ["typo", "By when will the departmnt of transportation answer?", "by Sept. 30"],
    ["plain", "When did the state take over the Tern Point ferry?", "Tern Point ferry in 2019"],
    ["paraphrase", "How many pupils does the school on the island have?", "nine children"],
    ["typo", "What was on the boy's drwing?", "drawing of the"],
  ]),
  ...about("mill-fire.txt", [
    ["plain", "How many firefighters fought the blaze?", "More than 90 firefighters"],
    [
      "paraphrase",
      "How many firemen were hurt?",
      "three firefighters in the hospital",
      "Two of the injured firefighters",
    ],
    ["plain", "When did the first call reach the 911 center?", "1:52 a.m."],
    ["paraphrase", "Was the building set alight on purpose?", "would not rule it out"],
    [
      "paraphrase",
      "Why couldn't the crews go inside?",
      "soaked in a century of machine oil",
      "never had a chance to go in",
    ],
    ["paraphrase", "Which vehicle is being looked for?", "white pickup truck"],
    ["plain", "Who built the Tolliver Mill?", "Amos and Levi Tolliver"],
    ["plain", "How many people did the mill employ at its height?", "employed 640 people"],
    ["plain", "When did the mill close?", "It closed on Dec. 21, 1987"],
    ["paraphrase", "What did the new owner mean to do with the place?", "turn it into 68"],
    ["plain", "How much was the building insured for?", "insured for $2.2 million"],
    ["plain", "Where did Opal Jennings meet her husband?", "on the third floor"],
    ["plain", "When is the public meeting about the site?", "Oct. 12"],
    ["paraphrase", "Who got burned hands?", "Diego Ruiz"],
    ["typo", "Which firefigther is still in the hospital?", "Diego Ruiz"],
    ["typo", "How many galons of water were pumped?", "2 million gallons"],
    ["typo", "When was the electrcity cut off?", "cut off in 2019"],
    [
      "paraphrase",
      "What does the mayor say about losing the mill?",
      "It was our skyline",
      "We only had the one building",
    ],
    ["paraphrase", "Can I phone the tip line anonymously?", "do not have to give their names"],
    ["typo", "How many investigaters did the fire marshal send?", "four investigators"],
    ["plain", "What is the dog trained to smell?", "trained to smell gasoline"],
    ["paraphrase", "How long will the street be shut?", "at least 10 days", "10 days"],
    ["plain", "How long did Opal Jennings work in the weaving room?", "for 26 years"],
    ["paraphrase", "When was the fire brought under control?", "under control at 9:20 a.m."],
    ["plain", "How much did Sable River Lofts pay for the mill?", "$310,000"],
  ]),
  ...about("raqqa-convoy.txt", [
    ["plain", "How many people were in the convoy?", "about 4,000 people"],
    ["plain", "How long was the line of vehicles?", "four miles long"],
    ["plain", "When did the convoy leave Raqqa?", "October 12"],
    [
      "paraphrase",
      "Which broadcaster looked into how the ISIS fighters got out?",
      "an investigation by the BBC",
    ],
    ["plain", "How many trucks and buses were there?", "50 trucks, 13 buses"],
    ["paraphrase", "Why were journalists not let into the city?", "so that no pictures of the armed convoy"],
    ["paraphrase", "Who leads the Syrian Democratic Forces?", "a force led by Kurds"],
    ["plain", "What did the Pentagon say about the evacuation?", "it had only stood by"],
    ["plain", "Who is the spokesman for Operation Inherent Resolve?", "Col. Ryan Dillon"],
    ["typo", "What did Ryan Dilon tell the BBC?", "had not wished to see anybody leave"],
    ["plain", "Which oil fields had the SDF taken?", "Al-Tanak and al-Umar"],
    ["typo", "What did Mattis say about figthing ISIS in Syria?", "as long as ISIS was willing to fight"],
    [
      "paraphrase",
      "Under what condition will American soldiers go home?",
      "before the peace talks in Geneva had made headway",
    ],
    ["typo", "Who backs the rebel gruops in the peace talks?", "rebel groups backed by the CIA"],
    ["paraphrase", "When did the Americans stop helping the group?", "in 2014"],
    ["plain", "Where is Deir Ezzor?", "a province in the east of the country"],
    ["typo", "What weapons did the convoy cary?", "tons of weapons, ammunition and explosives"],
  ]),
  ...[
    "Who won the World Cup in 1998?",
    "What is the capital of Mongolia?",
    "How long should I bake sourdough bread?",
    "How much is a bitcoin worth?",
    "Who directed Casablanca?",
    "How tall is Mount Everest?",
    "Why did the airline cancel its flights to Lisbon?",
    "When will the new football stadium be finished?",
    "What did the president say about vaccines?",
    "Who was elected governor of Texas?",
    "Which actress won the Oscar this year?",
    "What causes migraines?",
    "How many goals did the striker score on Saturday?",
    "Did the central bank raise interest rates?",
    "Who painted the Mona Lisa?",
    "What is the penalty for shoplifting?",
    "How many people died in the earthquake in Turkey?",
    "Which phone has the best camera?",
    "When does the art museum open on Sundays?",
    "How do I reset my password?",
  ].map((question) => ({ question, style: "off-topic" as const, says: [] })),
];

function about(
  file: string,
  rows: readonly (readonly [SeedQuestion["style"], string, ...string[]])[],
): SeedQuestion[] {
  return rows.map(([style, question, ...says]) => ({ question, style, file, says }));
}
