-- A file about a project or a company: whose it is, who keeps it, and to whom its holders have opened it.
create schema venture;

create table venture.file (
	id uuid primary key,
	-- who opened it, and whose advisers work in it
	keeper uuid not null references network.organization,
	-- the company in the directory, once there is one
	company uuid references network.organization,
	kind text not null check (kind in ('project', 'company')),
	-- empty once its last holder was erased
	name text not null,
	sentence text,
	stage text not null,
	sector text,
	nace text,
	locality text,
	needs text,
	promises text,
	-- the funded project under which it is accompanied, unless a contact says another one
	operation text,
	adviser uuid references identity.person,
	opened_at timestamptz not null default now(),
	-- when its holders were last spoken to or written to: kept with each contact
	heard_at timestamptz,
	closed_at timestamptz,
	close_reason text,
	-- what its address ends with: a letter to it becomes a contact
	mailbox text not null unique,
	fictional boolean not null default false,
	updated_at timestamptz not null default now()
);
create index on venture.file (keeper, stage, heard_at);
create index on venture.file (company) where company is not null;
create index on venture.file (adviser) where adviser is not null;

-- Whom a file is about, once she has said so herself: an address may be mistyped. `ended_at`: she has left, and reads nothing any more.
create table venture.holder (
	id uuid primary key,
	file uuid not null references venture.file,
	person uuid not null references identity.person,
	-- as whoever wrote her down called her: whether the hub knows the address, and by which name, is told to nobody before she answers
	asked_as text not null,
	role text not null,
	since date not null default current_date,
	asked_at timestamptz not null default now(),
	accepted_at timestamptz,
	until date,
	ended_at timestamptz
);
create unique index one_holding on venture.holder (file, person) where ended_at is null;
create index on venture.holder (person);

-- The parts of a file that a holder has opened to a partner, until she takes them back.
create table venture.share (
	id uuid primary key,
	file uuid not null references venture.file,
	organization uuid not null references network.organization,
	parts text[] not null,
	given_by uuid references identity.person,
	given_at timestamptz not null default now(),
	ended_at timestamptz
);
create unique index one_share on venture.share (file, organization) where ended_at is null;
create index on venture.share (organization) where ended_at is null;

-- What was said once of a file, with its date: jobs (in hundredths of a full-time one), turnover and funds (in cents).
create table venture.number (
	id uuid primary key,
	file uuid not null references venture.file,
	kind text not null,
	as_of date not null,
	value bigint not null check (value >= 0),
	-- who may see it besides holders and keeper
	seen text not null default 'keeper' check (seen in ('keeper', 'partners', 'everyone')),
	given_by uuid references identity.person,
	given_at timestamptz not null default now(),
	struck_at timestamptz
);
create index on venture.number (file);
create unique index one_number on venture.number (file, kind, as_of) where struck_at is null;

create table venture.document (
	id uuid primary key,
	file uuid not null references venture.file,
	name text not null,
	media_type text not null,
	size integer not null,
	hash text not null references kernel.file (hash),
	added_by uuid references identity.person,
	added_at timestamptz not null default now()
);
create index on venture.document (file);

-- What a holder did in the hub and has added herself, item by item.
create table venture.step (
	id uuid primary key,
	file uuid not null references venture.file,
	-- what it was: never looked into
	subject_kind text not null,
	subject uuid,
	title text not null,
	at timestamptz not null,
	added_by uuid references identity.person,
	added_at timestamptz not null default now(),
	unique (file, subject_kind, subject)
);

-- What was done with or for a file, or for several at once. One with a beginning and an end takes its adviser's time.
create table venture.contact (
	id uuid primary key,
	author uuid references identity.person,
	organization uuid not null references network.organization,
	kind text not null,
	at timestamptz not null,
	during tstzrange,
	operation text,
	summary text,
	-- told to the holders, and to partners who have that part
	shared_at timestamptz,
	written_at timestamptz not null default now(),
	struck_at timestamptz,
	constraint nobody_in_two_places exclude using gist (author with =, during with &&) where (during is not null and struck_at is null and author is not null)
);
create index on venture.contact (author, at);
create index on venture.contact (organization, at);

-- Of which files it is; `supports`: the part of it that counts as support of this one.
create table venture.contact_file (
	contact uuid not null references venture.contact on delete cascade,
	file uuid not null references venture.file,
	supports tstzrange,
	sheet uuid,
	primary key (contact, file),
	constraint no_hour_twice exclude using gist (file with =, supports with &&) where (supports is not null)
);
create index on venture.contact_file (file);

create table venture.plan (
	file uuid primary key references venture.file,
	operation text,
	from_day date not null,
	until_day date not null check (until_day >= from_day),
	minutes integer not null check (minutes >= 0),
	written_by uuid references identity.person,
	written_at timestamptz not null default now()
);

create table venture.goal (
	id uuid primary key,
	file uuid not null references venture.file,
	rank smallint not null,
	words text not null,
	due date,
	met_at timestamptz
);
create index on venture.goal (file);

-- A month of support of one file under one operation, signed by a holder.
create table venture.sheet (
	id uuid primary key,
	file uuid not null references venture.file,
	month date not null check (extract(day from month) = 1),
	operation text,
	-- what was written after the one before was signed
	number smallint not null default 1 check (number > 0),
	minutes integer not null,
	-- of what stands in it, so that a changed line shows
	hash text not null,
	to_person uuid references identity.person,
	token_hash text unique,
	sent_at timestamptz not null default now(),
	reminded smallint not null default 0,
	reminded_at timestamptz,
	signed_at timestamptz,
	signed_by uuid references identity.person,
	signed_name text
);
create unique index one_sheet on venture.sheet (file, month, coalesce(operation, ''), number);
alter table venture.contact_file add foreign key (sheet) references venture.sheet;
