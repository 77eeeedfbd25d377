import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/** What two sides have both confirmed. A side is an organisation of the directory, or one abroad with its country. */
export type CountedAgreement = Readonly<{
	id: string;
	agreedAt: Date;
	hash: string;
	/** The SHA-256 of the words alone. */
	said: string;
	sides: readonly Readonly<{ kind: 'organization' | 'outside'; id: string; country: string | null }>[];
}>;

export async function countedAgreements(on: On = db): Promise<CountedAgreement[]> {
	const { rows } = await sql<CountedAgreement>`
		with side as (
			select a.id as agreement, 1 as rank, p.organization, p.outside from partnering.agreement a
				join partnering.interest i on i.id = a.interest join partnering.proposal p on p.id = i.proposal
			union all select a.id, 2, i.organization, i.outside from partnering.agreement a join partnering.interest i on i.id = a.interest
		)
		select a.id, a.agreed_at, a.hash, encode(sha256(convert_to(a.words, 'UTF8')), 'hex') as said, (select jsonb_agg(jsonb_build_object(
				'kind', case when coalesce(s.organization, o.organization) is null then 'outside' else 'organization' end,
				'id', coalesce(s.organization, o.organization, o.id), 'country', o.country) order by s.rank)
			from side s left join partnering.outside o on o.id = s.outside where s.agreement = a.id) as sides
		from partnering.agreement a where a.agreed_at is not null order by a.agreed_at, a.id`.execute(on);
	return rows;
}

/** How the sides abroad are called; one that was erased is not there. */
export async function outsideNames(ids: readonly string[], on: On = db): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, name from partnering.outside where id = any(${[...ids]}::uuid[]) and erased_at is null`.execute(on);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
