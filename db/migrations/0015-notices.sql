-- What citizens are told, per channel and as they chose; work lists that stay quick at a hundred thousand dossiers.

-- "dead": the peer refused it for good, or a day of trying was in vain: someone has to look.
alter table notices drop constraint notices_state_check;
alter table notices add constraint notices_state_check
  check (state in ('queued', 'sent', 'failed', 'skipped', 'dead'));
alter table notices
  add column exact boolean not null default false, -- the citizen chose this very channel: no other is taken instead
  add column sent_by text check (sent_by in ('mail', 'sms', 'zalo')); -- the channel that it went by
create index notices_state on notices (ward_id, state, id desc);
create index notices_event on notices (ward_id, event, id desc);

-- Words for a message of at most two SMS; empty: the ward has not written its own.
alter table notice_templates add column short text not null default '';

-- A stop is for one channel; '' stops every channel of that recipient.
alter table notice_stops add column channel text not null default '' check (channel in ('', 'mail', 'sms', 'zalo'));
alter table notice_stops drop constraint notice_stops_pkey;
alter table notice_stops add primary key (ward_id, recipient_hash, channel);

create index appointments_ahead on appointments (ward_id, day, id) where status = 'booked';

-- The lists by due time: what has none comes last. The words of the queries are the same, so that the index is used.
create index dossiers_work on dossiers (ward_id, coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz), id)
  where finished_at is null;
create index dossiers_alive on dossiers (ward_id, coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz), id)
  where status not in ('returned', 'refused', 'withdrawn', 'stopped');
create index dossiers_given on dossiers (ward_id, holder_unit_id, status_at) where awaits_receipt;
create index dossiers_status on dossiers (ward_id, status, submitted_at desc, id desc);
create index dossiers_procedure on dossiers (ward_id, procedure_code, submitted_at desc, id desc);
-- A code typed without its dots and hyphens.
create index dossiers_plain_code on dossiers
  using gin (lower(replace(replace(code, '.', ''), '-', '')) gin_trgm_ops);

create index audit_log_officer on audit_log (ward_id, officer_id, id desc);
create index audit_log_subject on audit_log (ward_id, subject, id desc);
