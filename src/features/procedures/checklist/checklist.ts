import { matchDataReplacement } from '../../../law/data-instead-of-papers.ts';
import { describeWhen } from '../describe.ts';
import type { DataReplacement, ProcedureVersion, RequiredDocument } from '../schema.ts';
import { type Answer, conditionOf, type Question, questionsOf } from './questions.ts';

/**
 * bring: it must be there. maybe: an answer is missing. if_any: whoever has it brings it. looked_up: the office looks
 * first, and asks only when it finds nothing. spared: it may not be asked, a database holds it. not_needed: not in this case.
 */
export type Need = 'bring' | 'maybe' | 'if_any' | 'looked_up' | 'spared' | 'not_needed';

export interface ChecklistLine {
  paper: RequiredDocument;
  need: Need;
  /** Why, as a sentence; empty where it is plain. */
  why: string;
}

/** What to bring in a case, in the order of the catalogue. Every paper of the version stands in it once. */
export function checklistOf(
  procedure: Pick<ProcedureVersion, 'documents'>,
  replacements: readonly DataReplacement[],
  answers: Readonly<Record<string, Answer>>,
): ChecklistLine[] {
  const questions = questionsOf(procedure);
  return procedure.documents.map((paper) => {
    const replaced = matchDataReplacement(paper.name, replacements);
    if (replaced) return { paper, need: 'spared', why: sparedWords(paper, replaced) };
    const question = questions.find((each) => each.when === paper.when);
    return { paper, ...needOf(paper, question, answers) };
  });
}

function needOf(
  paper: RequiredDocument,
  question: Question | undefined,
  answers: Readonly<Record<string, Answer>>,
): Omit<ChecklistLine, 'paper'> {
  const condition = conditionOf(paper);
  if (condition === 'always') return { need: 'bring', why: '' };
  if (condition === 'if_any') return { need: 'if_any', why: 'Có thì mang theo.' };
  if (condition === 'looked_up')
    return {
      need: 'looked_up',
      why: `Cơ quan tự tra trước. ${describeWhen(paper.when)}`,
    };
  const answer = question && answers[question.name];
  if (answer === undefined) return { need: 'maybe', why: describeWhen(paper.when) };
  const isNeeded = (answer === 'yes') !== question!.isException;
  return isNeeded
    ? { need: 'bring', why: `Vì bạn trả lời: ${question!.asks} ${WORDS[answer]}.` }
    : { need: 'not_needed', why: `Không cần, vì bạn trả lời: ${question!.asks} ${WORDS[answer]}.` };
}

const WORDS: Record<Answer, string> = { yes: 'Có', no: 'Không' };

function sparedWords(paper: RequiredDocument, { database, legalDocument, article }: DataReplacement): string {
  const base = [article, legalDocument].filter(Boolean).join(' ');
  const carry = paper.form === 'presented' ? ' Bạn vẫn nên mang theo để đối chiếu khi không tra được.' : '';
  return `Không phải nộp vì cơ quan khai thác dữ liệu trong ${database} (Nghị quyết 66.7/2025/NQ-CP${base ? `, thay cho ${base}` : ''}).${carry}`;
}
