-- Organisations abroad that offer or seek something themselves.

-- Whose proposal it is: an organisation of the directory, or one that is outside. Its draft waits for the team.
alter table partnering.proposal
	alter column organization drop not null,
	add column outside uuid references partnering.outside,
	add column author uuid not null generated always as (coalesce(organization, outside)) stored,
	-- why the team did not publish it
	add column refusal text,
	add check (num_nonnulls(organization, outside) = 1),
	-- who is outside is named to everybody, and whom it is for she cannot choose
	add check (outside is null or (audience = 'public' and not anonymous));
create index on partnering.proposal (author);
create index on partnering.proposal (outside) where outside is not null;

-- What somebody abroad wants to put up, until her address is proved: nothing of it is a proposal yet.
create table partnering.submission (
	id uuid primary key,
	email text not null check (email = lower(email)),
	locale text not null,
	-- what she typed; null once it is a proposal
	given jsonb,
	at timestamptz not null default now(),
	-- the proposal that it has become
	proposal uuid references partnering.proposal on delete cascade
);
create index on partnering.submission (email);
create index on partnering.submission (at);
create index on partnering.submission (proposal);

-- Who has put something up has herself erased where nobody has answered yet, too.
alter table partnering.signing alter column interest drop not null;
