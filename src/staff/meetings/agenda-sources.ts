import type { AgendaSource } from '../../features/meetings/index.ts';

/** What features that the meetings do not know have to say at them: urging cases that are open, petitions. */
export const AGENDA_SOURCES: readonly AgendaSource[] = [];
