import { inTurns } from '#kernel/server/activity/turns.ts';
import { lookAtFiles } from './files.ts';
import { look } from './look.ts';

const HALF_MINUTE_MS = 30_000;
const REST_MS = 1000;

/** Looks at the pieces of figures and at their files every half minute: a queue of jobs is not that punctual. @returns how to stop it, gently */
export function startLooking(report: (error: unknown) => void): { stop(): Promise<void> } {
	const turns = inTurns(
		async () => {
			await look();
			await lookAtFiles();
		},
		REST_MS,
		report
	);
	const patrol = setInterval(() => turns.ask(), HALF_MINUTE_MS);
	return {
		async stop() {
			clearInterval(patrol);
			await turns.stop();
		}
	};
}
