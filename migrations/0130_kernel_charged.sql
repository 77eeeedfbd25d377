-- What rules of the funds ask of an operation: how much of it is public money, whose emblem and sentence stand on what it paid for, and simplified costs.
alter table kernel.operation
	-- in percent
	add column share smallint check (share between 1 and 100),
	add column emblem text references kernel.file,
	add column sentence jsonb,
	-- the unit cost of an hour, in cents, and what is added to staff costs by a flat rate, in percent
	add column hour_cents integer check (hour_cents > 0),
	add column flat_rate smallint check (flat_rate between 1 and 100);

-- An hour of somebody that operations pay for. `subject`: what it was written as. One that is struck out was not so.
create table kernel.charged_hour (
	id uuid primary key,
	worker uuid references identity.person,
	during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
	subject_kind text not null,
	subject uuid not null,
	charged_at timestamptz not null default now(),
	struck_at timestamptz,
	-- it was the hour of another record of the same person: found by that, and for the team to strike out
	clashes boolean not null default false,
	constraint no_hour_charged_twice exclude using gist (worker with =, during with &&) where (struck_at is null and worker is not null and not clashes)
);
create index on kernel.charged_hour (subject);

-- A cost that operations pay for. Issuer and reference as they are compared: letters and digits alone.
create table kernel.charged_cost (
	id uuid primary key,
	issuer text,
	reference text,
	document text references kernel.file,
	what text not null,
	paid_on date not null,
	cents bigint not null check (cents > 0),
	subject_kind text not null,
	subject uuid not null,
	charged_by uuid references identity.person,
	charged_at timestamptz not null default now(),
	struck_at timestamptz,
	check ((issuer is null) = (reference is null))
);
create unique index no_invoice_charged_twice on kernel.charged_cost (issuer, reference) where struck_at is null;
create unique index no_document_charged_twice on kernel.charged_cost (document) where struck_at is null and document is not null;
create index on kernel.charged_cost (subject);

-- How much of a piece each operation pays, in parts of ten thousand: together they are the piece.
create table kernel.charged_part (
	piece uuid not null,
	operation text not null references kernel.operation,
	parts smallint not null check (parts between 1 and 10000),
	primary key (piece, operation)
);
create index on kernel.charged_part (operation);

create function kernel.parts_are_whole() returns trigger language plpgsql as $$
declare
	its_row jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
	-- of a part its piece, of an hour or a cost itself
	its uuid := coalesce(its_row ->> 'piece', its_row ->> 'id');
begin
	if (select coalesce(sum(parts), 0) from kernel.charged_part where piece = its) <> 10000 then
		raise exception 'the parts of % are not the whole of it', its using errcode = '23514', constraint = 'parts_are_whole';
	end if;
	return null;
end $$;
create constraint trigger parts_are_whole after insert or update or delete on kernel.charged_part deferrable initially deferred
	for each row execute function kernel.parts_are_whole();
create constraint trigger parts_are_whole after insert on kernel.charged_hour deferrable initially deferred for each row execute function kernel.parts_are_whole();
create constraint trigger parts_are_whole after insert on kernel.charged_cost deferrable initially deferred for each row execute function kernel.parts_are_whole();
