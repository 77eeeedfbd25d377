/** A receiver that fails, hangs, redirects, is gone or comes back after hours gets all that it may know at least once, in order for each object, under one id and signed as the reference library wants it; a key is worth its scope, its end and what its person may do at that moment; the recipes of the documentation run as they are written. */
import { connect, disconnect } from '#kernel/server/db.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { everySection, withHub } from './support/hub.ts';
import type { KeyFigures } from './support/webhooks/asking.ts';
import { type DeliveryFigures, deliveryFaults } from './support/webhooks/delivering.ts';
import { keyFaults } from './support/webhooks/keys.ts';
import { recipeFaults } from './support/webhooks/recipes.ts';

const small = process.argv.includes('--small');
const TURNS = small ? 2 : 25;

const wrong: string[] = [];
const told: DeliveryFigures = { endpoints: 0, messages: 0, attempts: 0 };
const keys: KeyFigures = { asked: 0, refused: 0 };

// the deliveries at an hour that the claim sets, then a program on the same database
await withScratchPostgres(async ({ connection, url: database }) => {
	connect(connection);
	try {
		wrong.push(...(await deliveryFaults(TURNS, told)));
	} finally {
		await disconnect();
	}
	const env = { LOG_LEVEL: 'fatal', PRIVATE_CALENDARS: 'on', DATABASE_URL: database };
	await withHub({ args: [], env }, async ({ url }) => {
		await everySection();
		wrong.push(...(await recipeFaults(url)), ...(await keyFaults(url, keys, !small)));
	});
});
for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
console.log(
	`webhooks: ${told.messages} messages to ${told.endpoints} addresses in ${told.attempts} attempts, each verified, at least once, in order and under one id; ${keys.asked} questions by keys, ${keys.refused} of them refused as described; 2 recipes run; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;
