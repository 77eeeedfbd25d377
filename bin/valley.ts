import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { locales } from '#kernel/words.ts';

// what Node made of the sources at an earlier start; where nothing can be written, it starts as before
enableCompileCache(
	process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
);

const report = (line: string): void => console.log(line.startsWith('\n') || line.startsWith(' ') ? line : `· ${line}`);

// each command loads what it needs: a program that was killed must be there again at once, and all of it takes a second to load
const valley = new Command('valley').description('The hub: serve it, look after it, keep it.').showHelpAfterError();

valley
	.command('serve')
	.description('start the hub; everything it needs is started with it')
	.option('--demo', 'load the demonstration hub into an empty database')
	.option('--empty', 'leave an empty database empty')
	.option('--lan', 'HTTPS on the local network, with a QR of the address')
	.option('--demo-for-all', 'let whoever reaches the hub be each person of the demonstration, its admin too')
	.action(async ({ demo = false, empty = false, lan = false, demoForAll = false }) =>
		(await import('./serve.ts')).serve({ demo: demo && !empty, lan, demoForAll }, report)
	);

valley
	.command('migrate')
	.description('bring the schema of the database up to this program')
	.action(async () => {
		const { ground } = await import('./ground.ts');
		const { release } = await ground(report);
		await release();
		report('the schema is up to date');
	});

valley
	.command('demo')
	.description('load the demonstration hub into an empty database, or erase it')
	.option('--erase', 'remove the demonstration: its persons, activities and facts')
	.action(async ({ erase = false }) => {
		const { eraseDemo, loadDemo } = await import('./demo.ts');
		await (erase ? eraseDemo(report) : loadDemo(report));
	});

valley
	.command('admin')
	.description('print a link that makes somebody an admin: how a new hub gets its first')
	.argument('<email>', 'her address')
	.action(async (email: string) => (await import('./admin.ts')).makeAdmin(email, report));

valley
	.command('forget-factors')
	.description('forget the codes and keys of somebody who lost her telephone: she sets up new ones')
	.argument('<email>', 'her address')
	.action(async (email: string) => (await import('./admin.ts')).forgetFactors(email, report));

valley
	.command('backup')
	.description('write the whole hub into one archive, while it runs')
	.argument('<archive>', 'where to, for example backups/2026-11-25.tar.gz')
	.action(async (archive: string) => (await import('./archive.ts')).backupTo(archive, report));

valley
	.command('restore')
	.description('bring a backup back into an empty data folder, or into the empty database of DATABASE_URL')
	.argument('<archive>', 'a file made by backup')
	.option('--erasures <file>', 'a newer register of erased persons to apply again')
	.action(async (archive: string, { erasures }: { erasures?: string }) =>
		(await import('./archive.ts')).restoreFrom(archive, erasures, report)
	);

valley
	.command('erasures')
	.description('print the register of erased persons (hashes only), to keep apart from the backups')
	.action(async () => (await import('./archive.ts')).printErasures());

type Importing = {
	write?: boolean;
	take?: string[];
	near?: boolean;
	create?: boolean;
	leaveEmpty?: boolean;
	same?: string;
};
const kind = ['<kind>', 'organizations, for example; one that there is not is answered with the list'] as const;

valley
	.command('import')
	.description('try a table of organizations, people or another kind, and say each cell that cannot be taken')
	.argument(...kind)
	.argument('<file>', '.csv, .xlsx, .xls or .ods')
	.option('--take <word=thing...>', 'what unknown words are taken for: "Jeux vidéos=Jeu vidéo"')
	.option('--near', 'take each unknown word for the known one that is written nearly so')
	.option('--create', 'create the places, organisations and sectors that nothing known is written like')
	.option('--leave-empty', 'leave cells empty whose word names nothing known')
	.option('--same <update|add|skip>', 'what is done with rows that may be there already')
	.option('--write', 'import the rows that are new or changed')
	.action(async (kind: string, file: string, { write = false, leaveEmpty, ...said }: Importing) =>
		(await import('./tables.ts')).importTable(kind, file, write, { ...said, empty: leaveEmpty }, report)
	);

valley
	.command('export')
	.description('write all organizations, people or another kind into a table')
	.argument(...kind)
	.argument('<file>', 'where to: .csv or .xlsx')
	.action(async (kind: string, file: string) => (await import('./tables.ts')).exportTable(kind, file, report));

valley
	.command('skills')
	.description(
		'take in the tables of ESCO, the European list of skills: skills, skillGroups and broaderRelationsSkillPillar'
	)
	.argument('<files...>', '.csv; the language stands in the name, as in skills_fr.csv')
	.addOption(new Option('--locale <locale>', 'the language of files whose name does not say it').choices(locales))
	.action(async (files: string[], { locale }: { locale?: (typeof locales)[number] }) =>
		(await import('./skills.ts')).bringSkills(files, locale, report)
	);

