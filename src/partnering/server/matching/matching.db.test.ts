import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { declareTopics } from '#kernel/identity/server/rhythms.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { chooseSections, declareSections, isSectionOpen } from '#kernel/server/sections.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { acceptInterest, declineInterest } from '../index.ts';
import { partnering } from '../module.ts';
import { asked, by, letters, organization, person, published, refusal } from '../partnering.fixture.ts';
import { section } from '../section.ts';
import { askForLetter, stopLetter, writeMatchLetters } from './digest.ts';
import { dismiss, dismissedBy, takeDismissalBack } from './dismissals.ts';
import { matchesFor, matchesOfHers } from './matches.ts';
import { sayReasons } from './saying.ts';
import { pointOut, unanswered } from './unanswered.ts';

let stranger: Viewer;
let coordinator: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	declareTopics(partnering.topics ?? []);
	liftLimits();
	[stranger, coordinator] = [await person('Strange'), await person('Cora', 'coordinator')];
	declareSections([section]);
	await isSectionOpen('partnering');
	await transaction((tx) => chooseSections(tx, ['partnering'], coordinator.id));
});

let made = 0;
const houseOf = ({ roles }: Viewer): string => roles[0]?.scope?.id ?? '';

/** Three who answer for an organisation each. */
async function three(): Promise<[Viewer, Viewer, Viewer]> {
	const host = async (name: string) => person(`${name}${made}`, 'director', await organization(`House${name}${made}`));
	made++;
	return [await host('Ada'), await host('Odile'), await host('Hugo')];
}

const seeks = (viewer: Viewer, more: object = {}) =>
	published(viewer, {
		direction: 'request',
		title: 'Un studio pour un podcast',
		needs: 'Deux voix, un vendredi.',
		...more
	});
const found = async (viewer: Viewer, id: string) => (await matchesFor(viewer, id, 10)).map((one) => one.id);
const put = (viewer: Viewer, id: string, why: Parameters<typeof dismiss>[2] = null) =>
	transaction((tx) => dismiss(tx, id, why, viewer));

test('what fits is found with its reasons, of what one may see alone, and never one’s own', async () => {
	const [ada, odile, hugo] = await three();
	const offer = await published(ada, { needs: 'Pour un podcast, le vendredi.' });
	const own = await published(odile, {});
	const hidden = await published(ada, { audience: 'invited', invited: [houseOf(hugo)] });
	const partners = await published(ada, { audience: 'partners' });
	const anonymous = await published(ada, { anonymous: true, title: 'Un studio discret' });
	const request = await seeks(odile);
	const ids = await found(odile, request);
	expect(ids[0]).toBe(offer);
	expect(ids).toContain(partners);
	expect([own, hidden].some((one) => ids.includes(one))).toBe(false);
	const matches = await matchesFor(odile, request, 10);
	const secret = matches.find(({ id }) => id === anonymous);
	expect(secret?.proposal.organization).toBe(null);
	expect(secret?.reasons.some(({ by: why }) => ['agreed', 'worked', 'answers'].includes(why))).toBe(false);
	const said = await sayReasons(matches, 'fr');
	expect(said.get(offer)?.join(' ')).toContain('podcast');
	expect(await refusal(matchesFor(hugo, request, 10))).toBe('kernel_missing');
	expect(await refusal(matchesFor(stranger, request, 10))).toBe('kernel_missing');
	// the team sees what its organisation may see, and no more
	expect(await found(coordinator, request)).toEqual(ids);
});

test('a skill right below, above or beside another brings two together, and a name of it in the text of another language too', async () => {
	const [ada, odile, hugo] = await three();
	const { rows } = await sql<{ uri: string; en: string }>`
		select uri, label ->> 'en' as en from network.skill where label ->> 'en' in ('motion graphics', 'colour grading', 'welding techniques', 'typography') order by label ->> 'en'`.execute(
		db
	);
	const [grading = '', motion = '', type = '', welding = ''] = rows.map(({ uri }) => uri);
	await untold((tx) =>
		sql`insert into network.skill_broader (skill, broader) values (${motion}, ${grading}), (${type}, ${motion}), (${welding}, ${grading})`.execute(
			tx
		)
	);
	const plain = { kind: 'skills', needs: 'Quatre jours.' };
	const request = await published(odile, { ...plain, direction: 'request', title: 'Une aide', skills: [motion] });
	const offers = [
		await published(ada, { ...plain, title: 'A', skills: [type] }),
		await published(ada, { ...plain, title: 'B', skills: [grading] }),
		await published(hugo, { ...plain, title: 'C', skills: [welding] }),
		await published(hugo, { ...plain, title: 'D', needs: 'We do motion graphics for the web and for stations.' })
	];
	const relations = async () => {
		const all = await matchesFor(odile, request, 20);
		return offers.map((id) => all.find((one) => one.id === id)?.reasons.find((one) => one.by === 'skill'));
	};
	expect((await relations()).map((one) => one && 'relation' in one && one.relation)).toEqual([
		'narrower',
		'broader',
		'beside',
		'said'
	]);
});

