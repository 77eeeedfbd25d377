-- What the hub does not see happen and a measure needs: said by somebody with a document, and counted once somebody else has validated it.
create table impact.declaration (
	id uuid primary key,
	kind text not null check (kind in ('size', 'founded', 'grant', 'instrument', 'staff_before', 'staff_after', 'alive', 'site', 'visitors_before', 'visitors')),
	about_kind text not null check (about_kind in ('organization', 'place', 'trail')),
	about uuid not null,
	operation text references kernel.operation,
	-- the partner for which it counts
	partner uuid references network.organization,
	-- the day of which it says something
	as_of date not null,
	-- full-time equivalents in hundredths, cents, or visitors of a year
	value bigint check (value >= 0),
	size text check (size in ('micro', 'small', 'medium', 'large')),
	document text not null references kernel.file,
	document_name text not null,
	sent_by uuid references identity.person,
	sent_at timestamptz not null default now(),
	validated_by uuid references identity.person,
	validated_at timestamptz,
	-- it is not so: by the word of whoever looked at it
	declined_at timestamptz,
	declined_by uuid references identity.person,
	word text not null default '',
	fictional boolean not null default false,
	check ((kind = 'size') = (size is not null)),
	check ((kind in ('grant', 'instrument', 'staff_before', 'staff_after', 'visitors_before', 'visitors')) = (value is not null)),
	check (case when about_kind in ('place', 'trail') then kind in ('site', 'visitors_before', 'visitors') else kind not in ('site', 'visitors_before', 'visitors') end),
	check (num_nonnulls(validated_at, declined_at) <= 1),
	constraint not_by_the_sender check (validated_by <> sent_by and declined_by <> sent_by)
);
create index on impact.declaration (about);
create unique index declared_once on impact.declaration (about, kind, as_of, document) where declined_at is null;

-- The team has decided that two organisations are one enterprise, though the directory keeps both: a name and its brand, a company and its sign.
create table impact.same (
	id uuid primary key,
	one uuid not null references network.organization,
	other uuid not null references network.organization,
	why text not null,
	decided_by uuid references identity.person,
	decided_at timestamptz not null default now(),
	ended_at timestamptz,
	check (one <> other)
);
create unique index decided_once on impact.same (least(one, other), greatest(one, other)) where ended_at is null;

-- What an operation has promised of a measure, for all of it or by partner.
create table impact.target (
	id uuid primary key,
	operation text not null references kernel.operation,
	measure text not null,
	partner uuid references network.organization,
	baseline bigint not null default 0 check (baseline >= 0),
	milestone bigint check (milestone >= 0),
	milestone_on date,
	target bigint not null check (target > 0),
	target_on date not null,
	unique nulls not distinct (operation, measure, partner),
	check ((milestone is null) = (milestone_on is null)),
	check (milestone_on <= target_on)
);

call network.takes_part_in_mergers('impact.declaration', 'about');
call network.takes_part_in_mergers('impact.same');
call network.takes_part_in_mergers('impact.target');
