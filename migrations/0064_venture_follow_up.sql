-- What has become of a project, 12 and 36 months after its support ended: asked once, answered or not.
create table venture.follow_up (
	id uuid primary key,
	file uuid not null references venture.file,
	months smallint not null check (months in (12, 36)),
	-- the day on which support had ended when it was asked
	ended_on date not null,
	asked_on date not null,
	asked_at timestamptz not null default now(),
	reminded_at timestamptz,
	-- until when the answer is given, and changed
	closes_on date not null,
	answered_at timestamptz,
	answered_by uuid references identity.person,
	active boolean,
	turnover text check (turnover in ('none', 'to_50', 'to_250', 'to_1000', 'more')),
	-- where it is now, where that is somewhere else
	moved text,
	stopped text check (stopped in ('money', 'customers', 'time', 'job', 'health', 'other')),
	check (stopped is null or not active),
	unique (file, months, ended_on)
);
create index on venture.follow_up (asked_on) where answered_at is null;

-- Which holders were asked: the link of each letter is hers.
create table venture.follow_up_asked (
	id uuid primary key,
	follow_up uuid not null references venture.follow_up,
	holder uuid not null references venture.holder on delete cascade,
	unique (follow_up, holder)
);
create index on venture.follow_up_asked (holder);

-- Whoever does not want to be asked any more, of whatever file.
create table venture.spared (
	person uuid primary key references identity.person,
	at timestamptz not null default now()
);

-- An answer is a number of the file beside those that were given before, and never takes the place of one.
alter table venture.number add column follow_up uuid references venture.follow_up;
drop index venture.one_number;
create unique index one_number on venture.number (file, kind, as_of) where struck_at is null and follow_up is null;
create unique index one_answer on venture.number (follow_up, kind) where struck_at is null and follow_up is not null;
