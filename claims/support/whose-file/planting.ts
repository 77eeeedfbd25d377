import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { FileCard, NewContact, NewPlan } from '#venture';
import {
	acceptHolding,
	addDocument,
	addHolder,
	addStep,
	agreePlan,
	askedAbout,
	changeFile,
	closeTo,
	giveNumber,
	holdersOf,
	leaveFile,
	noteContact,
	openFile,
	openTo,
	strikeContact
} from '#venture/server';
import { COMMON, type Field, markerOf, numberOf } from './planted.ts';
import type { Made, Person } from './rule.ts';
import type { World } from './world.ts';

/** Who acts in a file, as the acts of the program know them. `left`: before she left; `cofounder`: where there is one. */
export type Cast = Readonly<{
	made: Made;
	id: string;
	keeper: string;
	adviser: Viewer;
	founder: Viewer;
	cofounder: Viewer | null;
	left: Viewer | null;
	world: World;
}>;

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });
export const text = ({ at }: Made, field: Field): string => `${COMMON} ${markerOf(at, field)}`;
export const act = <T>(what: (tx: Tx) => Promise<T>): Promise<T> => transaction(what);

/** Opens a file with a string in each of its fields but its name, and has everybody join it who is something to it. */
export async function join(world: World, made: Made): Promise<Cast> {
	const { houses, others, founders, viewer } = world;
	const keeper = made.ours ? houses.ours : houses.other;
	const adviser = await viewer(made.ours ? others.adviser.id : others.partner.id);
	const founder = await viewer(founders[made.at]?.id ?? '');
	const id = await open(made, keeper, adviser, founder);
	const add = async (who: Person & ('cofounder' | 'left' | 'asked'), name: string) => {
		await act((tx) => addHolder(tx, id, { name, email: others[who].email, role: 'partner' }, founder, by(founder)));
		return viewer(others[who].id);
	};
	const accepted = async (who: Viewer) => {
		await act((tx) => accept(tx, id, who));
		return who;
	};
	const cofounder = made.cofounder ? await accepted(await add('cofounder', 'Éva')) : null;
	const left = made.left ? await accepted(await add('left', 'Fanny')) : null;
	if (made.asked) await add('asked', text(made, 'asked'));
	return { made, id, keeper, adviser, founder, cofounder, left, world };
}

/** Has whoever leaves it leave, and puts into it what she knows nothing of any more. */
export async function plant(cast: Cast): Promise<void> {
	const { left, id } = cast;
	const own = (await holdersOf(id)).find(({ person }) => person === left?.id);
	if (left && own) await act((tx) => leaveFile(tx, own.id, left.id, by(left)));
	const { made, adviser } = cast;
	await act((tx) => changeFile(tx, id, cardOf(made, text(made, 'name')), adviser, by(adviser)));
	await act((tx) =>
		sql`update venture.file set mailbox = ${markerOf(made.at, 'mailbox')} where id = ${id}`.execute(tx)
	);
	await shares(cast);
	await papers(cast);
	await contacts(cast);
}

function cardOf(made: Made, name: string) {
	const said = (field: Field) => text(made, field);
	return FileCard.parse({
		...{ kind: 'project', stage: 'shaping', name, sentence: said('sentence') },
		...{ needs: said('needs'), promises: said('promises'), locality: said('locality') }
	});
}

function open(made: Made, keeper: string, adviser: Viewer, founder: Viewer): Promise<string> {
	const holders = [{ name: founder.name, email: founder.email ?? '', role: 'founder' as const }];
	return act(async (tx) => {
		const card = cardOf(made, 'Sans nom encore');
		const id = await openFile(tx, { keeper, card, holders, fictional: true }, adviser, by(adviser));
		await accept(tx, id, founder);
		return id;
	});
}

async function accept(tx: Tx, file: string, who: Viewer): Promise<void> {
	const asked = (await askedAbout(who.id, tx)).find((one) => one.file === file);
	await acceptHolding(tx, asked?.id ?? '', who.id, by(who));
}

async function shares({ made, id, founder, world: { houses } }: Cast): Promise<void> {
	const other = made.ours ? houses.other : houses.ours;
	const { opened, takenBack } = made;
	const open = (organization: string, parts: readonly string[]) =>
		act((tx) => openTo(tx, id, { organization, parts: parts as [] }, founder, by(founder)));
	if (opened) await open(other, opened);
	if (!takenBack) return;
	await open(houses.third, ['numbers', 'plan', 'contacts', 'documents', 'line']);
	await act((tx) => closeTo(tx, id, houses.third, founder, by(founder)));
}

async function papers({ made, id, founder, adviser }: Cast): Promise<void> {
	const { at } = made;
	const give = (seen: 'keeper' | 'partners' | 'everyone', kind: 'jobs' | 'turnover' | 'funds', field: Field) =>
		act((tx) =>
			giveNumber(tx, id, { kind, asOf: '2026-06-30', value: numberOf(at, field), seen }, founder, by(founder))
		);
	await give('keeper', 'turnover', 'numberKeeper');
	await give('partners', 'funds', 'numberPartners');
	await give('everyone', 'jobs', 'numberEveryone');
	const content = Buffer.from(text(made, 'document'));
	const document = { name: `${text(made, 'documentName')}.txt`, content, mediaType: 'text/plain' };
	await act((tx) => addDocument(tx, id, document, founder, by(founder)));
	const step = { subject: ref('occurrence', newId()), title: text(made, 'step'), at: new Date('2026-03-01T10:00:00Z') };
	await act((tx) => addStep(tx, id, step, founder, by(founder)));
	const goals = [{ words: text(made, 'goal'), due: '2026-12-24' }];
	const plan = NewPlan.parse({ fromDay: '2026-01-01', untilDay: '2026-12-31', minutes: 600, goals });
	await act((tx) => agreePlan(tx, id, plan, adviser, by(adviser)));
}

async function contacts({ made, id, adviser, keeper, world }: Cast): Promise<void> {
	const note = (who: Viewer, organization: string, field: Field, shared: boolean) => {
		const given = { kind: 'letter', files: [id], organization, at: new Date(), summary: text(made, field), shared };
		return act((tx) => noteContact(tx, NewContact.parse(given), who, by(who)));
	};
	await note(adviser, keeper, 'contactPrivate', false);
	await note(adviser, keeper, 'contactShared', true);
	const struck = await note(adviser, keeper, 'contactStruck', true);
	await act((tx) => strikeContact(tx, struck, adviser, by(adviser)));
	if (!made.opened?.includes('contacts')) return;
	const { houses, others, viewer } = world;
	const [other, house] = made.ours ? [others.partner, houses.other] : [others.adviser, houses.ours];
	const partner = await viewer(other.id);
	await note(partner, house, 'contactPartner', true);
	await note(partner, house, 'contactPartnerPrivate', false);
}
