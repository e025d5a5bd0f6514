/**
 * First names whose bearers are nearly always of one gender, in the English-language press. Only for resolving
 * "he" and "she"; a name on neither list leaves both open.
 */

import { words } from "./word-list.ts";

export const maleNames = words(`
  aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alexander alfred allan allen amir
  anders andre andrew angelo anthony antonio arnold arthur arturo barack barry bashar ben benjamin bernard
  bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron caleb
  calvin carl carlos cesar charles chester christian christopher chuck clarence claude clayton cliff clint
  clive colin conor corey cory craig curtis cyril damian damien dan daniel danny darren darryl dave david dean
  dennis derek derrick dick diego dimitri dmitri dominic don donald doug douglas duncan dustin dwayne dwight
  earl ed eddie edgar eduardo edward edwin eli elias elliot emil emmanuel enrique eric erik ernest ethan
  eugene evan felipe felix fernando francis francisco frank franklin fred frederick gabriel gareth gary gavin
  gene geoffrey george gerald gerard gilbert giovanni glen glenn gordon graham grant greg gregory guillermo
  gus guy hank hans harold harry harvey hassan hector henry herbert herman howard hugh hugo hussein ian
  ibrahim igor isaac ivan jack jackson jacob jacques jake jamal james jared jason javier jay jeb jeff jeffrey
  jens jeremy jerome jerry jesus jim jimmy joaquin joe joel johan john johnny jon jonathan jorge jose joseph
  josh joshua juan julian julio justin karl keith ken kenneth kenny kevin khalid kirk kurt kyle lance larry
  lars lawrence leo leon leonard leroy lewis liam lloyd louis luca lucas luis luke malcolm manuel marc marco
  marcus mario mark marshall martin marvin mathew matt matthew maurice max maxwell melvin michael miguel mike
  mikhail miles mitch mitchell mitt mohamed mohammad mohammed morris muhammad mustafa narendra nathan
  nathaniel ned neil nelson newt nicholas nick nicolas nigel noah noel norman oleg oliver omar oscar otto owen
  pablo patrick paul pedro pete peter phil philip philippe phillip pierre rafael rahul ralph ramon rand
  randall randy raul ray raymond recep reggie reginald reince reuben rex ricardo richard rick ricky rishi rob
  robert roberto rod roderick rodney rodrigo roger roland ron ronald ross roy rudolph rudy rupert russell ryan
  sajid salman salvador samuel santiago saul scott sean sebastian sergei sergey sergio seth shaun shawn simon
  spencer stan stanley stefan stephen steve steven stewart stuart sven ted terence terrence theodore thomas
  tim timothy toby todd tom tommy tony travis trevor tyler vernon victor viktor vincent vladimir volodymyr
  wallace walter warren wayne wesley will william willie winston wolfgang xavier xi yusuf zachary
`);

export const femaleNames = words(`
  abigail ada adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana angela
  angelina anita ann anna anne annette annie april audrey ayesha barbara beatrice becky belinda bella
  bernadette beth bethany betsy betty beverly bonnie brenda bridget brittany camila camille candace carla
  carly carmen carol caroline carolyn carrie catherine cathy cecilia celia charlotte chelsea cheryl chloe
  christina christine cindy claire clara claudia colleen connie constance cora crystal cynthia daisy danielle
  dawn debbie deborah debra deirdre denise diana diane dolores donna doris dorothy edith eileen elaine eleanor
  elena elise elizabeth ella ellen emily emma erica erin esther ethel eva eve faith fatima fiona florence
  frances gabriela gabrielle gail geraldine ghazala gina gladys glenda gloria grace gretchen hannah harriet
  hazel heather heidi helen helena henrietta hilary hillary holly hope huma ida ilana imogen inga ingrid irene
  iris isabel isabella ivanka ivy jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan
  joanna joanne jodi josephine joyce juanita judith judy julia juliana julie june karen karin kate katherine
  kathleen kathryn kathy katie kay kayla keisha kellyanne kimberly kirsten kristen kristin laura lauren leah
  leila lena lillian lily linda lisa liz liza lois lola loretta lori lorraine louise lucia lucille lucy lydia
  mabel madeleine madeline maggie malia marcia margaret maria marian marianne marie marilyn marina marjorie
  martha mary maureen megan meghan melania melanie melissa mercedes meredith mia michelle mildred mimi miranda
  miriam molly monica muriel nadia nancy naomi natalie natasha nicole nikki nina nora norma olga olivia pamela
  patricia patty paula pauline peggy penelope penny phyllis polly priscilla rachel ramona rebecca regina
  rhonda rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha samira sandra sara
  sarah selena serena sharon sheila shelly sheryl shirley silvia sofia sonia sophia sophie stella stephanie
  sue susan susanna suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina ursula valerie vanessa
  vera veronica vicki victoria viola violet virginia vivian wanda wendy wilma winifred yolanda yvette yvonne
  zoe
`);
