import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { staticServer } from './static-server.ts';

/** `npm run serve [-- --port 4321 --host 127.0.0.1 --folder dist]`: serves the built site as any static server would. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: '127.0.0.1' },
    folder: { type: 'string', default: 'dist' },
  },
});
if (!existsSync(`${values.folder}/index.html`)) {
  console.error(`${values.folder} 里还没有网站。先运行 npm run build。`);
  process.exit(1);
}
const server = staticServer(values.folder);
let port = Number(values.port);
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  // The port is taken: the next one serves as well, and the address is printed.
  port += 1;
  server.listen(port, values.host);
});
server.on('listening', () => console.log(`网站在这里：http://${values.host}:${port}/  （按 Ctrl+C 停止）`));
server.listen(port, values.host);
