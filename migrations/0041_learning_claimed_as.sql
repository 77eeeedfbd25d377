-- Who consented when a pseudonym became somebody's (GDPR, articles 7.1 and 8): the pupil herself, or whoever holds parental responsibility over her.
alter table learning.pupil add column claimed_as text check (claimed_as in ('self', 'parent'));
