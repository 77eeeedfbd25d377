-- Who accompany a class, without a name; and how to reach its teacher on the day, which is forgotten a month later.
alter table learning.class_booking add column adults smallint check (adults > 0);
alter table learning.school_class add column phone text;
alter table learning.class_request add column phone text;

-- A program that had shown no page of the pupils yet kept what they did under their seats: it is theirs, and judged anew at night.
insert into learning.deed as d
	select s.pupil, 'pupil', o.cell, o.kind, o.thing, o.word, o.points, o.holds, o.position
	from learning.deed o join learning.pupil_seat s on s.seat = o.participant join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and p.claimed_by is null
	on conflict (participant, cell) do update set holds = excluded.holds, position = excluded.position where excluded.position > d.position;
delete from learning.deed o using learning.pupil_seat s join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and s.seat = o.participant and p.claimed_by is null;
