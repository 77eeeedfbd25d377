-- What others offer to projects, with their dates: the hub judges none of them, and says where to ask.
create table venture.call (
	id uuid primary key,
	name text not null,
	offered_by text not null,
	link text not null,
	-- without a day on which it ends; else without one its days are not known
	permanent boolean not null default false,
	opens_on date,
	closes_on date check (closes_on >= opens_on),
	-- when somebody read the days at the source; null: they are to be checked there
	checked_on date,
	summary jsonb not null,
	eligibility jsonb,
	-- what a file is compared with: an empty list asks nothing
	kinds text[] not null default '{}',
	stages text[] not null default '{}',
	sectors text[] not null default '{}',
	places text[] not null default '{}',
	sizes text[] not null default '{}',
	-- what the dossier is to say, in their order
	headings jsonb not null default '[]',
	written_by uuid references identity.person,
	fictional boolean not null default false,
	updated_at timestamptz not null default now(),
	trashed_at timestamptz,
	check (not permanent or closes_on is null)
);
create index on venture.call (closes_on) where trashed_at is null;

-- Which file has an eye on it, and who is reminded.
create table venture.call_interest (
	call uuid not null references venture.call on delete cascade,
	file uuid not null references venture.file,
	marked_by uuid references identity.person,
	marked_at timestamptz not null default now(),
	-- how many days before the end she was reminded last
	reminded smallint,
	primary key (call, file)
);
create index on venture.call_interest (file);
