import { agenda } from '#agenda/server/module.ts';
import { city } from '#city/server/module.ts';
import { editorial } from '#editorial/server/module.ts';
import { exchange } from '#exchange/server/module.ts';
import { groups } from '#groups/server/module.ts';
import { impact } from '#impact/server/module.ts';
import { journey } from '#journey/server/module.ts';
import { identity } from '#kernel/identity/server/module.ts';
import type { Module } from '#kernel/module.ts';
import { kernel } from '#kernel/server/module.ts';
import { learning } from '#learning/server/module.ts';
import { missions } from '#missions/server/module.ts';
import { moderation } from '#moderation/server/module.ts';
import { network } from '#network/server/module.ts';
import { notice } from '#notice/server/module.ts';
import { participation } from '#participation/server/module.ts';
import { partnering } from '#partnering/server/module.ts';
import { programs } from '#programs/server/module.ts';
import { sensing } from '#sensing/server/module.ts';
import { spaces } from '#spaces/server/module.ts';
import { stage } from '#stage/server/module.ts';
import { venture } from '#venture/server/module.ts';
import { importers, ownImporters } from './importers.ts';

/** The parts of the program, in the order of the arrows: what is below does not know what is above. */
export const modules: readonly Module[] = [
	kernel,
	identity,
	participation,
	exchange([...importers, ...ownImporters]),
	network,
	spaces,
	sensing,
	partnering,
	missions,
	agenda,
	groups,
	city,
	editorial,
	moderation,
	learning,
	venture,
	journey,
	stage,
	notice,
	impact,
	programs
];
