import { missing } from '#kernel/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { coverageOfWords, type Decision, decisions, isPublished, rehearsalOf } from '../../server/index.ts';
import { gateOf } from './gate.server.ts';
import { rehearsalRunning } from './rehearsing.server.ts';
import { type requireStory, shownVersion } from './story.server.ts';

type Story = Pick<Awaited<ReturnType<typeof requireStory>>, 'id' | 'slug' | 'title' | 'versions'>;

/** A version of a story, with how its latest rehearsal went. `open`: it can be rehearsed and published; `left`: runs that wait under other rules. */
export async function versionShown({ id, slug, title, versions }: Story, hash: string, locale: Locale) {
	const { told: _, ...version } = shownVersion(versions, hash);
	const [published, gate, coverage] = await Promise.all([
		isPublished(id),
		gateOf(version.hash, versions.find(({ state }) => state === 'live')?.hash ?? null, locale),
		coverageOfWords(version.hash)
	]);
	const left = versions.reduce((sum, { playable, inFlight }) => sum + (playable ? 0 : inFlight), 0);
	const open = version.playable && (version.state !== 'live' || left > 0);
	return {
		...{ slug, title, version, published, coverage, open, left },
		gate: open ? gate : null,
		running: rehearsalRunning(version.hash)
	};
}

export type VersionShown = Awaited<ReturnType<typeof versionShown>>;

/** The rehearsal of a version that a form names. @throws 404 */
export async function rehearsalIn(form: FormData, version: string) {
	const rehearsal = await rehearsalOf(fieldOf(form, 'rehearsal'));
	if (rehearsal.version !== version) throw missing();
	return rehearsal;
}

/** What a form decides of each run of a rehearsal anew. */
export function decisionsIn(form: FormData, { runs }: Awaited<ReturnType<typeof rehearsalOf>>) {
	return runs.flatMap(({ run, decision, choices }) => {
		const wanted = decisionIn(fieldOf(form, `decision_${run}`));
		return wanted && wanted !== decision && choices.includes(wanted) ? [{ run, wanted }] : [];
	});
}

/** What a form decides of all runs that came out one way. @throws 404 */
export function decisionForAll(form: FormData) {
	const [outcome, wanted = ''] = fieldOf(form, 'all').split(' ');
	const decision = decisionIn(wanted);
	if (!decision || (outcome !== 'differs' && outcome !== 'blocked')) throw missing();
	return { outcome, decision } as const;
}

const decisionIn = (text: string): Decision | undefined => decisions.find((one) => one === text);
