// Loaded into a program before its own code: its clock and its timers run CLOCK_TIMES as fast, and SIGUSR2 makes it say how much memory is really used.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const times = Number(process.env.CLOCK_TIMES ?? 1);
const real = Date.now.bind(Date);
const began = real();
Date.now = () => began + Math.round((real() - began) * times);
// both ways of asking the time, or what was planned by one has not come by the other
const plainDate = Date;
globalThis.Date = new Proxy(plainDate, {
	construct: (date, given, asked) =>
		Reflect.construct(date, given.length ? given : [date.now()], asked === globalThis.Date ? date : asked)
});
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
