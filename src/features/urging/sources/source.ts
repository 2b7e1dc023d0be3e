import type { Db } from '../../../platform/database/database.ts';
import type { Annex, Block } from '../../official-documents/index.ts';
import type { CaseDossier, CaseKind, Ended, GoneDossier, UrgingCase } from '../schema.ts';

/** What a letter says about the matter, filled in from the facts of the moment. */
export interface Matter {
  /** After "đôn đốc" in the line under the number. */
  about: string;
  body: readonly Block[];
  /** What is asked, as the end of a sentence that begins with the unit. */
  asked: string;
  annexes: readonly Annex[];
  /** The task of the plan that is urged. */
  task: { planId: number; taskKey: number } | null;
}

/** Something that is late and may be urged. */
export interface LateSubject {
  kind: CaseKind;
  subject: string;
  title: string;
  /** Units of the ward; empty where the plan names others. */
  unitIds: number[];
  /** Kính gửi. */
  addressees: string[];
  /** One Vietnamese sentence. */
  why: string;
  dossiers: CaseDossier[];
  matter: Matter;
}

/** How an open case stands. Exactly one of `ended` and `late` is there. */
export interface Judged {
  left: GoneDossier[];
  joined: CaseDossier[];
  ended: Ended | null;
  late: LateSubject | null;
}

/** One look at everything of a kind in a ward at one instant. */
export interface Look {
  late: readonly LateSubject[];
  judge(known: UrgingCase): Promise<Judged>;
}

/** Where late things come from; one for each kind of case. */
export interface LateSource {
  kinds: readonly CaseKind[];
  look(db: Db, wardId: number, now: Date): Promise<Look>;
}
