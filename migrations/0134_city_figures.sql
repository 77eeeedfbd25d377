-- How a trail was read on a day, as devices have counted it: of one visit nothing is kept, and nothing names one.
create table city.daily_count (
	day date not null,
	trail uuid not null references city.trail,
	-- of an edition: it may have been taken out of what its team works on
	stop uuid not null,
	locale text not null,
	audience text not null,
	-- how often it was opened; in how many visits for the first time; in how many of these as the first of all
	opened integer not null default 0,
	arrived integer not null default 0,
	begun integer not null default 0,
	-- in how many visits another new stop followed
	went_on integer not null default 0,
	seconds bigint not null default 0,
	primary key (trail, day, stop, locale, audience)
);

-- What was counted already: a number that was made for one sending, and that says nothing of who sent it.
create table city.counted (
	receipt uuid primary key,
	at timestamptz not null default now()
);
create index on city.counted (at);
