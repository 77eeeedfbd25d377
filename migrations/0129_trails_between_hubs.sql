-- A trail that came from another hub keeps whose it is; null: of here. A stop and a file keep the names that they were born with.
alter table city.trail add column origin jsonb;
alter table city.stop add column origin uuid;
-- what another hub calls the place where it is
alter table city.stop add column place_said text;
alter table city.media add column origin text;
-- the address of the hub that brought the file, which alone changes its rights; null: of here
alter table city.media add column brought_by text;
create index on city.media (organization, coalesce(origin, file));
create index on city.trail ((origin ->> 'trail')) where origin is not null;

-- What was sent of a trail, and what was taken into it. The parcel itself is the file of that hash.
create table city.parcel (
	trail uuid not null references city.trail,
	hash text not null references kernel.file,
	way text not null check (way in ('sent', 'received')),
	ancestors text[] not null,
	hub text not null,
	url text not null,
	organization text not null,
	-- the thumbprint of the key that signed it (RFC 7638)
	key text not null,
	-- what the team's copy was before it was taken in, with the codes of its stops, and the version of the trail right after
	before jsonb,
	after integer,
	undone_at timestamptz,
	person uuid references identity.person,
	at timestamptz not null default now(),
	primary key (trail, hash)
);
create index on city.parcel (trail, at);

-- The files that travel in one that was sent. `until`: the last day of a licence.
create table city.parcel_file (
	trail uuid not null,
	parcel text not null,
	file text not null references kernel.file,
	until date,
	primary key (trail, parcel, file),
	foreign key (trail, parcel) references city.parcel (trail, hash)
);
create index on city.parcel_file (file);
