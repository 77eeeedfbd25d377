// The NATS server that claims with several programs speak over.
import { ensureProgram } from './debian.mjs';

/**
 * The path of a NATS server: the one that NATS_SERVER names, else the system's, which is installed when it can be.
 * @returns {string | undefined}
 */
export function ensureNats() {
	return process.env.NATS_SERVER ?? ensureProgram('nats-server', ['nats-server']);
}

/** Why there is none, in one line. */
export const whyNoNats = () =>
	'no nats-server here, and not root on Debian to install one: set NATS_SERVER to the path of one';

if (process.argv[1]?.endsWith('nats.mjs')) {
	const path = ensureNats();
	console.log(path ?? whyNoNats());
	process.exitCode = path ? 0 : 1;
}
