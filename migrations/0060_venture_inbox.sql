-- Letters to the address of a file, and appointments that it is invited to.

-- One letter to one file, whether it is a contact by now, waits for an adviser, or was thrown away: then nothing of its words is left.
create table venture.letter (
	id uuid primary key,
	file uuid not null references venture.file,
	-- of its sender and its Message-ID: the same one comes once
	key text not null,
	state text not null check (state in ('waiting', 'filed', 'thrown')),
	-- what its sender was to the file when it came, and whether it was proved to be hers
	who text not null check (who in ('adviser', 'holder', 'written', 'unknown')),
	proved boolean not null,
	sender uuid references identity.person,
	from_name text not null default '',
	from_address text not null default '',
	-- to whom it went besides
	recipients text[] not null default '{}',
	subject text,
	words text,
	quoted text,
	-- from whom it is that was passed on, and what a calendar part says
	forwarded jsonb,
	calendar jsonb,
	left_out smallint not null default 0,
	written_at timestamptz not null,
	received_at timestamptz not null default now(),
	contact uuid unique references venture.contact,
	decided_by uuid references identity.person,
	decided_at timestamptz,
	unique (file, key)
);
create index on venture.letter (file) where state = 'waiting';
create index on venture.letter (sender) where sender is not null;

create table venture.letter_document (
	id uuid primary key,
	letter uuid not null references venture.letter,
	rank smallint not null,
	name text not null,
	media_type text not null,
	size integer not null,
	hash text not null references kernel.file (hash)
);
create index on venture.letter_document (letter);

-- It is to come: it takes its adviser's time, and counts as nothing before she has said that it took place.
alter table venture.contact add column planned boolean not null default false;

-- An appointment with holders of a file; its time is its contact's.
create table venture.appointment (
	id uuid primary key,
	contact uuid not null unique references venture.contact,
	file uuid not null references venture.file,
	author uuid references identity.person,
	title text not null,
	place text,
	link text check (link ~ '^https://'),
	-- of the invitation that stands in their calendars
	sequence smallint not null default 0,
	planned_at timestamptz not null default now(),
	cancelled_at timestamptz
);
create index on venture.appointment (file);

-- Who is invited, by which address, and what she said last: only an answer from that address counts. `proposes`: another time.
create table venture.invited (
	id uuid primary key,
	appointment uuid not null references venture.appointment,
	person uuid not null references identity.person,
	email text not null,
	answer text not null default 'asked' check (answer in ('asked', 'accepted', 'declined', 'tentative')),
	-- when she said so, as her calendar has it: an older answer that comes later changes nothing
	answered_at timestamptz,
	proposes tstzrange,
	unique (appointment, person)
);
create index on venture.invited (person);
