/** Run as a process of its own by embedded.ts: makes an empty cluster in the folder given. Making one takes several times the memory of running one. */
import { makeCluster } from './embedded.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('embeddedCreate FOLDER');
await makeCluster(folder);
