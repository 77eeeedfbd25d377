-- What an endpoint was told of and may still see, as far as anybody knows: the day it may not, it is told that too. `looked_at`: when that was last asked.
create table programs.told (
	endpoint uuid not null references programs.endpoint on delete cascade,
	object uuid not null,
	object_kind text not null,
	kind text not null,
	looked_at timestamptz not null default clock_timestamp(),
	primary key (endpoint, object)
);
create index on programs.told (looked_at);

insert into programs.told (endpoint, object, object_kind, kind)
	select distinct on (endpoint, object) endpoint, object, object_kind, kind from programs.delivery where position > 0 and tries > 0
	order by endpoint, object, position desc;
