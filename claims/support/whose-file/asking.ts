import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { NewBrief, NewOffer, NewPlaytest, NewTester } from '#venture';
import {
	agreeToProject,
	answerForm,
	becomeTester,
	changeBrief,
	changePlaytest,
	chooseOffer,
	deliverBrief,
	giveOffer,
	giveSeatBack,
	markCall,
	offersFor,
	ownForm,
	playtestFor,
	proposeProject,
	publishBrief,
	publishPlaytest,
	sayResult,
	showingOf,
	takeSeat,
	testify,
	withdrawBrief,
	writeBrief,
	writePlaytest
} from '#venture/server';
import { type Field, markerOf, numberOf } from './planted.ts';
import { act, by, type Cast, text } from './planting.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** What whoever leaves has begun, and the founder ends: a brief, a playtest, an eye on a call. */
export type Begun = Readonly<{ brief: string; playtest: string }>;

/** Begins a brief and a playtest in words that are no secret; whoever leaves later does where there is one. */
export async function begin({ made, id, left, founder }: Cast, call: string): Promise<Begun> {
	const who = left ?? founder;
	const begun = { brief: newId(), playtest: newId() };
	const plain = () => 'À dire encore';
	const as = (own: string) => ({ id: own, fictional: true });
	await act((tx) => markCall(tx, id, call, who, by(who)));
	if (made.brief) await act((tx) => writeBrief(tx, briefOf(id, '', plain), who, as(begun.brief)));
	if (made.playtest) await act((tx) => writePlaytest(tx, playtestOf(id, 'essai', plain), who, as(begun.playtest)));
	return begun;
}

type Say = (field: Field) => string;

const briefOf = (file: string, studio: string, say: Say, budgetTo: number | null = null) =>
	NewBrief.parse({
		...{ file, kind: 'design', title: say('briefTitle'), needs: say('briefNeeds'), locality: say('briefPlace') },
		...{ sectors: [], budgetFrom: null, budgetTo, audience: studio ? 'invited' : 'public' },
		...{ answersUntil: new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10), invited: studio ? [studio] : [] }
	});

const playtestOf = (file: string, link: string, say: Say) =>
	NewPlaytest.parse({
		...{ file, title: say('playtestTitle'), words: say('playtestWords'), seeks: say('playtestSeeks'), minAge: 18 },
		...{ link: `https://example.org/${link}`, details: say('playtestDetails'), nda: say('playtestNda') },
		slots: [{ startsAt: new Date(Date.now() + DAY), endsAt: new Date(Date.now() + 1.1 * DAY), places: 3 }],
		questions: [{ kind: 'text', words: say('playtestQuestion') }]
	});

/** The founder ends the brief: a studio that she asks by name answers, is chosen and delivers; of another brief it hears why there is none. */
export async function askStudio({ made, id, founder, world }: Cast, { brief }: Begun): Promise<void> {
	if (!made.brief) return;
	const studio = await world.viewer(world.others.studio.id);
	const given = briefOf(id, world.houses.studio, (field) => text(made, field), numberOf(made.at, 'numberBudget'));
	await act((tx) => changeBrief(tx, brief, given, founder));
	await answered(brief, founder, studio, { words: text(made, 'briefOffer'), price: numberOf(made.at, 'numberOffer') });
	const [offer] = await offersFor(founder, { id: brief, owns: true });
	const reasons = new Map([[offer?.id ?? '', text(made, 'briefReason')]]);
	await act((tx) => chooseOffer(tx, brief, { offer: offer?.id ?? '', reasons }, founder, by(founder)));
	const content = Buffer.from(text(made, 'briefDocument'));
	const document = { name: `${text(made, 'briefDocumentName')}.txt`, content, mediaType: 'text/plain' };
	const on = new Date().toISOString().slice(0, 10);
	await act((tx) => deliverBrief(tx, brief, { on, document }, studio, by(studio)));
	const result = { result: text(made, 'briefResult'), resultNumber: 1, resultOf: text(made, 'briefResultOf') };
	await act((tx) => sayResult(tx, brief, result, founder, by(founder)));
	const testimony = { words: text(made, 'briefTestimony'), shown: false };
	await act((tx) => testify(tx, brief, testimony, founder, by(founder)));
	const other = await act((tx) =>
		writeBrief(
			tx,
			briefOf(id, world.houses.studio, () => 'Un autre'),
			founder,
			{ fictional: true }
		)
	);
	await answered(other, founder, studio, { words: 'Volontiers.', price: null });
	await act((tx) => withdrawBrief(tx, other, text(made, 'briefWithdrawn'), founder, by(founder)));
}

