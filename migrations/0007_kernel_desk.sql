-- What something was before a person changed it, so that she can take the change back. Nothing that is about a person is kept here.
create table kernel.revision (
	id uuid primary key,
	kind text not null,
	object uuid not null,
	before jsonb not null,
	changed_by uuid,
	changed_at timestamptz not null default clock_timestamp()
);
create index on kernel.revision (kind, object, changed_at desc);
create index on kernel.revision (changed_by) where changed_by is not null;

-- Projects that public money pays for: whatever costs staff time is booked on one, and counted for its report.
create table kernel.operation (
	code text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$'),
	name jsonb not null,
	funder text not null,
	starts date,
	ends date,
	closed_at timestamptz,
	check (ends >= starts)
);

-- The person whom somebody turned out to be: her row stays without a name, and what was hers is the other's.
alter table identity.person add column merged_into uuid references identity.person;
create index on identity.person (merged_into) where merged_into is not null;
