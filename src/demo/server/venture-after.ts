import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { transaction } from '#kernel/server/db.ts';
import { FollowAnswer, NewCall, ProjectWords } from '#venture';
import {
	agreeToProject,
	answerFollowUp,
	followUp,
	keepCall,
	markCall,
	proposeProject,
	showingOf,
	waitingFollowUp
} from '#venture/server';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['venture'];
type Known = Readonly<{
	told: Told;
	/** The id of a file, by its word. */
	files: ReadonlyMap<string, string>;
	viewerOf: (slug: string) => Viewer;
}>;

/** Tells which projects everybody reads, all whom they are about having said yes. */
export async function tellShown({ told, files, viewerOf }: Known): Promise<void> {
	for (const { file: slug, sentence, linked, named, days } of told.shown) {
		const id = files.get(slug) ?? '';
		const own = told.files.find((one) => one.id === slug);
		const [first, ...others] = (own?.holders ?? []).map(({ person }) => ({ person, viewer: viewerOf(person) }));
		if (!own || !first) throw new Error(`nobody shows ${slug}`);
		const words = ProjectWords.parse({ ...picked(own), sentence, linked });
		await happenedAt(ago(days), () =>
			transaction(async (tx) => {
				await proposeProject(tx, id, words, named.includes(first.person), first.viewer, byOf(first.viewer, days));
				const wording = (await showingOf(id, tx))?.wording ?? '';
				for (const { person, viewer } of others)
					await agreeToProject(tx, id, { wording, named: named.includes(person) }, viewer, byOf(viewer, days));
			})
		);
	}
}

const picked = ({ name, sector, locality }: Told['files'][number]) => ({ name, sector: sector ?? '', locality });

/** Tells what was asked a year after support had ended, and what one has answered. */
export async function tellFollowed({ told, files, viewerOf }: Known): Promise<void> {
	const { file: slug, person, asked, answered, ...given } = told.followed;
	await happenedAt(ago(asked), () => followUp(ago(asked), 'demo'));
	const token = await waitingFollowUp(files.get(slug) ?? '', viewerOf(person).id);
	if (!token) throw new Error(`nothing was asked of ${slug}`);
	const at = ago(answered);
	await happenedAt(at, () =>
		transaction((tx) => answerFollowUp(tx, token, FollowAnswer.parse(given), { source: 'demo', at }))
	);
}

/** Tells what others offer, and who has an eye on it. */
export async function tellCalls({ told, files, viewerOf }: Known): Promise<void> {
	const adviser = viewerOf(told.advisers[0]?.person ?? '');
	const ids = new Map<string, string>();
	for (const { fictional, closes, ...call } of told.calls) {
		const id = newId();
		ids.set(call.name, id);
		const closesOn = closes === undefined ? null : ago(-closes).toISOString().slice(0, 10);
		const given = NewCall.parse({ ...call, closesOn });
		await transaction((tx) => keepCall(tx, id, given, adviser, byOf(adviser, 45), fictional));
	}
	for (const { file, person, call, days } of told.marked) {
		const viewer = viewerOf(person);
		await transaction((tx) => markCall(tx, files.get(file) ?? '', ids.get(call) ?? '', viewer, byOf(viewer, days)));
	}
}

const byOf = ({ id }: Pick<Viewer, 'id'>, days: number) => ({
	...{ actor: ref('person', id), source: 'demo' as const },
	at: ago(days)
});
