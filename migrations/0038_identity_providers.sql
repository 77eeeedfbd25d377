-- Where else people may sign in (OpenID Connect): a school, a university, a company. Its secret is sealed with the program's.
create table identity.provider (
	id uuid primary key,
	name text not null,
	issuer text not null,
	client_id text not null,
	secret text not null,
	organization uuid not null,
	domains text[] not null,
	enabled boolean not null default true,
	created_at timestamptz not null default now()
);
create index on identity.provider (organization);

-- A sign-in that is under way at a provider: it comes back once, in the same browser, within ten minutes.
create table identity.provider_flow (
	state_hash text primary key,
	provider uuid not null references identity.provider on delete cascade,
	browser_hash text not null,
	nonce text not null,
	verifier text not null,
	return_to text not null,
	locale text not null,
	person uuid references identity.person on delete cascade,
	expires_at timestamptz not null
);

-- Who somebody is at a provider: one account for each.
create unique index account_at_provider on identity."account" ("providerId", "accountId") where "providerId" <> 'credential';
