import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import type { Direction } from '../../kinds.ts';
import type { Candidate, Sought } from '../../matching.ts';
import { authors, isMeantFor, knows, source } from '../reading.ts';
import type { On } from '../tables.ts';

/** What is sought for, as the database knows it. `direction`: of what may fit; null for both. `proposal`: null for an organisation. */
export type Asked = Sought &
	Readonly<{
		proposal: string | null;
		organization: string;
		direction: Direction | null;
		skills: readonly string[];
		terms: readonly string[];
		titleTerms: readonly string[];
	}>;

type Row = Candidate & Readonly<{ proposals: number }>;

/** A word that so many proposals have says little of any; nobody counts further. */
const COMMON = 200;
/** So many proposals at most come by each of the ways, and so many of its words lead to some. */
const BY_WAY = 120;
const WORDS = 16;
/** A group of ESCO that holds more skills than these puts nothing beside anything. */
const FAMILY = 40;

/**
 * All that is known of what may fit, in one question: of those whom the reader may see and answer, and that no talk, « pas pour moi » or organisation of hers
 * concerns already. An anonymous one stays though its organisation answers: that it goes would say whose it is. What leads to some: skills, words, kind with
 * sector, and the latest.
 */
export async function gather(reader: Viewer, asked: Asked, on: On): Promise<Row[]> {
	const { rows } = await query(reader, asked).execute(on);
	return rows;
}

const query = (reader: Viewer, asked: Asked) => sql<Row>`
		with ${near(asked)}, ${words(asked)}, chosen as (
			${found(reader, asked, sql`p.skills && (select array_agg(skill) from near)`)}
			union ${found(reader, asked, sql`p.terms && (select array_agg(word) from (select word from word where not common order by place limit ${WORDS}) rare)`)}
			union ${found(reader, asked, sql`p.terms @> (select array_agg(word) from (select word from word where common order by place limit 2) two having count(*) = 2)`)}
			union ${found(reader, asked, sql`p.kind = ${asked.kind}::text and p.sectors && ${texts(asked.sectors)}`)}
			union ${found(reader, asked, sql`true`)}
		), ${facts(reader, asked)}
		select *, (select count(*)::int from (select from partnering.proposal where state = 'open' limit ${COMMON}) counted) as proposals from fact order by id`;

const texts = (all: readonly string[]) => sql`${[...all]}::text[]`;

/** The skills that are asked for, and what lies right above, below and beside them in ESCO. */
const near = ({ skills }: Asked) => sql`
	near as materialized (
		select distinct on (skill) skill, relation from (
			select skill, 'same' as relation, 1 as place from unnest(${texts(skills)}) skill
			union all select b.skill, 'narrower', 2 from network.skill_broader b where b.broader = any(${texts(skills)})
			union all select b.broader, 'broader', 3 from network.skill_broader b where b.skill = any(${texts(skills)})
			union all select o.skill, 'beside', 4 from network.skill_broader b join network.skill_broader o on o.broader = b.broader
				where b.skill = any(${texts(skills)}) and (select count(*) from network.skill_broader every where every.broader = b.broader) <= ${FAMILY}
		) each_one order by skill, place
	)`;

/** Its words, and how many proposals have each; those of its title lead on first. */
const words = ({ terms, titleTerms }: Asked) => sql`
	counted as materialized (
		select word, word = any(${texts(titleTerms)}) as titled,
			(select count(*)::int from (select from partnering.proposal where state = 'open' and terms @> array[word] limit ${COMMON}) its) as count
		from unnest(${texts(terms)}) word
	), word as materialized (
		select word, titled, count, count >= ${COMMON} as common, count - case when titled then ${COMMON}::int else 0 end as place from counted
	)`;

const found = (reader: Viewer, { proposal, organization, direction }: Asked, way: RawBuilder<unknown>) => sql`
	(select p.id ${source} where p.state = 'open' and ${way} and ${isMeantFor(reader)}
		and (${direction}::text is null or p.direction = ${direction}) and p.author <> all(${[...hostedBy(reader), organization]}::uuid[])
		and not exists (select from partnering.interest i where i.proposal = p.id and ${organization}::uuid in (i.organization, i.outside))
		and not (${knows(reader)} and exists (select from partnering.interest i where i.proposal = ${proposal}::uuid and p.author in (i.organization, i.outside)))
		and not exists (select from partnering.dismissal d where d.proposal = p.id and d.person = ${reader.id})
		order by p.published_at desc, p.id limit ${BY_WAY})`;

/** A proposal's place is where it says it is, never where its organisation is: it may be anonymous. */
const facts = (reader: Viewer, { organization, skills, terms }: Asked) => sql`
	spot as materialized (
		select kernel.search_text(regexp_replace(locality, '\\s*[(/,].*$', '')) as town, avg(lat) as lat, avg(lon) as lon
		from network.place_card where lat is not null and locality is not null group by 1
	), own as materialized (
		select uri, substr(stem, 4)::text[] as terms from network.skill, unnest(stems) stem where uri = any(${texts(skills)})
	), named as materialized (
		select distinct uri from network.skill, unnest(stems) stem, lateral (select substr(stem, 4)::text[] as terms) its
		where uri in (select unnest(p.skills) from chosen, lateral (select skills from partnering.proposal where id = chosen.id offset 0) p) and uri not in (select skill from near)
			and terms <> '{}' and terms <@ ${texts(terms)}
	), fact as (
		select p.id, p.kind, p.sectors, p.nace, p.locality, p.languages, p.until::text as until, cardinality(p.terms) as length,
			(select jsonb_build_object('lat', lat, 'lon', lon) from spot where town = kernel.search_text(regexp_replace(p.locality, '\\s*[(/,].*$', ''))) as spot,
			(select coalesce(jsonb_agg(jsonb_build_object('skill', skill, 'relation', relation)), '[]') from (
				select skill, relation from near where skill = any(p.skills)
				union select uri, 'said' from own where terms <> '{}' and uri <> all(p.skills) and terms <@ p.terms
				union select uri, 'said' from named where uri = any(p.skills)) its) as skills,
			(select coalesce(jsonb_agg(jsonb_build_object('word', word, 'count', count, 'titles', titled::int + (word = any(p.title_terms))::int)), '[]')
				from word where word = any(p.terms)) as words,
			case when ${knows(reader)} then ${history(organization)} end as history
		-- looked up one by one, whatever the planner believes: they are few
		from chosen, lateral (select * from partnering.proposal where id = chosen.id offset 0) p,
			lateral (select * from ${authors} who where id = p.author offset 0) c
	)`;

const history = (organization: string) => sql`(
	select jsonb_build_object('agreed', count(*) filter (where its and agreed_at is not null), 'worked', count(*) filter (where its and worked),
		'answered', count(*) filter (where decided_at is not null and author = p.author))
	from (
		select author, decided_at, its, a.agreed_at, exists (select from partnering.outcome o where o.agreement = a.id and o.answer = 'worked') as worked
		from (
			select i.id, q.author, i.decided_at, coalesce(i.organization, i.outside) = ${organization} as its
			from partnering.proposal q join partnering.interest i on i.proposal = q.id where q.author = p.author
			union all select i.id, q.author, null, true
			from partnering.interest i join partnering.proposal q on q.id = i.proposal where (i.organization = p.author or i.outside = p.author) and q.author = ${organization}
		) past left join partnering.agreement a on a.interest = past.id
	) every_one)`;
