import type { StaffContext } from '../session.ts';

/** Of a page that lists persons: how many rows this answer shows. What it says several times is added up. */
export function sayRows(c: StaffContext, rows: number): void {
  c.set('shownRows', (c.var.shownRows ?? 0) + rows);
}

/** Of a list: which one it was. Never a name, a number of a person or what was searched for. */
export function saySubject(c: StaffContext, subject: string): void {
  c.set('shownSubject', subject);
}

/** Of a page whose address does not name them: the dossiers whose persons it shows. Each gets a row of its own. */
export function sayDossiers(c: StaffContext, dossierIds: readonly number[]): void {
  c.set('shownDossiers', dossierIds);
}
