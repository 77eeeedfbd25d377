create schema exchange;

-- One file that somebody brought in. What was read of it is forgotten as soon as it is imported, its rows thirty days later: both name persons.
create table exchange.batch (
	id uuid primary key,
	kind text not null,
	file_name text not null,
	-- what was read, sheet by sheet
	sheets json,
	sheet smallint not null default 0,
	-- the row of the columns' titles, counted from 0
	header integer not null default 0,
	-- for each column of the file, what it is; null: not read
	mapping jsonb not null default '[]',
	state text not null default 'read' check (state in ('read', 'checking', 'checked', 'applying', 'done', 'undoing', 'undone')),
	progress integer not null default 0,
	total integer not null default 0,
	counts jsonb not null default '{}',
	-- why the last try was given up, as a message key and its words
	failure jsonb,
	made_by uuid references identity.person,
	created_at timestamptz not null default now(),
	applied_at timestamptz,
	undone_at timestamptz,
	forgotten_at timestamptz
);
create index on exchange.batch (created_at desc);
create index on exchange.batch (made_by) where made_by is not null;

create table exchange.row (
	batch uuid not null references exchange.batch on delete cascade,
	-- as the spreadsheet counts
	number integer not null,
	state text not null check (state in ('new', 'changed', 'unchanged', 'duplicate', 'bad', 'erased')),
	given jsonb not null default '{}',
	problems jsonb not null default '[]',
	matches jsonb not null default '[]',
	decision text not null check (decision in ('add', 'update', 'skip')),
	-- what it made or changed: reference, before and after
	made jsonb not null default '[]',
	-- why something of it stayed when the import was taken back
	stays text,
	persons uuid[] not null default '{}',
	primary key (batch, number)
);
create index on exchange.row using gin (persons);
create index on exchange.row (batch, state, number);

-- What a title of a column meant the last time, for each kind of table.
create table exchange.meaning (
	kind text not null,
	title text not null,
	meaning text not null,
	primary key (kind, title)
);
