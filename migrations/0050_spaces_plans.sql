-- Plans, who has one, what a month costs, and what the bank says was paid. Money is in cents of the euro.
create table spaces.plan (
	id uuid primary key,
	name jsonb not null,
	-- price, what it includes, what is beyond it: as in `src/spaces/plans/plan.schema.ts`
	terms jsonb not null,
	retired_at timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);

-- What an hour of a space costs without a plan, or a day of a desk, from a day on. Before the first one it is free.
create table spaces.tariff (
	space uuid not null references spaces.space,
	from_day date not null,
	cents integer not null check (cents between 0 and 100000000),
	primary key (space, from_day)
);

-- Somebody's plan, under the terms that were agreed then. `until_day` belongs to it.
create table spaces.contract (
	id uuid primary key,
	plan uuid not null references spaces.plan,
	name jsonb not null,
	terms jsonb not null,
	-- who pays: one of the three
	person uuid references identity.person,
	organization uuid references network.organization,
	operation text,
	from_day date not null,
	until_day date check (until_day >= from_day),
	end_reason text,
	ended_at timestamptz,
	-- of a resident: her desk, and whom she asks
	desk uuid references spaces.unit,
	support uuid references identity.person,
	note text,
	fictional boolean not null default false,
	created_at timestamptz not null default now(),
	check (num_nonnulls(person, organization, operation) = 1),
	constraint one_at_a_desk exclude using gist (desk with =, daterange(from_day, until_day, '[]') with &&) where (desk is not null)
);
create index on spaces.contract (person) where person is not null;
create index on spaces.contract (organization) where organization is not null;
create index on spaces.contract (operation) where operation is not null;
create index on spaces.contract (desk) where desk is not null;

-- Those who use a plan that somebody pays.
create table spaces.contract_person (
	contract uuid not null references spaces.contract on delete cascade,
	person uuid not null references identity.person,
	primary key (contract, person)
);
create index on spaces.contract_person (person);

-- Where the money is asked to go: one row.
create table spaces.account (
	only_one boolean primary key default true check (only_one),
	beneficiary text not null,
	iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
	due_days smallint not null default 30 check (due_days between 0 and 365),
	note text
);

create table spaces.closed_month (
	month date primary key check (extract(day from month) = 1),
	closed_at timestamptz not null default now(),
	closed_by uuid
);

-- What a month costs somebody, once it is closed. It never changes but for whom it is of: a correction is a line of a later one.
create table spaces.statement (
	id uuid primary key,
	month date not null references spaces.closed_month,
	year smallint not null,
	number integer not null check (number > 0),
	person uuid references identity.person,
	organization uuid references network.organization,
	operation text,
	-- stays when she is erased, as long as the law wants the document to be kept
	payer_name text not null,
	lines jsonb not null,
	total_cents bigint not null,
	-- the twelve digits
	communication text not null unique check (communication ~ '^[0-9]{12}$'),
	beneficiary text not null,
	iban text not null,
	due_on date not null,
	fictional boolean not null default false,
	closed_at timestamptz not null default now(),
	unique (year, number),
	check (num_nonnulls(person, organization, operation) <= 1)
);
create index on spaces.statement (person) where person is not null;
create index on spaces.statement (organization) where organization is not null;
create index on spaces.statement (month);

create function spaces.keep_statement() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or (to_jsonb(new) - '{person,organization,payer_name}'::text[]) <> (to_jsonb(old) - '{person,organization,payer_name}'::text[])
		or new.payer_name not in (old.payer_name, '—') then
		raise exception 'a closed statement does not change';
	end if;
	return new;
end $$;
create trigger kept before update or delete on spaces.statement for each row execute function spaces.keep_statement();

-- How much of a card was used in a closed month.
create table spaces.drawn (
	contract uuid not null references spaces.contract,
	month date not null references spaces.closed_month,
	include smallint not null,
	amount integer not null check (amount >= 0),
	primary key (contract, month, include)
);

create table spaces.sending (
	id uuid primary key,
	statement uuid not null references spaces.statement,
	sent_at timestamptz not null default now(),
	sent_by uuid
);
create index on spaces.sending (statement);

-- A line that the team adds to the next statement of somebody: a credit, a correction of a closed one.
create table spaces.adjustment (
	id uuid primary key,
	month date not null check (extract(day from month) = 1),
	person uuid references identity.person,
	organization uuid references network.organization,
	operation text,
	label text not null,
	cents integer not null check (cents <> 0),
	corrects uuid references spaces.statement,
	made_by uuid,
	made_at timestamptz not null default now(),
	check (num_nonnulls(person, organization, operation) = 1)
);
create index on spaces.adjustment (month);

create table spaces.bank_file (
	id uuid primary key,
	name text not null,
	format text not null check (format in ('camt', 'coda')),
	entries integer not null,
	-- those that another file had brought
	known integer not null,
	-- debits, foreign money, what is not booked yet
	passed integer not null,
	read_at timestamptz not null default now(),
	read_by uuid
);

-- One credit of the hub's account, or one that the bank took back. The same one counts once, whatever file it stands in.
create table spaces.bank_entry (
	id uuid primary key,
	file uuid not null references spaces.bank_file,
	account text not null,
	reference text not null,
	booked_on date not null,
	-- less than nothing: a credit that was taken back
	cents bigint not null check (cents <> 0),
	name text,
	iban text,
	communication text,
	message text,
	unique (account, reference)
);

-- What of an entry was booked on which statement; less than nothing takes it back. Nothing is ever changed here.
create table spaces.payment (
	id uuid primary key,
	entry uuid not null references spaces.bank_entry,
	statement uuid not null references spaces.statement,
	cents bigint not null check (cents <> 0),
	how text not null check (how in ('communication', 'pressed', 'reversal', 'taken_back')),
	made_by uuid,
	made_at timestamptz not null default clock_timestamp()
);
create index on spaces.payment (statement);
create index on spaces.payment (entry);

-- What the team says of an entry that is no payment of a statement, the last one counts.
create table spaces.entry_word (
	id uuid primary key,
	entry uuid not null references spaces.bank_entry,
	aside boolean not null,
	said_by uuid,
	said_at timestamptz not null default clock_timestamp()
);
create index on spaces.entry_word (entry);

create function spaces.keep_payment() returns trigger language plpgsql as $$
begin
	raise exception 'what was booked stays: another row takes it back';
end $$;
create trigger kept before update or delete on spaces.payment for each row execute function spaces.keep_payment();
