-- Since when a cohort is asked before and after; null: it is not.
alter table learning.cohort add column change_asked_at timestamptz;

-- Who is asked, and what became of both questions. What she said before is kept under her until she has said what is after; when the time to answer is over, the whole line goes.
create table learning.change_asked (
	cohort uuid not null references learning.cohort on delete restrict,
	person uuid not null references identity.person on delete restrict,
	before text check (before in ('answered', 'passed')),
	after text check (after in ('answered', 'passed')),
	-- 1 to 7 for each statement, in their order
	said smallint[] check (cardinality(said) = 3 and 1 <= all (said) and 7 >= all (said)),
	check ((said is not null) = (before is not distinct from 'answered' and after is null)),
	primary key (cohort, person)
);
create index on learning.change_asked (person);

-- What somebody answered before and after: nobody's any more. Its number and its place tell neither when nor in which order.
create table learning.change_pair (
	id uuid primary key default gen_random_uuid(),
	cohort uuid not null references learning.cohort on delete restrict,
	before smallint[] not null check (cardinality(before) = 3 and 1 <= all (before) and 7 >= all (before)),
	after smallint[] not null check (cardinality(after) = 3 and 1 <= all (after) and 7 >= all (after))
);
create index on learning.change_pair (cohort);
