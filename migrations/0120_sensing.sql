create schema sensing;

-- What stands in a room or in a street and is observed. `number` is its id in SensorThings (OGC 18-088), which wants one that is short; facts and pages know it by `id`.
create table sensing.thing (
	number bigint generated always as identity primary key,
	id uuid not null unique,
	organization uuid not null references network.organization,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text not null,
	description text not null,
	properties jsonb,
	-- everybody; whoever answers for an organisation of the hub; its own organisation, its keeper and the team
	seen text not null check (seen in ('public', 'partners', 'own')),
	-- where it stands: a room that is booked, or a place of the directory
	space uuid references spaces.space,
	place uuid references network.place,
	-- who looks after it beside its organisation, until a day: the teacher whose class has made it
	keeper uuid references identity.person,
	keeper_until date,
	fictional boolean not null default false,
	made_at timestamptz not null default now(),
	retired_at timestamptz,
	check (space is null or place is null),
	check ((keeper is null) = (keeper_until is null))
);
create index on sensing.thing (organization);
create index on sensing.thing (keeper) where keeper is not null;
create index on sensing.thing (space) where space is not null;
create index on sensing.thing (place) where place is not null;
call network.takes_part_in_mergers('sensing.thing');

-- What an observation was made of. The box is what its shape covers, in degrees.
create table sensing.feature (
	number bigint generated always as identity primary key,
	organization uuid not null references network.organization,
	name text not null,
	description text not null,
	encoding text not null,
	feature jsonb not null,
	properties jsonb,
	west double precision,
	south double precision,
	east double precision,
	north double precision
);
create index on sensing.feature (organization);
call network.takes_part_in_mergers('sensing.feature');

create table sensing.location (
	number bigint generated always as identity primary key,
	organization uuid not null references network.organization,
	name text not null,
	description text not null,
	encoding text not null,
	location jsonb not null,
	properties jsonb,
	-- what is observed by whatever stands here and does not say of what; made with the first such observation
	feature bigint references sensing.feature on delete set null
);
create index on sensing.location (organization);
create index on sensing.location (feature) where feature is not null;
call network.takes_part_in_mergers('sensing.location');

create table sensing.thing_location (
	thing bigint not null references sensing.thing,
	location bigint not null references sensing.location,
	primary key (thing, location)
);
create index on sensing.thing_location (location);

-- Where a thing stood from a moment on.
create table sensing.historical_location (
	number bigint generated always as identity primary key,
	thing bigint not null references sensing.thing,
	at timestamptz not null
);
create index on sensing.historical_location (thing, at);

create table sensing.historical_place (
	historical bigint not null references sensing.historical_location,
	location bigint not null references sensing.location,
	primary key (historical, location)
);
create index on sensing.historical_place (location);

create table sensing.sensor (
	number bigint generated always as identity primary key,
	organization uuid not null references network.organization,
	name text not null,
	description text not null,
	encoding text not null,
	metadata jsonb not null,
	properties jsonb
);
create index on sensing.sensor (organization);
call network.takes_part_in_mergers('sensing.sensor');

create table sensing.observed_property (
	number bigint generated always as identity primary key,
	organization uuid not null references network.organization,
	name text not null,
	definition text not null,
	description text not null,
	properties jsonb
);
create index on sensing.observed_property (organization);
call network.takes_part_in_mergers('sensing.observed_property');

-- What one sensor says of one property at one thing.
create table sensing.datastream (
	number bigint generated always as identity primary key,
	id uuid not null unique,
	thing bigint not null references sensing.thing,
	sensor bigint not null references sensing.sensor,
	observed_property bigint not null references sensing.observed_property,
	name text not null,
	description text not null,
	observation_type text not null,
	unit jsonb not null,
	properties jsonb,
	-- how often a value is awaited: after three that did not come it is silent; null: nobody waits
	every_seconds integer check (every_seconds between 1 and 31536000),
	made_at timestamptz not null default now()
);
create index on sensing.datastream (thing);
create index on sensing.datastream (sensor);
create index on sensing.datastream (observed_property);

-- What is known of a stream by now, kept with each batch of observations and not row by row.
create table sensing.standing (
	datastream bigint primary key references sensing.datastream,
	phenomenon_from timestamptz,
	phenomenon_until timestamptz,
	result_from timestamptz,
	result_until timestamptz,
	west double precision,
	south double precision,
	east double precision,
	north double precision,
	latest bigint,
	latest_at timestamptz,
	latest_result jsonb,
	latest_number double precision,
	received_at timestamptz,
	-- since when nothing comes any more, once that was told
	silent_since timestamptz
) with (fillfactor = 60);

-- The rows that come by the million: two indexes beside the key, no trigger of ours. `phenomenon_until`: of an interval alone; `result_number`: of a result that is a number.
create table sensing.observation (
	number bigint generated always as identity primary key,
	datastream bigint not null references sensing.datastream,
	feature bigint not null references sensing.feature,
	phenomenon_from timestamptz not null,
	phenomenon_until timestamptz,
	result_time timestamptz,
	result jsonb not null,
	result_number double precision,
	result_quality jsonb,
	valid_from timestamptz,
	valid_until timestamptz,
	parameters jsonb
);
create index on sensing.observation (datastream, phenomenon_from, number);
create index on sensing.observation (feature, number);

-- Which features a stream has observed: who may see a feature is asked here, and not among a million rows.
create table sensing.feature_stream (
	feature bigint not null references sensing.feature,
	datastream bigint not null references sensing.datastream,
	primary key (feature, datastream)
);
create index on sensing.feature_stream (datastream);

-- A value that somebody is told of when a stream has been beyond it for so long.
create table sensing.threshold (
	id uuid primary key,
	datastream bigint not null references sensing.datastream,
	side text not null check (side in ('above', 'below')),
	value double precision not null,
	minutes integer not null check (minutes between 0 and 10080),
	tells text[] not null check (tells <@ array['hosts', 'keeper', 'team'] and cardinality(tells) > 0),
	state text not null default 'within' check (state in ('within', 'beyond', 'crossed')),
	since timestamptz,
	-- until which observation it has been looked at
	seen_until timestamptz not null default now(),
	made_at timestamptz not null default now(),
	check ((state = 'within') = (since is null))
);
create index on sensing.threshold (datastream);

-- Streams as they are read, with what is known of them by now.
create view sensing.stream_card as
	select d.*, s.phenomenon_from, s.phenomenon_until, s.result_from, s.result_until, s.west, s.south, s.east, s.north,
		s.latest, s.latest_at, s.latest_result, s.latest_number, s.received_at, s.silent_since
	from sensing.datastream d left join sensing.standing s on s.datastream = d.number;
