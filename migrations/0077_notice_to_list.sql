-- That the team wrote to those of a saved list who asked to be written to, without the words. The list may be gone by now.
create table notice.list_circular (
	id uuid primary key,
	list uuid not null,
	letters integer not null,
	written_by uuid references identity.person on delete set null,
	written_at timestamptz not null default now()
);
create index on notice.list_circular (list, written_at);
