import { sql } from 'kysely';
import { choose, publishedProgrammes } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import {
	addDocument,
	beginApplication,
	giveEvidence,
	keepVersion,
	makeCanvas,
	ownApplication,
	shareCanvas
} from '#learning/server';
import { decide } from '#participation/server';
import { by, formOf, open, register } from '../hub.ts';
import { cohort } from './learning.ts';
import { type Arrange, count, founderId, row, word } from './world.ts';

/** A canvas of the founder's own. */
async function canvas(): Promise<string> {
	const owner = ref('person', await founderId());
	return transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'À défaire', owner }));
}

/** What the founder has begun to apply for, with so many documents. */
async function application(documents: number): Promise<Readonly<{ id: string; booking: string; page: string }>> {
	const [{ id: to }, id] = [await cohort(), await founderId()];
	const founder = { id, name: 'Noé Pixel', email: 'noe.pixel@exemple.invalid', locale: 'fr' } as const;
	return transaction(async (tx) => {
		const begun = await ownApplication(await beginApplication(tx, to, founder, by), id, tx);
		for (let turn = 0; turn < documents; turn++) {
			const content = Buffer.from(`%PDF-1.7\n${word()}`);
			await addDocument(tx, begun, { kind: 'cv', name: 'fictif.pdf', content });
		}
		return { id: begun.id, booking: begun.booking, page: `/me/programmes/application/${begun.id}` };
	});
}

/** Makes the places of a booking that are held ones that are only offered. */
const offerInstead = (booking: ReturnType<typeof sql>): Promise<unknown> =>
	sql`update participation.seat set state = 'offered', offered_until = now() + interval '1 hour'
		where booking = (select id from participation.booking where ${booking})`.execute(db);

/** What a goal of the demonstration asks to be shown. */
async function asked(): Promise<Readonly<{ goal: string; kind: string }>> {
	const { rows } = await sql<{ goal: string; kind: string }>`
		select g.id as goal, leaf ->> 'kind' as kind from learning.goal g
		join learning.goal_version v on v.goal = g.id and v.version = g.version
		cross join lateral jsonb_path_query(v.tree, 'strict $.** ? (@.is == "evidence")') leaf
		where g.withdrawn_at is null and g.kind <> 'quest' limit 1`.execute(db);
	const [found] = rows;
	if (!found) throw new Error('no goal asks for evidence');
	return found;
}

/** What persons take away of what they applied for and have shown. */
const studies: Readonly<Record<string, Arrange>> = {
	'(person)/me/programmes/application/[application]/#remove': async ({ founder }) => {
		const { page } = await application(1);
		return { page, as: founder, act: 'remove', figures: [] };
	},
	'(person)/me/programmes/application/[application]/#withdraw': async ({ founder }) => {
		const { id, page } = await application(2);
		const documents = await count(sql`select count(*) from learning.document where application = ${id}`);
		return { page, as: founder, act: 'withdraw', figures: [documents] };
	},
	'(person)/me/programmes/application/[application]/#decline': async ({ founder }) => {
		const { page, booking } = await application(0);
		await transaction(async (tx) => {
			await decide(tx, booking, 'submit', { source: by.source });
			await decide(tx, booking, 'confirm', { source: by.source });
		});
		await offerInstead(sql`id = ${booking}`);
		return { page, as: founder, act: 'decline', figures: [] };
	},
	'(person)/me/progress/#remove': async ({ founder }) => {
		const [{ goal, kind }, id] = [await asked(), await founderId()];
		const given = { kind, words: 'Ce que j’ai fait.', link: '', file: null };
		const evidence = await transaction((tx) => giveEvidence(tx, goal, { kind: 'person', id }, given, by));
		return { page: `/me/progress?goal=${goal}`, as: founder, act: 'remove', only: row('id', evidence), figures: [] };
	}
};

/** What persons take away of their own, but in classes and of their journey. */
export const persons: Readonly<Record<string, Arrange>> = {
	...studies,
	'(public)/booking/[token]/#decline': async ({ url }) => {
		const seance = await open(word());
		const { booking } = await register(url, seance, formOf(`Paule ${word()}`, { seats: '2' }));
		await offerInstead(sql`subject = ${seance.id}`);
		const places =
			await count(sql`select count(*) from participation.seat s join participation.booking b on b.id = s.booking
			where b.subject = ${seance.id} and s.state = 'offered'`);
		const page = booking.replace(/^.*\/([^/]+)$/, '/booking/$1');
		return { page, as: [], act: 'decline', unseen: true, figures: [places] };
	},
	'(public)/canvas/[id]/#remove': async ({ founder }) => {
		const id = await canvas();
		await transaction((tx) => keepVersion(tx, id, 'Avant la pause', null));
		return { page: `/canvas/${id}`, as: founder, act: 'remove', figures: [] };
	},
	'(public)/canvas/[id]/#unshare': async ({ founder }) => {
		const id = await canvas();
		await transaction((tx) => shareCanvas(tx, id));
		return { page: `/canvas/${id}`, as: founder, act: 'unshare', figures: [] };
	},
	'(public)/festival/[slug]/selection/#forget': async ({ founder }) => {
		const [festival] = await publishedProgrammes();
		const [person, slug] = [await founderId(), festival?.slug];
		const { rows } = await sql<{ id: string; offering: string }>`
			select i.id, i.offering from agenda.item i join agenda.offering f on f.id = i.offering
			where f.slug = ${slug} and i.deleted_at is null order by i.starts_at limit 2`.execute(db);
		for (const { id, offering } of rows)
			await transaction((tx) => choose(tx, offering, id, true, { person, token: null }));
		const chosen = await count(sql`select count(*) from agenda.selected d join agenda.selection s on s.id = d.selection
			join agenda.offering f on f.id = s.offering where f.slug = ${slug} and s.person = ${person}`);
		return { page: `/festival/${slug}/selection`, as: founder, act: 'forget', figures: [chosen] };
	}
};
