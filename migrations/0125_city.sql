create schema city;

-- A picture or a sound of an organisation, with its rights. A file that an edition names stays.
create table city.media (
	id uuid primary key,
	organization uuid not null references network.organization,
	kind text not null check (kind in ('picture', 'sound')),
	file text not null references kernel.file,
	-- as it was given: the line of a table finds it by that
	file_name text not null,
	bytes integer not null check (bytes > 0),
	width integer,
	height integer,
	seconds integer,
	owner text not null default '',
	licence text,
	-- the last day on which it may be shown
	licence_until date,
	alt jsonb,
	added_by uuid references identity.person,
	added_at timestamptz not null default now(),
	check ((kind = 'picture') = (width is not null and height is not null)),
	check ((kind = 'sound') = (seconds is not null))
);
create index on city.media (organization, file_name);

-- What its team works on. Nobody else reads it: what is published is an edition.
create table city.trail (
	id uuid primary key,
	organization uuid not null references network.organization,
	slug text not null unique,
	title jsonb not null,
	summary jsonb not null,
	minutes integer not null check (minutes between 5 and 1440),
	step_free boolean not null default false,
	age_from integer check (age_from between 0 and 99),
	reuse text not null check (reuse in ('nobody', 'unchanged', 'adapted')),
	licence text not null,
	fictional boolean not null default false,
	state text not null default 'draft' check (state in ('draft', 'asked', 'published', 'withdrawn')),
	-- counted up by whoever changes anything of it: an approval names what it saw
	version integer not null default 1,
	changed_by uuid references identity.person,
	changed_at timestamptz not null default now(),
	asked_by uuid references identity.person,
	-- what came back with it, when it was not approved
	word text not null default '',
	written_at timestamptz not null default now()
);
create index on city.trail (organization);

create table city.stop (
	id uuid primary key,
	trail uuid not null references city.trail,
	position integer not null,
	code text not null unique,
	place uuid references network.place,
	lat double precision check (lat between -90 and 90),
	lon double precision check (lon between -180 and 180),
	spot jsonb,
	picture uuid references city.media,
	check ((lat is null) = (lon is null)),
	unique (trail, position) deferrable initially deferred
);

create table city.layer (
	stop uuid not null references city.stop on delete cascade,
	locale text not null,
	audience text not null check (audience in ('adult', 'child', 'easy', 'described')),
	title text not null default '',
	body text not null default '',
	sound uuid references city.media,
	transcript text not null default '',
	author text not null default '',
	-- the language that it was translated from
	source text,
	primary key (stop, locale, audience)
);
create index on city.layer (sound);

create table city.riddle (
	stop uuid not null references city.stop on delete cascade,
	locale text not null,
	question text not null default '',
	answers text[] not null default '{}',
	hint text not null default '',
	primary key (stop, locale)
);

-- What was approved, as it was then. Everything that the public reads is one of these.
create table city.edition (
	id uuid primary key,
	trail uuid not null references city.trail,
	number integer not null,
	-- the SHA-256 of the manifest in its canonical form: the same copy has the same
	hash text not null,
	manifest jsonb not null,
	title jsonb not null,
	summary jsonb not null,
	-- the words of all stops, by language, for the search
	body jsonb not null,
	word text not null default '',
	-- of which edition it is the same again
	again integer,
	approved_by uuid references identity.person,
	approved_at timestamptz not null default now(),
	words tsvector generated always as (setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B')
		|| setweight(kernel.text_vector(body), 'C')) stored,
	unique (trail, number)
);
create index on city.edition using gin (words) with (fastupdate = off);

-- The files of an edition: its parts, pictures and sounds. `until`: the last day of a licence.
create table city.edition_file (
	edition uuid not null references city.edition,
	file text not null references kernel.file,
	until date,
	primary key (edition, file)
);
create index on city.edition_file (file);
create index on city.edition_file (until);

-- The edition that everybody reads; null while there is none. No foreign key: an edition names its trail and is never removed, and a backup copies tables in an order.
alter table city.trail add column edition uuid;
create index on city.trail (edition);

create function city.keep_edition() returns trigger language plpgsql as $$
begin
	-- what is computed is not there yet
	if tg_op = 'DELETE' or to_jsonb(old) - 'approved_by' - 'words' is distinct from to_jsonb(new) - 'approved_by' - 'words' then
		raise exception 'an edition stays as it was approved' using errcode = 'check_violation', constraint = 'keep_edition';
	end if;
	return new;
end $$;
create trigger keep_edition before update or delete on city.edition for each row execute function city.keep_edition();
create function city.keep_edition_file() returns trigger language plpgsql as $$
begin
	raise exception 'an edition stays as it was approved' using errcode = 'check_violation', constraint = 'keep_edition';
end $$;
create trigger keep_edition_file before update or delete on city.edition_file for each row execute function city.keep_edition_file();

call network.takes_part_in_mergers('city.trail');
call network.takes_part_in_mergers('city.media');
