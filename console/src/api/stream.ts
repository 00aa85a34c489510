import type { JournalEvent } from './types';
import { headers, url } from './client';

/**
 * Follows the platform's event stream, whatever the events are named, and picks up where it was after a lost connection.
 * Read by hand rather than with EventSource, which only hears names known beforehand.
 */
export function follow(onEvent: (event: JournalEvent) => void, onState: (live: boolean) => void): () => void {
  const stop = new AbortController();
  let last: string | null = null;
  let wait = 1_000;

  async function read() {
    const extra: Record<string, string> = last === null ? {} : { 'Last-Event-ID': last };
    const answer = await fetch(url('/events/stream'), {
      headers: { ...headers('GET'), ...extra, Accept: 'text/event-stream' }, credentials: 'same-origin', signal: stop.signal,
    });
    if (!answer.ok || !answer.body) {
      throw new Error(`stream ${answer.status}`);
    }
    onState(true);
    wait = 1_000;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      buffer += value.replace(/\r\n?/g, '\n');
      for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
        block(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
      }
    }
  }

  function block(text: string) {
    const data: string[] = [];
    text.split('\n').forEach((line) => {
      if (line.startsWith('id:')) {
        last = line.slice(3).trim();
      } else if (line.startsWith('data:')) {
        data.push(line.slice(5).trimStart());
      }
    });
    if (data.length > 0) {
      try {
        onEvent(JSON.parse(data.join('\n')) as JournalEvent);
      } catch {
        // a heartbeat or something newer than this console
      }
    }
  }

  async function run() {
    while (!stop.signal.aborted) {
      try {
        await read();
      } catch {
        // fall through: wait and try again
      }
      onState(false);
      await new Promise((next) => setTimeout(next, wait));
      wait = Math.min(wait * 2, 30_000);
    }
  }

  void run();
  return () => stop.abort();
}
