import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './api/answer';
import type { Delivery } from './faults';

const BODY_LIMIT_BYTES = 1_000_000;
const DRIP_PIECES = 40;

/** The JSON of a request; undefined when it is none, or too long. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > BODY_LIMIT_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

function writeHead(response: ServerResponse, answer: Answer): Buffer {
  const latin = answer.contentType.includes('iso-8859-1');
  const body = Buffer.from(answer.body, latin ? 'latin1' : 'utf8');
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': body.length, ...answer.headers });
  return body;
}

/** Sends a body in small pieces with pauses, so that only a total time limit notices. */
function drip(response: ServerResponse, body: Buffer, pauseMs: number): void {
  const step = Math.max(1, Math.ceil(body.length / DRIP_PIECES));
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + step));
    sent += step;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, pauseMs);
  response.on('close', () => clearInterval(timer));
}

/** Sends an answer in the way that a fault wants it sent. */
export function deliver(response: ServerResponse, delivery: Delivery): void {
  if (delivery.how === 'destroy') {
    response.socket?.destroy();
    return;
  }
  if (delivery.how === 'never') return;
  const body = writeHead(response, delivery.answer);
  if (delivery.dripMs === undefined) response.end(body);
  else drip(response, body, delivery.dripMs);
}
