-- The signed sheets of a séance, as they were scanned. One that was attached by mistake is marked, never deleted: the fact that tells of it stays.
create table agenda.attendance_sheet (
	id uuid primary key,
	occurrence uuid not null references agenda.occurrence,
	hash text not null references kernel.file,
	name text not null check (length(name) between 1 and 200),
	bytes integer not null check (bytes > 0),
	media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
	uploaded_by uuid references identity.person on delete set null,
	uploaded_at timestamptz not null default clock_timestamp(),
	removed_at timestamptz,
	removed_by uuid references identity.person on delete set null,
	check (removed_by is null or removed_at is not null)
);
create unique index on agenda.attendance_sheet (occurrence, hash) where removed_at is null;
create index on agenda.attendance_sheet (occurrence);
create index on agenda.attendance_sheet (uploaded_by) where uploaded_by is not null;
create index on agenda.attendance_sheet (removed_by) where removed_by is not null;
