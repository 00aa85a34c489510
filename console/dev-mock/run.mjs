// Starts the mock API and Vite's development server against it: npm run dev:mock
import { spawn } from 'node:child_process';
import { start } from './server.mjs';

const port = Number(process.env.MOCK_PORT ?? 8790);
start(port);
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...process.argv.slice(2)], {
  stdio: 'inherit', env: { ...process.env, TONGGUAN_API: `http://127.0.0.1:${port}` },
});
vite.on('exit', (code) => process.exit(code ?? 0));
