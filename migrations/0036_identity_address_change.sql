-- A change of address waits for both mailboxes; the old one can stop it. Each link is kept as its hash.
create table identity.address_change (
	id uuid primary key,
	person uuid not null unique references identity.person,
	address text not null,
	old_hash text not null unique,
	new_hash text not null unique,
	asked_at timestamptz not null default now(),
	expires_at timestamptz not null,
	old_said_at timestamptz,
	new_said_at timestamptz
);
