import { randomUUID } from 'node:crypto';
import {
  answerFields,
  fillAnswer,
  findFeedbackGround,
  isConcerned,
  lastDayToReopen,
  listAnswerTemplates,
  openFeedbackSteps,
  type ShownFeedback,
} from '../../../features/feedback/index.ts';
import { listOfficers, listUnits } from '../../../features/organisation/index.ts';
import { listFields } from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { StaffContext } from '../../session.ts';
import { PLACE } from '../place.ts';
import {
  AcceptForm,
  AskSupplementForm,
  AssignForm,
  DeclineForm,
  RedirectForm,
  SupplementForm,
} from './classify-forms.tsx';
import { ApproveForm, ConfirmForm, JoinForm, ReasonForm, SubmitForm } from './conclude-forms.tsx';
import type { Asked, FormProps } from './parts.tsx';
import {
  AskExplanationForm,
  CriteriaForm,
  ExplanationForm,
  PlainForm,
  ProposalForm,
  RemedyTaskForm,
  VerificationForm,
} from './record-forms.tsx';

interface ItemFormsProps {
  c: StaffContext;
  shown: ShownFeedback;
  asked: Asked;
  dossierCode: string;
}

/** Every form that is open to the officer now, in the order of the work; and the one that was refused. */
export async function ItemForms({ c, shown, asked, dossierCode }: ItemFormsProps) {
  const ground = await readGround(c, shown);
  const { state } = shown.item;
  const open = new Set<string>(openFeedbackSteps(shown.actors, state));
  const records = open.has('record') && shown.actors.some((actor) => actor === 'desk' || actor === 'handler');
  const isDesk = shown.actors.includes('desk');
  const isAsked = shown.actors.includes('asked');
  const has = (verb: string, may: boolean) => may || asked.verb === verb;
  const isRule = state.matters.includes('regulation');
  const form = { ...ground.form, asked };
  if (open.size === 0 && asked.verb === null) return null;
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="viec-lam">
      <h2 id="viec-lam">Việc có thể làm</h2>
      {has('approve', open.has('approve')) && <ApproveForm {...form} answer={ground.submitted} />}
      {has('send_back', open.has('send_back')) && <ReasonForm {...form} verb="send_back" />}
      {isAsked && has('explanation', open.has('record')) && (
        <ExplanationForm {...form} askedOfficers={null} />
      )}
      {has('supplement', open.has('supplement')) && <SupplementForm {...form} />}
      {has('accept', open.has('accept')) && (
        <AcceptForm {...form} state={state} dossierCode={dossierCode} fields={ground.fields} />
      )}
      {has('assign', open.has('assign')) && <AssignForm {...form} state={state} {...ground.free} />}
      {has('ask_supplement', open.has('ask_supplement')) && <AskSupplementForm {...form} />}
      {has('decline', open.has('decline')) && <DeclineForm {...form} />}
      {has('redirect', open.has('redirect')) && <RedirectForm {...form} />}
      {has('verification', records) && <VerificationForm {...form} />}
      {has('ask_explanation', records) && <AskExplanationForm {...form} />}
      {!isAsked && records && ground.askedOfficers.length > 0 && (
        <ExplanationForm {...form} askedOfficers={ground.askedOfficers} />
      )}
      {has('criteria', records && isRule) && <CriteriaForm {...form} />}
      {has('proposal', records && isRule) && <ProposalForm {...form} />}
      {has('submit', open.has('submit')) && (
        <SubmitForm
          {...form}
          state={state}
          templates={ground.templates}
          filled={ground.filled}
          path={`${PLACE}/${shown.item.id}`}
        />
      )}
      {has('remedy', records) && <PlainForm {...form} verb="remedy" />}
      {has('remedy_task', records && isDesk) && <RemedyTaskForm {...form} />}
      {has('extend', open.has('extend')) && <ReasonForm {...form} verb="extend" />}
      {has('confirm', open.has('confirm') && isDesk) && <ConfirmForm {...form} />}
      {has('reopen', open.has('reopen') && isDesk && ground.mayReopen) && (
        <ReasonForm {...form} verb="reopen" />
      )}
      {has('take_down', open.has('take_down')) && <ReasonForm {...form} verb="take_down" />}
      {has('merge', open.has('merge')) && <JoinForm {...form} verb="merge" />}
      {has('unmerge', open.has('unmerge')) && <ReasonForm {...form} verb="unmerge" />}
      {has('repeat', open.has('repeat')) && <JoinForm {...form} verb="repeat" />}
      {has('status_told', records) && <PlainForm {...form} verb="status_told" />}
      {has('note', records) && <PlainForm {...form} verb="note" />}
      {has('withdraw', open.has('withdraw')) && <ReasonForm {...form} verb="withdraw" />}
    </section>
  );
}

async function readGround(c: StaffContext, shown: ShownFeedback) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const { state } = shown.item;
  const today = toLocalDay(now());
  const [everyUnit, everyOfficer, fields, templates, rules] = await Promise.all([
    listUnits(database.db, wardId),
    listOfficers(database.db, wardId),
    listFields(database.db, today),
    listAnswerTemplates(database.db, wardId, today),
    findFeedbackGround(database.db, wardId, now()),
  ]);
  const open = everyUnit.filter((unit) => unit.kind !== 'collective' && !unit.isClosed);
  const unitName = new Map(open.map(({ id, shortName }) => [id, shortName]));
  const units = open.map(({ id, name }) => ({ value: String(id), label: name }));
  const asChoice = (officer: (typeof everyOfficer)[number]) => ({
    value: String(officer.id),
    label: `${officer.displayName} (${unitName.get(officer.unitId) ?? ''})`,
  });
  const template = templates.find(({ code }) => code === c.req.query('mau'));
  const known = answerFields({
    ...{ code: state.code, receivedOn: state.receivedOn, today },
    ...{ unit: everyUnit.find(({ id }) => id === state.unitId)?.name ?? 'Đơn vị được giao' },
    title: shown.masked(shown.item.words.title),
  });
  const last = lastDayToReopen(state, rules);
  const submitted = shown.item.steps.findLast(({ step }) => step === 'submit');
  const form: Omit<FormProps, 'asked'> = {
    ...{ action: `${PLACE}/${shown.item.id}/buoc`, token: c.var.token, stepCount: state.stepCount },
    ...{ clientKey: randomUUID(), units, officers: everyOfficer.map(asChoice) },
  };
  return {
    form,
    fields: fields.map(({ fieldCode, field }) => ({ value: fieldCode, label: field })),
    templates,
    filled: template && fillAnswer(template.body, known),
    submitted: submitted?.step === 'submit' ? submitted.payload.answer : '',
    askedOfficers: everyOfficer.filter(({ id }) => shown.asked.includes(id)).map(asChoice),
    mayReopen: last !== null && today <= last,
    free: {
      free: units.filter(({ value }) => !isConcerned({ id: -1, unitId: Number(value) }, state)),
      freeOfficers: everyOfficer.filter((officer) => !isConcerned(officer, state)).map(asChoice),
    },
  };
}
