create schema editorial;

-- A page of the hub. The first four are there from the first minute: without words of their own they show the text that the program brings.
create table editorial.page (
	id uuid primary key,
	kind text not null default 'free' check (kind in ('about', 'legal', 'accessibility', 'privacy', 'free')),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title jsonb,
	body jsonb,
	statement jsonb,
	top_place integer,
	foot_place integer,
	published_at timestamptz,
	changed_at timestamptz,
	trashed_at timestamptz,
	check ((title is null) = (body is null)),
	check (kind <> 'free' or title is not null),
	check (kind = 'free' or trashed_at is null)
);
create unique index on editorial.page (kind) where kind <> 'free';

insert into editorial.page (id, kind, slug, foot_place, published_at) values
	(gen_random_uuid(), 'about', 'about', 1, now()),
	(gen_random_uuid(), 'legal', 'legal', 2, now()),
	(gen_random_uuid(), 'accessibility', 'accessibility', 3, now()),
	(gen_random_uuid(), 'privacy', 'privacy', 4, now());

-- The organisation is known by its id alone: it belongs to a module above.
create table editorial.news (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title jsonb not null,
	summary jsonb not null,
	body jsonb not null,
	picture jsonb,
	sectors text[] not null default '{}',
	organization uuid,
	author uuid references identity.person on delete restrict,
	author_shown boolean not null default false,
	fictional boolean not null default false,
	published_at timestamptz,
	created_at timestamptz not null default clock_timestamp(),
	changed_at timestamptz not null default clock_timestamp(),
	trashed_at timestamptz
);
create index on editorial.news (published_at desc, id) where trashed_at is null;
create index on editorial.news (author) where author is not null;

create schema moderation;

-- What somebody reports: what it is about, by kind and id, and her words. The words and her address go with her, the decision stays.
create table moderation.report (
	id uuid primary key,
	kind text not null,
	object uuid not null,
	path text not null,
	reason text not null check (reason in ('illegal', 'hurtful', 'privacy', 'wrong', 'spam', 'other')),
	words text not null,
	email text,
	reporter uuid references identity.person on delete restrict,
	locale text not null,
	reported_at timestamptz not null default clock_timestamp(),
	decision text check (decision in ('dismissed', 'hidden')),
	decided_by uuid references identity.person on delete restrict,
	decided_at timestamptz,
	check ((decision is null) = (decided_at is null))
);
create index on moderation.report (reported_at desc);
create index on moderation.report (kind, object);
create index on moderation.report (reporter) where reporter is not null;
create index on moderation.report (decided_by) where decided_by is not null;
create index on moderation.report (lower(email)) where email is not null;
