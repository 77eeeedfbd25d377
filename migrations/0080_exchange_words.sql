-- A word of an import that names nothing the hub knows, and what somebody said that it is: once for all rows that have it.
create table exchange.word (
	id uuid primary key,
	batch uuid not null references exchange.batch on delete cascade,
	-- the column of ours in which it stands
	"column" text not null,
	-- the word as it is compared
	key text not null,
	-- the word as it is written first
	word text not null,
	rows integer not null,
	-- the known things that are written most like it, the nearest first
	near jsonb not null default '[]',
	-- whether one can be made that is called so
	creatable boolean not null,
	answer text check (answer in ('take', 'create', 'empty')),
	-- what it is taken for
	value text,
	-- what was made of it: reference and what it was when the import had ended
	made jsonb not null default '[]',
	-- why that stayed when the import was taken back
	stays text,
	check ((answer = 'take') = (value is not null)),
	unique (batch, "column", key)
);
