import { type RawBuilder, sql } from 'kysely';
import type { Officer } from '../../organisation/index.ts';
import { isAtDesk } from '../rights.ts';

/** `isConcerned` as SQL over `feedback_items`. */
function concerned({ id, unitId }: Officer): RawBuilder<boolean> {
  return sql<boolean>`coalesce(
    feedback_items.subject_officer_id = ${id}::bigint
    or (feedback_items.subject_unit_id = ${unitId}::bigint
      and (cardinality(feedback_items.matters) = 0 or 'conduct' = any(feedback_items.matters))), false)`;
}

/** Whether an officer was asked to explain, as SQL over `feedback_items`. */
export function wasAsked(officer: Officer): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from feedback_steps
    where feedback_steps.ward_id = feedback_items.ward_id and feedback_steps.feedback_id = feedback_items.id
      and step = 'record' and payload ->> 'kind' = 'explanation_asked'
      and (payload ->> 'officerId')::bigint = ${officer.id}::bigint)`;
}

/** `mayRead` as SQL over `feedback_items`, so that no list is narrowed only after it was cut into pages. */
export function readableBy(officer: Officer): RawBuilder<boolean> {
  const isOwn = isAtDesk(officer)
    ? sql<boolean>`true`
    : sql<boolean>`coalesce(feedback_items.unit_id = ${officer.unitId}::bigint, false)`;
  return sql<boolean>`(${wasAsked(officer)} or (${isOwn} and not ${concerned(officer)}))`;
}

/** What waits for an officer now: as desk, as handler, as who approves, or as who was asked to explain. */
export function waitsFor(officer: Officer): RawBuilder<boolean> {
  const { id, unitId, duties } = officer;
  const approves = duties.includes('oversee') || duties.includes('sign');
  const handles = sql<boolean>`feedback_items.status = 'handling' and (
    feedback_items.officer_id = ${id}::bigint
    or (feedback_items.unit_id = ${unitId}::bigint
      and (feedback_items.officer_id is null or ${duties.includes('review')}::boolean)))`;
  return sql<boolean>`(
    (not ${concerned(officer)} and (
      (${isAtDesk(officer)}::boolean and feedback_items.status in ('new', 'accepted', 'awaiting_publication'))
      or coalesce(${handles}, false)
      or (${approves}::boolean and feedback_items.status = 'submitted' and ${id}::bigint is distinct from (
        select officer_id from feedback_steps
        where feedback_steps.ward_id = feedback_items.ward_id and feedback_steps.feedback_id = feedback_items.id
          and step = 'submit' order by no desc limit 1))))
    or (feedback_items.status in ('new', 'accepted', 'handling', 'submitted')
      and ${wasAsked(officer)} and not exists (
        select 1 from feedback_steps
        where feedback_steps.ward_id = feedback_items.ward_id and feedback_steps.feedback_id = feedback_items.id
          and step = 'record' and payload ->> 'kind' = 'explanation'
          and (payload ->> 'officerId')::bigint = ${id}::bigint)))`;
}
