-- Whether a transaction has written in the log, for whoever must tell an act from a silent change. A fact in a savepoint is one of the whole.
create function kernel.mark_told() returns trigger language plpgsql as $$
begin
	perform set_config('kernel.told', pg_current_xact_id()::text, true);
	return null;
end $$;
create trigger mark_told after insert on kernel.activity for each statement execute function kernel.mark_told();

-- Rows on which pieces stand that an act has changed or taken away, until the next look has read it. `ids`: all that the row named.
create table impact.touched (
	id bigint generated always as identity primary key,
	ids uuid[] not null
);
create function impact.touch() returns trigger language plpgsql as $$
begin
	-- with an argument whatever changes it is an act: a show's room is live, and what is live is no fact
	if tg_nargs = 0 and current_setting('kernel.told', true) is distinct from pg_current_xact_id()::text then return null; end if;
	insert into impact.touched (ids)
	select coalesce(array_agg(value::uuid), '{}') from jsonb_each_text(to_jsonb(old))
	where value ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
	return null;
end $$;

do $$
declare
	its text;
begin
	foreach its in array array['participation.seat', 'participation.booking', 'agenda.occurrence', 'agenda.attendance_sheet', 'venture.contact', 'venture.contact_file', 'venture.sheet',
		'venture.file', 'venture.follow_up', 'venture.number', 'learning.enrolment', 'learning.completion', 'learning.attestation', 'network.work', 'partnering.agreement',
		'spaces.reservation', 'spaces.allocation', 'spaces.space', 'impact.declaration'] loop
		execute format('create constraint trigger touch after delete on %s deferrable initially deferred for each row execute function impact.touch()', its);
		execute format('create constraint trigger touch_changed after update on %s deferrable initially deferred for each row
			when (old.* is distinct from new.*) execute function impact.touch()', its);
	end loop;
end $$;
create constraint trigger touch after delete on stage.room deferrable initially deferred for each row execute function impact.touch('live');

-- A piece as it was seen first, or since the last act that changed it.
create table impact.seen_piece (
	-- its kind, its id and, of a contact, the file
	key text primary key,
	kind text not null,
	id uuid not null,
	hash text not null,
	-- the rows that it stands on: an act on one of them explains that it is otherwise
	stands uuid[] not null,
	first_seen timestamptz not null default now(),
	corrected_at timestamptz,
	amber_since timestamptz,
	amber text check (amber in ('gone', 'altered')),
	check ((amber is null) = (amber_since is null))
);
create index on impact.seen_piece (amber) where amber is not null;
create index on impact.seen_piece (hash);

-- What figures read of a piece, as it was when its pieces were last whole: what has lost one stays listed by it.
create table impact.seen_line (
	key text primary key,
	hash text not null,
	pieces text[] not null,
	line jsonb not null
);
create index on impact.seen_line using gin (pieces) with (fastupdate = off);

-- The files that pieces are. `stamp`: size and times of the file when it was last read through.
create table impact.seen_file (
	hash text primary key,
	stamp text,
	read_at timestamptz,
	amber_since timestamptz,
	amber text check (amber in ('file_gone', 'file_altered')),
	check ((amber is null) = (amber_since is null))
);
create index on impact.seen_file (read_at);

-- What the team has found out about a piece in amber. It makes it no truer.
create table impact.amber_word (
	kind text not null,
	id uuid not null,
	word text not null,
	said_by uuid references identity.person,
	said_at timestamptz not null default now(),
	primary key (kind, id)
);
create index on impact.amber_word (said_by) where said_by is not null;
