import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Bond, Convention } from '../../index.ts';
import { type On, within } from '../tables.ts';

/** What the team keeps of what ties an organisation to the hub, of a year; all its conventions. What was withdrawn is there, with when. */
export async function bondKept(
	organization: string,
	year: number,
	on: On = db
): Promise<Pick<Bond, 'conventions' | 'pledges' | 'gifts'>> {
	const [conventions, pledges, gifts] = await Promise.all([
		conventionsOf(organization, on),
		within(on)
			.selectFrom('network.pledge')
			.select(['measure', 'amount', 'words'])
			.where('organization', '=', organization)
			.where('year', '=', year)
			.execute(),
		within(on)
			.selectFrom('network.gift')
			.select(['id', 'side', 'measure', 'amount', 'onDay', 'words', 'evidence', 'withdrawnAt'])
			.where('organization', '=', organization)
			.where(sql<boolean>`extract(year from on_day) = ${year}`)
			.orderBy('onDay')
			.orderBy('id')
			.execute()
	]);
	return { conventions, pledges, gifts };
}

/** The years of which the hub has something of an organisation, the latest first. */
export async function bondYears(organization: string, on: On = db): Promise<number[]> {
	const { rows } = await sql<{ year: number }>`
		select distinct year::int as year from (
			select year from network.pledge where organization = ${organization}
			union all select extract(year from on_day) from network.gift where organization = ${organization}
			union all select extract(year from from_day) from network.convention where organization = ${organization}
		) known order by 1 desc`.execute(on);
	return rows.map(({ year }) => year);
}

const conventionsOf = (organization: string, on: On): Promise<Convention[]> =>
	within(on)
		.selectFrom('network.convention')
		.select(['id', 'signedOn', 'fromDay', 'untilDay', 'renews', 'remindDays', 'note', 'fileName', 'withdrawnAt'])
		.where('organization', '=', organization)
		.orderBy('fromDay', 'desc')
		.orderBy('id', 'desc')
		.execute();

/** An organisation that has a convention: the one that lasts longest, and whether it is time to renew it. */
type Tied = Readonly<{
	id: string;
	slug: string;
	name: string;
	fromDay: string;
	untilDay: string | null;
	due: boolean;
}>;

/** The organisations that have a convention, those first whose convention ends first. @param today ISO 8601, by the hub's clock */
export async function tiedOrganizations(today: string, on: On = db): Promise<Tied[]> {
	const { rows } = await sql<Tied>`
		select o.id, o.slug, o.name, c.from_day as "fromDay", c.until_day as "untilDay",
			coalesce(c.renews and ${today}::date >= c.until_day - c.remind_days, false) as due
		from network.organization o join lateral (select * from network.convention c
			where c.organization = o.id and c.withdrawn_at is null order by c.until_day desc nulls first, c.from_day desc, c.id desc limit 1) c on true
		where o.deleted_at is null
		order by c.until_day nulls last, o.name, o.id`.execute(on);
	return rows;
}
