-- The last year in which she may still be a minor by the class she was in (9999: nobody can tell, until her year of birth is known); null: she was in none.
alter table identity.person add column minor_until smallint;

-- Whether her name is one that she gave: one made from her address, or typed by whoever knew her address, gives way to the first that she gives herself.
alter table identity.person add column named boolean not null default true;
update identity.person set named = false where lower(name) = lower(split_part(email, '@', 1));

-- Everybody who claimed a pseudonym before this was known: of whom nothing is known but that she was in a class.
update identity.person p set minor_until = 9999 where birth_year is null and erased_at is null
	and exists (select from learning.pupil c where c.claimed_by = p.id);
