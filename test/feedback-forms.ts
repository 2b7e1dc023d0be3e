import { randomUUID } from 'node:crypto';
import { findFeedback, type GivenFeedback, receiveFeedback } from '../src/features/feedback/index.ts';
import { Visitor } from './browse.ts';
import type { TestDatabase } from './database.ts';

export const FEEDBACK_SENDER = {
  ...{ kind: 'person' as const, name: 'Phạm Văn Thử', address: 'Số 5 ngõ Mẫu', phone: '0912345678' },
  ...{ email: 'thu@example.com', citizenId: null, isProtected: false },
};
const WORDS = {
  ...{ title: 'Chờ lâu ở quầy', content: 'Tôi là Phạm Văn Thử (091 234 5678), chờ hai giờ không ai gọi số.' },
  ...{ proposal: '', place: 'Quầy 3', latitude: null, longitude: null, aboutWhom: '', source: '' },
};

/** Petitions of the demo's ward, received as they come and handled by officers through their forms. */
export function feedbackLife(at: TestDatabase) {
  const visitors = new Map<string, Visitor>();
  const as = async (username: string): Promise<Visitor> => {
    const known = visitors.get(username);
    if (known) return known;
    const visitor = new Visitor(at);
    await visitor.signIn(username);
    visitors.set(username, visitor);
    return visitor;
  };
  const state = async (id: number) => (await findFeedback(at.database.db, at.wardId, id)).state;
  return {
    as,
    state,
    /** Sessions that a moved clock has ended. */
    forgetVisitors: () => visitors.clear(),
    receive: (change: Partial<GivenFeedback> = {}) =>
      at.database.transact((tx) =>
        receiveFeedback(
          tx,
          { wardId: at.wardId, takenBy: null, now: at.platform.now() },
          {
            ...{ clientKey: randomUUID(), channel: 'portal', words: WORDS, sender: FEEDBACK_SENDER },
            ...{ files: [], procedureCode: null, dossierId: null, subjectUnitId: null, ...change },
          },
        ),
      ),
    /** Sends a form of the item's page as an officer; names without the form's name in front. */
    async act(
      username: string,
      id: number,
      verb: string,
      fields: Record<string, string | string[] | Blob>,
      head: { clientKey?: string; stepCount?: number } = {},
    ): Promise<Response> {
      const visitor = await as(username);
      const page = await (await visitor.get('/can-bo/tai-khoan')).text();
      const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const own = Object.entries(fields).flatMap(([name, value]): [string, string | Blob][] =>
        [value].flat().map((each) => [`${verb}-${name}`, each as string | Blob]),
      );
      return visitor.sendAll(`/can-bo/phan-anh/${id}/buoc`, [
        ...[['_token', token] as [string, string], ['verb', verb] as [string, string]],
        ['clientKey', head.clientKey ?? randomUUID()],
        ['stepCount', String(head.stepCount ?? (await state(id)).stepCount)],
        ...own,
      ]);
    },
    words: (change: Partial<typeof WORDS>) => ({ ...WORDS, ...change }),
  };
}
