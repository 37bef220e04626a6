import type { Gender } from './person.ts';

// Forenames that go with one gender nearly always. Those that go with both (Alex, Kim, Robin, Sam, Sandy, Leslie)
// are left out on purpose: a wrong gender costs more than a missing one.

const MALE = `adam adrian ahmed aidan alan albert alec alfie alfred ali alistair andrew angus anil anthony antonio archie arthur
  barry ben benjamin bernard bill billy bob boris brendan brian bruce callum carl carlos cedric charles christopher cillian clive
  colin colm conor craig cyril damien dan daniel darren dean dave david declan deepak denis dennis derek desmond diarmuid dominic donal
  donald dougal douglas duncan dylan eamon earl edward edwin eric ernest euan ewan fergal fergus finn frank fred frederick gareth
  gary gavin geoffrey george gerald gerard gilbert giles glenn gordon graham gregory hamish harold harry hassan hector henry
  herbert howard hugh hugo hussein iain ian ibrahim imran ivan ivor jack jacob jake james jason jeffrey jeremy jim joe joel john
  johnny jonathan jorge jose joseph josh joshua juan jürgen justin karl keith ken kenneth kenny kevin kieran kofi kwame lachlan
  lars laurence lawrence leif len leo leonard liam lionel luis luke malachy malcolm manuel marcus mario mark martin matthew maurice
  michael miguel mike mohamed mohammed muhammad nathan neil neville niall nicholas nigel noah noel norman oliver omar oscar oskar
  oswald owen padraig patrick paul pedro percy peter philip piers rafael raj rajesh ralph raymond reginald rhodri rhys richard
  robert roderick rodney roger roland ronald rory ross roy ruben rupert russell ryan samuel sanjay scott sean seamus
  sebastian selwyn shane shaun sidney simon stanley stefan stephen steve steven stewart stuart suraj ted terence theo thomas tim
  timothy tobias tom tommy tony tristan vernon victor vincent wade walter wilf wilfred will william winston yusuf zachary`;

const FEMALE = `abigail ada agatha agnes aisha alice alison amanda amelia amina amy andrea angela angharad anita ann anna anne annie
  anthea aoife april audrey barbara beatrice bernadette beth bethany betty bev beverley bridget bríd brigid camilla carmen carol
  caroline catherine cecilia ceri charlotte cheryl chloe christina christine ciara clara clare claire constance concepta daisy
  dawn deborah deirdre denise devi diana diane dolores donna doreen dorothy edith eileen elaine eleanor elena elizabeth ella ellen
  elsie elspeth emily emma erin esther eunice eva farida fatima felicity fiona flora florence frances freya gemma georgia
  geraldine gertrude gillian gina gladys glenys grace grainne gwen gwendolen hannah harriet heather helen helena hetty hilary hilda
  holly ida imogen ingrid irene iris isabel isabella isla ishbel ivy jane janet janice jean jemima jenna jennifer jenny jessica
  joan joanna joanne josephine joyce judith julia julie june karen kate katherine kathleen kathryn katie keira kirsty laura lauren
  leah lena lily linda lisa lizzie lorna lorraine louise lucinda lucy lydia lynda lynn mabel madeleine maeve mairead
  mandy margaret marguerite maria mariam marian marie marilyn marion marjorie marta martha mary maud maureen mavis megan melanie
  melissa michelle mildred miriam moira molly monica muriel nadia naomi natalie natasha niamh nicola nicole nina nora noreen nuala
  olga olive olivia oonagh orla pam pamela patricia paula pauline penelope petra philippa philomena phoebe phyllis polly priya rachel
  rebecca rita roisin rosalind rose rosemary rosie ruth sabrina sadie sally salma samantha sandra sara sarah sharon sheila shirley
  shona siân sinead siobhan sonia sophia sophie stella stephanie sue sunita susan susannah suzanne sylvia tamsin tara teresa
  theresa tracey tracy una ursula valerie vanessa vera veronica victoria viola violet vivienne wendy winifred yasmin yvonne zara
  zoe zoë`;

const GENDERS = new Map<string, Gender>();
for (const word of MALE.split(/\s+/)) GENDERS.set(word, 'male');
for (const word of FEMALE.split(/\s+/)) GENDERS.set(word, GENDERS.has(word) ? null : 'female');

/** Whether a word, in lower case, is a common forename. */
export const isForename = (lower: string): boolean => GENDERS.has(lower);

/** The gender that a forename, in lower case, goes with; null where it goes with both or is not in the list. */
export const forenameGender = (lower: string): Gender => GENDERS.get(lower) ?? null;
