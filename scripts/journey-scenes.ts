/** Draws the scenes and portraits of the journey: `node scripts/journey-scenes.ts [name …]` writes them into the story's folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { CLEAR, type Drawing, fewer } from './journey-scenes/drawing.ts';
import { motionOf } from './journey-scenes/motion.ts';
import { png } from './journey-scenes/png.ts';
import * as friends from './journey-scenes/portraits/main.ts';
import * as others from './journey-scenes/portraits/others.ts';
import { belfry } from './journey-scenes/scenes/belfry.ts';
import { coworking } from './journey-scenes/scenes/coworking.ts';
import { dawn } from './journey-scenes/scenes/dawn.ts';
import { empty } from './journey-scenes/scenes/empty.ts';
import { fair } from './journey-scenes/scenes/fair.ts';
import { kitchen } from './journey-scenes/scenes/kitchen.ts';
import { lift } from './journey-scenes/scenes/lift.ts';
import { lyceum } from './journey-scenes/scenes/lyceum.ts';
import { press } from './journey-scenes/scenes/press.ts';
import { square } from './journey-scenes/scenes/square.ts';
import { studio } from './journey-scenes/scenes/studio.ts';
import { terrils } from './journey-scenes/scenes/terrils.ts';
import { train } from './journey-scenes/scenes/train.ts';

const folder = 'hubs/mons/stories/etincelle';
const scenes = { belfry, coworking, dawn, empty, fair, kitchen, lift, lyceum, press, square, studio, terrils, train };

const portraits = { ...friends, ...others };

const wanted = process.argv.slice(2);

for (const [kind, all] of Object.entries({ scenes, portraits }))
	for (const [name, draw] of Object.entries(all))
		if (!wanted.length || wanted.includes(name)) {
			write(kind, name, draw());
			const motion = kind === 'scenes' ? motionOf(name) : null;
			if (motion) write('scenes', `${name}-motion`, motion, CLEAR);
		}

function write(kind: string, name: string, drawing: Drawing, clear?: number): void {
	if (clear === undefined) fewer(drawing, 24);
	const bytes = png(drawing, clear);
	mkdirSync(`${folder}/${kind}`, { recursive: true });
	writeFileSync(`${folder}/${kind}/${name}.png`, bytes);
	console.log(`${kind}/${name}: ${bytes.length} bytes, ${new Set(drawing.pixels).size} colours`);
}
