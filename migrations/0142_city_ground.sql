-- What lies below the stops of all trails: an extract of OpenStreetMap as PMTiles, laid down by whoever runs the hub.
create table city.ground (
	id uuid primary key,
	file text not null references kernel.file,
	-- the day of the extract, as it says itself
	taken_on date,
	kept_at timestamptz not null default now()
);
-- there is one at most
create unique index on city.ground ((true));
