-- Sign-ins, failures, changes of access, and looks at what is of persons. By pseudonym, so that an erasure leaves a row without a name; kept for a year.
create table identity.trace (
	id uuid primary key,
	at timestamptz not null default now(),
	what text not null,
	actor uuid,
	subject uuid,
	detail jsonb not null default '{}'
);
create index on identity.trace (at);
create index on identity.trace (subject, at) where subject is not null;
create index on identity.trace (actor, at) where actor is not null;

-- A browser from which a person has signed in, told again by a cookie.
create table identity.device (
	person uuid not null references identity.person,
	token_hash text not null,
	first_at timestamptz not null default now(),
	last_at timestamptz not null default now(),
	primary key (person, token_hash)
);
