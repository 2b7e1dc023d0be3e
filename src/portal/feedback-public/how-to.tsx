import type { FeedbackGround } from '../../features/feedback/index.ts';
import { publishedWords } from '../words/published-feedback.ts';

/** How a petition goes, with the working days that hold today. */
export function HowTo({ rules }: { rules: FeedbackGround['rules'] }) {
  const w = publishedWords();
  const steps = [
    [w.howSend, null],
    [w.howClassify, rules.classifyDays],
    [w.howAnswer, rules.handleDays],
    [w.howPublish, rules.publishDays],
    [w.howReopen, rules.reopenDays],
  ] as const;
  return (
    <details class="part">
      <summary>{w.how}</summary>
      <ol>
        {steps.map(([text, days]) => (
          <li>{days === null ? text : text.replace('{n}', String(days))}</li>
        ))}
      </ol>
      <p>{w.howElse}</p>
    </details>
  );
}
