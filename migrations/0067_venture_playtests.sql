-- What a founder wants tried out: behind a link, or in a place of the directory. Of an organisation, or of a file.
create table venture.playtest (
	id uuid primary key,
	organization uuid references network.organization,
	file uuid references venture.file,
	written_by uuid references identity.person,
	title text not null,
	words text not null,
	-- for whoever has a place alone
	link text,
	place uuid references network.place,
	-- how one finds it, for whoever has a place alone
	details text,
	seeks text not null,
	min_age smallint not null check (min_age between 18 and 99),
	languages text[] not null default '{}',
	nda text,
	-- of the words that a tester accepts
	nda_hash text,
	questions jsonb not null default '[]',
	state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
	fictional boolean not null default false,
	written_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	published_at timestamptz,
	check (num_nonnulls(organization, file) = 1),
	check ((nda is null) = (nda_hash is null))
);
create index on venture.playtest (organization) where organization is not null;
create index on venture.playtest (file) where file is not null;

create table venture.playtest_slot (
	id uuid primary key,
	playtest uuid not null references venture.playtest,
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	places smallint not null check (places between 1 and 60)
);
create index on venture.playtest_slot (playtest, starts_at);

-- Who wants to try things out, and is told of what fits. `age_band`: adults alone.
create table venture.tester (
	person uuid primary key references identity.person,
	likes text not null,
	age_band text not null check (age_band in ('18-24', '25-39', '40-59', '60+')),
	languages text[] not null default '{}',
	joined_at timestamptz not null default now()
);

create table venture.playtest_seat (
	id uuid primary key,
	playtest uuid not null references venture.playtest,
	slot uuid not null references venture.playtest_slot,
	person uuid references identity.person,
	-- what she accepted, word for word
	nda_hash text,
	nda_accepted_at timestamptz,
	taken_at timestamptz not null default now(),
	given_back_at timestamptz,
	reminded_at timestamptz,
	asked_at timestamptz,
	answers jsonb,
	-- told to whoever announced it, with her answers, because she said so
	named boolean not null default false,
	answered_at timestamptz
);
create unique index one_seat on venture.playtest_seat (playtest, person) where given_back_at is null;
create index on venture.playtest_seat (slot) where given_back_at is null;
create index on venture.playtest_seat (person);
