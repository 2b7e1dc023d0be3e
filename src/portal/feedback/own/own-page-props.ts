import type { SenderView } from '../../../features/feedback/index.ts';
import type { Ward } from '../../../features/organisation/index.ts';
import type { Upload } from '../../../features/uploads/index.ts';
import type { Problem } from '../../../platform/problem.ts';

export interface OwnPageProps {
  ward: Ward;
  view: SenderView;
  /** Where everyone sees it with its answer; null: nobody does. */
  publicPath: string | null;
  /** Address of the page, with its token. */
  path: string;
  clientKey: string;
  kept: readonly Upload[];
  isNew: boolean;
  /** What was done just now. */
  done: string | undefined;
  problem?: Problem;
  typed?: Record<string, unknown>;
  /** Which of the forms had to be shown again. */
  form?: string;
}
