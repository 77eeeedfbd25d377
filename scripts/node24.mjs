// Plain JavaScript without a dependency: it runs on whatever Node the machine has.
// When that Node is too old, it puts Node 24 (packages node-<os>-<cpu>, locked with integrity by tools/node)
// into node_modules/.bin, which npm puts first on PATH for every `npm run …`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tools = join(root, 'tools', 'node');
const vendored = process.execPath.startsWith(tools);
if (vendored || Number(process.versions.node.split('.')[0]) < NEEDED) bring();

function bring() {
	const wanted = JSON.parse(readFileSync(join(tools, 'package.json'), 'utf8')).optionalDependencies;
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	if (!wanted[name]) {
		console.error(
			`Creative Valley needs Node ${NEEDED}; this machine has ${process.versions.node}, and no package brings ${name}.`
		);
		process.exit(1);
	}
	const manifest = join(tools, 'node_modules', name, 'package.json');
	if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== wanted[name]) {
		console.log(`· this machine has Node ${process.versions.node}: fetching Node ${NEEDED}`);
		install();
	}
	const link = join(root, 'node_modules', '.bin', 'node');
	mkdirSync(dirname(link), { recursive: true });
	// put in place at once: another program that starts meanwhile must not find the machine's own Node
	const made = `${link}.${process.pid}`;
	symlinkSync(relative(dirname(link), join(tools, 'node_modules', '.bin', 'node')), made);
	renameSync(made, link);
}

/** A nested npm must not inherit the outer one's settings (prefix, omit, …), only where to fetch from. */
function install() {
	const inherited = ([key]) => !/^npm_(?!config_(cache|registry|cafile))/i.test(key);
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: tools,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: Object.fromEntries(Object.entries(process.env).filter(inherited))
	});
	if (status !== 0) process.exit(status ?? 1);
}
