-- An import of a trail's stops. No key to the import: whoever throws that away, or the thirty days, leaves files that are swept (`city.sweep`).
create table city.bringing (
	batch uuid primary key,
	trail uuid not null references city.trail
);
create index on city.bringing (trail);

-- A file that came with a table, ready to be kept, or why it cannot be. `media`: what the import has made of it.
create table city.brought_file (
	id uuid primary key,
	batch uuid not null references city.bringing on delete cascade,
	name text not null,
	kind text check (kind in ('picture', 'sound')),
	file text references kernel.file,
	bytes integer,
	width integer,
	height integer,
	seconds integer,
	problem text,
	params jsonb not null default '{}',
	media uuid references city.media on delete set null
);
create index on city.brought_file (batch);
create index on city.brought_file (media);

-- who saved a text last, to tell whoever saves the same after her
alter table city.layer add column changed_by uuid references identity.person, add column changed_at timestamptz not null default now();
