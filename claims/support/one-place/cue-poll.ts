import type { Browser, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../../../tests/support/browser.ts';
import { listenTo } from '../listener.ts';
import type { Change } from './scratch.ts';
import { addWords, type Direction, directing, unless } from './show.ts';

/** A form of poll: so many stars. */
export const cuePoll: Change = {
	name: 'form of poll',
	most: 6,
	apply(scratch) {
		scratch.add('src/stage/viewer/StarsField.svelte', field);
		scratch.edit('src/stage/room/forms.ts', (text) =>
			text.replace(/(?=\tquiz: \{)/, "\trating: { answers: 'points', picks: 'one' },\n")
		);
		scratch.edit('src/stage/viewer/fields.ts', (text) =>
			text
				.replace(/(?=import WordField)/, "import StarsField from './StarsField.svelte';\n")
				.replace(/(?=\tquiz: )/, '\trating: StarsField,\n')
		);
		addWords(scratch, 'src/stage/messages', words);
	},
	see: ({ url }) => directing(url, seen)
};

const words = {
	fr: { stage_kind_rating: 'Étoiles' },
	en: { stage_kind_rating: 'Stars' },
	nl: { stage_kind_rating: 'Sterren' },
	fi: { stage_kind_rating: 'Tähdet' }
};

const field = `<script lang="ts">
	import { answersOf } from '../room/forms.ts';
	import type { Poll } from '../room/poll.ts';

	const { poll }: { poll: Pick<Poll, 'form' | 'options' | 'points'> } = $props();
</script>

{#each answersOf(poll) as { option } (option)}
	<label class="stars"><input type="radio" name="choice" value={option} required>{'★'.repeat(Number(option))}</label>
{/each}
`;

const QUESTION = 'Combien d’étoiles ?';

async function seen(direction: Direction): Promise<string[]> {
	const { show, rundown, segment, read, send, bringBack } = direction;
	const form = await read(`${rundown}?add=rating&to=${segment}`);
	const written = { kind: 'rating', segment, question_fr: QUESTION, points: '5', results: 'voted', onAir: '1' };
	const refused = await send(`${rundown}?/cue&add=rating&to=${segment}`, {
		...written,
		points: '50',
		options_fr: 'Un'
	});
	const page = await send(`${rundown}?/cue`, written);
	const wrong = [
		...unless(form.includes('Étoiles'), 'the form does not say what it is for'),
		...unless(refused.includes('Donnez un nombre de 2 à 10'), 'the form does not say how many points there can be'),
		...unless(page.includes('Étoiles') && page.includes(QUESTION), 'the rundown does not show it'),
		...(await bringBack('csv', 'Étoiles')),
		...(await bringBack('json', '"form":"rating"')),
		...(await voted(direction))
	];
	await send(`${show}/regie?/order`, { do: 'end' });
	const report = await read(`${show}/report`);
	return [...wrong, ...unless(report.includes(QUESTION), 'the report does not tell of it')];
}

/** Somebody votes on the page of the show, somebody else without a script: both are counted, and what is no answer is refused. */
async function voted({ url, browser, show, send, read, cues, onAir, overlay }: Direction): Promise<string[]> {
	const room = await onAir();
	const [cue] = await cues();
	const poll = cue?.id ?? '';
	await send(`${show}/regie?/order`, { do: 'take', cue: poll });
	const air = await (await browser.newContext()).newPage();
	await air.goto(await overlay());
	await air.locator('on-air-poll', { hasText: QUESTION }).waitFor();
	const address = url + href(show.replace('/desk/shows', '/antenne'), 'fr');
	const page = await vote(browser, address, poll, true);
	await page.locator(`#poll-${poll} li.mine`, { hasText: '4' }).waitFor();
	await vote(browser, address, poll, false);
	await page.locator(`#poll-${poll}`, { hasText: '2 votants' }).waitFor();
	const viewer = await listenTo({ url, room, as: 'viewer' });
	const answer = await viewer.ask({ do: 'vote', poll, choice: ['6'] });
	viewer.close();
	return [
		...unless(!answer.ok && answer.code === 'stage_choice_wrong', 'the room takes six stars of five'),
		...unless((await read(`${show}/regie`)).includes(QUESTION), 'the control room does not show it')
	];
}

async function vote(browser: Browser, address: string, poll: string, scripts: boolean): Promise<Page> {
	const page = await (await browser.newContext({ javaScriptEnabled: scripts })).newPage();
	await page.goto(address);
	if (scripts) await alive(page);
	await page.locator(`#poll-${poll} .stars`).nth(3).click();
	await page.locator(`#poll-${poll} button`).click();
	return page;
}
