import type { EvidenceSource } from '../evidence.ts';
import { kindsOfRecord } from '../product-kinds.ts';

/** Sub-tasks of a task that were done and left a document or a file. What was only said to be done is no product. */
export const subtaskEvidence: EvidenceSource = {
  code: 'subtask',
  matches: () => true,
  find: async (db, wardId, { from, to }, planId) => {
    const rows = await db
      .selectFrom('subtasks as s')
      .innerJoin('subtask_steps as d', (join) =>
        join
          .onRef('d.ward_id', '=', 's.ward_id')
          .onRef('d.subtask_id', '=', 's.id')
          .on('d.step', '=', 'done'),
      )
      .distinctOn('s.id')
      .select(['s.id', 's.task_key', 's.title', 's.product', 's.done_on', 'd.document_number', 'd.file'])
      .where('s.ward_id', '=', wardId)
      .where('s.plan_id', '=', planId)
      .where('s.state', '=', 'done')
      .where('s.done_on', '>=', from)
      .where('s.done_on', '<=', to)
      .orderBy('s.id')
      .orderBy('d.no', 'desc')
      .execute();
    return rows
      .filter((row) => row.document_number !== null || row.file !== null)
      .map((row) => ({
        ...{ source: 'subtask' as const, ref: `subtask/${row.id}`, day: row.done_on!, title: row.title },
        ...{ number: row.document_number, detail: null, doubt: null, taskKeys: [row.task_key!] },
        address: `/can-bo/ke-hoach/viec-con/${row.id}`,
        kinds: kindsOfRecord({ title: `${row.title} ${row.product}`, number: row.document_number }),
        deliverable: row.product === '' ? null : row.product,
      }));
  },
  suits: (task, { taskKeys }) => taskKeys?.includes(task.key) === true,
};
