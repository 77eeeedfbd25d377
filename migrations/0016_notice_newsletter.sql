create schema if not exists notice;

-- An address that asked for the newsletter. It gets one when it was confirmed and neither stopped nor paused.
create table notice.subscriber (
	id uuid primary key,
	email text not null check (email = lower(email)),
	locale text not null,
	source text not null,
	token_hash text,
	asked_at timestamptz not null default clock_timestamp(),
	confirmed_at timestamptz,
	stopped_at timestamptz,
	paused_at timestamptz
);
create unique index on notice.subscriber (email);
create index on notice.subscriber (token_hash) where token_hash is not null;

-- One newsletter: its words, and in order what it tells of (séances and news, by kind and id).
create table notice.newsletter (
	id uuid primary key,
	subject jsonb not null,
	intro jsonb,
	until date not null,
	items jsonb not null default '[]',
	created_at timestamptz not null default clock_timestamp(),
	changed_at timestamptz not null default clock_timestamp(),
	started_at timestamptz,
	finished_at timestamptz,
	check (finished_at is null or started_at is not null)
);

-- One line for each address and newsletter, written together with the letter: whatever breaks off, nobody gets it twice.
create table notice.newsletter_delivery (
	newsletter uuid not null references notice.newsletter on delete restrict,
	subscriber uuid not null references notice.subscriber on delete cascade,
	mail uuid,
	at timestamptz not null default clock_timestamp(),
	primary key (newsletter, subscriber)
);
create index on notice.newsletter_delivery (subscriber);
create index on notice.newsletter_delivery (mail);
