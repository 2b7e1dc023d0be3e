-- Where a document of a dossier came from when nobody handed it in: the item of its owner's vault that was used again, or the
-- look-up in a database that gave it, or whose failure was the reason to ask for the paper after all.

alter table dossier_documents
  add column vault_item_id bigint,
  add column lookup_id bigint;
