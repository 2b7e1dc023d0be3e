import type { Child } from 'hono/jsx';
import type { StaffContext } from '../session.ts';

/** One part of the page of operation. It reads for itself, so that a part that cannot be read hides no other. */
export interface Section {
  title: string;
  show(c: StaffContext): Promise<Child>;
}
