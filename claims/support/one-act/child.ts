/** One program of the claim one-act: histories, one after the other, until it is killed. */
import { promisify } from 'node:util';
import { connect } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { history } from './history.ts';
import type { Sent } from './killing.ts';
import { laneFrom } from './killing.ts';

const { connection, lane, seed, length } = JSON.parse(process.argv[2] ?? '') as Sent;
connect({ ...connection, application_name: 'one-act' });
prepareJobs(connection);
openSecret('a secret for the claim', '');
const send = promisify((message: object, sent: (error: Error | null) => void) =>
	process.send?.(message, undefined, {}, sent)
);

for (let at = seed; ; at++)
	await history(laneFrom(lane), at, length, {
		will: (lines) => send({ will: lines }),
		did: () => send({ did: true })
	}).then(async ({ wrong }) => {
		if (wrong.length) await send({ wrong });
		await send({ over: true });
	});
