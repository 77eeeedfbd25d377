-- What is lent, and where it is: kits are spaces, a loan has one as a reservation has a room.
create table spaces.loan (
	id uuid primary key,
	space uuid not null references spaces.space,
	-- a school or a person, in words
	borrower text not null,
	person uuid references identity.person on delete set null,
	email text,
	locale text not null default 'fr',
	-- what asked for it; never looked into
	request uuid,
	during tstzrange not null check (not isempty(during)),
	created_at timestamptz not null default now()
);
create index on spaces.loan using gist (space, during);
create index on spaces.loan (request) where request is not null;
create index on spaces.loan (person) where person is not null;

-- By its code a unit is scanned.
alter table spaces.unit add column code text not null default upper(substr(md5(random()::text || clock_timestamp()::text), 1, 8));
create unique index on spaces.unit (code);

-- A unit that left the house: for which loan or reservation, in which condition, and how it came back.
create table spaces.handover (
	id uuid primary key,
	subject_kind text not null check (subject_kind in ('loan', 'reservation')),
	subject uuid not null,
	unit uuid not null references spaces.unit,
	due_at timestamptz not null,
	out_at timestamptz not null default now(),
	out_by uuid references identity.person on delete set null,
	out_note text,
	out_photo text references kernel.file (hash),
	back_at timestamptz,
	back_by uuid references identity.person on delete set null,
	back_note text,
	back_photo text references kernel.file (hash),
	chases smallint not null default 0,
	chased_at timestamptz
);
create unique index on spaces.handover (unit) where back_at is null;
create index on spaces.handover (subject_kind, subject);

-- The kits of classes. Where they stand nobody had written down: in the place with the most séances, else in the first one, else in one that is made for them.
insert into network.place (id, slug, name, kind)
	select gen_random_uuid(), 'reserve-des-kits', 'Réserve des kits', 'room'
	where exists (select from learning.kit) and not exists (select from network.place where deleted_at is null);

create temporary table moved_kit on commit drop as
	select k.number, gen_random_uuid() as space, gen_random_uuid() as unit, k.name, k.contents, k.retired_at,
		(select p.id from network.place p left join agenda.occurrence o on o.place = p.id where p.deleted_at is null
			group by p.id order by count(o.id) desc, p.id limit 1) as place
	from learning.kit k;
insert into spaces.space (id, slug, place, kind, name, sentence, hours, closed_on_holidays, open_to, approval, step_minutes, min_minutes, max_minutes, deleted_at)
	select space, 'kit-' || number || case when exists (select from spaces.space s where s.slug = 'kit-' || number) then '-' || left(space::text, 8) else '' end,
		place, 'kit', jsonb_build_object('source', contents ->> 'source', contents ->> 'source', name), contents,
		'[[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]],[[0,1440]]]', false, 'team', true, 60, 60, 43200, retired_at
	from moved_kit;
insert into spaces.unit (id, space, number) select unit, space, 1 from moved_kit;
insert into spaces.loan (id, space, borrower, person, email, locale, request, during)
	select l.id, k.space, l.borrower, r.person, r.contact_email, coalesce(r.locale, 'fr'), l.request, l.during
	from learning.kit_loan l join moved_kit k on k.number = l.kit left join learning.class_request r on r.id = l.request;
-- no two overlap: `never_lent_twice` saw to it
insert into spaces.allocation (id, space, subject_kind, subject, during, state)
	select gen_random_uuid(), space, 'loan', id, during, 'taken' from spaces.loan;
insert into spaces.occupancy (allocation, unit, during)
	select a.id, k.unit, a.during from spaces.allocation a join moved_kit k on k.space = a.space where a.subject_kind = 'loan';

drop table learning.kit_loan;
drop table learning.kit;
