-- Alarms of petitions whose limits come near or have passed: each level of each limit once. Append-only; an alarm is over when the limit
-- that it names runs no longer, which the item's steps say.

create table feedback_alarms (
  ward_id integer not null,
  feedback_id bigint not null,
  limit_code text not null,
  due_on date not null,
  level text not null check (level in ('handler', 'unit_head', 'director', 'chairman')),
  raised_at timestamptz not null,
  primary key (ward_id, feedback_id, limit_code, due_on, level),
  foreign key (ward_id, feedback_id) references feedback_items
);

grant select, insert on feedback_alarms to motcua_app;
