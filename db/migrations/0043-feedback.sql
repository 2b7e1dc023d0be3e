-- Petitions and feedback; and what records of inspection and outreach leave for the plan.

-- As which products of the plan a noted thing counts, and whom it speaks to.
alter table plan_products add column kinds text[] not null default '{meeting}';
alter table plan_products alter column kinds drop default;
alter table plan_products add column audience text not null default 'everybody';

-- What was noted by mistake: it counts no longer. Append-only.
create table plan_product_revocations (
  ward_id integer not null,
  source text not null,
  ref text not null,
  reason text not null,
  revoked_at timestamptz not null,
  primary key (ward_id, source, ref),
  foreign key (ward_id, source, ref) references plan_products
);

grant select, insert on plan_product_revocations to motcua_app;
