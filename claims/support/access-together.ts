/** The claims about pages that everybody can use, in one process: for the short run. */
import { access } from '../access.ts';
import { cityAccess } from '../city-access.ts';
import { coulissesAccess } from '../coulisses-access.ts';
import { impactAccess } from '../impact-access.ts';
import { learningAccess } from '../learning-access.ts';
import { networkAccess } from '../network-access.ts';
import { showAccess } from '../show-access.ts';
import { spacesAccess } from '../spaces-access.ts';
import { ventureAccess } from '../venture-access.ts';
import { lookAll } from './access.ts';

await lookAll({
	access,
	'city-access': cityAccess,
	'coulisses-access': coulissesAccess,
	'impact-access': impactAccess,
	'learning-access': learningAccess,
	'network-access': networkAccess,
	'show-access': showAccess,
	'spaces-access': spacesAccess,
	'venture-access': ventureAccess
});
