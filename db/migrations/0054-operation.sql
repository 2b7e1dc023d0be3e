-- Which migrations ran, so that a server can say whether it stands on the database that it was written for.
grant select on migrations to motcua_app;

-- Which request queued a job, so that what the log says of both can be read together. Empty: the clock did.
alter table jobs add column request_id text;

-- Questions to the payment platform that nobody answered, for the page of operation.
create index payment_messages_unanswered on payment_messages (ward_id, at desc) where outcome = 'unanswered';
