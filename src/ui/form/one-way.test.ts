import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Forms that are sent in a way of their own, each with what keeps their words when the network is gone. */
const ownWays: Readonly<Record<string, string>> = {
	'src/agenda/desk/door/Arrivals.svelte': 'the door keeps what is done there, and sends it later',
	'src/agenda/desk/door/Result.svelte': 'the door keeps what is done there, and sends it later',
	'src/agenda/desk/door/TicketField.svelte': 'the door keeps what is done there, and sends it later',
	'src/agenda/desk/door/WalkIn.svelte': 'the door keeps what is done there, and sends it later',
	'src/city/pages/CodeForm.svelte': 'a code of a trail that this device keeps opens there; nothing is written',
	'src/city/pages/Riddle.svelte': 'checked on the device, sent nowhere while it can be',
	'src/routes/(coulisses)/desk/films/new/+page.svelte': 'a film is sent in parts, and goes on where it stopped',
	'src/routes/(person)/me/guide/[trail]/sheets/+page.svelte': 'asks for a paper; nothing is typed or written',
	'src/stage/desk/shows/moderation/Paste.svelte': 'an order to the room; the text stays until it was taken',
	'src/stage/desk/shows/moderation/Queue.svelte': 'an order to the room',
	'src/stage/desk/shows/moderation/Rules.svelte': 'an order to the room; the fields stay as they are',
	'src/stage/desk/shows/regie/CueRow.svelte': 'an order to the room, without words',
	'src/stage/desk/shows/regie/Press.svelte': 'an order to the room, without words',
	'src/stage/viewer/Commune.svelte': 'kept on the device, sent nowhere',
	'src/stage/viewer/Compose.svelte': 'an act in the room; the words stay until it was taken',
	'src/stage/viewer/PollForm.svelte': 'an act in the room; the choice stays until it was taken',
	'src/stage/viewer/Question.svelte': 'an act in the room; the words stay until it was taken',
	'src/web/access/NewPasskey.svelte': 'the device makes the passkey'
};

const sources = globSync('src/**/*.{svelte,ts}').map(
	(file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const
);

test('every form is sent by src/ui/form, or in a way of its own that is told here', () => {
	const own = sources.filter(
		([file, text]) =>
			file.endsWith('.svelte') && /<form\b[\s\S]*?\bonsubmit\b|<form\b[^>]*data-sveltekit-reload/.test(text)
	);
	expect(own.map(([file]) => file).sort()).toEqual(Object.keys(ownWays).sort());
});

test('nothing else takes forms out of the hands of the browser', () => {
	const takers = sources.filter(
		([file, text]) => /^\s*import (?!type)[^;]*'\$app\/forms'/m.test(text) && file !== 'src/ui/form/send.ts'
	);
	expect(takers.map(([file]) => file)).toEqual([]);
});
