import { randomUUID } from 'node:crypto';
import { type Dossier, lookUpsOf, mayLookUp } from '../../../features/dossiers/index.ts';
import { isConnected, type Lookup, openFacts } from '../../../features/lookups/index.ts';
import { formatTime } from '../../../law/day.ts';
import { NATIONAL_DATABASES } from '../../../law/national-databases.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FormToken } from '../../../ui/field.tsx';
import type { StaffContext } from '../../session.ts';
import { ByHand, LookupResult } from '../intake/replaced-paper.tsx';

interface LookupsProps {
  c: StaffContext;
  dossier: Dossier;
  officerNames: ReadonlyMap<number, string>;
  problem: Problem | undefined;
  typed: Record<string, unknown> | undefined;
}

/** The papers of a dossier that data replace, what the databases said of each, and the ways to look again. */
export async function Lookups({ c, dossier, officerNames, problem, typed }: LookupsProps) {
  const papers = await lookUpsOf(c.var.platform, dossier);
  if (papers.length === 0) return null;
  const { secret, lookups: settings } = c.var.platform.settings;
  const isOpen = mayLookUp(dossier, c.var.officer);
  const mayRead = (lookup: Lookup) => isOpen || lookup.officerId === c.var.officer.id;
  return (
    <section class="card card-body mt-3" aria-labelledby="tra-cuu">
      <h2 id="tra-cuu">Dữ liệu thay giấy tờ</h2>
      <ul class="plain-list">
        {papers.map(({ document, database, lookups }) => (
          <li>
            <b>{document.name}</b>
            {lookups.length === 0 && <div class="form-hint">{database.name}: chưa tra cứu.</div>}
            {lookups.map((lookup) => (
              <div class="lookup">
                <LookupResult
                  lookup={lookup}
                  facts={mayRead(lookup) ? openFacts(secret, lookup) : null}
                  database={NATIONAL_DATABASES[lookup.database]}
                />
                <div class="form-hint">
                  {officerNames.get(lookup.officerId ?? 0) ?? 'Hệ thống, sau khi nộp trực tuyến'},{' '}
                  {formatTime(lookup.askedAt)}
                </div>
              </div>
            ))}
            {isOpen && document.source === 'database' && (
              <LookAgain
                {...{ dossier, no: document.no, token: c.var.token, problem, typed }}
                isConnected={isConnected(settings, database.code)}
                isAgain={lookups.length > 0}
                title={document.name}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LookAgainProps {
  dossier: Dossier;
  no: number;
  token: string;
  isConnected: boolean;
  isAgain: boolean;
  title: string;
  problem: Problem | undefined;
  typed: Record<string, unknown> | undefined;
}

function LookAgain({ dossier, no, token, isConnected, isAgain, title, problem, typed }: LookAgainProps) {
  const isMine = typed?.documentNo === String(no);
  const name = (part: string) => `${part}.${no}`;
  const value = (part: string) => (isMine ? String(typed?.[name(part)] ?? '') : '');
  const label = isAgain ? 'Tra lại' : 'Tra cứu';
  return (
    <form method="post" action={`/can-bo/ho-so/${dossier.id}/tra-cuu`}>
      <FormToken value={token} />
      <input type="hidden" name="documentNo" value={String(no)} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      {isConnected && (
        <button class="btn btn-sm" type="submit" name="how" value="lookup" aria-label={`${label}: ${title}`}>
          {label}
        </button>
      )}
      <details open={isMine && problem !== undefined}>
        <summary>Ghi kết quả tra cứu ngoài hệ thống</summary>
        <ByHand {...{ name, value, errors: (isMine && problem?.fields) || {} }} />
        <button
          class="btn btn-sm"
          type="submit"
          name="how"
          value="by_hand"
          aria-label={`Ghi kết quả: ${title}`}
        >
          Ghi kết quả đã tra
        </button>
      </details>
    </form>
  );
}
