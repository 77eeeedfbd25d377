-- A stop that is an experiment of somebody of the hub: what is tried and until when, what is asked of whom, and what came of it.
create table city.passport (
	stop uuid primary key references city.stop on delete cascade,
	-- a work of the gallery; the experiment stays where it goes
	work uuid references network.work on delete set null,
	hypothesis jsonb not null,
	since date not null,
	until date,
	asked jsonb not null,
	learnt jsonb,
	check (until is null or until >= since)
);
create index on city.passport (work);

-- What a stop says instead while something that is measured is above or below a bound. `measured`: what whoever measures calls it; this schema does not know who that is.
create table city.reaction (
	stop uuid primary key references city.stop on delete cascade,
	measured text not null,
	side text not null check (side in ('above', 'below')),
	bound double precision not null,
	says jsonb not null
);