test('whoever talks already, or was declined, is not put forward again; what was agreed is a reason', async () => {
	const [ada, odile] = await three();
	const first = await published(ada, {});
	const request = await seeks(odile);
	const talk = await asked(first, odile);
	expect(await found(odile, request)).not.toContain(first);
	await transaction((tx) => acceptInterest(tx, talk, ada, by(ada)));
	const second = await published(ada, { title: 'Un studio encore' });
	const why = async () =>
		(await matchesFor(odile, request, 20)).find(({ id }) => id === second)?.reasons.map((one) => one.by);
	expect(await why()).toContain('answers');
	const theirs = await asked(request, ada);
	expect(await why()).toBe(undefined);
	await transaction((tx) => declineInterest(tx, theirs, odile, by(odile)));
	expect(await why()).toBe(undefined);
});

test('an anonymous one stays though its organisation answers, and goes once one knows whose it is', async () => {
	const [ada, odile] = await three();
	const [open, anonymous] = [await published(ada, {}), await published(ada, { anonymous: true })];
	const request = await seeks(odile);
	expect(await found(odile, request)).toEqual(expect.arrayContaining([open, anonymous]));
	await asked(request, ada);
	const after = await found(odile, request);
	expect(after).toContain(anonymous);
	expect(after).not.toContain(open);
});

test('who hosts for an organisation and works for the team matches and points out with what its host knows alone', async () => {
	const [ada, odile] = await three();
	const first = await published(ada, {});
	const talk = await asked(first, odile);
	await transaction((tx) => acceptInterest(tx, talk, ada, by(ada)));
	const anonymous = await published(ada, { anonymous: true, title: 'Un studio discret' });
	const request = await seeks(odile);
	const both = { ...odile, roles: [...odile.roles, { role: 'coordinator' as const, scope: null }], secondFactor: true };
	const its = (await matchesFor(both, request, 10)).find(({ id }) => id === anonymous);
	expect(its?.proposal.organization).toBe(null);
	expect(its?.reasons).toEqual((await matchesFor(odile, request, 10)).find(({ id }) => id === anonymous)?.reasons);
	await transaction((tx) => pointOut(tx, request, anonymous, both, by(both)));
	expect((await letters(odile)).at(-1)?.text).not.toMatch(/travaillé|accord|répond/);
});

test('« pas pour moi » teaches one person’s list, is taken back, exported and erased', async () => {
	const [ada, odile, hugo] = await three();
	const offer = await published(ada, { kind: 'machine', title: 'Une presse à papier' });
	const other = await published(ada, { kind: 'machine', title: 'Une presse à fruits' });
	const request = await seeks(odile, { kind: 'machine', title: 'Une presse', needs: 'Pour une affiche.' });
	const second = await person('Olga', 'partner', houseOf(odile));
	const before = await matchesFor(odile, request, 10);
	await put(odile, offer, 'kind');
	const after = await matchesFor(odile, request, 10);
	expect(after.map(({ id }) => id)).not.toContain(offer);
	const score = (list: typeof before) => list.find(({ id }) => id === other)?.score ?? 0;
	expect(score(after)).toBeLessThan(score(before));
	expect(await matchesFor(second, request, 10)).toEqual(before);
	expect((await dismissedBy(odile)).map(({ id }) => id)).toEqual([offer]);
	expect(await dismissedBy(second)).toEqual([]);
	expect((await partnering.export?.(odile.id))?.dismissals).toMatchObject([
		{ proposal: 'Une presse à papier', why: 'kind' }
	]);
	await transaction((tx) => takeDismissalBack(tx, offer, second));
	expect(await found(odile, request)).not.toContain(offer);
	await transaction((tx) => takeDismissalBack(tx, offer, odile));
	expect(await matchesFor(odile, request, 10)).toEqual(before);
	const invited = await published(ada, { audience: 'invited', invited: [houseOf(hugo)] });
	for (const id of [invited, 'nothing']) expect(await refusal(put(odile, id))).toBe('kernel_missing');
	await put(odile, offer);
	await transaction((tx) => partnering.erase?.(tx, odile.id) ?? Promise.resolve());
	expect(await dismissedBy(odile)).toEqual([]);
});

