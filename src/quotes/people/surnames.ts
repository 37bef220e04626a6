/**
 * Surnames that are common where English is spoken and are hardly ever the name of a firm, a union or a place:
 * where nothing else in an article shows it, a lone one of these is a person's.
 */
const COMMON = ` adams ahmed akhtar ali allen anderson andrews armstrong arnold atkinson bailey baker barker
  barnes barnett barrett bates begum bell bennett berry bird bradley brooks brown bryant burke burns butcher butler
  byrne campbell carr carroll carter castillo chapman chaudhry chavez clark clarke cole coleman collins connolly cooper
  cox crawford cruz cunningham curtis daly davies davis dawson dean diaz dixon dobson doherty donnelly doyle
  duffy duncan dunn edwards elliott ellis evans farrell fernandez ferguson fisher fitzgerald fleming fletcher flores flynn
  foster fowler fox francis fraser freeman gallagher garcia gardner gibson gill gomez gonzalez gordon graham grant
  gray green greene griffin griffiths gutierrez hall hammond harper harris harrison hart hartley harvey hawkins
  hayes henderson henry hernandez hicks higgins hill hodgson holmes holt hopkins howard howell hudson hughes hunt
  hunter hussain hussein hutchinson iqbal jackson jacobs james jenkins jennings jimenez johnson johnston jones jordan joyce
  kaur kavanagh kaye kelly kennedy kerr khan knight lawrence lawson lee lewis lloyd lopez lowe lynch
  macdonald malik marsh marshall martin martinez mason matthews mccarthy mcdonald mcgrath mckenna medina mendoza
  metcalfe miah mills mitchell moore morales moran moreno morgan morris morrison moss murphy murray myers nelson
  newman newton nguyen nicholls nicholson nolan norris oliver ortiz osborne owen owens palmer parker parkin parry
  parsons patel patterson payne pearce pearson perez perkins perry peters peterson phillips porter potter powell
  pratt pritchard quinn rahman ramirez ramos reed rees reid reyes reynolds rhodes richards richardson riley rivera
  roberts robertson robinson rodriguez rogers rogan romero rose ross rowe ruiz russell ryan sanchez sanders saunders
  schmidt scott shaw shepherd sheehan simmons simpson singh slater smith soto spencer stephens stephenson stevens
  stevenson stewart stone suarez sullivan sutton sweeney taylor thomas thompson thomson torres townsend tucker turner vargas
  vasquez vazquez wade walker wallace walsh walters ward warner warren waters watkins watson watts webb webster welch
  weston wheeler white whitehead wilkins wilkinson williams williamson willis wilson wood woods wright yates `;

/** McLeod, O’Hara, FitzGerald. */
const BY_FORM = /^(?:Mc|Mac|Fitz)\p{Lu}\p{Ll}|^O[’']\p{Lu}\p{Ll}/u;

/** Whether a capitalised word, standing alone, is most likely somebody's surname. */
export const isCommonSurname = (word: string): boolean =>
  BY_FORM.test(word) || new RegExp(`\\s${word.toLowerCase().replace(/[^a-z]/g, '')}\\s`).test(COMMON);
