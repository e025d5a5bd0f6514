import { words } from "./words.ts";

/** What stands for a question before a colon or a full stop, lower case. English, German, French, Spanish. */
export const namelessLabels: ReadonlySet<string> = words("q question frage pregunta f p");

/** Who asks in an interview, where nobody is named. */
export const askingLabels: ReadonlySet<string> = new Set([
  ...namelessLabels,
  ...words(`
    interviewer host moderator presenter examiner interviewerin moderatorin entrevistador entrevistadora animateur
    animatrice journaliste
  `),
]);

/** Who answers, where nobody is named. */
export const answeringLabels: ReadonlySet<string> = words("a answer antwort réponse respuesta r");

/** Who speaks by what they do there, where nobody is named. */
export const voiceLabels: ReadonlySet<string> = words(`
  speaker interviewer interviewee host co-host guest moderator presenter narrator announcer reporter anchor caller
  dispatcher witness court judge clerk chair chairman chairwoman chairperson president operator audience participant
  respondent panelist panellist facilitator student teacher patient doctor man woman voice member delegate counsel
  prosecutor defendant lawyer translator interpreter correspondent therapist client customer agent officer
`);

/** What stands before a colon and heads what follows, lower case: no one speaks there. */
export const headingLabels: ReadonlySet<string> = words(`
  warning note notes tip tips hint example examples problem problems solution solutions question questions answer
  answers pro pros con cons before after then now step steps ingredient ingredients method serves name title author
  date time place address phone email office price cost result results summary conclusion background source sources
  update correction caution important remember fact facts myth reality claim verdict rating strengths weaknesses
  advantages disadvantages input output expected actual given when where why who what how problème problèmes solution
  remède conseil astuce attention avantages inconvénients achtung hinweis problem lösung vorteile nachteile tipp
  problema solución consejo ventajas desventajas breakfast lunch dinner home away wrong right good bad do dont yes no
  cause effect symptom treatment diagnosis scene location setting
`);

/** Of oneself, lower case. English, German, French, Spanish. */
export const firstPersonWords: ReadonlySet<string> = words(`
  i me my we us our ich mich mir mein meine wir uns unser unsere je j moi mon ma mes nous notre nos yo mi mis me
  nosotros
`);

/** What an article calls a talk that it prints, lower case. English, German, French, Spanish. */
export const interviewNouns: ReadonlySet<string> = words(`
  interview interviewed conversation q&a gespräch entretien entrevista conversación
`);

/** What people say who speak of themselves or to somebody, lower case. English, German, French, Spanish. */
export const talkWords: ReadonlySet<string> = new Set([
  ...firstPersonWords,
  ...words("you your du dich dir dein deine ihnen ihr tu te vous votre vos tú usted ustedes"),
]);
