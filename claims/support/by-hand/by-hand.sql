-- Every figure of some days as somebody would count it who has the tables and no program: for an operation, or for all; its three parameters are in « inside ».
with recursive
-- who is one enterprise
pair (a, b) as (
	select 'a' || gone, 'a' || kept from network.merger where undone_at is null
	union all select 'f' || id, 'a' || company from venture.file where company is not null
	union all select 'a' || organization, 'b' || right(regexp_replace(value, '\D', '', 'g'), 10) from network.identifier where scheme in ('bce', 'vat')
	union all select 'a' || one, 'a' || other from impact.same where ended_at is null
),
edge (a, b) as (select a, b from pair union select b, a from pair),
reach (start, node) as (select a, a from edge union select r.start, e.b from reach r join edge e on e.a = r.node),
root (node, enterprise) as (select start, min(node) from reach group by start),
-- what was said of whom, once somebody else has looked
said as (
	select d.kind, d.as_of as day, d.value, d.size, d.operation, d.about_kind, d.about,
		coalesce(r.enterprise, case d.about_kind when 'organization' then 'a' else 'f' end || d.about) as enterprise
	from impact.declaration d left join root r on r.node = case d.about_kind when 'organization' then 'a' else 'f' end || d.about
	where d.validated_at is not null and d.as_of <= $3::date
),
jobs as (
	select n.as_of as day, n.value, coalesce(r.enterprise, 'f' || n.file) as enterprise
	from venture.number n left join root r on r.node = 'f' || n.file where n.kind = 'jobs' and n.struck_at is null and n.as_of <= $3::date
),
contact as (
	select coalesce(r.enterprise, 'f' || f.id) as enterprise, (c.at at time zone 'Europe/Brussels')::date as day, c.operation, c.kind, s.id as sheet, f.kind as file_kind, f.company
	from venture.contact_file cf join venture.contact c on c.id = cf.contact join venture.file f on f.id = cf.file
		left join venture.sheet s on s.id = cf.sheet and s.signed_at is not null left join root r on r.node = 'f' || f.id
	where c.struck_at is null and not c.planned
),
staff as (
	select coalesce(r.enterprise, 'b' || right(regexp_replace(e.employer_number, '\D', '', 'g'), 10)) as enterprise, coalesce(e.person::text, e.id::text) as who, p.operation,
		(coalesce(c.completed_at, a.issued_at) at time zone 'Europe/Brussels')::date as day, c.completed_at is not null as completed, a.issued_at is not null as attested
	from learning.enrolment e join learning.cohort h on h.id = e.cohort join learning.programme p on p.id = h.programme
		left join learning.goal g on g.kind = 'cohort' and g.subject = h.id
		left join learning.completion c on c.goal = g.id and c.participant = e.person and c.lost_at is null
		left join lateral (select max(issued_at) as issued_at from learning.attestation where enrolment = e.id) a on true
		left join root r on r.node = 'b' || right(regexp_replace(e.employer_number, '\D', '', 'g'), 10)
	where e.employer_number is not null
),
inside as (select $1::text as operation, $2::date as first, $3::date as last),
support as (
	select 'RCO04' as code, c.enterprise, c.day from contact c, inside i where c.kind in ('session', 'video', 'group') and c.sheet is not null
		and c.day between i.first and i.last and (i.operation is null or c.operation = i.operation)
	union all select 'RCO04', s.enterprise, s.day from staff s, inside i where s.attested and s.day between i.first and i.last and (i.operation is null or s.operation = i.operation)
	union all select case s.kind when 'grant' then 'RCO02' else 'RCO03' end, s.enterprise, s.day from said s, inside i where s.kind in ('grant', 'instrument')
		and s.day between i.first and i.last and (i.operation is null or s.operation = i.operation)
),
-- a set of nothing but files of projects is no enterprise
firm as (
	select s.code, s.enterprise, min(s.day) as first, max(s.day) as last from (select * from support union all select 'RCO01', enterprise, day from support) s
	where not (s.enterprise like 'f%' and not exists (select from venture.file f left join root r on r.node = 'f' || f.id
		where coalesce(r.enterprise, 'f' || f.id) = s.enterprise and not (f.kind = 'project' and f.company is null)))
	group by 1, 2
),
sized as (
	select f.*, coalesce(
		(select s.size from said s where s.kind = 'size' and s.enterprise = f.enterprise and s.day <= f.first order by s.day desc limit 1),
		(select case when j.value < 1000 then 'micro' when j.value < 5000 then 'small' when j.value < 25000 then 'medium' else 'large' end
			from jobs j where j.enterprise = f.enterprise and j.day <= f.first order by j.day desc limit 1),
		(select s.size from said s where s.kind = 'size' and s.enterprise = f.enterprise order by s.day limit 1), 'unknown') as size
	from firm f
),
fresh as (
	select s.* from sized s join lateral (select min(d.day) as day from said d where d.kind = 'founded' and d.enterprise = s.enterprise) d on d.day is not null
	where s.code = 'RCO01' and d.day + interval '3 years' >= s.first
),
created as (
	select s.enterprise, greatest(0, a.value - b.value) as jobs from sized s
		join lateral (select value from said d where d.kind = 'staff_before' and d.enterprise = s.enterprise and d.day <= s.first order by d.day desc limit 1) b on true
		join lateral (select value from said d where d.kind = 'staff_after' and d.enterprise = s.enterprise and d.day >= s.last + interval '1 year' order by d.day limit 1) a on true
	where s.code = 'RCO01'
),
side as (
	select a.id, (a.agreed_at at time zone 'Europe/Brussels')::date as day, coalesce(x.organization, o.organization, o.id) as who, coalesce(o.country, 'here') as country
	from partnering.agreement a join partnering.interest i on i.id = a.interest join partnering.proposal p on p.id = i.proposal
		cross join lateral (values (p.organization, p.outside), (i.organization, i.outside)) x (organization, outside) left join partnering.outside o on o.id = x.outside
	where a.agreed_at is not null
),
large_staff as (
	select distinct s.who from staff s, inside i where s.day between i.first and i.last and (i.operation is null or s.operation = i.operation) and coalesce(
		(select d.size from said d where d.kind = 'size' and d.enterprise = s.enterprise and d.day <= s.day order by d.day desc limit 1),
		(select case when j.value >= 25000 then 'large' else 'other' end from jobs j where j.enterprise = s.enterprise and j.day <= s.day order by j.day desc limit 1),
		(select d.size from said d where d.kind = 'size' and d.enterprise = s.enterprise order by d.day limit 1)) = 'large'
),
stay as (
	select coalesce(x.enterprise, 'a' || r.organization) as enterprise, r.organization, r.operation, (lower(a.during) at time zone 'Europe/Brussels')::date as day,
		extract(epoch from upper(a.during) - lower(a.during)) / 60 * a.quantity as minutes
	from spaces.allocation a join spaces.reservation r on r.id = a.subject join spaces.space s on s.id = a.space left join root x on x.node = 'a' || r.organization
	where a.subject_kind = 'reservation' and a.state = 'taken' and s.kind in ('room', 'desks', 'studio', 'workshop') and upper(a.during) <= now()
),
user_of as (select s.enterprise, max(s.day) as day from stay s, inside i where s.organization is not null and s.day between i.first and i.last and (i.operation is null or s.operation = i.operation) group by 1),
there as (
	select t.id as seat, t.holder, b.id as booking, f.area, (o.starts_at at time zone 'Europe/Brussels')::date as day, exists (select from learning.class_booking k where k.booking = b.id) as class
	from participation.seat t join participation.booking b on b.id = t.booking join agenda.occurrence o on b.subject_kind = 'occurrence' and o.id = b.subject
		join agenda.offering f on f.id = o.offering, inside i
	where t.state = 'fulfilled' and o.status = 'scheduled' and (o.starts_at at time zone 'Europe/Brussels')::date between i.first and i.last
		and (i.operation is null or f.operation = i.operation)
),
later as (
	select distinct on (u.months, coalesce(r.enterprise, 'f' || u.file)) u.months, case when u.active then n.value else 0 end as jobs
	from venture.follow_up u left join root r on r.node = 'f' || u.file left join venture.number n on n.follow_up = u.id and n.kind = 'jobs' and n.struck_at is null, inside i
	where u.answered_at is not null and (not u.active or n.value is not null) and (u.answered_at at time zone 'Europe/Brussels')::date between i.first and i.last and i.operation is null
	order by u.months, coalesce(r.enterprise, 'f' || u.file), u.answered_at desc
),
visited as (
	select distinct on (d.about) d.about_kind, d.about, d.value from said d, inside i where d.kind = 'visitors' and d.day >= i.first and (i.operation is null or d.operation = i.operation) order by d.about, d.day desc
),
site as (select distinct d.about from said d, inside i where d.kind = 'site' and d.day >= i.first and (i.operation is null or d.operation = i.operation))
select code, count(*)::float8 as value from sized group by code
union all select 'size ' || size, count(*) from sized where code = 'RCO01' group by size
union all select 'RCO05', count(*) from fresh
union all select 'RCO77', count(*) from site
union all select 'RCO87', count(distinct s.who) from side s join side t on t.id = s.id and t.country <> s.country, inside i where s.day between i.first and i.last and i.operation is null
union all select 'RCR01', coalesce(sum(jobs), 0) from created
union all select 'RCR17', count(*) from fresh f where exists (select from said d where d.kind = 'alive' and d.enterprise = f.enterprise and d.day >= f.last + interval '1 year')
union all select 'RCR18', count(*) from user_of u where coalesce(
	(select d.size from said d where d.kind = 'size' and d.enterprise = u.enterprise and d.day <= u.day order by d.day desc limit 1),
	(select case when j.value >= 25000 then 'large' else 'other' end from jobs j where j.enterprise = u.enterprise and j.day <= u.day order by j.day desc limit 1),
	(select d.size from said d where d.kind = 'size' and d.enterprise = u.enterprise order by d.day limit 1), 'unknown') <> 'large'
