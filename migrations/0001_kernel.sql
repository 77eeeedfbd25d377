create schema kernel;

-- what a hub sets without touching code: its name, colours, languages, whether it is the demonstration
create table kernel.setting (
	key text primary key,
	value jsonb not null,
	changed_at timestamptz not null default now()
);

-- Subjects (persons) appear in the log only by pseudonym. Erasing a person deletes her line here: the log stays true and names nobody.
create table kernel.pseudonym (
	subject uuid primary key,
	pseudonym uuid not null unique
);

-- The log. A row is never updated nor deleted; a correction is a row that names the one it corrects.
create table kernel.activity (
	id uuid primary key,
	verb text not null,
	version smallint not null default 1,
	actor_kind text,
	actor uuid,
	object_kind text not null,
	object uuid not null,
	target_kind text,
	target uuid,
	context_kind text,
	context uuid,
	place uuid,
	at timestamptz not null,
	recorded_at timestamptz not null default clock_timestamp(),
	source text not null,
	detail jsonb not null default '{}',
	commitment bytea,
	corrects uuid references kernel.activity
);
create index on kernel.activity (object, verb);
create index on kernel.activity (context, verb) where context is not null;
create index on kernel.activity (actor) where actor is not null;

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'the log is append-only';
end $$;
create trigger append_only before update or delete on kernel.activity for each row execute function kernel.refuse_change();
create trigger append_only_whole before truncate on kernel.activity for each statement execute function kernel.refuse_change();

-- The personal words behind a row's commitment, with its salt: erased with the person, after which the commitment says nothing.
create table kernel.activity_sealed (
	activity uuid primary key references kernel.activity,
	subject uuid,
	salt bytea not null,
	words jsonb not null
);
create index on kernel.activity_sealed (subject);

-- Written in the transaction of the fact and emptied by the sequencer: finding what has no position yet costs nothing however long the log.
-- `at` is by the database's clock: the clocks of several programs may differ, and what followed must not be placed before.
create table kernel.activity_pending (
	activity uuid primary key references kernel.activity,
	at timestamptz not null default clock_timestamp()
);
create index on kernel.activity_pending (at);

-- Ids are given at insert, which is not the order of commit. The position is given after the commit, without a gap.
create table kernel.activity_order (
	position bigint primary key,
	activity uuid not null unique references kernel.activity,
	ordered_at timestamptz not null default clock_timestamp()
);

create table kernel.cursor (
	reader text primary key,
	position bigint not null default 0,
	moved_at timestamptz not null default now()
);

-- A seal covers the positions from where the one before ended; its hash takes the one before in.
create table kernel.seal (
	number integer primary key,
	day date not null,
	first_position bigint not null,
	last_position bigint not null,
	hash bytea not null,
	sealed_at timestamptz not null default now()
);

-- Files are on disk, named by their content; a row says what a file is. Nothing is ever overwritten.
create table kernel.file (
	hash text primary key,
	bytes bigint not null,
	media_type text not null,
	kept_at timestamptz not null default now()
);

-- Every mail, sent or not: without SMTP the team reads them here. One that `opens` holds a link with which its reader becomes its
-- recipient: only an admin reads it, and its words go once SMTP has taken it.
create table kernel.mail (
	id uuid primary key,
	recipient text not null,
	subject_of uuid,
	locale text not null,
	subject text not null,
	text text not null,
	html text,
	opens boolean not null default false,
	attachments jsonb not null default '[]',
	headers jsonb not null default '{}',
	written_at timestamptz not null default clock_timestamp(),
	sent_at timestamptz,
	attempts integer not null default 0,
	failure text
);
create index on kernel.mail (written_at desc);
create index on kernel.mail (subject_of) where subject_of is not null;

-- Who was erased and when, by a hash: re-applied after a backup is restored.
create table kernel.erasure (
	subject_hash text primary key,
	erased_at timestamptz not null default now()
);
