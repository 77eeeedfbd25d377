-- What a company that exists needs of designers and studios: of an organisation of the directory, or of a file.
create table venture.brief (
	id uuid primary key,
	organization uuid references network.organization,
	file uuid references venture.file,
	written_by uuid references identity.person,
	kind text not null check (kind in ('design', 'digital', 'game', 'video', 'other')),
	title text not null,
	needs text not null,
	sectors text[] not null default '{}',
	locality text,
	-- in cents
	budget_from bigint check (budget_from >= 0),
	budget_to bigint check (budget_to >= budget_from),
	answers_until date not null,
	audience text not null default 'public' check (audience in ('public', 'network', 'invited')),
	state text not null default 'draft' check (state in ('draft', 'open', 'chosen', 'delivered', 'finished', 'withdrawn')),
	word text,
	fictional boolean not null default false,
	written_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	published_at timestamptz,
	chosen_at timestamptz,
	delivered_on date,
	document_name text,
	document_hash text references kernel.file (hash),
	-- what is otherwise since: in words, and one number
	result text,
	result_number numeric,
	result_of text,
	testimony text,
	-- shown with it, once she who says it agrees
	testimony_shown_at timestamptz,
	check (num_nonnulls(organization, file) = 1)
);
create index on venture.brief (organization) where organization is not null;
create index on venture.brief (file) where file is not null;

-- Those whom a company asks by name, and those who were told because of their sectors.
create table venture.brief_reader (
	brief uuid not null references venture.brief on delete cascade,
	organization uuid not null references network.organization,
	invited boolean not null default false,
	told_at timestamptz,
	primary key (brief, organization)
);
create index on venture.brief_reader (organization);

create table venture.offer (
	id uuid primary key,
	brief uuid not null references venture.brief,
	organization uuid not null references network.organization,
	written_by uuid references identity.person,
	words text,
	price_from bigint check (price_from >= 0),
	price_to bigint check (price_to >= price_from),
	starts date,
	ends date check (ends >= starts),
	-- addresses of works in the gallery
	works text[] not null default '{}',
	state text not null default 'given' check (state in ('given', 'withdrawn', 'chosen', 'refused')),
	reason text,
	given_at timestamptz not null default now(),
	decided_at timestamptz
);
create unique index one_offer on venture.offer (brief, organization) where state <> 'withdrawn';
create unique index one_chosen on venture.offer (brief) where state = 'chosen';
create index on venture.offer (organization);
