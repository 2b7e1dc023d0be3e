/**
 * What each figure of petitions counts, written a second time over the raw steps; nothing of it reads the item's row.
 * `naive_feedback_facts`: a row for everything that is looked at, with its day, and whether it counts.
 */
export const NAIVE_FEEDBACK = `
create view nf_steps as
select s.ward_id, s.feedback_id, s.no, s.step, s.status_after, s.payload, (s.at at time zone 'Asia/Ho_Chi_Minh')::date as day,
  (select t.payload -> 'dueDays' from feedback_steps as t where (t.ward_id, t.feedback_id) = (s.ward_id, s.feedback_id)
    and t.no <= s.no and t.payload ? 'dueDays' order by t.no desc limit 1) as due_days,
  (select coalesce(t.payload -> 'dueDays' ->> 'handle', t.payload ->> 'dueOn')::date from feedback_steps as t
    where (t.ward_id, t.feedback_id) = (s.ward_id, s.feedback_id) and t.no <= s.no
      and t.step in ('receive', 'supplement', 'reopen', 'extend') order by t.no desc limit 1) as handle_due
from feedback_steps as s;

create view nf_limits as
select ward_id, feedback_id, no,
  case when step in ('receive', 'supplement', 'unmerge') then 'classify' when step = 'ask_supplement' then 'sender'
    when step in ('accept', 'extend', 'reopen') then 'handle' when step = 'approve' then 'publish' end as code,
  case when step in ('receive', 'supplement', 'unmerge') then (due_days ->> 'classify')::date
    when step = 'ask_supplement' then (payload ->> 'dueOn')::date when step in ('accept', 'extend', 'reopen') then handle_due
    when step = 'approve' then (payload ->> 'publishBy')::date end as due
from nf_steps
where step in ('receive', 'supplement', 'unmerge', 'ask_supplement', 'accept', 'extend', 'reopen', 'approve', 'decline', 'redirect',
  'merge', 'withdraw', 'publish', 'take_down');

create view nf_missed as
select s.ward_id, s.feedback_id, b.due
from nf_steps as s
join nf_steps as p on (p.ward_id, p.feedback_id, p.no) = (s.ward_id, s.feedback_id, s.no - 1)
join lateral (select * from nf_limits as l where (l.ward_id, l.feedback_id) = (s.ward_id, s.feedback_id) and l.no < s.no
  order by l.no desc limit 1) as l on true
cross join lateral (select
  case when s.step = 'ask_supplement' then (p.due_days ->> 'supplement')::date
    when s.step = 'redirect' and s.payload ->> 'as' = 'other_regulation' then (p.due_days ->> 'forward_regulation')::date
    when s.step in ('decline', 'redirect') and p.status_after = 'new' then (p.due_days ->> 'classify')::date
    when s.step in ('decline', 'redirect') and l.code = 'sender' then null
    else l.due end as due) as b
where s.step in ('decline', 'redirect', 'ask_supplement', 'approve', 'publish') and s.day > b.due;

create view nf_items as
select f.ward_id, f.feedback_id, f.day as received_on, z.status_after as status, z.due_days, z.handle_due,
  coalesce(case when m.step = 'accept' then m.payload -> 'matters' when m.step is not null then '["regulation"]'::jsonb end, '[]') as matters,
  case when a.feedback_id is null then f.payload ->> 'procedureCode' else a.payload ->> 'procedureCode' end as procedure_code,
  (g.payload ->> 'unitId')::bigint as unit_id,
  case when h.step = 'approve' then h.day end as handled_on,
  coalesce(case w.step when 'approve' then w.payload ->> 'publishBy' is not null when 'publish' then true end, false) as publishable,
  (select min(s.day) from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and s.step = 'publish'
    and s.no > coalesce((select max(no) from nf_steps as u where (u.ward_id, u.feedback_id) = (f.ward_id, f.feedback_id)
      and u.step in ('take_down', 'reopen')), 0)) as published_on,
  case when e.step <> 'unmerge' then e.day end as ended_on, e.step as ended_by,
  case when c.step = 'confirm' then (c.payload ->> 'isSolved')::boolean end as solved,
  (r.payload ->> 'ofId') is not null as repeated, l.code as limit_code, l.due as limit_due,
  (select min(due) from nf_missed as n where (n.ward_id, n.feedback_id) = (f.ward_id, f.feedback_id)) as missed
from nf_steps as f
join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) order by no desc limit 1) as z on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id)
  and (step = 'accept' or step = 'redirect' and payload ->> 'as' = 'other_regulation') order by no desc limit 1) as m on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step = 'accept' order by no desc limit 1) as a on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step = 'assign' order by no desc limit 1) as g on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step in ('approve', 'reopen') order by no desc limit 1) as h on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step in ('approve', 'publish', 'take_down') order by no desc limit 1) as w on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step in ('decline', 'redirect', 'merge', 'withdraw', 'unmerge') order by no desc limit 1) as e on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step in ('confirm', 'reopen') order by no desc limit 1) as c on true
left join lateral (select * from nf_steps as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) and step = 'repeat' order by no desc limit 1) as r on true
join lateral (select * from nf_limits as s where (s.ward_id, s.feedback_id) = (f.ward_id, f.feedback_id) order by no desc limit 1) as l on true
where f.no = 1 and not (f.payload ->> 'isAnonymous')::boolean;

create view naive_feedback_facts as
with items as (select *, case jsonb_array_length(matters) when 2 then 'both' when 1 then matters ->> 0 else 'unclassified' end as matter,
    (select count(*) filter (where not is_like) <= count(*) filter (where is_like) from feedback_votes as v
      where (v.ward_id, v.feedback_id) = (i.ward_id, i.feedback_id)) as liked,
    least(missed, case when limit_code is null or limit_code = 'sender' then null when status <> 'new' then limit_due
      else greatest((due_days ->> 'classify')::date, (due_days ->> 'supplement')::date, (due_days ->> 'forward_regulation')::date) end) as passed,
    coalesce(handled_on <= handle_due, false) as in_time
  from nf_items as i),
own as (select *, case when in_time then handled_on else handle_due + 1 end as judged_on from items
  where ended_on is null and jsonb_array_length(matters) > 0),
facts as (
  select *, 'feedback-classified' as code, received_on as day, status <> 'new' as counted from items
  union all select *, 'feedback-arrived-' || matter, received_on, false from items
  union all select *, 'feedback-ended-' || matter || '-' || case when handled_on is not null then 'own' when ended_by = 'decline' then 'declined'
      when ended_by = 'redirect' then 'other' when ended_by = 'merge' then 'merged' else 'withdrawn' end, coalesce(handled_on, ended_on), false
    from items where coalesce(handled_on, ended_on) is not null
  union all select *, 'feedback-in-limits', passed + 1, false from items where passed is not null
  union all select *, 'feedback-in-limits', case when publishable then published_on else coalesce(handled_on, ended_on) end, true
    from items where passed is null and case when publishable then published_on else coalesce(handled_on, ended_on) end is not null)
select code, ward_id, feedback_id, day, counted, coalesce(procedure_code, '') as procedure_code, coalesce(unit_id, 0) as unit_id from facts
union all
select o.code, ward_id, feedback_id, o.day, o.counted, coalesce(procedure_code, ''), coalesce(unit_id, 0) from own
cross join lateral (values
  ('feedback-handled', judged_on, in_time, true),
  ('feedback-handled-regulation', judged_on, in_time, matters ? 'regulation'),
  ('feedback-satisfied', handled_on, in_time and liked and solved is distinct from false and not repeated, true),
  ('feedback-published', handled_on, published_on is not null, publishable),
  ('feedback-published-regulation', handled_on, published_on is not null, publishable and matters ? 'regulation'),
  ('feedback-public-' || matter, published_on, false, handled_on is not null)) as o (code, day, counted, stands)
where o.stands and o.day is not null;
`;

/** $1 ward, days [$2, $3), $4 unit or null. */
export const NAIVE_FEEDBACK_COUNT = `
select code, count(*)::int as denominator, count(*) filter (where counted)::int as numerator from naive_feedback_facts
where ward_id = $1 and day >= $2 and day < $3 and ($4::bigint is null or unit_id = $4) group by code`;
