import { randomUUID } from 'node:crypto';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { listProofs, PLACE_LABELS, type Posting, shortHash } from '../../features/postings/index.ts';
import { listVersions } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { itemOf, PATH, readStandings } from './read-list.ts';
import { Faults } from './table.tsx';

/** The proofs of one procedure: who posted which version where and when, and what came down. */
export async function proofPage(c: StaffContext, code: string, problem?: Problem) {
  const { database } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  const proofs = await listProofs(database.db, wardId, code);
  const newest = (await listVersions(database.db, code))[0];
  if (!newest) throw new Problem('not_found', 'Không có thủ tục này.');
  const standing = (await readStandings(c)).required.find((each) => each.code === code);
  const people = await listOfficersEver(database.db, wardId);
  const names = new Map(people.map((each) => [each.id, each.displayName]));
  const mayPost = duties.includes('control');
  return (
    <StaffPage
      title={`Niêm yết ${code}`}
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/quan-tri"
    >
      <p>
        <a href={PATH}>Niêm yết</a>
      </p>
      <h1>{newest.procedure.name}</h1>
      <p>
        Mã {code}. <a href={`/thu-tuc/${code}/niem-yet`}>In tờ niêm yết</a> ·{' '}
        <a href={`/can-bo/danh-muc/${code}`}>Các phiên bản</a>
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {standing ? (
        <Faults standing={standing} />
      ) : (
        <p>Thủ tục này không thuộc diện phường phải công khai hôm nay.</p>
      )}
      {mayPost && standing && <PostOne c={c} item={itemOf(standing)} problem={problem} />}
      <h2>Bằng chứng niêm yết</h2>
      {proofs.length === 0 ? (
        <p class="empty-state">Chưa có bằng chứng nào. In tờ niêm yết, treo lên rồi ghi nhận ở trên.</p>
      ) : (
        <ul class="list-unstyled">
          {proofs.map((each) => (
            <Proof c={c} proof={each} names={names} mayPost={mayPost} />
          ))}
        </ul>
      )}
    </StaffPage>
  );
}

function PostOne({ c, item, problem }: { c: StaffContext; item: string; problem: Problem | undefined }) {
  return (
    <form
      method="post"
      action={PATH}
      enctype="multipart/form-data"
      class="card card-body mb-3 mt-3"
      data-turbo="false"
    >
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="items" value={item} />
      <input type="hidden" name="back" value={item.split('~')[0]} />
      <div class="posting-fields">
        <Select
          name="place"
          label="Nơi niêm yết"
          required
          value="board"
          choices={Object.entries(PLACE_LABELS).map(([value, label]) => ({ value, label }))}
          error={problem?.fields.place}
        />
        <FileField name="photo" label="Ảnh chụp" error={problem?.fields.photo} />
        <Input name="note" label="Ghi chú" error={problem?.fields.note} />
      </div>
      <p class="mb-0">
        <button class="btn btn-primary" type="submit">
          Ghi nhận đã niêm yết
        </button>
      </p>
    </form>
  );
}

interface ProofProps {
  c: StaffContext;
  proof: Posting;
  names: ReadonlyMap<number, string>;
  mayPost: boolean;
}

function Proof({ c, proof, names, mayPost }: ProofProps) {
  const { removal } = proof;
  return (
    <li class="card card-body mb-2">
      <p class="mb-1">
        <b>{PLACE_LABELS[proof.place]}</b>: bản {proof.version}, {formatTime(proof.postedAt)},{' '}
        {names.get(proof.postedBy) ?? ''}. Mã đối chiếu {shortHash(proof.contentHash)}.{' '}
        {proof.photo && <a href={`${PATH}/anh/${proof.id}`}>Ảnh chụp</a>}
        {proof.note !== '' && ` ${proof.note}`}
      </p>
      {removal ? (
        <p class="mb-0 text-secondary">
          Gỡ {formatTime(removal.at)}, {names.get(removal.by) ?? ''}: {removal.reason}.
        </p>
      ) : (
        mayPost && (
          <details>
            <summary>Gỡ</summary>
            <form method="post" action={`${PATH}/go`} class="posting-fields">
              <FormToken value={c.var.token} />
              <input type="hidden" name="clientKey" value={randomUUID()} />
              <input type="hidden" name="postings" value={String(proof.id)} />
              <input type="hidden" name="back" value={proof.code} />
              <label>
                Vì sao gỡ
                <input class="form-control" name="reason" required minlength={3} maxlength={300} />
              </label>
              <button class="btn" type="submit">
                Ghi nhận đã gỡ
              </button>
            </form>
          </details>
        )
      )}
    </li>
  );
}
