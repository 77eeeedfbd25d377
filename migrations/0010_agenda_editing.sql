-- What a team writes down about an activity, and its life before and after publication: `published_at` null is a draft, `deleted_at` the trash.
alter table agenda.offering
	alter column body drop not null,
	add column max_age smallint check (max_age between 0 and 120),
	add column access_notes jsonb,
	add column registration text not null default 'open' check (registration in ('open', 'external', 'none')),
	add column external_url text check (external_url ~ '^https?://'),
	add column picture jsonb,
	add column operation text references kernel.operation,
	add column contact text,
	add column deleted_at timestamptz,
	-- its words in all languages without accents or capitals: what a search goes through
	add column search text not null default '',
	add check (max_age >= min_age),
	add check ((registration = 'external') = (external_url is not null)),
	-- what is in the trash is published nowhere, so that nobody who asks for the published needs to know of the trash
	add check (deleted_at is null or published_at is null);
create index on agenda.offering (operation) where operation is not null;

update agenda.offering set search = translate(
	lower(concat_ws(' ', title ->> 'fr', title ->> 'en', title ->> 'nl', title ->> 'fi', summary ->> 'fr', summary ->> 'en', summary ->> 'nl', summary ->> 'fi')),
	'àâäáãåçéèêëíîïìñóôöòõúûüùýÿ’''-', 'aaaaaaceeeeiiiinooooouuuuyy   ');

-- How a series was made: the rule, the clock of its zone and the days left out. The séances themselves are occurrences, each with its own life.
create table agenda.recurrence (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	rule text not null,
	starts_local text not null check (starts_local ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
	minutes integer not null check (minutes > 0),
	time_zone text not null,
	skipped text[] not null default '{}',
	created_at timestamptz not null default now()
);
create index on agenda.recurrence (offering);

-- `online_url` is for those who registered: no page, feed or list for everybody reads it.
alter table agenda.occurrence
	add column mode text not null default 'on_site' check (mode in ('on_site', 'online', 'hybrid')),
	add column online_url text check (online_url ~ '^https?://'),
	add column theme jsonb,
	add column recurrence uuid references agenda.recurrence,
	add check (mode <> 'on_site' or online_url is null);
create index on agenda.occurrence (recurrence, starts_at) where recurrence is not null;
