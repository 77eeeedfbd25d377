-- What a person is told about and when: by topic, and not in her quiet hours.

create table identity.rhythm (
	person uuid not null references identity.person on delete cascade,
	topic text not null,
	rhythm text not null check (rhythm in ('now', 'daily', 'weekly', 'never')),
	chosen_at timestamptz not null default now(),
	primary key (person, topic)
);

-- Minutes of the day by the hub's clock; from the later to the earlier one they last over midnight.
create table identity.quiet_hours (
	person uuid primary key references identity.person on delete cascade,
	from_minute smallint not null check (from_minute between 0 and 1439),
	until_minute smallint not null check (until_minute between 0 and 1439),
	check (from_minute <> until_minute)
);

alter table kernel.mail
	add topic text,
	-- Its words without greeting and name, as they stand among others.
	add gist text,
	-- What it is about: whoever may not read that any more is not told.
	add about_kind text,
	add about uuid,
	-- Told once to a person, however many ways lead to it.
	add once text,
	-- Waits until then; null: for nothing.
	add due_at timestamptz,
	-- Tells nothing any more after that.
	add until timestamptz,
	add dropped_at timestamptz,
	-- It gathers letters: those of a day or of a week.
	add gathers text check (gathers in ('daily', 'weekly')),
	-- The one that gathered it.
	add gathered_by uuid references kernel.mail on delete set null;
create unique index on kernel.mail (subject_of, once) where once is not null;
create index on kernel.mail (due_at) where due_at is not null and sent_at is null and dropped_at is null;
create index on kernel.mail (gathered_by) where gathered_by is not null;
