import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { organizationById } from '#network/server';
import type { NewReferral } from '../../asking/referring.ts';
import { advisedFile, type File, fileFor, type Reader } from '../files.ts';
import { advisersOf } from '../filing.ts';
import { holdersOf } from '../holders.ts';
import type { On } from '../tables.ts';
import { type About, type Carriable, hashOf, ofFile, ofQuestion, reachedAt, storyFor } from './carrying.ts';
import { ownQuestion, type Question, questionFor } from './questions.ts';
import { writeConsent } from './referral-letters.ts';
import { type Referral, referralById, select, withSteps } from './referral-rows.ts';
import { referralNamed, step } from './steps.ts';
import { asking } from './tables.ts';
import { settle } from './thread.ts';

/** What a referral comes from: a question, or a file and one of those whom it is about. */
export type Origin = Readonly<{ question: string }> | Readonly<{ file: string; holder: string | null }>;

type Source = Readonly<{
	question: Question | null;
	file: File | null;
	/** In whose name it is referred. */
	organization: string;
	fictional: boolean;
	about: About;
	offered: readonly Carriable[];
}>;

/** What can be referred from a question or a file, and about whom. @throws 404 for who does not answer it, or advise in it; venture_holder_missing for a file of nobody */
export async function sourceOf(reader: Reader, origin: Origin, on: On = db): Promise<Source> {
	if ('question' in origin) {
		const question = await questionFor(reader, origin.question, on);
		const { asker: person, name, email, locale, organization, fictional } = question;
		const offered = await ofQuestion(question, on);
		return { question, file: null, organization, fictional, about: { person, name, email, locale }, offered };
	}
	const file = await fileFor(reader, origin.file, on);
	if (file.standing.as !== 'adviser') throw missing();
	const about = await holderOf(file, origin.holder, on);
	const { fictional, keeper } = file;
	return {
		question: null,
		file,
		organization: keeper.id,
		fictional,
		about,
		offered: await ofFile(file, about.locale, on)
	};
}

async function holderOf(file: File, holder: string | null, on: On): Promise<About> {
	const holders = (await holdersOf(file.id, on)).filter(({ accepted, ended, email }) => accepted && !ended && email);
	const found = holders.find(({ person }) => person === holder) ?? holders[0];
	if (!found) throw refused('venture_holder_missing', {}, 422);
	const { locale } = await asking(on)
		.selectFrom('identity.person')
		.select('locale')
		.where('id', '=', found.person)
		.executeTakeFirstOrThrow();
	return { person: found.person, name: found.name, email: found.email ?? '', locale };
}

/**
 * Proposes to refer somebody to a partner: she is asked, and nothing leaves before she has said yes. Sent twice, it is proposed once.
 * @returns its id. Throws 404, asking_partner_address for a partner that nobody could write to, asking_partner_own, asking_story_media for a story to a house that does not broadcast, asking_not_yours, asking_closed.
 */
