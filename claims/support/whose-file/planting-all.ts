import { newId } from '#kernel/id.ts';
import { NewCall } from '#venture';
import { keepCall } from '#venture/server';
import { askStudio, begin, showCard, takeOnTesters, tryOut } from './asking.ts';
import { answerWhatBecame, askWhatBecame, meet, plan } from './meeting.ts';
import { act, by, join, plant } from './planting.ts';
import { takeOnMentors, talk } from './talking.ts';
import type { World } from './world.ts';
import { write } from './writing.ts';

/** Plants all files, each with what came before somebody left it and what came after. @returns their ids */
export async function plantAll(world: World): Promise<string[]> {
	const mentors = await takeOnMentors(world);
	await takeOnTesters(world);
	const call = await offerSomething(world);
	const ids: string[] = [];
	for (const made of world.made) {
		const cast = await join(world, made);
		await meet(cast);
		await askWhatBecame(cast);
		const begun = await begin(cast, call);
		await plant(cast);
		await plan(cast);
		await answerWhatBecame(cast);
		await write(cast);
		await askStudio(cast, begun);
		await tryOut(cast, begun);
		await showCard(cast);
		await talk(cast, mentors);
		ids.push(cast.id);
	}
	return ids;
}

/** A call of others, to which a file could be handed in. */
async function offerSomething({ others }: World): Promise<string> {
	const id = newId();
	const summary = { source: 'fr', fr: 'Inventé pour vérifier.' };
	const given = NewCall.parse({ name: 'Un appel', offeredBy: 'Un fonds', link: 'https://example.org', summary });
	await act((tx) => keepCall(tx, id, given, others.adviser, by(others.adviser), true));
	return id;
}
