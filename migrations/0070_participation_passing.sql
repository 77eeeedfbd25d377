-- `passed`: how many places of the pool went to those behind a seat while it waited here; as many as its party asks for, and no more.
-- `added`: the pool grew by this seat at the door, and shrinks again when it turns out to be a mistake.
alter table participation.seat_pool
	add column passed integer not null default 0 check (passed >= 0),
	add column added boolean not null default false;

-- Who registers twice is found by the address, in a séance of a thousand too.
create index on participation.booking (subject, lower(contact_email)) where contact_email is not null;

-- `held` and `waits`: of its seats those that take a place, and those that wait, as the pool counts them.
create or replace view participation.booking_card as
select b.id, b.kind, b.subject_kind, b.subject, b.party, b.contact_name as name, b.contact_email as email, b.locale, b.source, b.created_at,
	(select count(*)::int from participation.seat s where s.booking = b.id) as seats,
	(select string_agg(s.holder_name, ', ' order by s.id) from participation.seat s where s.booking = b.id) as names,
	array(
		select distinct case when s.state = 'offered' and s.offered_until <= statement_timestamp() then 'expired' else s.state end
		from participation.seat s where s.booking = b.id
	) as states,
	(select count(*)::int from participation.seat s where s.booking = b.id
		and (s.state in ('confirmed', 'fulfilled', 'no_show') or s.state = 'offered' and s.offered_until > statement_timestamp())) as held,
	(select count(*)::int from participation.seat s where s.booking = b.id and s.state = 'waitlisted') as waits
from participation.booking b;