union all select 'RCR77', coalesce(sum(v.value), 0) from visited v join site s on s.about = v.about where v.about_kind = 'place'
union all select 'RCR98', count(distinct s.who) from staff s, inside i where s.completed and s.day between i.first and i.last and (i.operation is null or s.operation = i.operation)
	and s.who not in (select who from large_staff)
union all select 'HUB01', count(distinct coalesce(holder, seat)) from there where area = 'learning' and not class
union all select 'HUB02', count(*) from there where class
union all select 'HUB03', count(*) from (select distinct coalesce(r.enterprise, 'f' || f.id) from venture.file f left join root r on r.node = 'f' || f.id, inside i
	where f.kind = 'project' and (f.opened_at at time zone 'Europe/Brussels')::date between i.first and i.last and i.operation is null) p
union all select 'HUB04', count(distinct c.enterprise) from contact c, inside i where c.kind in ('session', 'video', 'group') and c.day between i.first and i.last
	and (i.operation is null or c.operation = i.operation) and (c.enterprise not like 'f%' or exists (select from venture.file f left join root r on r.node = 'f' || f.id
		where coalesce(r.enterprise, 'f' || f.id) = c.enterprise and (f.kind = 'company' or f.company is not null)))
union all select 'HUB05', coalesce(sum(jobs), 0) from later where months = 12
union all select 'HUB06', coalesce(sum(jobs), 0) from later where months = 36
union all select 'HUB07', count(distinct s.id) from side s, inside i where s.day between i.first and i.last and i.operation is null
union all select 'HUB08', count(distinct (r.show, b.token)) from stage.room r join stage.ballot b on b.room = r.id, inside i
	where r.purpose = 'air' and (r.opened_at at time zone 'Europe/Brussels')::date between i.first and i.last and i.operation is null
union all select 'HUB09', count(*) from network.work w, inside i where w.published_at is not null and w.deleted_at is null
	and (w.published_at at time zone 'Europe/Brussels')::date between i.first and i.last and i.operation is null
union all select 'HUB10', coalesce(sum(value), 0) from visited where about_kind = 'trail'
union all select 'HUB11', coalesce(sum(s.minutes), 0) from stay s, inside i where s.day between i.first and i.last and (i.operation is null or s.operation = i.operation)
union all select 'HUB12', count(*) from there
