import { invalid, issuedResult, type Preparations, type StepContext, slipNumber } from './preparation.ts';

type Ending =
  | 'refuse'
  | 'withdraw'
  | 'stop'
  | 'request_correction'
  | 'approve_correction'
  | 'reject_correction';

/** The ends other than the straight one, each with its numbered slip; and the correction of a result. */
export const ENDING: Preparations<Ending> = {
  refuse: async (form, context) => ({
    payload: { number: await slipNumber(context, 'refusal'), reason: form.reason },
  }),
  withdraw: noticed,
  stop: noticed,
  request_correction: async (form) => ({ payload: form }),
  approve_correction: async (_form, context) => {
    if (context.file === null && context.dossier.state.resultFile !== null)
      throw invalid({ file: 'Kết quả cũ có bản điện tử: cần tệp của kết quả đã đính chính.' });
    return {
      payload: await issuedResult(context),
      toUnitId: context.dossier.state.receivingUnitId!,
    };
  },
  reject_correction: async (form, { dossier }) => ({
    payload: form,
    statusAfter: dossier.state.statusBeforeCorrection!,
  }),
};

async function noticed(form: { reason: string }, context: StepContext) {
  return { payload: { number: await slipNumber(context, 'stop_notice'), reason: form.reason } };
}
