-- Words with which the ward answers petitions: each in force from a day on until the next of the same code; a retired one is offered no
-- longer. Append-only.
create table feedback_answer_templates (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  valid_from date not null,
  title text not null,
  body text not null,
  is_retired boolean not null,
  client_key uuid not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers
);
create index feedback_answer_templates_code on feedback_answer_templates (ward_id, code, valid_from desc, id desc);
grant select, insert on feedback_answer_templates to motcua_app;

-- What sounds alike is looked for whenever something new is classified.
create index feedback_items_search on feedback_items using gin (search_text gin_trgm_ops);
create index feedback_items_procedure on feedback_items (ward_id, procedure_code, received_at desc) where procedure_code is not null;
create index feedback_senders_email on feedback_senders (ward_id, email) where email <> '';
-- Who was asked to explain finds what he was asked.
create index feedback_steps_asked on feedback_steps (ward_id, ((payload ->> 'officerId')::bigint))
  where step = 'record' and payload ->> 'kind' = 'explanation_asked';
