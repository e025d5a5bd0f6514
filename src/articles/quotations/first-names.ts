/**
 * First names whose bearers are nearly always of one gender, in the English-language press. Only for resolving
 * "he" and "she"; a name on neither list leaves both open.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const maleNames = words(`
  aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alexander alex alfred ali allan allen amir anders andre andrew
  angelo anthony antonio arnold arthur arturo barack barry bashar ben benjamin bernard bernie bill billy bob bobby boris brad bradley
  brandon brendan brent brett brian bruce bryan byron caleb calvin carl carlos cesar charles charlie chester chris christian
  christopher chuck clarence claude clayton cliff clint clive colin conor corey cory craig curtis cyril dale damian damien dan daniel danny
  darren darryl dave david dean dennis derek derrick diego dick dimitri dmitri dominic don donald doug douglas duncan dustin dwayne dwight
  earl ed eddie edgar eduardo edward edwin eli elias elliot emil emmanuel enrique eric erik ernest ethan eugene evan felipe felix
  fernando francis francisco frank franklin fred frederick gabriel gareth gary gavin gene geoffrey george gerald gerard gilbert giovanni
  glen glenn gordon graham grant greg gregory guillermo gus guy hank hans harold harry harvey hassan hector henry herbert herman howard
  hugh hugo hussein ian ibrahim igor ira isaac ivan jack jackson jacob jacques jake jamal james jared jason javier jay jeb jeff jeffrey
  jeremy jerome jerry jesse jesus jim jimmy joaquin joe joel johan john johnny jon jonathan jorge jose joseph josh joshua juan julian
  julio justin karl keith kenneth ken kenny kevin khalid kirk kurt kyle lance larry lars lawrence lee leo leon leonard leroy lewis liam lloyd
  lou louis luca lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin marvin mathew matt matthew maurice
  max maxwell melvin michael miguel mike mikhail miles mitch mitchell mitt mohamed mohammad mohammed morris muhammad mustafa nathan
  nathaniel ned neil nelson newt nicholas nick nicolas nigel noah noel norman oleg oliver omar oscar otto owen pablo patrick paul pedro
  pete peter phil philip philippe phillip pierre rafael rahul ralph ramon rand randall randy raul ray raymond reggie reginald rene reuben rex
  ricardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger roland ron ronald ross roy rudolph rudy rupert russell
  ryan salman salvador sam samuel santiago saul scott sean sebastian sergei sergey sergio seth shaun shawn sidney simon spencer stan
  stanley stefan stephen steve steven stewart stuart sven ted terence terrence terry theodore thomas tim timothy toby todd tom tommy tony
  travis trevor tyler vernon victor viktor vincent vladimir wallace walter warren wayne wesley will william willie winston wolfgang
  xavier yusuf zachary reince sajid rishi narendra emmanuel xi recep volodymyr benjamin jens antonio
`);

export const femaleNames = words(`
  abigail ada adriana agnes alexandra alice alicia alison allison amanda amber amelia amy ana andrea angela angelina anita ann anna
  anne annette annie april ashley audrey barbara beatrice becky belinda bella bernadette beth bethany betsy betty beverly bonnie brenda
  bridget brittany camila camille candace carla carly carmen carol caroline carolyn carrie catherine cathy cecilia celia charlotte cheryl
  chelsea chloe christina christine cindy claire clara claudia colleen connie constance cora courtney crystal cynthia daisy dana danielle
  dawn deborah debbie debra deirdre denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elise elizabeth ella
  ellen emily emma erica erin esther ethel eva eve evelyn faith fatima fiona florence frances gabriela gabrielle gail geraldine gina gladys
  glenda gloria grace gretchen hannah harriet hazel heather heidi helen helena henrietta hillary hilary holly hope huma ida ilana imogen
  inga ingrid irene iris isabel isabella ivanka ivy jackie jacqueline jane janet janice jasmine jean jeanne jennifer jenny jessica jill jo
  joan joanna joanne jodi josephine joyce juanita judith judy julia juliana julie june karen karin kate katherine kathleen kathryn kathy
  katie kay kayla keisha kellyanne kelly kim kimberly kirsten kristen kristin laura lauren laurie leah leila lena leslie lillian lily linda
  lindsay lisa liz liza lois lola loretta lori lorraine louise lucia lucille lucy lydia lynn mabel madeleine madeline maggie malia
  marcia margaret maria marian marianne marie marilyn marina marjorie martha mary maureen megan meghan melanie melania melissa
  mercedes meredith mia michelle mildred mimi miranda miriam molly monica muriel nadia nancy naomi natalie natasha nicola nicole nikki
  nina nora norma olga olivia pamela patricia patty paula pauline peggy penelope penny phyllis polly priscilla rachel ramona rebecca
  regina rhonda rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah selena serena shannon
  sharon sheila shelly sheryl shirley silvia sofia sonia sophia sophie stacy stella stephanie sue susan susanna suzanne sylvia tamara
  tammy tanya tara teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica vicki victoria viola violet virginia vivian
  wanda wendy whitney wilma winifred yolanda yvette yvonne zoe ghazala theresa angela nicola elena samira aisha ayesha
`);
