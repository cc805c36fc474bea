import type { World } from '../world/world';
import type { DemoSwitches } from '../options';
import { writeJson, type Json } from './json';

/** What the server will send. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON body; undefined when there was none or it was not JSON. */
  readonly body: unknown;
}

/** What an endpoint sees. */
export interface ApiContext {
  readonly world: World;
  readonly switches: DemoSwitches;
}

export type Endpoint = (context: ApiContext, request: ApiRequest, id: string) => Answer;

const JSON_TYPE = 'application/json;charset=utf-8';

export function json(value: Json, status = 200): Answer {
  return { status, contentType: JSON_TYPE, body: writeJson(value) };
}

export function jsonText(body: string): Answer {
  return { status: 200, contentType: JSON_TYPE, body };
}

export function badRequest(message: string): Answer {
  return json({ message }, 400);
}

export function notFoundPage(path: string): Answer {
  const shown = path.replace(/[^\w/.-]/g, '');
  return {
    status: 404,
    contentType: 'text/html;charset=iso-8859-1',
    body: `<html><head><title>Error 404 Not Found</title></head><body><h2>HTTP ERROR 404 Not Found</h2><table><tr><th>URI:</th><td>${shown}</td></tr><tr><th>STATUS:</th><td>404</td></tr></table></body></html>`,
  };
}

/** The web page that a single-page application answers with for every path it does not know. */
export function appShell(): Answer {
  return {
    status: 200,
    contentType: 'text/html;charset=utf-8',
    body: '<!doctype html><html lang="sv"><head><title>Demobörsen</title></head><body><div id="root"></div></body></html>',
  };
}

export function unauthorized(): Answer {
  return json({ message: 'Unauthorized' }, 401);
}