type Door = { key?: string; as?: string; for?: string; hub: string; port: string };

valley
	.command('map')
	.description('lay an extract of OpenStreetMap below the stops of all trails; it needs tilemaker')
	.argument('<extract>', 'for example mons.osm.pbf, or .pmtiles that this command made')
	.option('--bbox <degrees>', 'only what lies within: west,south,east,north')
	.option('--taken <day>', 'the day of the extract: 2026-11-30')
	.action(async (extract: string, options: { bbox?: string; taken?: string }) =>
		(await import('./map.ts')).layMap(extract, options, report)
	);

valley
	.command('sensors-door')
	.description(
		'open an address of this machine that adds a key, for devices and test suites of SensorThings that know none'
	)
	.option('--key <key>', 'a key of « Pour les développeurs », or of one sensor')
	.option(
		'--as <email>',
		'instead of a key: who answers for the organisation; a key is made for as long as the door is open'
	)
	.option('--for <organisation>', 'its word in the address of its page')
	.option('--hub <address>', 'the hub', 'http://localhost:3000')
	.option('--port <number>', 'where to listen; 0: wherever is free', '8765')
	.action(async ({ key, as: email, for: organization, hub, port }: Door) => {
		const { openSensorsDoor } = await import('./sensors-door.ts');
		const open = (its: string) =>
			openSensorsDoor({ key: its, hub: hub.replace(/\/+$/, ''), port: Number(port) }, report);
		if (key) return open(key);
		if (!email || !organization) throw new Error('Say --key, or --as and --for.');
		return (await import('./sensors-key.ts')).withSensorsKey({ email, organization }, report, open);
	});

const story = valley.command('story').description('read, play and try a story of the journey in its folder');
const language = ['--locale <locale>', `${locales.join(', ')}: one of them`, locales[0]] as const;

story
	.command('lint')
	.description('say what its author must mend, and what she may want to look at')
	.argument('<folder>', 'for example hubs/mons/stories/etincelle')
	.option(language[0], language[1], 'en')
	.action(async (folder: string, options: { locale: string }) => {
		process.exitCode = (await (await import('./story.ts')).lintStory(folder, options, report)) ? 0 : 1;
	});

story
	.command('play')
	.description('play it in the terminal')
	.argument('<folder>', 'where it is')
	.option(...language)
	.option('--seed <number>', 'another one, other dice', '1')
	.action(async (folder: string, options: { locale: string; seed: string }) =>
		(await import('./story-play.ts')).playStory(folder, options)
	);

story
	.command('bot')
	.description('let a bot play it many times: what goes wrong, what nobody reaches, how long it takes')
	.argument('<folder>', 'where it is')
	.option(...language)
	.option('--runs <number>', 'how many times', '1000')
	.option('--policy <policy>', 'random, busy, greedy, lean or burnout', 'random')
	.action(async (folder: string, options: { locale: string; runs: string; policy: string }) => {
		process.exitCode = (await (await import('./story.ts')).botStory(folder, options, report)) ? 0 : 1;
	});

story
	.command('stats')
	.description('count its lines, words, choices and cards')
	.argument('<folder>', 'where it is')
	.action(async (folder: string) => (await import('./story.ts')).countStory(folder, report));

valley
	.command('sweep')
	.description('say which files nothing names, as the nightly sweep does that stops when they are many')
	.option('--go-on', 'take them away')
	.action(async ({ goOn = false }) => (await import('./sweep.ts')).sweep(goOn, report));

valley
	.command('doctor')
	.description('check settings, database, log, seals, readers, files, jobs and letters')
	.action(async () => {
		const { doctor } = await import('./doctor.ts');
		process.exitCode = (await doctor(report)) ? 0 : 1;
	});

valley
	.command('given-up', { hidden: true })
	.description('tell the admins that the program is not started again')
	.argument('<deaths>', 'of those that were tried, as supervise.mjs keeps them')
	.action(async (deaths: string) => (await import('./given-up.ts')).tellGivenUp(JSON.parse(deaths)));

await valley.parseAsync().catch(async (error: Error) => {
	console.error(`\n${error.message}`);
	if (process.env.LOG_LEVEL === 'debug') console.error(error.stack);
	const [{ statusOf }, { PASSING }] = await Promise.all([
		import('#kernel/server/errors.ts'),
		import('./supervise.mjs')
	]);
	process.exit(statusOf(error) === 503 ? PASSING : 1);
});
