import { SCAN_EXEMPTIONS, scanExemptionFault } from '../../../law/scan-exemption.ts';
import { Problem } from '../../../platform/problem.ts';
import { listOfficers } from '../../organisation/index.ts';
import { findWay, type Way } from '../process-walk.ts';
import type { DossierDocument, Outcome } from '../schema.ts';
import type { AtNode } from '../step-payloads.ts';
import { invalid, issuedResult, keepFile, type Preparations, type StepContext } from './preparation.ts';

type Moving =
  | 'transfer'
  | 'assign'
  | 'take_over'
  | 'attach_scan'
  | 'exempt_scan'
  | 'propose'
  | 'submit_for_signature'
  | 'send_back'
  | 'sign'
  | 'stamp'
  | 'return_result'
  | 'undo';

/** The steps that lead a dossier through its internal process. */
export const MOVING: Preparations<Moving> = {
  transfer: async (form, context) => onward(form, context),
  assign: async ({ officerId, note }, context) => {
    await mustExamine(context, officerId);
    const { state } = context.dossier;
    if (state.status !== 'awaiting_assignment')
      return { payload: { note }, toUnitId: state.holderUnitId, toOfficerId: officerId };
    return { ...(await onward({ note }, context)), toOfficerId: officerId };
  },
  take_over: async (form) => ({ payload: form }),
  attach_scan: async (form, context) => {
    const file = await keepFile(context);
    if (file === null) throw invalid({ file: 'Chọn tệp PDF, JPEG hoặc PNG đã quét.' });
    return { payload: { documentNo: unscanned(context, form.documentNo).no, file } };
  },
  exempt_scan: async ({ documentNo, cause, note }, context) => {
    const document = unscanned(context, documentNo);
    if (document.scanExemptReason !== null)
      throw new Problem('step_not_open', 'Giấy tờ này đã ghi lý do không số hóa.');
    const isOnline = context.dossier.state.channel === 'online';
    const fault = scanExemptionFault(cause, { isOnline });
    if (fault !== null) throw invalid({ cause: fault });
    return { payload: { documentNo, cause, reason: SCAN_EXEMPTIONS[cause], note } };
  },
  propose: async (form, context) => onward(form, context, form.outcome),
  submit_for_signature: async (form, context) => onward(form, context),
  send_back: async (form, { dossier: { state } }) => {
    const { examined } = state;
    if (examined === null) return { payload: form, toUnitId: state.competentUnitId };
    return {
      payload: { ...form, at: { node: examined.node, stepDueAt: null } },
      toUnitId: examined.unitId,
      ...(examined.officerId !== null && { toOfficerId: examined.officerId }),
    };
  },
  sign: async (form, context) => {
    const file = await keepFile(context);
    return onward({ ...form, ...(file !== null && { file }) }, context);
  },
  stamp: async (_form, context) => onward(await issuedResult(context), context),
  return_result: async ({ receiver, postalNumber }, context) => {
    const receipt = await keepFile(context);
    return {
      payload: {
        receiver,
        ...(postalNumber !== '' && { postalNumber }),
        ...(receipt !== null && { receipt }),
      },
    };
  },
  undo: async (form, { dossier: { state } }) => ({
    payload: { undoes: state.undoable!.no, reason: form.reason },
    dueAt: state.undoable!.before.dueAt,
  }),
};

/** Along the process: what is recorded, with the step that it leads to. */
async function onward<Fields extends object>(fields: Fields, context: StepContext, outcome?: Outcome) {
  const { tx, act, dossier, rules } = context;
  const way = await findWay(tx, dossier.wardId, dossier.state, {
    now: act.now,
    rules,
    outcome: outcome ?? null,
  });
  return { payload: withNode(fields, way), statusAfter: way.statusAfter, toUnitId: way.toUnitId };
}

function withNode<Fields extends object>(fields: Fields, { at }: Way): Fields & { at?: AtNode } {
  return at === undefined ? fields : { ...fields, at };
}

async function mustExamine({ tx, dossier }: StepContext, officerId: number): Promise<void> {
  const officer = (await listOfficers(tx, dossier.wardId)).find((each) => each.id === officerId);
  const { competentUnitId } = dossier.state;
  if (officer?.unitId !== competentUnitId || !officer.duties.includes('examine'))
    throw invalid({ officerId: 'Chọn người thụ lý trong đơn vị giải quyết.' });
}

function unscanned({ dossier }: StepContext, no: number): DossierDocument {
  const document = dossier.state.documents.find((each) => each.no === no);
  if (!document) throw new Problem('invalid', 'Hồ sơ không có giấy tờ này.');
  if (document.file !== null) throw new Problem('step_not_open', 'Giấy tờ này đã có bản số hóa.');
  return document;
}
