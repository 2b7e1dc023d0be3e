import type { Tx } from '../../../platform/database/database.ts';
import type { FulfilledTask, OfficialContent } from '../schema.ts';
import { keepContent } from './content.ts';

interface Version {
  content: OfficialContent;
  tasks: readonly FulfilledTask[];
  clientKey: string;
  at: Date;
  /** Null: the system. */
  by: number | null;
}

/** One more version of a text, with the tasks that it says it fulfils. */
export async function addVersion(
  tx: Tx,
  { wardId, id, no }: { wardId: number; id: number; no: number },
  { content, tasks, clientKey, at, by }: Version,
): Promise<void> {
  await tx
    .insertInto('official_versions')
    .values({
      ...{ ward_id: wardId, document_id: id, no, content: await keepContent(tx, wardId, content) },
      ...{ saved_at: at, saved_by: by, client_key: clientKey },
    })
    .execute();
  const once = new Map(tasks.map((task) => [`${task.planId}/${task.taskKey}`, task]));
  for (const { planId, taskKey } of once.values())
    await tx
      .insertInto('official_tasks')
      .values({ ward_id: wardId, document_id: id, version_no: no, plan_id: planId, task_key: taskKey })
      .execute();
}
