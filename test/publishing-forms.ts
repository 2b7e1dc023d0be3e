import { randomUUID } from 'node:crypto';
import { type GivenFeedback, takeFeedbackStep } from '../src/features/feedback/index.ts';
import type { TestDatabase } from './database.ts';
import type { feedbackLife } from './feedback-forms.ts';

type Life = ReturnType<typeof feedbackLife>;

/** Petitions that are answered and wait to be published; and the form by which the desk publishes them. */
export function publishingLife(at: TestDatabase, life: Life) {
  /** @param withheld why it is not published */
  const answered = async (
    change: Partial<GivenFeedback> = {},
    answer = ANSWER,
    withheld: string | null = null,
  ): Promise<number> => {
    const { id } = await life.receive(change);
    const take = (who: string, step: string, payload: object) =>
      at.database.transact((tx) =>
        takeFeedbackStep(tx, at.act(who), id, {
          ...{ step: step as 'accept', clientKey: randomUUID(), stepCount: null, payload: payload as never },
        }),
      );
    await take('kiemsoat', 'accept', {
      ...{ group: 'conduct', matters: ['conduct'], fieldCode: null, procedureCode: null, dossierId: null },
      ...{ subjectUnitId: null, subjectOfficerId: at.officer('quay1').id, note: '' },
    });
    const { unitId } = at.officer('hotich');
    await take('kiemsoat', 'assign', { unitId, officerId: null, note: '' });
    await take('hotich', 'submit', { conclusion: 'founded', outcomes: ['apology'], answer });
    await take('chutich', 'approve', {
      answer,
      publishBy: withheld === null ? '2026-11-25' : null,
      withheld,
    });
    return id;
  };
  return {
    answered,
    page: async (id: number, who = 'kiemsoat') =>
      (await (await life.as(who)).get(`/can-bo/phan-anh/${id}/cong-khai`)).text(),
    /** What the page would send, with changes. */
    async send(
      id: number,
      change: Record<string, string | string[]> = {},
      who = 'kiemsoat',
    ): Promise<Response> {
      const visitor = await life.as(who);
      const page = await (await visitor.get('/can-bo/tai-khoan')).text();
      const fields = {
        ...{ _token: /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '', do: 'publish', isRead: '1' },
        ...{ clientKey: randomUUID(), stepCount: String((await life.state(id)).stepCount), ...WORDS },
        ...change,
      };
      const pairs = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
        [value].flat().map((each) => [name, each]),
      );
      return visitor.sendAll(`/can-bo/phan-anh/${id}/cong-khai`, pairs);
    },
  };
}

const ANSWER = 'Phường xin lỗi vì đã để chờ lâu, và đã thêm người trực quầy.';
const WORDS = {
  ...{ title: 'Chờ lâu ở quầy', content: 'Chờ hai giờ không ai gọi số.', proposal: '', place: 'Quầy 3' },
  answer: ANSWER,
};
