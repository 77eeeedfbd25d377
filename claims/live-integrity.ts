/** One token is one ballot, a kill loses no vote, and nobody outside gets a secret before its reveal nor one byte of a rejected text. */
import { startProgram } from '../tests/support/program.ts';
import { killedInMidPoll, oneTokenOneBallot } from './support/integrity/ballots.ts';
import { rejectedStayInside } from './support/integrity/rejected.ts';
import { secretsUntilReveal } from './support/integrity/secrets.ts';
import { withLiveHub } from './support/live.ts';

const small = process.argv.includes('--small');
const wrong: string[] = [];
const said = await withLiveHub({}, async (hub) => {
	const [stuffing, secrets, rejected] = await Promise.all([
		oneTokenOneBallot(hub, small ? 200 : 1000),
		secretsUntilReveal(hub),
		rejectedStayInside(hub, small ? 100 : 500)
	]);
	let again = hub.program;
	const killed = await killedInMidPoll(hub, small ? 100 : 1000, async () => {
		again = await startProgram({
			beside: hub.program,
			port: Number(new URL(hub.url).port),
			crowd: true,
			env: { LOG_LEVEL: 'warn' }
		});
		return again;
	});
	await again.stop();
	wrong.push(...stuffing, ...secrets, ...rejected.wrong, ...killed.wrong);
	return [rejected.said, killed.said];
});
for (const sentence of wrong) console.log(sentence);
console.log(
	`live-integrity: one token one ballot, no secret before its reveal; ${said.join('; ')}${wrong.length ? `, ${wrong.length} things wrong` : ''}`
);
process.exit(wrong.length ? 1 : 0);
