/** What kinds of page show personal data. */
export const LOOK_KINDS = [
  ...([
    'dossier',
    'dossier_file',
    'dossier_slip',
    'dossier_money',
    'dossier_list',
    'dossier_export',
  ] as const),
  ...(['intake', 'vault_file', 'scan', 'scan_list', 'register', 'register_export'] as const),
  ...(['feedback', 'feedback_sender', 'feedback_file', 'feedback_list', 'feedback_export'] as const),
  ...(['certification_list', 'certification_export', 'number_list', 'number_export'] as const),
  ...(['copy_list', 'copy_file', 'document', 'document_file', 'money_list', 'receipt'] as const),
  ...(['appointment_list', 'appointment_export', 'visit_list', 'visit_export'] as const),
  ...(['survey_list', 'survey', 'notice_list', 'lookup_list', 'figure_rows', 'figure_export'] as const),
  ...(['archive_list', 'archived', 'archived_file', 'package_list', 'packages'] as const),
  ...(['look_list', 'look_export', 'city_rows', 'person_export', 'data_request'] as const),
] as const;
export type LookKind = (typeof LOOK_KINDS)[number];

/** What the number in an address is of, so that a look can name it. */
export type LookedAt = 'dossier' | 'feedback' | 'batch' | 'archived';

/** One answer that showed personal data. */
export interface Look {
  wardId: number;
  at: Date;
  /** Null: somebody of another ward, named in `viewer`. */
  officerId: number | null;
  unitId: number | null;
  viewer: string;
  kind: LookKind;
  of: { what: LookedAt; id: number } | null;
  /** Where it is of no such thing: which list, which thing. Never a name, a number of a person, or what was searched for. */
  subject: string;
  rows: number | null;
  requestId: string;
}