export async function proposeReferral(
	tx: Tx,
	origin: Origin,
	{ id = newId(), ...given }: NewReferral & Readonly<{ id?: string }>,
	reader: Viewer,
	by: By
): Promise<string> {
	await hold(tx, origin, reader);
	const { question, file, organization: own, fictional, about, offered } = await sourceOf(reader, origin, tx);
	const partner = await partnerOf(tx, given, own);
	const story = given.story ? [storyFor(about)] : [];
	const carries = [reachedAt(about), ...story, ...chosen(offered, given.carries)];
	const parts = file && partner.organization ? [...given.parts] : [];
	const made = await asking(tx)
		.insertInto('venture.referral')
		.values({
			...{ id, question: question?.id ?? null, file: file?.id ?? null, ...about, fictional },
			...{ referrer: reader.id, fromOrganization: own, ...partner, asks: given.asks, story: given.story },
			...{ carries: JSON.stringify(carries), parts, state: 'proposed' },
			hash: hashOf({ partner: partner.partner, asks: given.asks, carries, parts })
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) return id;
	await step(tx, id, null, 'proposed', by, { person: reader.id });
	if (question) await settle(tx, question.id);
	const referral = await referralById(id, tx);
	await record(tx, {
		...by,
		verb: 'venture.referred',
		...referralNamed(referral),
		detail: {
			from: question ? 'question' : 'file',
			...{ carries: carries.length, parts: parts.length, story: given.story, fictional }
		}
	});
	if (by.source !== 'demo') await writeConsent(tx, referral, 'proposed');
	return id;
}

/** Holds what it comes from; a question is referred by whoever answers it. */
async function hold(tx: Tx, origin: Origin, reader: Reader): Promise<void> {
	if (!('question' in origin)) {
		await advisedFile(reader, origin.file, tx);
		return;
	}
	const question = await ownQuestion(reader, origin.question, tx);
	if (question.state === 'closed') throw refused('asking_closed');
	if (question.welcomer !== reader.id) throw refused('asking_not_yours');
}

/** The partner as it is kept. An organisation that nobody advises for is written to. */
async function partnerOf(tx: Tx, { organization, name, email, story }: NewReferral, own: string) {
	if (story && !organization) throw refused('asking_story_media', {}, 422);
	if (!organization) return { organization: null, partner: name, partnerEmail: email };
	if (organization === own) throw refused('asking_partner_own', {}, 422);
	const known = await organizationById(organization, tx);
	if (known.deletedAt) throw missing();
	if (story && known.kind !== 'media') throw refused('asking_story_media', {}, 422);
	const partnerEmail = email ?? known.email ?? null;
	if (!partnerEmail && !(await advisersOf(organization, tx)).length) throw refused('asking_partner_address', {}, 422);
	return { organization, partner: known.name, partnerEmail };
}

const chosen = (offered: readonly Carriable[], keys: readonly string[]) =>
	offered.filter(({ key }) => keys.includes(key)).map(({ title, words }) => ({ title, words }));

/** What somebody is to a referral. */
export type ReferralReader = 'referrer' | 'partner';

/** A referral as an adviser may read it: of the organisation that refers, or of the partner once it has left. What was taken back or sent back, the partner does not read any more. @throws 404 */
export async function referralFor(
	reader: Reader,
	id: string,
	on: On = db
): Promise<Referral & Readonly<{ as: ReferralReader }>> {
	const found = asRead(reader, await referralById(id, on));
	if (!found) throw missing();
	return found;
}

/** The referrals of a reader's organisations, the latest first. */
export async function referralsFor(reader: Reader, on: On = db) {
	const own = [...advisedBy(reader as Viewer), NOBODY];
	const rows = await select(on)
		.where((row) => row.or([row('r.fromOrganization', 'in', own), row('r.organization', 'in', own)]))
		.orderBy((row) => row('r.nextDay', 'is', null))
		.orderBy('r.id', 'desc')
		.limit(MOST)
		.execute();
	return (await withSteps(rows, on)).flatMap((one) => asRead(reader, one) ?? []);
}

/** The referrals that a question or a file led to; whoever calls has checked that the reader may see that. */
export async function referralsFrom(origin: Readonly<{ question: string } | { file: string }>, on: On = db) {
	const [column, id] =
		'question' in origin ? (['r.question', origin.question] as const) : (['r.file', origin.file] as const);
	const rows = await select(on).where(column, '=', id).orderBy('r.id').execute();
	return withSteps(rows, on);
}

const MOST = 500;
/** No organisation: a list in SQL is never empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function asRead(reader: Reader, referral: Referral): (Referral & Readonly<{ as: ReferralReader }>) | null {
	const own = advisedBy(reader as Viewer);
	if (own.includes(referral.fromOrganization)) return { ...referral, as: 'referrer' };
	const sent = referral.steps.some((one) => one.step === 'sent');
	if (!referral.organization || !own.includes(referral.organization) || !sent) return null;
	return { ...forPartner(referral), as: 'partner' };
}

/** What the partner reads: nothing of what was taken back, or what it has sent back. */
export function forPartner(referral: Referral): Referral {
	if (!['withdrawn', 'returned'].includes(referral.state)) return referral;
	const nothing = { name: '', email: '', asks: '', carries: [], parts: [], wording: null, person: '' };
	const steps = referral.steps.map((one) => ({ ...one, words: null, byName: null }));
	return { ...referral, ...nothing, steps };
}
