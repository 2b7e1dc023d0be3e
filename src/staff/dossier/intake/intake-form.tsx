import { randomUUID } from 'node:crypto';
import {
  CHANNEL_LABELS,
  type Earlier,
  type LikeDossier,
  mobileSessionsBetween,
  RETURN_LABELS,
} from '../../../features/dossiers/index.ts';
import {
  examinesDossiers,
  isWard,
  listUnits,
  listWards,
  type ReceptionSession,
  type Unit,
} from '../../../features/organisation/index.ts';
import { describeTerm, type ProcedureVersion } from '../../../features/procedures/index.ts';
import { addDays, formatDay, toLocalDay } from '../../../law/day.ts';
import type { Problem } from '../../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Select, typed } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';
import { DocumentTable, documentRows, offerFromVault, originOf } from './intake-documents.tsx';
import { shownLookups } from './intake-lookups.ts';
import { CardField, Elsewhere, focusOf, Like, Origin, OtherAnswers, Person } from './intake-parts.tsx';
import { offerOf, VaultConsent } from './vault-offer.tsx';

type Values = Record<string, unknown>;

interface IntakeState {
  /** What was typed, by field. */
  values: Values;
  /** What the ward already has from this person. */
  earlier: Earlier | null;
  problem?: Problem | undefined;
  /** What was done with a scanned card. */
  notice?: string;
  like?: LikeDossier[];
  /** What the vault offers is chosen for the rows that the desk left as they were. */
  offers?: boolean;
}

/** The intake form of one procedure, with what was typed and what is wrong with it. */
export async function intakePage(c: StaffContext, procedure: ProcedureVersion, state: IntakeState) {
  const { earlier, problem, notice, like = [] } = state;
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const units = await listUnits(database.db, wardId);
  const wards = (await listWards(database.db)).filter((ward) => ward.id !== wardId && isWard(ward));
  const offer = await offerOf(c, procedure, state.values);
  const rows = await documentRows(c, procedure, offer, originOf(state.values));
  const values = state.offers ? offerFromVault(rows, state.values) : state.values;
  const lookups = await shownLookups(c, rows, values);
  const field = fieldsOf(values, problem?.fields);
  const isFresh = typed(values, 'doc.0.source') === undefined;
  const trips = await mobileTrips(c);
  return (
    <StaffPage title="Tiếp nhận hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so/moi">
      <div class="page-head">
        <h1>Tiếp nhận: {procedure.name}</h1>
        <a class="btn" href="/can-bo/ho-so/moi">
          Chọn thủ tục khác
        </a>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form
        method="post"
        action="/can-bo/ho-so/moi"
        enctype="multipart/form-data"
        novalidate
        data-intake
        data-turbo="false"
      >
        {/* What Enter presses in any field: the first button of a form. */}
        <input type="submit" name="answer" value="accept" hidden />
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <input type="hidden" name="procedureCode" value={procedure.code} />
        {typed(values, 'luot') && <input type="hidden" name="luot" value={typed(values, 'luot')} />}
        <CardField field={field} values={values} earlier={earlier} notice={notice} />
        <Like like={like} />
        <div class="two-columns">
          <section class="card card-body" aria-labelledby="nguoi-nop">
            <h2 id="nguoi-nop">Người nộp</h2>
            <Person field={field} values={values} procedure={procedure} />
          </section>
          <section class="card card-body" aria-labelledby="cach-nop">
            <h2 id="cach-nop">Tiếp nhận</h2>
            <Select
              {...field('channel')}
              label="Cách nộp"
              required
              value={typed(values, 'channel') ?? 'direct'}
              choices={choicesOf(CHANNEL_LABELS)}
            />
            {(trips.length > 0 || field('sessionId').error !== undefined) && (
              <Select
                {...field('sessionId')}
                label="Buổi lưu động"
                required
                help="Chỉ tính khi cách nộp là lưu động."
                choices={[
                  { value: '', label: 'Buổi duy nhất của ngày nhận' },
                  ...trips.map((each) => ({
                    value: String(each.id),
                    label: `${formatDay(each.day)}, ${each.place}`,
                  })),
                ]}
              />
            )}
            <TermField procedure={procedure} {...field('termNo')} />
            <Select
              {...field('competentUnitId')}
              label="Đơn vị giải quyết"
              required
              value={typed(values, 'competentUnitId') ?? competentUnit(procedure, units)}
              choices={units
                .filter(examinesDossiers)
                .map((unit) => ({ value: String(unit.id), label: unit.name }))}
            />
            <Select
              {...field('returnBy')}
              label="Nhận kết quả"
              required
              value={typed(values, 'returnBy') ?? 'centre'}
              choices={choicesOf(RETURN_LABELS)}
            />
            <Elsewhere field={field} values={values} problem={problem} wards={wards} />
          </section>
        </div>
        <section class="card card-body mt-3" aria-labelledby="giay-to">
          <h2 id="giay-to">Giấy tờ</h2>
          {rows.some((row) => row.replaced ?? row.byHand) && <Origin {...field('applicantOrigin')} />}
          <VaultConsent values={values} offer={offer} error={problem?.fields.vaultConsent} />
          <DocumentTable
            rows={rows}
            values={values}
            fresh={isFresh}
            errors={problem?.fields ?? {}}
            lookups={lookups}
            settings={c.var.platform.settings}
          />
        </section>
        <p class="mt-3 intake-buttons">
          <button
            class="btn btn-primary"
            type="submit"
            name="answer"
            value="accept"
            title="Ctrl + Enter"
            autofocus={focusOf(values) === 'accept' && problem === undefined}
          >
            Tiếp nhận hồ sơ
          </button>
          <span class="form-hint no-print">
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd> ở bất cứ ô nào
          </span>
        </p>
        <OtherAnswers field={field} values={values} />
      </form>
    </StaffPage>
  );
}

const TRIP_DAYS_BACK = 31;

/** Trips of the mobile team to choose from: today's, and those of the last weeks for what is entered from the paper book. */
async function mobileTrips(c: StaffContext): Promise<ReceptionSession[]> {
  const today = toLocalDay(c.var.platform.now());
  const from = addDays(today, -TRIP_DAYS_BACK);
  const { db } = c.var.platform.database;
  return (await mobileSessionsBetween(db, c.var.officer.wardId, from, today)).reverse();
}

function competentUnit(procedure: ProcedureVersion, units: Unit[]): string | undefined {
  const unit = units.find((each) => each.code === procedure.competentUnitCode);
  return unit && String(unit.id);
}

function TermField(props: {
  procedure: ProcedureVersion;
  name: string;
  value: string | undefined;
  error: string | undefined;
}) {
  const counted = props.procedure.terms.filter((each) => each.term !== null);
  if (counted.length === 0)
    return (
      <p class="text-secondary">Danh mục chưa có thời hạn của thủ tục này: hồ sơ sẽ không có ngày hẹn trả.</p>
    );
  return (
    <Select
      name={props.name}
      label="Thời hạn giải quyết"
      required
      value={props.value ?? String(counted[0]!.no)}
      choices={counted.map((each) => ({ value: String(each.no), label: describeTerm(each) }))}
      error={props.error}
    />
  );
}
