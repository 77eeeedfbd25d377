-- Partners abroad, who act by links of letters alone, and answers that arrive by e-mail.

-- An organisation that is not in the directory, as whoever writes for it has said at an address that she has proved.
create table partnering.outside (
	id uuid primary key,
	-- empty once it is erased and nothing was agreed with it
	name text not null,
	-- who writes for it, and where; null once she is erased
	person text,
	email text check (email = lower(email)),
	country text not null check (country ~ '^[A-Z]{2}$'),
	locale text not null,
	scheme text,
	value text,
	-- the links of letters that hold are those of this number
	links integer not null default 1,
	since timestamptz not null default now(),
	-- the organisation of the directory that it has become
	organization uuid references network.organization,
	erased_at timestamptz,
	fictional boolean not null default false,
	check ((scheme is null) = (value is null)),
	check ((person is null) = (email is null))
);
create unique index on partnering.outside (email) where organization is null;
create index on partnering.outside (organization) where organization is not null;

-- Somebody is interested: an organisation of the directory, or one that is outside.
alter table partnering.interest
	alter column organization drop not null,
	add column outside uuid references partnering.outside,
	add unique (proposal, outside),
	add check (num_nonnulls(organization, outside) = 1);
create index on partnering.interest (outside) where outside is not null;

-- An answer from outside that waits for its address to be proved, or somebody whom one has invited to answer: nothing of it is in a talk yet.
create table partnering.knock (
	id uuid primary key,
	proposal uuid not null references partnering.proposal,
	email text not null check (email = lower(email)),
	locale text not null,
	-- who invited, in whose name; null for who came by herself
	invited_by uuid references identity.person,
	invited boolean not null,
	-- what she typed
	answer jsonb,
	at timestamptz not null default now(),
	-- the talk that it has become
	interest uuid references partnering.interest
);
create index on partnering.knock (proposal, email);
create index on partnering.knock (at);

-- Six digits that were sent to a proved address, for one act, one text and one browser.
create table partnering.signing (
	outside uuid primary key references partnering.outside,
	act text not null check (act in ('propose', 'confirm', 'erase')),
	interest uuid not null references partnering.interest,
	agreement uuid,
	words text not null,
	code text not null,
	browser text not null,
	expires_at timestamptz not null,
	tries smallint not null default 0
);

-- Of a message that came by e-mail, its sender and its Message-ID: the same one comes once.
alter table partnering.message add column key text;
create unique index on partnering.message (interest, key) where key is not null;
