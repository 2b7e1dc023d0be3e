-- Which trip of a mobile team took a dossier in, the number of the post's item that brought it, and how its applicant
-- wants to be told.

alter table dossiers
  add column session_id bigint,            -- the session of reception, for what a mobile team took in
  add column postal_number text,           -- number of the item by which the post brought it
  add column notice_by text not null default '' check (notice_by in ('', 'mail', 'sms', 'zalo', 'none')),
  add constraint dossiers_session foreign key (ward_id, session_id) references reception_sessions;

create index dossiers_session on dossiers (ward_id, session_id) where session_id is not null;
