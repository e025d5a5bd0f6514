/**
 * Little articles of many kinds, written for this test. Behind each quotation stands in brackets who says it, resolved
 * over the article; nothing in them where the article does not tell, or where no speech is quoted.
 */
export const articles: Readonly<Record<string, string>> = {
  council: `
The Marlow Borough Council voted on Tuesday to close the Wick Lane swimming pool. “We have run out of money,”[Helen Frost] said Helen Frost, the council leader. “There is nothing left to cut.”[Helen Frost]
“The pool matters to every child here,”[Omar Siddiq] said Omar Siddiq, a teacher. “Where will they learn to swim?”[Omar Siddiq]
Frost said she understood: “I learned there myself.”[Helen Frost] But, she added, “sums are sums.”[Helen Frost]
“It is a sad day for the town,”[Omar Siddiq] Siddiq said.
“We will look for a partner,”[Marlow Borough Council] the council said in a statement. “Nothing is ruled out.”[Marlow Borough Council]
The Marlow Gazette called the vote “a betrayal of the young.”[Marlow Gazette] “Nobody asked the town,”[Marlow Gazette] the paper wrote.`,
  court: `
A builder who let a wall fall on a parked van was fined on Monday. Judge Ruth Calder told Peter Noonan that he had been “careless to the point of contempt.”[Ruth Calder]
“You were warned three times,”[Ruth Calder] the judge said. “You did nothing.”[Ruth Calder]
Noonan, 52, of Harbour Street, pleaded guilty. “I am sorry for it,”[Peter Noonan] he said.
His lawyer, Beth Amos, said the wall was old. “It had stood for ninety years,”[Beth Amos] Amos told the court.
“That is no excuse,”[Martin Yeo] said Martin Yeo, prosecuting. “Old walls need care.”[Martin Yeo]
The owner of the van, Carol Dunn, said: “I could have been inside.”[Carol Dunn]
“She is right,”[Ruth Calder] Calder said. “We were lucky.”[Ruth Calder]
Noonan declined to say “I will appeal.”[]`,
  sport: `
Northgate Rovers beat Easton 3-1 on Saturday. “We were brave with the ball,”[Daniel Price] said manager Daniel Price.
Striker Luis Navarro scored twice. “The first one was luck,”[Luis Navarro] he said. “The second was not.”[Luis Navarro]
Price praised him. “Luis never stops running,”[Daniel Price] Price said.
Easton coach Brian Hale was less happy. “We gave them two goals,”[Brian Hale] Hale said. “You cannot do that here.”[Brian Hale]
“I thought we were the better side,”[Brian Hale] he added.
Asked about the referee, Hale said: “No comment.”[Brian Hale]
“It was a fair result,”[Daniel Price] Price said.
Captain Simon Boyle told the club’s website: “We believe in ourselves again.”[Simon Boyle]
“Next week will be harder,”[Simon Boyle] Boyle said.`,
  science: `
Bees remember faces, a study suggests. “We did not expect it,”[Nina Vogel] said Nina Vogel, a biologist at the University of Turin who led the work.
Vogel and her team trained forty bees. “They learned within a day,”[Nina Vogel] she said.
The study, published in a journal, calls the result “robust across all colonies.”[The study]
“It is careful work,”[James Okafor] said James Okafor, an ecologist who was not involved. “But forty bees are few.”[James Okafor]
Okafor, who studies wasps, said the tests were “elegant.”[James Okafor]
“We will try a thousand next,”[Nina Vogel] Vogel said, adding: “They are patient pupils.”[Nina Vogel]
According to Okafor, “the question is what they see.”[James Okafor]`,
  business: `
Brightwater, a maker of pumps, will close its plant in Dale. “Demand has fallen by half,”[Karen Lowe] chief executive Karen Lowe told investors.
Lowe said the company would offer “fair terms to everybody.”[Karen Lowe]
“This is a shock,”[Tom Reilly] said Tom Reilly of the Engineers’ Union. “We heard it on the radio.”[Tom Reilly]
The Engineers’ Union said it would fight. “We do not accept this,”[Engineers’ Union] the union said in a statement.
“The plant made money last year,”[Tom Reilly] Reilly said.
Analyst Priya Shah said the shares were “cheap for a reason.”[Priya Shah] “Nobody needs more pumps,”[Priya Shah] Shah said.
Lowe disagreed. “We will grow again,”[Karen Lowe] she said.`,
  obituary: `
Edith Marsh, who kept the light at Scar Point for forty years, has died at 91. “She never missed a night,”[Colin Marsh] said her son, Colin Marsh.
Marsh was born in Hull. “I hated the sea as a girl,”[Edith Marsh] she told the Hull Echo in 1990. “Then I married it.”[Edith Marsh]
Her neighbour Joan Pike remembered her kindness. “The door was always open,”[Joan Pike] Pike said.
“There was soup on every storm night,”[Joan Pike] she added.
In a letter of 1974, Edith Marsh wrote: “The lamp is my clock.”[Edith Marsh]
“We shall not see her like,”[Alan Doyle] said Alan Doyle, the harbour master.`,
  feature: `
Rosa Lind bakes at three in the morning. “The oven wakes me,”[Rosa Lind] she says, laughing.
Her brother Erik sells the bread. “I only carry it,”[Erik] Erik says. “She does the magic.”[Erik]
“He talks too much,”[Rosa Lind] Lind says.
A customer, Hugo Brandt, has come every day since March. “I tried to stop,”[Hugo Brandt] says Brandt. “I lasted one day.”[Hugo Brandt]
The sign above the door says “Closed when empty.”[]
Lind learned from her grandmother, who told her “never hurry dough.”[]
“People think it is about flour,”[Rosa Lind] Lind says. “It is about waiting.”[Rosa Lind]`,
  politics: `
Premier Anna Solberg defended her budget on Wednesday. “It is fair and it adds up,”[Anna Solberg] Solberg told parliament.
Opposition leader Mark Tully called it “a raid on the poor.”[Mark Tully]
“The premier should try living on it,”[Mark Tully] Tully said.
Solberg replied, “I have, and I remember it.”[Anna Solberg]
“That was twenty years ago,”[Mark Tully] he shot back.
Finance minister Peter Brandt said the tax would “hit only the largest firms.”[Peter Brandt]
“We asked those who can pay,”[Peter Brandt] Brandt told reporters. “They can.”[Peter Brandt]
A charity, the Hearth Fund, said 9,000 families would lose. “This will hurt children,”[Hearth Fund] the charity said.
Nobody in the government would say “it will hurt.”[]`,
  press: `
The Evening Argus reported that the mayor would resign. “He has lost his party,”[Evening Argus] the paper said.
The Daily Post was kinder. It was “a storm in a teacup”,[Daily Post] said the Daily Post.
“Mayors come and go,”[Daily Post] the newspaper added.
Reuters quoted an aide as saying: “He is staying where he is.”[an aide]
“I am going nowhere,”[Victor Hale] Mayor Victor Hale told Channel Five. “I was elected.”[Victor Hale]
“He would say that,”[Lucy Grant] said Lucy Grant, a councillor.`,
  letters: `
Sir, your report on the ferry was a disgrace. “The crossing is safe,”[Neil Aston] said Neil Aston, the operator, in your pages last week.
Has he ever said “I was wrong”[] in his life?
If Aston says “the crossing is safe,”[] I shall swim.
“I stand by every word,”[Neil Aston] Aston wrote on Friday.
The inspectors’ report found the hull “thin as a biscuit tin.”[]`,
  weather: `
Warning: “Do not cross the ford.”[] So reads the sign at Linn Bridge.
“The river rose in an hour,”[Grace Obi] said Grace Obi, a farmer. “We lost forty sheep.”[Grace Obi]
Obi’s neighbour, Ted Marsh, helped. “We swam for the last two,”[Ted Marsh] Marsh said.
“He is a brave man,”[Grace Obi] said Obi.
The Rivers Agency (RA) said more rain would come. “Stay away from the banks,”[Rivers Agency] the RA warned.
“We have never seen it so high,”[Rivers Agency] the agency said.`,
  school: `
Head teacher Mary Whelan banned phones on Monday. “They are gone from my corridors,”[Mary Whelan] Whelan said.
Pupils were divided. “It is quieter,”[Aisha Khan] said Aisha Khan, 14. “I talk to people now.”[Aisha Khan]
“I hate it,”[Joe Marsh] said Joe Marsh, 15, who lost his on the first day.
The head teacher was unmoved. “Joe will thank me one day,”[Mary Whelan] she said.
His mother, Kate Marsh, said: “He already reads more.”[Kate Marsh]
“He reads the cereal box,”[Kate Marsh] she added.
Had Whelan said “phones are back,”[] the pupils would have cheered.`,
  fire: `
A fire destroyed the Corn Mill on Friday. “We could see it from ten miles,”[Gareth Pugh] said fire chief Gareth Pugh.
Witness Lily Stone said the roof “went up like paper.”[Lily Stone]
Two men called Haddad were inside. Sami Haddad, the miller, got out first. “I ran for the river,”[Sami Haddad] Sami Haddad said.
His cousin, Karim Haddad, followed. “I thought of my boots,”[Karim Haddad] said Karim Haddad.
“Everyone is safe,”[Gareth Pugh] Pugh told the crowd. “That is what counts.”[Gareth Pugh]
The mill’s owner, Linn Estates, said it would rebuild. “The mill will turn again,”[Linn Estates] the company said.
Police said the cause was not known. “We keep an open mind,”[Anita Rao] Det. Insp. Anita Rao said.
“It was an old building,”[Anita Rao] Rao said, “and a dry week.”[Anita Rao]`,
};
