-- A program that had shown no page of the pupils yet kept what they did under their seats: it is theirs, and judged anew at night.
insert into learning.deed as d
	select s.pupil, 'pupil', o.cell, o.kind, o.thing, o.word, o.points, o.holds, o.position
	from learning.deed o join learning.pupil_seat s on s.seat = o.participant join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and p.claimed_by is null
	on conflict (participant, cell) do update set holds = excluded.holds, position = excluded.position where excluded.position > d.position;
delete from learning.deed o using learning.pupil_seat s join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and s.seat = o.participant and p.claimed_by is null;
