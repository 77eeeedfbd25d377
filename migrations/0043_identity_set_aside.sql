-- What a form brought when its sender's session had ended, until she has signed in again: sealed with a key that only her browser has.
-- « person »: whose session it was, and nobody else's to have back; null where the browser had none, then whoever signs in there.
create table identity.set_aside (
	id uuid primary key,
	person uuid references identity.person,
	content bytea not null,
	expires_at timestamptz not null
);
create index on identity.set_aside (expires_at);
create index on identity.set_aside (person);
