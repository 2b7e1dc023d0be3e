export { exportAtDesk } from './export/export-at-desk.ts';
export { exportPerson } from './export/export-person.ts';
export { countLooks, type OfficerLooks } from './looks/count-looks.ts';
export { LOOK_LABELS } from './looks/labels.ts';
export { type LookLine, type LookSearch, listLooks, listLooksAt } from './looks/list-looks.ts';
export { noteLook } from './looks/note-look.ts';
export { listOwnLooks, type OwnLook } from './looks/own-looks.ts';
export { LOOK_KINDS, type LookedAt, type LookKind } from './looks/schema.ts';
export { sweepLooks } from './looks/sweep-looks.ts';
