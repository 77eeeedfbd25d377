import type pg from 'pg';
import { connect, disconnect } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { type Ask, bookHere } from './asking.ts';

// a process that books what it is told to: the first message names the database
process.on('message', async (told: { connection: pg.PoolConfig; data: string } | { turn: number; ask: Ask }) => {
	if ('connection' in told) {
		connect(told.connection);
		openSecret(undefined, told.data);
		process.send?.({ turn: -1 });
	} else process.send?.({ turn: told.turn, answer: await bookHere(told.ask) });
});
process.on('disconnect', () => disconnect());
