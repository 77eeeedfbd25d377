-- Who joins a few bookings reads the cards of these alone: a view that asks for the clock, another one at each row, is made whole first, of all bookings of the hub.
create or replace view participation.booking_card as
select b.id, b.kind, b.subject_kind, b.subject, b.party, b.contact_name as name, b.contact_email as email, b.locale, b.source, b.created_at,
	(select count(*)::int from participation.seat s where s.booking = b.id) as seats,
	(select string_agg(s.holder_name, ', ' order by s.id) from participation.seat s where s.booking = b.id) as names,
	array(
		select distinct case when s.state = 'offered' and s.offered_until <= statement_timestamp() then 'expired' else s.state end
		from participation.seat s where s.booking = b.id
	) as states
from participation.booking b;
