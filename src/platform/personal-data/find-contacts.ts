import type { Span } from './finding.ts';

const NETWORKS =
  /(?<!\w)(?:https?:\/\/)?(?:[a-z]{1,8}\.)?(?:facebook|fb|tiktok|instagram|youtube|linkedin|twitter|x|threads|zalo|zaloapp|m|t|chat\.zalo)\.(?:com|me|net|vn)\/[^\s<>()"']{1,200}/g;
const NICK =
  /(?<!\w)(?:nick(?:name)?|facebook|fb|zalo|tiktok|instagram|viber|telegram|skype)(?:\s(?:cua|ten|toi|minh|em|nick|la|chinh|chu)){0,3}\s?(?::|\bla\b|\bten\b|=)\s?/g;
const HANDLE = /(?<![\w.@])@[a-z][\w.]{2,30}/g;
const MARK = /@|\s?[([{]\s?(?:at|a cong|a moc)\s?[)\]}]\s?|\s(?:at|a cong|a moc|@)\s/g;
const DOT = String.raw`(?:\s?(?:\.|\(dot\)|\[dot\]|\(cham\)|\[cham\])\s?|\s(?:cham|dot)\s)`;
const LOCAL = new RegExp(
  String.raw`[\w+-]{1,64}(?:${DOT.replaceAll(String.raw`\s?`, '')}[\w+-]{1,64}){0,4}\s?$`,
);
const DOMAIN = new RegExp(String.raw`^\s?[\w-]{1,63}(?:${DOT}[a-z][\w-]{1,62}){1,4}`);
const LAST = /(?:\s(?:de|va|hoac|xin|nhe|nha|cam|la|cua|duoc|khi|neu|thi)\b).*$/;

/** E-mail addresses, also spelled out ("a còng", "chấm"), pages and names on networks. */
export function findContacts(folded: string): Span[] {
  return [...findMails(folded), ...findPages(folded), ...findNicks(folded)];
}

function findMails(folded: string): Span[] {
  return [...folded.matchAll(MARK)].flatMap((mark): Span[] => {
    const after = mark.index + mark[0].length;
    const local = LOCAL.exec(folded.slice(Math.max(0, mark.index - 90), mark.index));
    const domain = DOMAIN.exec(folded.slice(after, after + 120));
    if (local === null || domain === null) return [];
    const start = mark.index - local[0].length;
    return [{ kind: 'email', certainty: 'sure', start, end: after + domain[0].replace(LAST, '').length }];
  });
}

function findPages(folded: string): Span[] {
  const span = (match: RegExpMatchArray): Span => {
    const shown = match[0].replace(/[.,;:!?]{1,9}$/, '');
    return { kind: 'profile', certainty: 'sure', start: match.index!, end: match.index! + shown.length };
  };
  return [...[...folded.matchAll(NETWORKS)].map(span), ...[...folded.matchAll(HANDLE)].map(span)];
}

/** What follows "nick zalo là" or "facebook:" up to a stop, four words at most. */
function findNicks(folded: string): Span[] {
  return [...folded.matchAll(NICK)].flatMap((cue): Span[] => {
    const from = cue.index + cue[0].length;
    const nick = /^["'“]?[\w.-]{2,30}(?: [\w.-]{1,15}){0,3}/.exec(folded.slice(from, from + 80));
    if (nick === null) return [];
    const words = nick[0].replace(/ (?:de|va|hoac|da|dang|noi|thi|co|khong|bi|len|nhan|goi|toi|o)\b.*$/, '');
    return [{ kind: 'profile', certainty: 'likely', start: from, end: from + words.length }];
  });
}
