-- What ties an organisation to the hub: its conventions, what it pledged for a year, and what it gave or received that the hub knows from nobody but its team.
create table network.convention (
	id uuid primary key,
	organization uuid not null references network.organization,
	signed_on date not null,
	from_day date not null,
	-- it belongs to it; null: until one of the two says so
	until_day date check (until_day >= from_day),
	-- whether it is to be renewed, and how many days before its end the team is reminded
	renews boolean not null default true,
	remind_days smallint not null default 60 check (remind_days between 0 and 730),
	-- the signed document
	file text references kernel.file on delete restrict,
	file_name text,
	note text,
	created_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	check ((file is null) = (file_name is null))
);
create index on network.convention (organization);
create index on network.convention (until_day) where until_day is not null;

-- Amounts are minutes (hours, rooms), cents (money), or how many.
create table network.pledge (
	organization uuid not null references network.organization,
	year smallint not null check (year between 2000 and 2200),
	measure text not null check (measure in ('hours', 'rooms', 'money', 'seances', 'people', 'shows')),
	amount bigint not null check (amount > 0),
	words text not null default '',
	primary key (organization, year, measure)
);

create table network.gift (
	id uuid primary key,
	organization uuid not null references network.organization,
	side text not null check (side in ('given', 'received')),
	measure text not null check (measure in ('hours', 'rooms', 'money', 'seances', 'people', 'shows')),
	amount bigint not null check (amount > 0),
	on_day date not null,
	words text not null,
	-- what shows that it was so: an invoice, a letter, a list
	evidence text not null,
	created_at timestamptz not null default now(),
	withdrawn_at timestamptz
);
create index on network.gift (organization, on_day);