type Said = Readonly<{ words: string; price: number | null }>;

async function answered(brief: string, founder: Viewer, studio: Viewer, { words, price }: Said): Promise<void> {
	await act((tx) => publishBrief(tx, brief, founder, by(founder)));
	const organization = studio.roles[0]?.scope?.id;
	const offer = NewOffer.parse({ organization, words, priceFrom: null, priceTo: price });
	await act((tx) => giveOffer(tx, brief, offer, studio, by(studio)));
}

/** Has two people want to try things out. */
export async function takeOnTesters({ others, viewer }: World): Promise<void> {
	for (const [{ id }, likes] of [
		[others.tester, markerOf(0, 'testerLikes')],
		[others.gaveBack, 'Tout.']
	] as const) {
		const who = await viewer(id);
		const given = NewTester.parse({ likes, ageBand: '25-39', languages: ['fr'] });
		await act((tx) => becomeTester(tx, id, given, by(who)));
	}
}

/** The founder announces the playtest: one takes a place and answers without her name, another gives hers back; a second one is not announced. */
export async function tryOut({ made, id, founder, world }: Cast, { playtest }: Begun): Promise<void> {
	if (!made.playtest) return;
	const given = playtestOf(id, markerOf(made.at, 'playtestLink'), (field) => text(made, field));
	await act((tx) => changePlaytest(tx, playtest, given, founder));
	await act((tx) => publishPlaytest(tx, playtest, founder, by(founder)));
	const { slots, ndaHash } = await playtestFor(founder, playtest);
	const [tester, other] = await Promise.all(
		[world.others.tester.id, world.others.gaveBack.id].map((one) => world.viewer(one))
	);
	if (!tester || !other) return;
	const seat = { playtest, slot: slots[0]?.id ?? '', nda: ndaHash ?? '' };
	for (const one of [tester, other]) await act((tx) => takeSeat(tx, seat, one, by(one)));
	await act((tx) => giveSeatBack(tx, playtest, other, by(other)));
	await act((tx) =>
		sql`update venture.playtest_slot set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour' where playtest = ${playtest}`.execute(
			tx
		)
	);
	const form = await ownForm(tester, playtest);
	const answers = { answers: [text(made, 'playtestAnswer')], named: false };
	await act((tx) => answerForm(tx, form, answers, { source: 'web' }));
	const draft = playtestOf(id, 'essai', (field) =>
		field === 'playtestTitle' ? text(made, 'playtestDraft') : 'Plus tard'
	);
	await act((tx) => writePlaytest(tx, draft, founder, { fictional: true }));
}

/** Proposes the card that everybody is to read; shown once the other says yes. */
export async function showCard({ made, id, founder, cofounder }: Cast): Promise<void> {
	if (!made.card) return;
	const said = {
		name: text(made, 'cardName'),
		sentence: text(made, 'cardSentence'),
		locality: text(made, 'cardPlace')
	};
	const words = { ...said, sector: null, linked: false };
	await act((tx) => proposeProject(tx, id, words, false, founder, by(founder)));
	if (made.card !== 'shown' || !cofounder) return;
	const wording = (await showingOf(id))?.wording ?? '';
	await act((tx) => agreeToProject(tx, id, { wording, named: false }, cofounder, by(cofounder)));
}
