/**
 * What each figure counts, written a second time from its definition over the raw steps; nothing of it reads the row that is kept of a
 * dossier. `naive_facts`: a row for everything that is looked at, with when, and whether it counts.
 */
export const NAIVE_VIEWS = `
create view naive_standing as
select * from (
  select s.*, lead(s.step) over (partition by s.ward_id, s.dossier_id order by s.no) as next_step,
    lag(s.status_after) over (partition by s.ward_id, s.dossier_id order by s.no) as status_before
  from dossier_steps as s) as s
where s.step <> 'undo' and s.next_step is distinct from 'undo';

create view naive_dossiers as
select f.ward_id, f.dossier_id, f.payload ->> 'procedureCode' as procedure_code, f.payload ->> 'channel' as channel,
  f.payload ->> 'origin' as origin, coalesce(f.payload ->> 'place', 'here') as place,
  (f.payload ->> 'resultIsDocument')::boolean as is_document,
  coalesce(a.payload ->> 'competentUnitId', f.payload ->> 'competentUnitId')::bigint as unit_id,
  coalesce(a.payload ->> 'receivedAt', f.payload ->> 'receivedAt')::timestamptz as received_at,
  l.status_after as status, l.due_at, e.finished_at,
  (select count(*) from naive_standing as s where (s.ward_id, s.dossier_id) = (f.ward_id, f.dossier_id)
    and s.step = 'request_supplement') as supplements,
  (select s.payload ->> 'file' from naive_standing as s where (s.ward_id, s.dossier_id) = (f.ward_id, f.dossier_id)
    and s.step in ('stamp', 'approve_correction', 'note_result') order by s.no desc limit 1) as result_file
from dossier_steps as f
left join dossier_steps as a on (a.ward_id, a.dossier_id) = (f.ward_id, f.dossier_id) and a.step = 'admit'
join lateral (select * from dossier_steps as s where (s.ward_id, s.dossier_id) = (f.ward_id, f.dossier_id)
  order by s.no desc limit 1) as l on true
join lateral (select min(s.at) as finished_at from naive_standing as s where (s.ward_id, s.dossier_id) = (f.ward_id, f.dossier_id)
  and s.status_after in ('result_ready', 'returned', 'refused', 'withdrawn', 'stopped')) as e on true
where f.no = 1;

create view naive_papers as
select s.ward_id, s.dossier_id, (p ->> 'no')::int as no, p ->> 'source' as source, (p ->> 'reusable')::boolean as reusable,
  p ->> 'reusableFrom' as reusable_from, (p ->> 'vaultItemId')::bigint as vault_item, (p ->> 'lookupId')::bigint as lookup,
  p ->> 'file' is not null or exists (select from naive_standing as t where (t.ward_id, t.dossier_id) = (s.ward_id, s.dossier_id)
    and t.step = 'attach_scan' and t.payload -> 'documentNo' = p -> 'no') as has_file,
  p ->> 'scanExemptReason' is not null or exists (select from naive_standing as t
    where (t.ward_id, t.dossier_id) = (s.ward_id, s.dossier_id)
    and t.step = 'exempt_scan' and t.payload -> 'documentNo' = p -> 'no') as is_exempt
from naive_standing as s, jsonb_array_elements(s.payload -> 'documents') as p
where s.step in ('accept', 'submit', 'receive_supplement', 'answer_supplement');

create view naive_lookups as
select p.ward_id, p.dossier_id, k.id, k.outcome from naive_papers as p join lookups as k on (k.ward_id, k.id) = (p.ward_id, p.lookup)
union
select ward_id, dossier_id, id, outcome from lookups where dossier_id is not null;

create view naive_facts as
with received as (select * from naive_dossiers where received_at is not null and place <> 'from_elsewhere'),
resolved as (select * from naive_dossiers where status in ('result_ready', 'returned', 'correcting') and place <> 'forwarded'),
replaced as (
  select *, case when source in ('original', 'copy', 'electronic') then 1 else 0 end as is_paper from naive_papers
  where vault_item is null and (source = 'database' or lookup is not null
    or (reusable and reusable_from is distinct from 'vault' and source in ('original', 'copy', 'electronic')))),
facts as (
  select 'received-online' as code, ward_id, received_at as at, channel = 'online' as counted, procedure_code, unit_id, null::bigint as officer_id
  from received
  union all
  select 'on-system', ward_id, received_at, origin = 'system', procedure_code, unit_id, null from received
  union all
  select 'reuse', d.ward_id, d.received_at, bool_or(p.source in ('database', 'reused')), d.procedure_code, d.unit_id, null
  from received as d join naive_papers as p on (p.ward_id, p.dossier_id) = (d.ward_id, d.dossier_id)
  where p.reusable or p.source in ('database', 'reused')
  group by d.ward_id, d.dossier_id, d.received_at, d.procedure_code, d.unit_id
  union all
  select 'reuse-papers', d.ward_id, d.received_at, p.source in ('database', 'reused'), d.procedure_code, d.unit_id, null
  from received as d join naive_papers as p on (p.ward_id, p.dossier_id) = (d.ward_id, d.dossier_id)
  where p.reusable or p.source in ('database', 'reused')
  union all
  select 'papers-not-asked', d.ward_id, d.received_at, bool_and(p.source = 'database'), d.procedure_code, d.unit_id, null
  from received as d join replaced as p on (p.ward_id, p.dossier_id) = (d.ward_id, d.dossier_id)
  group by d.ward_id, d.dossier_id, d.received_at, d.procedure_code, d.unit_id
  union all
  select 'asked-again', d.ward_id, d.received_at, bool_or(p.source <> 'database' and p.lookup is null), d.procedure_code, d.unit_id, null
  from received as d join replaced as p on (p.ward_id, p.dossier_id) = (d.ward_id, d.dossier_id)
  group by d.ward_id, d.dossier_id, d.received_at, d.procedure_code, d.unit_id
  union all
  select 'look-up-failures', d.ward_id, d.received_at, bool_or(k.outcome <> 'found'), d.procedure_code, d.unit_id, null
  from received as d join naive_lookups as k on (k.ward_id, k.dossier_id) = (d.ward_id, d.dossier_id)
  group by d.ward_id, d.dossier_id, d.received_at, d.procedure_code, d.unit_id
  union all
  select 'processed-online', ward_id, finished_at, channel = 'online' and (not is_document or result_file is not null),
    procedure_code, unit_id, null from resolved
  union all
  select 'electronic-result', ward_id, finished_at, result_file is not null, procedure_code, unit_id, null from resolved where is_document
  union all
  select 'digitised', d.ward_id, d.finished_at, (not d.is_document or d.result_file is not null) and not exists (
      select from naive_papers as p where (p.ward_id, p.dossier_id) = (d.ward_id, d.dossier_id)
        and p.source in ('original', 'copy', 'electronic') and not p.has_file and not p.is_exempt),
    d.procedure_code, d.unit_id, null
  from resolved as d
  union all
  select 'on-time', ward_id, case when finished_at < due_at then finished_at else due_at end,
    coalesce(finished_at <= due_at and supplements <= 1, false), procedure_code, unit_id, null
  from naive_dossiers
  where due_at is not null and place <> 'forwarded'
    and status not in ('refused', 'withdrawn', 'stopped', 'awaiting_supplement', 'suspended')
  union all
  select 'payments-online', i.ward_id, i.settled_at, i.method = 'platform', d.procedure_code, i.unit_id, null
  from payment_intents as i join naive_dossiers as d on (d.ward_id, d.dossier_id) = (i.ward_id, i.dossier_id)
  where i.state in ('succeeded', 'refund_requested', 'refunded') and i.paid_vnd = i.amount_vnd
    and exists (select from charge_payments as c where (c.ward_id, c.intent_id) = (i.ward_id, i.id))
  union all
  select 'satisfaction', a.ward_id, a.answered_at, s.score in (4, 5), d.procedure_code, d.unit_id, null
  from survey_answers as a
  join survey_scores as s on (s.ward_id, s.dossier_id) = (a.ward_id, a.dossier_id) and s.question = 'whole'
  join naive_dossiers as d on (d.ward_id, d.dossier_id) = (a.ward_id, a.dossier_id)
  where a.voided_at is null
  union all
  select 'step-on-time', t.ward_id, t.at, t.at <= t.step_due, d.procedure_code, t.unit_id, t.officer_id
  from (
    select s.*, (array_agg(s.own_due) over (partition by s.ward_id, s.dossier_id, s.spell order by s.no))[1] as spell_due,
      lag(s.running_due) over (partition by s.ward_id, s.dossier_id order by s.no) as step_due
    from (
      select s.*, (array_agg(s.own_due) over (partition by s.ward_id, s.dossier_id, s.spell order by s.no))[1] as running_due
      from (
        select s.*, case when s.payload ? 'at' then (s.payload #>> '{at,stepDueAt}')::timestamptz
            else coalesce(s.payload ->> 'stepDueAt', s.payload ->> 'answerDueAt')::timestamptz end as own_due,
          count(*) filter (where s.payload ? 'at' or s.step in ('accept', 'submit', 'admit', 'request_supplement', 'answer_supplement',
            'return_supplement', 'receive_supplement', 'suspend', 'resume', 'open_linked', 'note_linked'))
            over (partition by s.ward_id, s.dossier_id order by s.no) as spell
        from naive_standing as s) as s) as s) as t
  join naive_dossiers as d on (d.ward_id, d.dossier_id) = (t.ward_id, t.dossier_id)
  where t.step_due is not null and t.officer_id is not null and (
    t.step in ('admit', 'transfer', 'propose', 'submit_for_signature', 'send_back', 'sign', 'stamp', 'forward', 'refuse')
    or (t.step, t.status_before) in (('assign', 'awaiting_assignment'), ('request_supplement', 'submitted'))))
select * from facts`;

export const NAIVE_COUNT = `
select code, count(*)::int as denominator, count(*) filter (where counted)::int as numerator
from naive_facts where ward_id = $1 and at >= $2 and at < $3 and at < $4
  and ($5::text[] is null or procedure_code = any($5)) and ($6::bigint[] is null or unit_id = any($6))
  and ($7::bigint[] is null or officer_id = any($7))
group by code`;

/** What is open at an instant, by who resolves it. */
export const NAIVE_OPEN = `
select count(*) filter (where place <> 'forwarded')::int as own, count(*) filter (where place = 'forwarded')::int as forwarded
from naive_dossiers where ward_id = $1 and received_at < $2 and (finished_at is null or finished_at >= $2)`;
