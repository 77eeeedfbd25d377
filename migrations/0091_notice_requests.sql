-- That whoever answers for an activity was written to about a registration that waits for her yes.
create table notice.request_told (
	booking uuid primary key references participation.booking,
	told_at timestamptz not null default now()
);
create index on notice.request_told (told_at);
