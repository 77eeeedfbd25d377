-- Addresses that somebody typed. `proved_at`: whoever reads there said so, by a link of a letter; until then no letter leaves for it that carries people's words.
-- `asked` counts the letters of a day that ask.
create table kernel.mailbox (
	id uuid primary key,
	address text not null unique check (address = lower(address)),
	proved_at timestamptz,
	refused_at timestamptz,
	asked_at timestamptz,
	asked smallint not null default 0
);
insert into kernel.mailbox (id, address, proved_at)
select gen_random_uuid(), address, now() from (
	select lower(p.email) as address from identity."user" u join identity.person p on p.id = u."id" where p.email is not null
	union select lower(email) from notice.subscriber where confirmed_at is not null and email like '%@%'
) known;

-- Held until its address is proved.
alter table kernel.mail add column held boolean not null default false;
create index on kernel.mail (lower(recipient)) where held;

-- The link that a browser was led to after booking without having signed in; that of the letters is `token_hash`.
alter table participation.booking add column hand_hash bytea unique;
