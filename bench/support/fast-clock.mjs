// Loaded into a program before its own code: its clock and its timers run CLOCK_TIMES as fast, and SIGUSR2 makes it say how much memory is really used.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const times = Number(process.env.CLOCK_TIMES ?? 1);
const real = Date.now.bind(Date);
const began = real();
Date.now = () => began + Math.round((real() - began) * times);
for (const name of ['setTimeout', 'setInterval']) {
	const plain = globalThis[name];
	globalThis[name] = (act, ms = 0, ...rest) => plain(act, ms / times, ...rest);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
	collect();
	collect();
	console.log(`heap ${Math.round(process.memoryUsage().heapUsed / 1024)}`);
});
