import type { Browser } from 'playwright-core';
import { losses } from '../../../scripts/routes/losses.ts';
import { access } from './access.ts';
import { agenda } from './agenda.ts';
import { city } from './city.ts';
import { contacts } from './contacts.ts';
import { desk } from './desk.ts';
import { groups } from './groups.ts';
import { impact } from './impact.ts';
import { journey } from './journey.ts';
import { learning } from './learning.ts';
import { missions } from './missions.ts';
import { partnering } from './partnering.ts';
import { persons } from './persons.ts';
import { pressed } from './pressing.ts';
import { stage } from './stage.ts';
import { type Arrange, worldOf } from './world.ts';

const arrangements: Readonly<Record<string, Arrange>> = {
	...access,
	...agenda,
	...city,
	...contacts,
	...desk,
	...groups,
	...impact,
	...journey,
	...learning,
	...missions,
	...partnering,
	...persons,
	...stage
};
const all: readonly string[] = Object.keys(losses).filter((key) => losses[key] === 'asks');

/** What was pressed, and what was wrong. */
export type Pressed = Readonly<{ acts: number; untried: readonly string[]; wrong: readonly string[] }>;

/**
 * Presses every act that cannot be undone, in a browser, against a program with the demonstration and `db` connected to its database: it asks, with the
 * figures of the database; « no » changes nothing; « yes » said twice at once is done once. `untried`: acts of the table that nobody has arranged.
 */
export async function pressAll(url: string, browser: Browser, asking = all): Promise<Pressed> {
	const world = await worldOf(url);
	const untried = asking.filter((key) => !(key in arrangements));
	const wrong: string[] = [];
	for (const key of asking) {
		const arrange = arrangements[key];
		if (!arrange) continue;
		const found = await arrange(world)
			.then((arranged) => pressed(url, browser, arranged))
			.catch((error: unknown) => [error instanceof Error ? error.message.split('\n')[0] : String(error)]);
		wrong.push(...found.map((one) => `${key}: ${one}`));
	}
	return { acts: asking.length - untried.length, untried, wrong };
}
