// A stand-in for the platform's API with made-up data, for working on the console alone. Never part of the built console.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from './routes.mjs';
import { sessions } from './state.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'";

function send(res, status, body, headers = {}) {
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
    res.end(body);
  } else {
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    res.writeHead(status, { 'Content-Type': type, ...headers });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

export function problem(status, code, zh, en, findings = []) {
  return { status, body: { type: `urn:tongguan:${code}`, title: en, status, detail: en, code, text: { zh, en }, findings } };
}

function page(path, res) {
  const wanted = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const file = join(DIST, wanted);
  const at = extname(wanted) && existsSync(file) ? file : join(DIST, 'index.html');
  res.writeHead(200, { 'Content-Type': TYPES[extname(at)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
  createReadStream(at).pipe(res);
}

async function read(req) {
  const chunks = [];
  for await (const c of req) {
    chunks.push(c);
  }
  const raw = Buffer.concat(chunks);
  const type = req.headers['content-type'] ?? '';
  return { raw, json: type.includes('json') && raw.length ? JSON.parse(raw.toString()) : {} };
}

async function api(req, res, url) {
  const path = url.pathname.slice('/api/v1'.length);
  const cookie = /TONGGUAN_SESSION=([^;]+)/.exec(req.headers.cookie ?? '')?.[1];
  const session = sessions.get(cookie) ?? null;
  const { raw, json } = await read(req);
  for (const [method, pattern, handle, open] of routes) {
    const match = method === req.method && pattern.exec(path);
    if (!match) {
      continue;
    }
    if (!session && !open) {
      const p = problem(401, 'session.none', '请先登录。', 'Please sign in.');
      return send(res, p.status, p.body);
    }
    if (session && req.method !== 'GET' && path !== '/session' && !req.headers['x-xsrf-token']) {
      const p = problem(403, 'csrf', '请求缺少校验令牌。', 'The request lacks its token.');
      return send(res, p.status, p.body);
    }
    const answer = await handle({ req, res, session, q: Object.fromEntries(url.searchParams), body: json, raw, id: match[1], sub: match[2], cookie });
    if (answer === 'streaming') {
      return undefined;
    }
    const { status = 200, headers, body } = answer && answer.__ ? answer : { body: answer };
    return send(res, answer?.status && answer?.body?.code ? answer.status : status, answer?.body?.code ? answer.body : body, headers);
  }
  const p = problem(404, 'not.found', '没有找到。', 'Not found.');
  return send(res, p.status, p.body);
}

export function start(port) {
  return createServer((req, res) => {
    const url = new URL(req.url, 'http://localhost');
    const work = url.pathname.startsWith('/api/') ? api(req, res, url) : Promise.resolve(page(url.pathname, res));
    work.catch((e) => send(res, 500, problem(500, 'mock', '模拟服务出错。', String(e?.stack ?? e)).body));
  }).listen(port, '127.0.0.1', () => console.log(`mock API on http://127.0.0.1:${port}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  start(Number(process.env.MOCK_PORT ?? 8790));
}
