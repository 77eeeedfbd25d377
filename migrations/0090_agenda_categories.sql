-- The kinds of tickets of an activity; they share the places of each of its séances. `most`: how many places one has of a séance at most. One that is closed
-- is offered no longer, and stays for those who have it.
create table agenda.category (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	label jsonb not null,
	hint jsonb,
	most integer check (most between 1 and 100000),
	rank integer not null,
	closed_at timestamptz,
	created_at timestamptz not null default now()
);
create index on agenda.category (offering, rank);
