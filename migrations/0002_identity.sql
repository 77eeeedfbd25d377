create schema identity;

-- A guest who registered for one evening is a person too; when she signs in with the same, verified address she is the same person.
create table identity.person (
	id uuid primary key,
	name text not null,
	email text,
	locale text not null default 'fr',
	birth_year smallint,
	fictional boolean not null default false,
	created_at timestamptz not null default now(),
	erased_at timestamptz
);
create unique index person_email on identity.person (lower(email));

-- better-auth's tables, under its own names (its compileMigrations wrote them). "user" is the account of a person: same id; her name is not repeated in it.
create table identity."user" (
	"id" uuid primary key references identity.person,
	"name" text not null,
	"email" text not null unique,
	"emailVerified" boolean not null,
	"image" text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now(),
	"twoFactorEnabled" boolean
);

create table identity."session" (
	"id" uuid primary key default gen_random_uuid(),
	"expiresAt" timestamptz not null,
	"token" text not null unique,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"userId" uuid not null references identity."user" on delete cascade
);
create index on identity."session" ("userId");
create index on identity."session" ("expiresAt");

create table identity."account" (
	"id" uuid primary key default gen_random_uuid(),
	"accountId" text not null,
	"providerId" text not null,
	"userId" uuid not null references identity."user" on delete cascade,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	"scope" text,
	"password" text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now(),
	unique ("userId", "providerId", "accountId")
);

create table identity."verification" (
	"id" uuid primary key default gen_random_uuid(),
	"identifier" text not null,
	"value" text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index on identity."verification" ("identifier");
create index on identity."verification" ("expiresAt");

create table identity."twoFactor" (
	"id" uuid primary key default gen_random_uuid(),
	"secret" text not null,
	"backupCodes" text not null,
	"userId" uuid not null unique references identity."user" on delete cascade,
	"verified" boolean,
	"failedVerificationCount" integer,
	"lockedUntil" timestamptz
);

create table identity."passkey" (
	"id" uuid primary key default gen_random_uuid(),
	"name" text,
	"publicKey" text not null,
	"userId" uuid not null references identity."user" on delete cascade,
	"credentialID" text not null unique,
	"counter" integer not null,
	"deviceType" text not null,
	"backedUp" boolean not null,
	"transports" text,
	"createdAt" timestamptz,
	"aaguid" text
);
create index on identity."passkey" ("userId");

-- The second factor that a session has shown, without which Coulisses stay shut.
create table identity.step_up (
	session_id uuid primary key references identity."session" on delete cascade,
	method text not null,
	at timestamptz not null default now()
);

-- A code of the phone is good for 30 seconds, but only once (RFC 6238 §5.2).
create table identity.used_code (
	person uuid not null references identity.person,
	code text not null,
	at timestamptz not null default now(),
	primary key (person, code)
);

create table identity.role (
	id uuid primary key,
	person uuid not null references identity.person,
	role text not null,
	scope_kind text,
	scope uuid,
	granted_by uuid references identity.person,
	granted_at timestamptz not null default now(),
	revoked_at timestamptz,
	check ((scope_kind is null) = (scope is null))
);
create unique index role_held on identity.role (person, role, coalesce(scope, '00000000-0000-0000-0000-000000000000')) where revoked_at is null;
create index on identity.role (role) where revoked_at is null;

create table identity.invitation (
	id uuid primary key,
	email text not null,
	role text not null,
	scope_kind text,
	scope uuid,
	token_hash text not null unique,
	invited_by uuid references identity.person,
	invited_at timestamptz not null default now(),
	expires_at timestamptz not null,
	accepted_at timestamptz,
	check ((scope_kind is null) = (scope is null))
);
create index on identity.invitation (lower(email));

-- A consent is given under a wording and may be withdrawn; asking again makes a new row.
create table identity.consent (
	id uuid primary key,
	person uuid not null references identity.person,
	purpose text not null,
	wording_version text not null,
	given_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	source text not null
);
create unique index consent_standing on identity.consent (person, purpose) where withdrawn_at is null;

create table identity.visibility (
	person uuid not null references identity.person,
	field_group text not null check (field_group in ('name', 'contact', 'attendance')),
	audience text not null check (audience in ('nobody', 'signed_in', 'everyone')),
	primary key (person, field_group)
);
