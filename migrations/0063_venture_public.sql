-- The card of a project or company that everybody reads, once all whom its file is about have said yes to these words. Nothing else of the file is reached by it.
create table venture.project (
	-- another one than the file's, which nobody learns
	id uuid primary key,
	file uuid not null unique references venture.file,
	name text not null,
	sentence text not null,
	sector text,
	locality text,
	-- the company in the directory, where they want it to be known
	company uuid references network.organization,
	proposed_by uuid references identity.person,
	proposed_at timestamptz not null default now(),
	-- since when everybody reads it
	shown_at timestamptz,
	fictional boolean not null default false,
	updated_at timestamptz not null default now(),
	words tsvector generated always as (setweight(kernel.name_vector(name), 'A') || setweight(kernel.name_vector(sentence), 'B')
		|| setweight(kernel.name_vector(coalesce(locality, '')), 'B')) stored
);
create index on venture.project using gin (words) with (fastupdate = off);
create index on venture.project using gin (kernel.search_text(name) kernel.gin_trgm_ops) with (fastupdate = off);
create index on venture.project (company) where company is not null;

-- Who has said yes to the words as they are, and whether she is named beside them.
create table venture.project_yes (
	project uuid not null references venture.project on delete cascade,
	holder uuid not null references venture.holder,
	named boolean not null default false,
	agreed_at timestamptz not null default now(),
	primary key (project, holder)
);
create index on venture.project_yes (holder);
