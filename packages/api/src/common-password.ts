/**
 * Passwords a stranger tries first. A list of whole passwords is of little use at twelve characters and more: what people
 * choose there is a well-known word with digits, a year or a sign around it, a row of the keyboard, or a repeat. So the
 * list holds the well-known words, and a password that is little more than one or two of them is refused.
 */

const WORDS = new Set(
  `password passwort passwd pass word letmein welcome admin administrator root user guest login signin master secret access
  default changeme change temp temporary test testing demo sample example qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn
  zxcvbnm qazwsx qazwsxedc wsxedc edcrfv rfvtgb iloveyou love loveyou lovely forever baby babygirl angel princess prince queen king
  monkey dragon tiger lion eagle falcon wolf panda dog cat puppy kitty chicken butterfly flower sunshine sunflower rainbow moonlight
  starlight shadow thunder lightning storm phoenix magic wizard ninja samurai pirate batman superman spiderman pokemon pikachu starwars
  matrix jordan michael michelle jennifer jessica ashley daniel thomas robert william george charlie anthony andrew joshua matthew
  nicole amanda samantha melissa hannah sophie maria martin alexander victoria elizabeth football baseball basketball soccer hockey
  tennis golf liverpool arsenal chelsea barcelona realmadrid juventus yankees lakers cowboys steelers ferrari porsche mercedes mustang
  corvette harley google facebook instagram twitter youtube microsoft windows apple iphone samsung android computer internet
  network server system service support office company business corporate sales selling salesteam salesforce hubspot marketing manager
  director coach leader team account customer money dollar million bonus target winner winning success champion number one first best
  summer winter spring autumn january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday today tomorrow morning hello goodbye thankyou please whatever nothing something
  freedom america american canada london paris berlin tokyo beijing shanghai china newyork california texas florida boston chicago
  purple orange yellow silver golden diamond crystal chocolate cookie coffee pepper cheese banana peanut killer hunter ranger soldier
  trustno jesus christ heaven blessed faith family friend friends mother father brother sister daddy mommy happy smile
  woaini woaiwojia aini nihao mima wode zhongguo zhanghao guanliyuan laoban xiaoshou gongsi dearbook caonima
  clearboard`.split(/\s+/),
);

// Longest first, so that "qwertyuiop" goes before "qwerty".
const BY_LENGTH = [...WORDS].sort((a, b) => b.length - a.length);

const LEET: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Whether a password is at most two well-known words (or words about its owner) with fewer than four characters of its own. */
export function isCommon(password: string, own: string[] = []): boolean {
  const lower = password.normalize("NFKC").toLowerCase();
  const ours = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
  const words = ours.length === 0 ? BY_LENGTH : [...ours, ...BY_LENGTH];
  const { rest, count } = strip(lower, words);
  return count <= 2 && withoutRuns(rest).length < 4;
}

// Signs and digits that stand for letters count as these inside a word and as themselves outside.
function strip(text: string, words: string[]): { rest: string; count: number } {
  let rest = text;
  let folded = text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
  let count = 0;
  for (const word of words) {
    let isIn = false;
    for (let at = place(rest, folded, word); at >= 0; at = place(rest, folded, word)) {
      rest = blank(rest, at, word.length);
      folded = blank(folded, at, word.length);
      // A word that is repeated is no better for it.
      isIn = true;
    }
    if (isIn) count += 1;
  }
  return { rest: rest.replace(/[^\p{L}\p{N}\p{So}]/gu, ""), count };
}

function place(text: string, folded: string, word: string): number {
  const at = text.indexOf(word);
  return at >= 0 ? at : folded.indexOf(word);
}

function blank(text: string, at: number, length: number): string {
  return text.slice(0, at) + " ".repeat(length) + text.slice(at + length);
}

// Years, dates, 123..., 321..., abc..., and anything that only repeats itself add nothing to guess.
function withoutRuns(text: string): string {
  const plain = text.replace(/(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?/g, "").replace(/^(.{1,6}?)\1+(.{0,2})$/u, "$1");
  let kept = "";
  for (let i = 0; i < plain.length; i += 1) {
    const step = plain.charCodeAt(i) - plain.charCodeAt(i - 1);
    const isRun = i > 0 && (Math.abs(step) <= 1 || (plain[i] === "0" && plain[i - 1] === "9"));
    if (!isRun) kept += plain[i];
  }
  return kept;
}