test('a letter a week of what is new to whoever asked, nothing twice, until she stops it', async () => {
	const [ada, odile, hugo] = await three();
	const kit = { kind: 'kit', title: 'Un kit de capteurs', needs: 'Huit boîtiers pour une classe.' };
	const request = await published(hugo, { ...kit, direction: 'request' });
	const offer = await published(ada, kit);
	const count = async () => (await letters(hugo)).length;
	await writeMatchLetters();
	expect(await count()).toBe(0);
	expect(await refusal(transaction((tx) => askForLetter(tx, stranger, by(stranger))))).toBe('kernel_missing');
	await transaction((tx) => askForLetter(tx, hugo, by(hugo)));
	await writeMatchLetters();
	await writeMatchLetters();
	expect(await count()).toBe(1);
	const text = (await letters(hugo))[0]?.text ?? '';
	expect(text).toContain(offer);
	expect(text).not.toContain(request);
	await published(odile, { ...kit, title: 'Un autre kit de capteurs' });
	await writeMatchLetters();
	expect(await count()).toBe(2);
	expect((await letters(hugo))[1]?.text).not.toContain(offer);
	await transaction((tx) => stopLetter(tx, hugo, by(hugo)));
	await published(odile, { ...kit, title: 'Un troisième kit de capteurs' });
	await writeMatchLetters();
	expect(await count()).toBe(2);
	await transaction((tx) => askForLetter(tx, hugo, by(hugo)));
	const role = {
		person: hugo.id,
		role: 'director',
		scope: ref('organization', houseOf(hugo)),
		by: null,
		source: 'desk'
	} as const;
	await transaction((tx) => revoke(tx, role));
	await writeMatchLetters();
	expect(await count()).toBe(2);
	await transaction((tx) => grant(tx, role));
});

test('the team sees what nobody answers, and points one out once, as far as its organisation may see it', async () => {
	const [ada, odile, hugo] = await three();
	const request = await seeks(hugo, { kind: 'juror', title: 'Un jury de podcasts' });
	const offer = await published(ada, { kind: 'juror', title: 'Pour vos jurys' });
	const invited = await published(ada, {
		kind: 'juror',
		title: 'Un secret',
		audience: 'invited',
		invited: [houseOf(odile)]
	});
	await untold((tx) =>
		sql`update partnering.proposal set published_at = now() - interval '9 days' where id = ${request}`.execute(tx)
	);
	const its = async () => (await unanswered(coordinator)).find(({ proposal }) => proposal.id === request);
	expect((await its())?.matches.map(({ id, pointed }) => [id, pointed])).toContainEqual([offer, false]);
	expect((await its())?.matches.map(({ id }) => id)).not.toContain(invited);
	expect(await refusal(unanswered(ada))).toBe('kernel_missing');
	const point = (candidate: string, viewer = coordinator) =>
		transaction((tx) => pointOut(tx, request, candidate, viewer, by(viewer)));
	const before = (await letters(hugo)).length;
	for (const [candidate, viewer] of [
		[invited, coordinator],
		[offer, ada],
		[request, coordinator]
	] as const)
		expect(await refusal(point(candidate, viewer))).toBe('kernel_missing');
	await point(offer);
	await point(offer);
	expect((await letters(hugo)).length).toBe(before + 1);
	expect((await letters(hugo)).at(-1)?.text).toContain('Pour vos jurys');
	expect((await its())?.matches.find(({ id }) => id === offer)?.pointed).toBe(true);
	expect((await matchesOfHers(hugo)).some(({ id, fits }) => id === offer && fits?.id === request)).toBe(true);
});
