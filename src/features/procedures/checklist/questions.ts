import type { FeeRule, ProcedureVersion, RequiredDocument } from '../schema.ts';

export type Answer = 'yes' | 'no';

/** Something only the citizen knows and that changes what to bring. */
export interface Question {
  /** Its name in an address: the number of the first paper that depends on it. */
  name: string;
  asks: string;
  /** The condition as the catalogue writes it. */
  when: string;
  /** A yes spares the paper: the condition says "except". */
  isException: boolean;
  /** The papers that depend on it. */
  papers: string[];
}

/** Conditions that the office looks up, not the citizen: a database that holds the paper, or does not. */
const LOOKED_UP = /không tra được|chưa có trong cơ sở dữ liệu|cơ sở dữ liệu thiếu/i;
const IF_ANY = /^nếu (đã )?có$/;

/** How a condition stands in a question, where the catalogue's own words are not enough. */
const PLAIN: Record<string, string> = {
  'khi nộp thay': 'Bạn nộp thay cho người khác?',
  'nộp qua người đại diện': 'Bạn nộp thay cho người khác?',
  'khi không nhờ cơ quan chụp': 'Bạn tự chụp bản sao mang đến (không nhờ cơ quan chụp)?',
};

export type Condition = 'always' | 'if_any' | 'looked_up' | 'asked';

/** On what it depends whether a paper must be brought. */
export function conditionOf({ when }: RequiredDocument): Condition {
  if (when === null) return 'always';
  if (IF_ANY.test(when.trim())) return 'if_any';
  return LOOKED_UP.test(when) ? 'looked_up' : 'asked';
}

/** The questions about papers, each once, in the order of the papers. */
export function questionsOf({ documents }: Pick<ProcedureVersion, 'documents'>): Question[] {
  const found = new Map<string, Question>();
  for (const document of documents) {
    if (conditionOf(document) !== 'asked') continue;
    const when = document.when!;
    const known = found.get(when);
    if (known) known.papers.push(document.name);
    else
      found.set(when, {
        ...{ name: `g${document.no}`, asks: asksOf(when, document.name), when },
        ...{ isException: when.startsWith('trừ '), papers: [document.name] },
      });
  }
  return [...found.values()];
}

/** "Trẻ bị bỏ rơi?"; what is said of the paper itself names it: "Giấy chứng sinh chưa có bản điện tử?" */
function asksOf(when: string, paper: string): string {
  const plain = PLAIN[when];
  if (plain) return plain;
  const bare = when.replace(/^(khi|trừ) /, '').split(';')[0]!;
  return bare.startsWith('chưa có ')
    ? `${paper} ${bare}?`
    : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}?`;
}

/** The cases that a term depends on; none where the source does not say which case is which. */
export function casesOf({ terms }: Pick<ProcedureVersion, 'terms'>): ProcedureVersion['terms'] {
  const isExplained = terms.every((each) => !each.when.startsWith('Phương án'));
  return terms.length > 1 && isExplained ? terms : [];
}

/** What a fee is counted by: pages and copies of a certified copy, or how many of its unit. */
export function countedBy(fee: FeeRule): 'pages' | 'units' | null {
  if (fee.kind === 'tiered') return 'pages';
  return fee.kind === 'fixed' && fee.unit !== null ? 'units' : null;
}
